import { describe, expect, it } from '@jest/globals';
import { day, on, yuan } from '../../../test/builders/day.js';
import { isKept, promisable, silentUntil, type PromiseFacts } from './promise.js';

const said: PromiseFacts = {
  ...{ id: 'promise-1', amountFen: yuan(500), state: 'open' },
  ...{ saidOn: day('2026-11-20'), onDay: day('2026-11-27') },
};
const today = on('2026-11-20');
const owes = { open: false, owedFen: yuan(1_000) };

describe('a promise', () => {
  it('is recorded for a day to come and no more than is owed', () => {
    expect(promisable(said, owes, today)).toBeUndefined();
    expect(promisable({ ...said, onDay: day('2026-11-19') }, owes, today)).toMatchObject({ refused: 'DAY_TOO_EARLY' });
    expect(promisable({ ...said, saidOn: day('2026-11-21') }, owes, today)).toMatchObject({ refused: 'DAY_IN_FUTURE' });
    expect(promisable({ ...said, amountFen: yuan(1_001) }, owes, today)).toMatchObject({
      refused: 'PROMISE_ABOVE_OWED',
    });
  });

  it('is one at a time', () => {
    expect(promisable(said, { ...owes, open: true }, today)).toEqual({ refused: 'PROMISE_OPEN' });
  });

  it('is kept by the whole amount from the day it was said to its day', () => {
    const paid = (on: string, amount: number) => [{ valueDay: day(on), amountFen: yuan(amount) }];
    expect(isKept(said, paid('2026-11-27', 500))).toBe(true);
    expect(isKept(said, [...paid('2026-11-21', 200), ...paid('2026-11-25', 300)])).toBe(true);
    expect(isKept(said, paid('2026-11-27', 499.99))).toBe(false);
    expect(isKept(said, paid('2026-11-28', 500))).toBe(false);
    expect(isKept(said, paid('2026-11-19', 500))).toBe(false);
  });

  it('silences contact until its day, and no longer than a fortnight', () => {
    expect(silentUntil(said, today)).toBe('2026-11-27');
    expect(silentUntil({ ...said, onDay: day('2026-12-31') }, today)).toBe('2026-12-04');
  });
});
