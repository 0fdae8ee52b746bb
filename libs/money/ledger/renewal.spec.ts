import { describe, expect, it } from '@jest/globals';
import { aDebt } from '../../../test/builders/debt.js';
import { owedFrom, totalOwed } from './ledger.js';
import { renewed, type Renewed } from './renewal.js';

describe('a new loan for an old one', () => {
  it('takes over every part of the claim as its principal; nothing is paid (G11)', () => {
    const debt = aDebt({ principal: 100_000, interest: 7_000, cost: 500 });
    const moved = renewed(debt.owed) as Renewed;
    expect(moved.amount).toBe(107_500n);
    expect(totalOwed(debt.after(moved.old).owed)).toBe(0n);
    expect(owedFrom(moved.new).claim.principal).toBe(107_500n);
    expect([...moved.old, ...moved.new].some((one) => one.debit === 'cash')).toBe(false);
  });

  it('needs a claim in the books: not one paid, not one written off', () => {
    expect(renewed(aDebt({}).owed)).toEqual({ refused: 'NOTHING_OWED' });
    expect(renewed(aDebt().writtenOff().owed)).toEqual({ refused: 'RENEWAL_IN_MEMO' });
  });
});
