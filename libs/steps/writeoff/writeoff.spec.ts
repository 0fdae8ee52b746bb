import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { nextAssetLook } from './writeoff.js';

describe('the assets of a written-off debtor', () => {
  const look = (today: string) => nextAssetLook(day('2026-01-10'), on(today));

  it('are looked at every 180 days, for as long as the claim lives (W7)', () => {
    expect(look('2026-01-10')).toEqual({ last: undefined, next: '2026-07-09' });
    expect(look('2026-07-08')).toEqual({ last: undefined, next: '2026-07-09' });
    expect(look('2026-07-09')).toEqual({ last: '2026-07-09', next: '2027-01-05' });
    expect(look('2030-01-01')).toEqual({ last: '2029-12-20', next: '2030-06-18' });
  });
});
