import { describe, expect, it } from '@jest/globals';
import { yuan } from '../../../test/builders/day.js';
import { aLaw } from '../../../test/builders/law.js';
import { aRequest } from '../../../test/builders/request.js';
import { anActor } from '../../../test/builders/staff.js';
import { judgedUnder, type PastDecision } from './again.js';

const ofThatDay = aLaw({ supervisorLimitFen: 50_000_000 });
const ofToday = { ...aLaw({ supervisorLimitFen: 500_000 }), version: '2027-01-01' };
const decided = (own: Partial<PastDecision> = {}): PastDecision => ({
  ...{ request: aRequest({ state: 'approved' }), approved: true, amount: yuan(10_000), voices: [] },
  actor: anActor('li', 'supervisor'),
  ...own,
});

describe('a decision of the past', () => {
  it('comes out as it did under the law of its day', () => {
    expect(judgedUnder(ofThatDay, decided())).toEqual({
      ...{ lawVersion: 'test', limitFen: 50_000_000, level: 0, refused: null },
    });
  });

  it('would belong to the director under a lower limit of today', () => {
    expect(judgedUnder(ofToday, decided())).toMatchObject({
      lawVersion: '2027-01-01',
      level: 1,
      refused: 'ABOVE_LIMIT',
    });
  });

  it('by the hand that asked would never have been one', () => {
    expect(judgedUnder(ofThatDay, decided({ actor: anActor('wang', 'supervisor') }))).toMatchObject({
      refused: 'SAME_HAND',
    });
  });

  it('by somebody who is no longer here shows that he is not', () => {
    expect(judgedUnder(ofThatDay, decided({ actor: undefined }))).toMatchObject({ refused: 'NO_RIGHT' });
  });

  it('to refuse needed no opinions, one to approve did', () => {
    const request = aRequest({ state: 'refused', voices: ['legal'] });
    expect(judgedUnder(ofThatDay, decided({ request, approved: false })).refused).toBeNull();
    expect(judgedUnder(ofThatDay, decided({ request })).refused).toBe('VOICES_MISSING');
  });
});
