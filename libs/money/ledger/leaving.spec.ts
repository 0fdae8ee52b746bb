import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDebt } from '../../../test/builders/debt.js';
import { fen } from '../../../test/builders/day.js';
import { isRefusal } from '../../ground/command/command.js';
import { plus } from '../../ground/fen/fen.js';
import { assigned, closed, leavingAmount, priceShares } from './leaving.js';
import { reversed, sinceThen, totalOwed, type Posting } from './ledger.js';

const must = <T>(value: T): Exclude<T, { refused: string }> => {
  if (isRefusal(value)) throw new Error(value.refused);
  return value as Exclude<T, { refused: string }>;
};
const sum = (postings: readonly Posting[], side: 'debit' | 'credit', account: string): bigint =>
  plus(...postings.filter((one) => one[side] === account).map((one) => one.amount));

describe('a claim that is assigned', () => {
  it('leaves the books for its price, the rest is lost', () => {
    const sale = must(assigned(aDebt({ principal: 1_000, interest: 200 }).owed, fen(300)));
    expect([sum(sale, 'debit', 'cash'), sum(sale, 'debit', 'loss'), leavingAmount(sale)]).toEqual([300n, 900n, 1_200n]);
    expect(totalOwed(aDebt({ principal: 1_000, interest: 200 }).after(sale).owed)).toBe(0n);
  });

  it('that was written off is a recovery to the price, and no second loss', () => {
    const lost = aDebt({ principal: 1_000 }).writtenOff();
    const sale = must(assigned(lost.owed, fen(300)));
    expect([sum(sale, 'credit', 'recovered'), sum(sale, 'debit', 'loss')]).toEqual([300n, 0n]);
    expect(totalOwed(lost.after(sale).owed)).toBe(0n);
  });

  it('for more than is owed brings income', () => {
    expect(sum(must(assigned(aDebt({ principal: 100 }).owed, fen(130))), 'credit', 'income')).toBe(30n);
  });

  it('is nothing when nothing is owed', () => {
    expect(assigned(aDebt({}).owed, fen(1))).toMatchObject({ refused: 'NOTHING_OWED' });
    expect(closed(aDebt({}).owed)).toMatchObject({ refused: 'NOTHING_OWED' });
  });

  it('sold together with others shares one price in order, the last taking what is above all', () => {
    expect(priceShares(fen(250), [fen(100), fen(200), fen(50)])).toEqual([100n, 150n, 0n]);
    expect(priceShares(fen(400), [fen(100), fen(200)])).toEqual([100n, 300n]);
  });
});

describe('a claim that is closed (W8)', () => {
  it('is owed no more, in the memo nor in the books', () => {
    const lost = aDebt({ principal: 1_000, penalty: 50 }).writtenOff();
    const end = must(closed(lost.owed));
    expect([totalOwed(lost.after(end).owed), sum(end, 'debit', 'loss')]).toEqual([0n, 0n]);
  });
});

describe('a claim that has left the house', () => {
  it('takes no reversal: what comes back is a matter with the assignee', () => {
    const debt = aDebt({ principal: 1_000 });
    const payment = {
      kind: 'payment' as const,
      postings: [{ debit: 'cash', credit: 'claim.principal', amount: fen(100) }],
    };
    const entries = [payment, { kind: 'assignment' as const }];
    const since = sinceThen(entries, payment);
    expect(
      reversed(
        { ...payment, postings: payment.postings as Posting[], reversedBy: null },
        { owed: debt.owed, ...since },
      ),
    ).toEqual({ refused: 'NOT_REVERSIBLE', detail: { kind: 'assignment' } });
  });
});

describe('whatever is owed', () => {
  const some = fc.bigInt({ min: 0n, max: 10n ** 10n });

  it('nothing is owed after a sale or a closure, and cash is the price to the fen', () => {
    fc.assert(
      fc.property(
        fc.record({ cost: some, interest: some, penalty: some, principal: some }),
        fc.bigInt({ min: 1n, max: 10n ** 11n }),
        fc.boolean(),
        (owed, price, lost) => {
          const debt = lost ? aDebt(owed).writtenOff() : aDebt(owed);
          if (totalOwed(debt.owed) === 0n) return;
          const [sale, end] = [must(assigned(debt.owed, fen(price))), must(closed(debt.owed))];
          for (const postings of [sale, end]) {
            const after = debt.after(postings);
            expect(totalOwed(after.owed)).toBe(0n);
            expect(leavingAmount(postings)).toBe(totalOwed(debt.owed));
            expect(postings.every((one) => one.amount > 0n)).toBe(true);
          }
          expect(sum(sale, 'debit', 'cash')).toBe(price);
        },
      ),
    );
  });
});
