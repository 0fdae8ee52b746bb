import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDebt, type DebtInTest } from '../../../test/builders/debt.js';
import { day, fen } from '../../../test/builders/day.js';
import { isRefusal } from '../../ground/command/command.js';
import { plus } from '../../ground/fen/fen.js';
import { parts, type Part } from '../debt/debt.js';
import {
  allocated,
  charged,
  owedFrom,
  reversed,
  sinceThen,
  sumOf,
  totalOwed,
  writtenOff,
  type Account,
  type EntryKind,
  type Posting,
} from './ledger.js';

const some = fc.bigInt({ min: 0n, max: 10n ** 12n });
const anyOrder = fc.shuffledSubarray([...parts], { minLength: 4, maxLength: 4 });
const anyDebt = fc
  .tuple(fc.record({ cost: some, interest: some, penalty: some, principal: some }), anyOrder, fc.boolean())
  .map(([owed, order, lost]) => (lost ? aDebt(owed).writtenOff() : aDebt(owed)).inOrder(...order));
const on = { today: day('2026-11-20') };
const valueDay = day('2026-11-20');

/** All accounts of all postings, summed: double entry leaves nothing. */
const trial = (postings: readonly Posting[]): bigint => {
  const balance = new Map<Account, bigint>();
  for (const { debit, credit, amount } of postings) {
    balance.set(debit, (balance.get(debit) ?? 0n) + amount);
    balance.set(credit, (balance.get(credit) ?? 0n) - amount);
  }
  return [...balance.values()].reduce((sum, one) => sum + one, 0n);
};
const lowest = (debt: DebtInTest): bigint =>
  parts.flatMap((part) => [debt.owed.claim[part], debt.owed.memo[part]]).reduce((a, b) => (a < b ? a : b));

describe('whatever is owed and paid', () => {
  it('no more is laid on the parts than was paid, none goes below zero, and the rest is shown', () => {
    fc.assert(
      fc.property(anyDebt, fc.bigInt({ min: 1n, max: 10n ** 13n }), (debt, amount) => {
        const payment = allocated(debt, { amount: fen(amount), valueDay }, on);
        if (isRefusal(payment)) return;
        const laid = plus(...payment.parts.map((part) => part.amount));
        expect(plus(laid, payment.surplus)).toBe(amount);
        expect(
          payment.parts.every((part) => part.amount > 0n) && payment.postings.every((one) => one.amount > 0n),
        ).toBe(true);
        const after = debt.after(payment.postings);
        expect(lowest(after)).toBeGreaterThanOrEqual(0n);
        expect(totalOwed(after.owed)).toBe(totalOwed(debt.owed) - laid);
        expect(payment.surplus > 0n ? totalOwed(after.owed) : 0n).toBe(0n);
        expect(trial(after.postings)).toBe(0n);
      }),
    );
  });

  it('a later part gets nothing while an earlier one is owed', () => {
    fc.assert(
      fc.property(anyDebt, fc.bigInt({ min: 1n, max: 10n ** 12n }), (debt, amount) => {
        const payment = allocated(debt, { amount: fen(amount), valueDay }, on);
        if (isRefusal(payment)) return;
        const { owed } = debt.after(payment.postings);
        const ladder = (['claim', 'memo'] as const).flatMap((side) =>
          debt.order.map((part) => ({ left: owed[side][part], paid: debt.owed[side][part] - owed[side][part] })),
        );
        const open = ladder.findIndex(({ left }) => left > 0n);
        if (open >= 0) expect(ladder.slice(open + 1).every(({ paid }) => paid === 0n)).toBe(true);
      }),
    );
  });

  it('a reversal restores to the fen, and a write-off keeps every part', () => {
    fc.assert(
      fc.property(anyDebt, fc.bigInt({ min: 1n, max: 10n ** 13n }), (debt, amount) => {
        const payment = allocated(debt, { amount: fen(amount), valueDay }, on);
        if (isRefusal(payment)) return;
        const after = debt.after(payment.postings);
        const back = reversed({ ...payment, reversedBy: null }, after);
        if (isRefusal(back)) throw new Error('a payment can always be reversed');
        expect(after.after(back).owed).toEqual(debt.owed);
        expect(owedFrom([...payment.postings, ...back])).toEqual(aDebt({}).owed);
        const lost = after.writtenOff();
        expect([sumOf(lost.owed.claim), totalOwed(lost.owed)]).toEqual([0n, totalOwed(after.owed)]);
        for (const part of parts) expect(lost.owed.memo[part]).toBe(after.owed.claim[part] + after.owed.memo[part]);
      }),
    );
  });
});

describe('a debt through a whole life', () => {
  interface Lived {
    kind: EntryKind;
    postings: Posting[];
    reversedBy: string | null;
  }
  const anAct = fc.record({
    do: fc.constantFrom('pay', 'charge', 'writeOff', 'reverse'),
    amount: fc.bigInt({ min: 1n, max: 2000n }),
    at: fc.nat(),
    part: fc.constantFrom<Exclude<Part, 'principal'>[]>('interest', 'penalty', 'cost'),
  });

  it('never owes less than nothing, and owes opening + charges − what was laid on it + what was reversed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 5000n }), fc.array(anAct, { maxLength: 30 }), (principal, acts) => {
        let debt = aDebt({ principal });
        let expected = principal;
        const entries: Lived[] = [];
        const keep = (kind: EntryKind, postings: readonly Posting[], change: bigint): void => {
          entries.push({ kind, postings: [...postings], reversedBy: null });
          debt = debt.after(postings);
          expected += change;
        };
        for (const { do: what, amount, at, part } of acts) {
          if (what === 'pay') {
            const payment = allocated(debt, { amount: fen(amount), valueDay }, on);
            if (!isRefusal(payment)) keep(payment.kind, payment.postings, payment.surplus - amount);
          } else if (what === 'charge') {
            const postings = charged(debt, { part, amount: fen(amount), valueDay }, on);
            if (!isRefusal(postings)) keep('charge', postings, amount);
          } else if (what === 'writeOff') {
            const postings = writtenOff(debt.owed);
            if (postings.length > 0) keep('writeOff', postings, 0n);
          } else {
            const entry = entries[at % Math.max(1, entries.length)];
            const back = entry && reversed(entry, { owed: debt.owed, ...sinceThen(entries, entry) });
            if (!entry || !back || isRefusal(back)) continue;
            const before = totalOwed(debt.owed);
            entry.reversedBy = 'a reversal';
            keep('reversal', back, totalOwed(debt.after(back).owed) - before);
          }
          expect(lowest(debt)).toBeGreaterThanOrEqual(0n);
          expect(totalOwed(debt.owed)).toBe(expected);
          expect(trial(debt.postings)).toBe(0n);
          // Once written off, whatever is paid or goes back: nothing of it stands in the books again.
          if (entries.some((one) => one.kind === 'writeOff')) expect(sumOf(debt.owed.claim)).toBe(0n);
        }
      }),
      { numRuns: 300 },
    );
  });
});
