import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { BrokenInvariant, clockOrder, commandRefusals, isRefusal, refuse } from './command.js';
import { aDay, anAmountFen, anId, aReason, aText } from './command.input.js';

describe('a refusal', () => {
  it('is a value with a code, and with the figures that its sentence needs', () => {
    expect(refuse('TERM_RUNNING', { termEndsOn: '2026-12-02' })).toEqual({
      refused: 'TERM_RUNNING',
      detail: { termEndsOn: '2026-12-02' },
    });
    expect(refuse('SAME_HAND')).toEqual({ refused: 'SAME_HAND' });
  });

  it('is told apart from every other answer', () => {
    expect(commandRefusals.every((code) => isRefusal(refuse(code)))).toBe(true);
    for (const answer of [null, undefined, 'refused', 7, {}, { refused: null }, { caseId: 'x' }, []])
      expect(isRefusal(answer)).toBe(false);
  });
});

describe('an order of the clock', () => {
  it('is one per case, thing to do and due day, however often it is given', () => {
    const order = { caseId: 'case-1', what: 'issue-finalDemand', dueDay: day('2026-11-20') };
    expect(clockOrder(order)).toBe('case-1/issue-finalDemand/2026-11-20');
    expect(clockOrder({ ...order, dueDay: day('2026-11-21') })).not.toBe(clockOrder(order));
  });
});

describe('a broken invariant', () => {
  it('names its rule and its case', () => {
    expect(new BrokenInvariant('BALANCE_BELOW_ZERO', 'case-1')).toMatchObject({
      code: 'BALANCE_BELOW_ZERO',
      caseId: 'case-1',
    });
  });
});

describe('what a person sends', () => {
  const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
    schema.safeParse(value).success;

  it('has days that exist', () => {
    expect(takes(aDay, '2028-02-29')).toBe(true);
    for (const value of ['2026-02-29', '2026-11-31', '20-11-2026', '', 20261120, null, '2026-11-20T00:00:00Z'])
      expect(takes(aDay, value)).toBe(false);
  });

  it('has amounts in whole fen, above nothing and below absurdity', () => {
    expect([1, 10_000_000_000_000].map((value) => takes(anAmountFen, value))).toEqual([true, true]);
    for (const value of [0, -1, 0.5, 1e13 + 1, 1e308, Number.NaN, Infinity, '100'])
      expect(takes(anAmountFen, value)).toBe(false);
  });

  it('has text that can be kept: no NUL, no half of a character, not only blanks, not endless', () => {
    expect([aText(5).parse('  㐂𠮷 '), takes(aReason, '借款人已失联')]).toEqual(['㐂𠮷', true]);
    for (const value of ['', '   ', 'a\u0000b', '\ud800', 'x'.repeat(501), 7])
      expect(takes(aReason, value)).toBe(false);
  });

  it('has ids that are UUIDs', () => {
    expect(takes(anId, '0b5e0000-0000-4000-8000-000000000001')).toBe(true);
    for (const value of ['', 'case-1', "' OR 1=1", 1]) expect(takes(anId, value)).toBe(false);
  });
});
