import { describe, expect, it } from '@jest/globals';
import { aDebt, type DebtInTest } from '../../../test/builders/debt.js';
import { day, fen } from '../../../test/builders/day.js';
import { vector } from '../../../test/builders/vector.js';
import { isRefusal, type Refusal } from '../../ground/command/command.js';
import type { Part } from '../debt/debt.js';
import {
  allocated,
  charged,
  claimParts,
  eventOf,
  isWrittenOff,
  ledgerEvents,
  opened,
  owedFrom,
  reversed,
  sinceThen,
  sumOf,
  totalOwed,
  writtenOff,
  type Allocation,
  type Posting,
} from './ledger.js';
import { postChargeSchema, postPaymentSchema } from './ledger.input.js';

const today = { today: day('2026-11-20') };
const pays = (debt: DebtInTest, amount: number, valueDay = '2026-11-20'): Allocation | Refusal =>
  allocated(debt, { amount: fen(amount), valueDay: day(valueDay) }, today);
const charges = (debt: DebtInTest, amount: number, valueDay = '2026-11-20'): Posting[] | Refusal =>
  charged(debt, { part: 'interest', amount: fen(amount), valueDay: day(valueDay) }, today);

/** What must have been allowed. */
function done<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused}`);
  return value;
}
const refusal = (value: unknown): string | undefined => (isRefusal(value) ? value.refused : undefined);
const laid = (value: Allocation | Refusal): Record<string, number> =>
  Object.fromEntries(done(value).parts.map(({ account, amount }) => [account, Number(amount)]));

describe('a payment', () => {
  it('pays costs, then interest, then penalty, then principal (Civil Code 561)', () => {
    const debt = aDebt({ cost: 5, interest: 20, penalty: 10, principal: 1000 });
    expect(laid(pays(debt, 36))).toEqual({
      'claim.cost': 5,
      'claim.interest': 20,
      'claim.penalty': 10,
      'claim.principal': 1,
    });
    expect(laid(pays(debt, 4))).toEqual({ 'claim.cost': 4 });
  });

  it('follows the order that the contract sets', () => {
    expect(
      laid(pays(aDebt({ interest: 20, principal: 1000 }).inOrder('principal', 'interest', 'penalty', 'cost'), 1001)),
    ).toEqual({ 'claim.principal': 1000, 'claim.interest': 1 });
  });

  it('of the last fen leaves nothing owed', () => {
    const debt = aDebt({ interest: 1, principal: 99 });
    expect(totalOwed(debt.after(done(pays(debt, 100)).postings).owed)).toBe(0n);
  });

  it('of more than is owed shows what is left over and keeps it for the payer', () => {
    const payment = done(pays(aDebt({ principal: 100 }), 130));
    expect(payment.surplus).toBe(30n);
    expect(payment.postings).toContainEqual({ debit: 'cash', credit: 'surplus', amount: 30n });
  });

  it('on a debt that is paid is refused', () => {
    expect([
      refusal(pays(aDebt({}), 1)),
      refusal(pays(aDebt().after([{ debit: 'cash', credit: 'claim.principal', amount: fen(100_000) }]), 1)),
    ]).toEqual(['NOTHING_OWED', 'NOTHING_OWED']);
  });

  it('has a value day between the loan and today, both included', () => {
    expect([refusal(pays(aDebt(), 1, '2026-11-21')), refusal(pays(aDebt(), 1, '2024-02-29'))]).toEqual([
      'DAY_IN_FUTURE',
      'DAY_TOO_EARLY',
    ]);
    expect([refusal(pays(aDebt(), 1, '2026-11-20')), refusal(pays(aDebt(), 1, '2024-03-01'))]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('of more than ten times what is owed is a slip of the hand', () => {
    expect([refusal(pays(aDebt({ principal: 100 }), 1000)), refusal(pays(aDebt({ principal: 100 }), 1001))]).toEqual([
      undefined,
      'AMOUNT_ABSURD',
    ]);
  });

  it.each(['V062', 'V063', 'V064', 'V065', 'V066', 'V067', 'V073', 'V075', 'V079'])(
    'is laid on the parts as another project lays it (%s)',
    (id) => {
      type Theirs = Record<'principal' | 'interest' | 'fee' | 'penalty', number>;
      const { inputs, expected } = vector<{ outstanding: Theirs; payment: number; order: (keyof Theirs)[] }, Theirs>(
        id,
      );
      const ours = ({ fee, ...rest }: Theirs): Record<Part, number> => ({ ...rest, cost: fee });
      const order = inputs.order.map((part): Part => (part === 'fee' ? 'cost' : part));
      const paid = laid(pays(aDebt(ours(inputs.outstanding)).inOrder(...order), inputs.payment));
      expect({ ...Object.fromEntries(order.map((part) => [part, paid[`claim.${part}`] ?? 0])) }).toEqual(
        ours(expected),
      );
    },
  );

  it('pays interest and then principal as a Chinese legal handbook reckons it (V087)', () => {
    const { inputs, expected } = vector<
      { principal: number; accrued_interest: number; payment: number },
      Record<string, number>
    >('V087');
    const debt = aDebt({ principal: inputs.principal, interest: inputs.accrued_interest });
    const payment = pays(debt, inputs.payment);
    expect(laid(payment)).toEqual({ 'claim.interest': expected.to_interest, 'claim.principal': expected.to_principal });
    expect(Number(debt.after(done(payment).postings).owed.claim.principal)).toBe(expected.principal_after);
  });

  it('meant for one fee goes on by the general rule (V082)', () => {
    const { inputs, expected } = vector<Record<string, number>, Record<string, number>>('V082');
    const debt = aDebt({ cost: inputs.fee_outstanding ?? 0, principal: inputs.principal_outstanding ?? 0 });
    const { claim } = debt.after(done(pays(debt, inputs.payment_for_the_fee ?? 0)).postings).owed;
    expect([Number(claim.cost), Number(claim.principal)]).toEqual([
      expected.fee_outstanding,
      expected.principal_outstanding,
    ]);
  });

  it('comes with its payer, its channel, its day and whole fen', () => {
    const payment = { amountFen: 100, valueDay: '2026-11-20', channel: 'cash', payer: { name: '张三' } };
    const takes = (own: object) => postPaymentSchema.safeParse({ ...payment, ...own }).success;
    expect(takes({})).toBe(true);
    for (const own of [
      { amountFen: 0 },
      { amountFen: -5 },
      { amountFen: 1.5 },
      { channel: 'barter' },
      { payer: {} },
      { payer: { name: '张三', partyId: 'x' } },
      { valueDay: '2026-02-30' },
      { memo: 1 },
    ])
      expect(takes(own)).toBe(false);
  });
});

describe('a charge', () => {
  it('raises its part of the claim and is income', () => {
    expect(charges(aDebt(), 500)).toEqual([{ debit: 'claim.interest', credit: 'income', amount: 500n }]);
  });

  it('on a written-off claim stays in the memo: nothing comes back into the books by itself', () => {
    const debt = aDebt().writtenOff();
    const after = debt.after(done(charges(debt, 500)));
    expect([sumOf(after.owed.claim), after.owed.memo.interest]).toEqual([0n, 500n]);
  });

  it('is refused on a paid debt, on an impossible day, and when it is absurd', () => {
    expect([
      refusal(charges(aDebt({}), 1)),
      refusal(charges(aDebt(), 1, '2026-11-21')),
      refusal(charges(aDebt(), 1, '2024-01-01')),
      refusal(charges(aDebt({ principal: 10 }), 101)),
    ]).toEqual(['NOTHING_OWED', 'DAY_IN_FUTURE', 'DAY_TOO_EARLY', 'AMOUNT_ABSURD']);
  });

  it('is never principal', () => {
    expect(
      postChargeSchema.safeParse({ part: 'principal', amountFen: 1, valueDay: '2026-11-20', reason: 'x' }).success,
    ).toBe(false);
  });
});

describe('a reversal', () => {
  const debt = aDebt({ interest: 20, principal: 1000 });
  const payment = { kind: 'payment' as const, postings: done(pays(debt, 1100)).postings, reversedBy: null };

  it('of a payment puts back what it had paid, also what was left over', () => {
    const after = debt.after(payment.postings);
    const back = done(reversed(payment, after));
    expect(after.after(back).owed).toEqual(debt.owed);
    expect(back).toContainEqual({ debit: 'surplus', credit: 'cash', amount: 80n });
  });

  it('happens once', () => {
    expect(refusal(reversed({ ...payment, reversedBy: 'entry-2' }, debt.after(payment.postings)))).toBe(
      'ALREADY_REVERSED',
    );
  });

  it('is for payments, recoveries and charges: an opening, a write-off or a reversal stands', () => {
    for (const kind of ['opening', 'writeOff', 'reversal'] as const)
      expect(refusal(reversed({ ...payment, kind }, debt))).toBe('NOT_REVERSIBLE');
  });

  it('of a charge that has been paid is refused until the payment is reversed', () => {
    const charge = { kind: 'charge' as const, postings: done(charges(debt, 50)), reversedBy: null };
    const bearing = debt.after(charge.postings);
    const paid = bearing.after(done(pays(bearing, 45)).postings);
    expect(refusal(reversed(charge, paid))).toBe('BELOW_ZERO');
    expect(bearing.after(done(reversed(charge, bearing))).owed).toEqual(debt.owed);
  });

  it('of a charge that was written off since lowers the memo and takes its loss back', () => {
    const charge = { kind: 'charge' as const, postings: done(charges(debt, 50)), reversedBy: null };
    const lost = debt.after(charge.postings).writtenOff();
    const after = lost.after(done(reversed(charge, { owed: lost.owed, writtenOffSince: true })));
    expect([sumOf(after.owed.claim), totalOwed(after.owed)]).toEqual([0n, totalOwed(debt.owed)]);
  });

  it('of a recovery puts the amount back into the memo', () => {
    const lost = debt.writtenOff();
    const recovery = { kind: 'recovery' as const, postings: done(pays(lost, 300)).postings, reversedBy: null };
    const after = lost.after(recovery.postings);
    expect(after.after(done(reversed(recovery, after))).owed).toEqual(lost.owed);
  });

  it('of a payment made before the write-off is owed and collectable again, and does not come back into the books', () => {
    const early = { kind: 'payment' as const, postings: done(pays(debt, 100)).postings, reversedBy: null };
    const lost = debt.after(early.postings).writtenOff();
    const back = done(reversed(early, { owed: lost.owed, writtenOffSince: true }));
    const after = lost.after(back);
    expect([sumOf(after.owed.claim), sumOf(after.owed.memo)]).toEqual([0n, totalOwed(debt.owed)]);
    expect(new Set(back.map((one) => `${one.debit.split('.')[0]} ${one.credit}`))).toEqual(
      new Set(['loss cash', 'memo memo']),
    );
  });

  it('after a write-off is judged by the order in which it was booked', () => {
    const [paid, lost, recovered] = [{ kind: 'payment' }, { kind: 'writeOff' }, { kind: 'recovery' }] as const;
    expect(sinceThen([paid, lost, recovered], paid).writtenOffSince).toBe(true);
    expect(sinceThen([paid, lost, recovered], recovered).writtenOffSince).toBe(false);
  });
});

describe('a write-off (账销案存)', () => {
  const debt = aDebt({ cost: 1, interest: 20, penalty: 3, principal: 1000 });

  it('takes the claim out of the books and keeps every part of it in the memo (W1)', () => {
    const { owed } = debt.writtenOff();
    expect([sumOf(owed.claim), owed.memo]).toEqual([0n, debt.owed.claim]);
    expect([isWrittenOff(debt.owed), isWrittenOff(owed)]).toEqual([false, true]);
  });

  it('done again finds nothing', () => {
    expect(writtenOff(debt.writtenOff().owed)).toEqual([]);
  });

  it('is of what is left after part payments (V118)', () => {
    const { inputs, expected } = vector<{ principal: number; repaid: number[] }, { charged_off: number[] }>('V118');
    const lost = inputs.repaid.map((paid) => {
      const loan = aDebt({ principal: inputs.principal });
      return Number(sumOf((paid === 0 ? loan : loan.after(done(pays(loan, paid)).postings)).writtenOff().owed.memo));
    });
    expect(lost).toEqual(expected.charged_off);
  });

  it('is recovered from later, to the last fen and no further (V120)', () => {
    const { expected } = vector<unknown, { charge_off_amount: number; outstanding: number }>('V120');
    const loan = aDebt({ principal: 1000 });
    const lost = loan.after(done(pays(loan, 500)).postings).writtenOff();
    expect(Number(totalOwed(lost.owed))).toBe(expected.charge_off_amount);
    const recovery = done(pays(lost, 600));
    expect([recovery.kind, recovery.surplus, Number(totalOwed(lost.after(recovery.postings).owed))]).toEqual([
      'recovery',
      100n,
      expected.outstanding,
    ]);
  });
});

describe('an entry', () => {
  it('opens with the balances of the old books', () => {
    expect(opened({ ...aDebt({ interest: 7, principal: 9 }).owed.claim })).toEqual([
      { debit: 'claim.interest', credit: 'opening', amount: 7n },
      { debit: 'claim.principal', credit: 'opening', amount: 9n },
    ]);
  });

  it('shows a person the parts that it raised or lowered', () => {
    const debt = aDebt({ interest: 20, principal: 1000 }).writtenOff();
    expect(claimParts(done(pays(debt, 25)).postings)).toEqual([
      { account: 'memo.interest', amount: -20n },
      { account: 'memo.principal', amount: -5n },
    ]);
  });

  it('of every kind has an event of its own, and no postings leave nothing owed', () => {
    expect(Object.values(eventOf).sort()).toEqual([...ledgerEvents].sort());
    expect(owedFrom([])).toEqual(aDebt({}).owed);
  });
});
