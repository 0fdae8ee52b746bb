import { describe, expect, it } from '@jest/globals';
import { calendar, day, fen, yuan } from '../../../test/builders/day.js';
import { aLaw } from '../../../test/builders/law.js';
import { aRequest } from '../../../test/builders/request.js';
import { anActor } from '../../../test/builders/staff.js';
import { decideSchema } from './approval.input.js';
import { bar, firstLevel, isAboveLevel, isToBeRaised, levelEnd, TOP, type Request } from './approval.js';

const law = aLaw({ supervisorLimitFen: 50_000_000 });
const [supervisor, director] = [anActor('li', 'supervisor'), anActor('zhao', 'director')];
const judged = (request: Partial<Request>, actor = supervisor, amount = yuan(1000)) =>
  bar(aRequest(request), { actor, amount, stage: 'notice', law })?.refused;

describe('a request', () => {
  it('may be decided by the supervisor it waits with, and always by the director', () => {
    expect([judged({}), judged({}, director), judged({ level: TOP }, director)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('filed by the clock may be decided by whoever is entitled', () => {
    expect([judged({ askedBy: 'clock' }), judged({ askedBy: 'clock' }, director)]).toEqual([undefined, undefined]);
  });

  it('is never decided by the hand that asked, whatever its roles', () => {
    expect(judged({ askedBy: 'li' })).toBe('SAME_HAND');
    expect(judged({ askedBy: 'zhao' }, director)).toBe('SAME_HAND');
    expect(judged({ askedBy: 'chen' }, anActor('chen', 'collector', 'supervisor', 'director'))).toBe('SAME_HAND');
  });

  it('that was decided is decided', () => {
    expect([judged({ state: 'approved' }), judged({ state: 'refused' })]).toEqual([
      'ALREADY_DECIDED',
      'ALREADY_DECIDED',
    ]);
  });

  it('is stale once the case has left the stage it was made in', () => {
    expect([judged({ state: 'stale' }), judged({ stage: 'announcement' })]).toEqual(['REQUEST_STALE', 'REQUEST_STALE']);
  });

  it('at the top is not the supervisor’s, and none is a collector’s, legal’s or finance’s', () => {
    expect(judged({ level: TOP })).toBe('NOT_YOUR_LEVEL');
    for (const role of ['collector', 'legal', 'finance', 'auditor', 'admin'] as const)
      expect(judged({}, anActor('wu', role))).toBe('NOT_YOUR_LEVEL');
  });

  it('whose amount has grown above the supervisor’s limit since it was asked goes to the director', () => {
    expect([
      judged({}, supervisor, fen(50_000_000)),
      judged({}, supervisor, fen(50_000_001)),
      judged({}, director, fen(50_000_001)),
    ]).toEqual([undefined, 'ABOVE_LIMIT', undefined]);
  });

  it('is decided with a reason', () => {
    const takes = (value: unknown) => decideSchema.safeParse(value).success;
    expect([
      takes({ decision: 'approve', reason: '证据齐全' }),
      takes({ decision: 'approve', reason: ' ' }),
      takes({ decision: 'skip', reason: 'x' }),
    ]).toEqual([true, false, false]);
  });
});

describe('the level of a request', () => {
  it('is the supervisor’s up to his limit, where the step allows it, else the director’s', () => {
    const first = (lowest: 0 | 1, amount: number) => firstLevel({ lowest, amount: fen(amount), law });
    expect([first(0, 50_000_000), first(0, 50_000_001), first(1, 1)]).toEqual([0, TOP, TOP]);
  });

  it('has three working days to itself, counted without the day of the request', () => {
    const end = (from: string) => levelEnd({ level: 0, from: day(from), law }, calendar);
    expect([end('2026-11-20'), end('2026-09-29'), end('2026-11-21')]).toEqual([
      '2026-11-25',
      '2026-10-09',
      '2026-11-25',
    ]);
  });

  it('at the top has no end: nothing follows, and nobody is skipped', () => {
    expect(levelEnd({ level: TOP, from: day('2026-11-20'), law }, calendar)).toBeNull();
  });

  it('rises on the day after its last day, not on it', () => {
    expect(
      ['2026-11-24', '2026-11-25', '2026-11-26', '2027-11-26'].map((today) => isToBeRaised(aRequest(), day(today))),
    ).toEqual([false, false, true, true]);
  });

  it('rises for an open request only, and once', () => {
    for (const own of [
      { state: 'approved' },
      { state: 'refused' },
      { state: 'stale' },
      { level: TOP },
      { levelEndsOn: null },
    ] as const)
      expect(isToBeRaised(aRequest(own), day('2027-01-01'))).toBe(false);
  });

  it('rises at once when the amount has grown past its limit, and not on the limit', () => {
    const above = (amount: number, own: Partial<Request> = {}) =>
      isAboveLevel(aRequest(own), { amount: fen(amount), law });
    expect([
      above(50_000_000),
      above(50_000_001),
      above(50_000_001, { level: TOP }),
      above(50_000_001, { state: 'approved' }),
    ]).toEqual([false, true, false, false]);
  });
});
