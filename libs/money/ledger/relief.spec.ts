import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDebt, type DebtInTest } from '../../../test/builders/debt.js';
import { day, fen, yuan } from '../../../test/builders/day.js';
import { isRefusal, type Refusal } from '../../ground/command/command.js';
import { plus } from '../../ground/fen/fen.js';
import { parts, type Part } from '../debt/debt.js';
import { allocated, charged, reversed, sumOf, totalOwed, writtenOff, type EntryKind, type Posting } from './ledger.js';
import { recourse } from './recourse.js';
import { setOffAgainst, takenInKind, waived } from './relief.js';

function done<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused}`);
  return value;
}
const refusal = (value: unknown): unknown => (isRefusal(value) ? [value.refused, value.detail ?? {}] : undefined);
const balance = (debt: DebtInTest, account: string): bigint =>
  debt.postings.reduce(
    (sum, { debit, credit, amount }) => sum + (debit === account ? amount : 0n) - (credit === account ? amount : 0n),
    0n,
  );
const today = { today: day('2026-11-20') };

describe('a waiver (减免)', () => {
  const debt = aDebt({ interest: 300, penalty: 200, principal: 1000 });

  it('takes off the parts that it names, and no other', () => {
    const after = debt.after(
      done(
        waived(debt.owed, [
          { part: 'penalty', amount: fen(200) },
          { part: 'interest', amount: fen(50) },
        ]),
      ),
    );
    expect(after.owed.claim).toEqual({ cost: 0n, interest: 250n, penalty: 0n, principal: 1000n });
    expect(balance(after, 'waived')).toBe(250n);
  });

  it('may be of principal, when principal is named', () => {
    const after = debt.after(done(waived(debt.owed, [{ part: 'principal', amount: fen(1) }])));
    expect(after.owed.claim.principal).toBe(999n);
  });

  it('is never of more than is owed of that part, and never of a debt that is paid', () => {
    expect(refusal(waived(debt.owed, [{ part: 'penalty', amount: fen(201) }]))).toEqual([
      'ABOVE_OWED',
      { part: 'penalty', owedFen: '200' },
    ]);
    expect(refusal(waived(aDebt({}).owed, [{ part: 'penalty', amount: fen(1) }]))).toEqual(['NOTHING_OWED', {}]);
  });

  it('of what was written off leaves the books alone: its loss was booked then', () => {
    const lost = debt.writtenOff();
    const after = lost.after(done(waived(lost.owed, [{ part: 'interest', amount: fen(300) }])));
    expect([after.owed.memo.interest, balance(after, 'waived'), balance(after, 'loss')]).toEqual([0n, 0n, 1500n]);
  });

  it('takes from the books first, then from what was written off', () => {
    const back = debt.writtenOff().after([{ debit: 'claim.interest', credit: 'cash', amount: fen(10) }]);
    const after = back.after(done(waived(back.owed, [{ part: 'interest', amount: fen(25) }])));
    expect([after.owed.claim.interest, after.owed.memo.interest]).toEqual([0n, 285n]);
  });
});

describe('a thing taken in kind (以物抵债)', () => {
  const loan = aDebt({ principal: yuan(49_000) });

  it('worth more than the loan pays it off; what is beyond it is owed back, openly (a factory for 49,000)', () => {
    const after = loan.after(done(takenInKind(loan, { agreed: yuan(52_000), ends: yuan(49_000) })));
    expect([totalOwed(after.owed), balance(after, 'asset'), balance(after, 'difference')]).toEqual([
      0n,
      yuan(52_000),
      -yuan(3_000),
    ]);
  });

  it('worth less than the debt it ends leaves a loss, openly', () => {
    const after = loan.after(done(takenInKind(loan, { agreed: yuan(45_000), ends: yuan(49_000) })));
    expect([totalOwed(after.owed), balance(after, 'asset'), balance(after, 'difference')]).toEqual([
      0n,
      yuan(45_000),
      yuan(4_000),
    ]);
  });

  it('is laid on costs, interest, penalty and principal, as money is (Civil Code 561)', () => {
    const debt = aDebt({ interest: 20, principal: 1000 });
    expect(done(takenInKind(debt, { agreed: fen(30), ends: fen(30) }))).toEqual([
      { debit: 'asset', credit: 'claim.interest', amount: 20n },
      { debit: 'asset', credit: 'claim.principal', amount: 10n },
    ]);
  });

  it('never ends more than is owed', () => {
    expect(refusal(takenInKind(loan, { agreed: yuan(50_000), ends: yuan(49_000.01) }))).toEqual([
      'ABOVE_OWED',
      { owedFen: '4900000' },
    ]);
  });

  it('for a written-off claim brings back its value, no more', () => {
    const lost = loan.writtenOff();
    const after = lost.after(done(takenInKind(lost, { agreed: yuan(45_000), ends: yuan(49_000) })));
    expect([totalOwed(after.owed), balance(after, 'recovered'), balance(after, 'difference')]).toEqual([
      0n,
      -yuan(45_000),
      0n,
    ]);
  });
});

describe('a set-off (抵销)', () => {
  it('lowers what is owed by what we owed, and never by more (Civil Code 568)', () => {
    const debt = aDebt({ interest: 20, principal: 1000 });
    const after = debt.after(done(setOffAgainst(debt, fen(120))));
    expect([totalOwed(after.owed), balance(after, 'setOff')]).toEqual([900n, 120n]);
    expect(refusal(setOffAgainst(debt, fen(1021)))).toEqual(['ABOVE_OWED', { owedFen: '1020' }]);
  });

  it('against a written-off claim is a recovery', () => {
    const lost = aDebt({ principal: 1000 }).writtenOff();
    const after = lost.after(done(setOffAgainst(lost, fen(400))));
    expect([sumOf(after.owed.memo), balance(after, 'recovered')]).toEqual([600n, -400n]);
  });
});

describe('a surety who paid', () => {
  const debt = aDebt({ principal: 1000 });
  const paid = (amount: number, payerId: string | null, reversedBy: string | null = null) => ({
    payerId,
    reversedBy,
    postings: done(allocated(debt, { amount: fen(amount), valueDay: day('2026-11-20') }, today)).postings,
  });
  const obligors = [
    { partyId: 'zhang', role: 'borrower' as const },
    { partyId: 'li', role: 'guarantor' as const },
  ];

  it('may claim it back from the debtor, summed, and not what was left over (Civil Code 700)', () => {
    expect(recourse([paid(300, 'li'), paid(900, 'li'), paid(50, 'zhang')], obligors)).toEqual([
      { partyId: 'li', amount: 1200n },
    ]);
    expect(recourse([paid(1300, 'li')], obligors)).toEqual([{ partyId: 'li', amount: 1000n }]);
  });

  it('has nothing to claim for what was reversed, and a debtor nothing from himself', () => {
    expect(recourse([paid(300, 'li', 'entry-2'), paid(50, 'zhang'), paid(5, null)], obligors)).toEqual([]);
  });

  it('claims back the debt that ended by a thing of his, not what the thing was worth', () => {
    const postings = done(takenInKind(debt, { agreed: fen(1200), ends: fen(1000) }));
    expect(recourse([{ payerId: 'li', reversedBy: null, postings }], obligors)).toEqual([
      { partyId: 'li', amount: 1000n },
    ]);
  });
});

describe('a debt that goes down in every way there is', () => {
  interface Lived {
    kind: EntryKind;
    postings: Posting[];
    reversedBy: string | null;
  }
  const ways = ['pay', 'charge', 'writeOff', 'reverse', 'waive', 'inKind', 'setOff'] as const;
  const anAct = fc.record({
    do: fc.constantFrom(...ways),
    amount: fc.bigInt({ min: 1n, max: 2000n }),
    worth: fc.bigInt({ min: 1n, max: 3000n }),
    at: fc.nat(),
    part: fc.constantFrom<Part[]>(...parts),
  });
  const trial = (postings: readonly Posting[]): bigint => {
    const accounts = new Map<string, bigint>();
    for (const { debit, credit, amount } of postings) {
      accounts.set(debit, (accounts.get(debit) ?? 0n) + amount);
      accounts.set(credit, (accounts.get(credit) ?? 0n) - amount);
    }
    return [...accounts.values()].reduce((sum, one) => sum + one, 0n);
  };

  it('keeps debits = credits, never owes less than nothing, and sums to the fen', () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 5000n }), fc.array(anAct, { maxLength: 40 }), (principal, acts) => {
        let debt = aDebt({ principal });
        let expected = principal;
        const entries: Lived[] = [];
        const keep = (kind: EntryKind, postings: readonly Posting[], change: bigint): void => {
          entries.push({ kind, postings: [...postings], reversedBy: null });
          debt = debt.after(postings);
          expected += change;
          reached.set(kind, (reached.get(kind) ?? 0) + 1);
        };
        for (const { do: what, amount: wanted, worth, at, part } of acts) {
          const amount = fen(wanted);
          const valueDay = day('2026-11-20');
          if (what === 'pay') {
            const money = allocated(debt, { amount, valueDay }, today);
            if (!isRefusal(money)) keep(money.kind, money.postings, money.surplus - amount);
          } else if (what === 'charge') {
            const postings = part === 'principal' ? refuseNone() : charged(debt, { part, amount, valueDay }, today);
            if (!isRefusal(postings)) keep('charge', postings, amount);
          } else if (what === 'writeOff') {
            const postings = writtenOff(debt.owed);
            if (postings.length > 0) keep('writeOff', postings, 0n);
          } else if (what === 'waive') {
            const postings = waived(debt.owed, [{ part, amount }]);
            if (!isRefusal(postings)) keep('waiver', postings, -amount);
          } else if (what === 'inKind') {
            const postings = takenInKind(debt, { agreed: fen(worth), ends: amount });
            if (!isRefusal(postings)) keep('inKind', postings, -amount);
          } else if (what === 'setOff') {
            const postings = setOffAgainst(debt, amount);
            if (!isRefusal(postings)) keep('setOff', postings, -amount);
          } else {
            const entry = entries[at % Math.max(1, entries.length)];
            const back = entry && reversed(entry, debt);
            if (!entry || !back || isRefusal(back)) continue;
            const before = totalOwed(debt.owed);
            entry.reversedBy = 'a reversal';
            keep('reversal', back, totalOwed(debt.after(back).owed) - before);
          }
          for (const own of parts) {
            expect(debt.owed.claim[own] >= 0n && debt.owed.memo[own] >= 0n).toBe(true);
          }
          expect(totalOwed(debt.owed)).toBe(expected);
          expect(trial(debt.postings)).toBe(0n);
          expect(debt.postings.every((one) => one.amount > 0n)).toBe(true);
        }
        // A thing stands at its agreed value: what ended by it and the difference make it up, to the fen.
        const taken = entries.filter((one) => one.kind === 'inKind' && !one.reversedBy);
        const value = plus(
          ...taken.flatMap((one) => one.postings.filter((p) => p.debit === 'asset').map((p) => p.amount)),
        );
        expect(balance(debt, 'asset')).toBe(value);
      }),
      { numRuns: 400 },
    );
    expect([...reached.keys()].sort()).toEqual(
      ['charge', 'inKind', 'payment', 'recovery', 'reversal', 'setOff', 'waiver', 'writeOff'].sort(),
    );
  });
});

const refuseNone = (): Refusal => ({ refused: 'NOTHING_OWED' });
