import { describe, expect, it } from '@jest/globals';
import { day, fen, on } from '../../../test/builders/day.js';
import { grounds, nextAssetLook, writable } from './writeoff.js';

describe('a write-off', () => {
  const judged = { inBooks: fen(100), judgedOn: day('2026-06-01') };

  it('may be asked for on a ground of the Measures while something stands in the books', () => {
    expect(grounds.map((ground) => writable(ground, judged))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('needs its ground', () => {
    expect([writable(null, judged)?.refused, writable('tired', judged)?.refused]).toEqual([
      'GROUND_MISSING',
      'GROUND_MISSING',
    ]);
  });

  it('of nothing is nothing to ask for', () => {
    expect(writable('bankruptcyClosed', { ...judged, inBooks: fen(0) })?.refused).toBe('NOTHING_TO_WRITE_OFF');
  });

  it('for enforcement without result has a judgment behind it; other grounds need none (W1, X9)', () => {
    const unjudged = grounds.map((ground) => writable(ground, { ...judged, judgedOn: null })?.refused);
    expect(unjudged).toEqual(['NO_JUDGMENT', undefined, undefined, undefined]);
  });
});

describe('the assets of a written-off debtor', () => {
  const look = (today: string) => nextAssetLook(day('2026-01-10'), on(today));

  it('are looked at every 180 days, for as long as the claim lives (W7)', () => {
    expect(look('2026-01-10')).toEqual({ last: undefined, next: '2026-07-09' });
    expect(look('2026-07-08')).toEqual({ last: undefined, next: '2026-07-09' });
    expect(look('2026-07-09')).toEqual({ last: '2026-07-09', next: '2027-01-05' });
    expect(look('2030-01-01')).toEqual({ last: '2029-12-20', next: '2030-06-18' });
  });
});
