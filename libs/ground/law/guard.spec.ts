import { describe, expect, it } from '@jest/globals';
import { allowed, company, judged, person, refused, told } from '../../../test/builders/guard.js';
import { aLaw } from '../../../test/builders/law.js';
import { isNatural } from '../../people/party/party.js';
import { calm, hourOf, judge, natureOf, type Act } from './guard.js';
import { missingPapers, pressPapers, type PressPapers } from './press.js';

const complete: PressPapers = {
  ...{ whereaboutsUnknown: true, medium: 'provincial', ofDomicile: true, claimsDebt: true, leastData: true },
  ...{ legalApproved: true, assessed: true },
};
const lost = { numberInvalid: false, failedInARow: 3 };
const borrower = person('borrower');

describe('rules of this house', () => {
  it('X1: who only used the money is invited to accede, and owes once he has', () => {
    for (const measure of ['writtenDemand', 'call', 'visit', 'pressDemand'] as const)
      expect(told(measure, person('actualUser'))).toEqual(['NO_TITLE', '民法典第465、552条', 'inviteAccession']);
    expect(told('demandFromActualUser', person('actualUser'))[2]).toBe('inviteAccession');
    expect(allowed('writtenDemand', person('actualUserWithTitle'))).toBe(true);
  });

  it('X2: a guarantor whose liability lapsed, is void or unknown gets no letter but a legal check', () => {
    for (const title of ['guarantorLapsed', 'guarantorVoid', 'guarantorUnknown'] as const)
      expect(told('writtenDemand', person(title))).toEqual([
        'GUARANTEE_NOT_STANDING',
        expect.any(String),
        'legalCheck',
      ]);
    expect(allowed('writtenDemand', person('guarantorStanding'))).toBe(true);
  });

  it('X3: 个体工商户 and farm households are natural persons', () => {
    const natureInGuard = (nature: 'soleTrader' | 'farmHousehold' | 'person' | 'company') =>
      natureOf(isNatural(nature) ? 'person' : 'organisation');
    expect((['soleTrader', 'farmHousehold', 'person', 'company'] as const).map(natureInGuard)).toEqual([
      ...['natural', 'natural', 'natural', 'organisation'],
    ]);
  });

  it('X4: a hold silences contact and pressure, never an act that saves a right', () => {
    const silenced = { because: 'hold' };
    for (const measure of ['call', 'message', 'visit', 'writtenDemand', 'nameOrganisation'] as const)
      expect(refused(measure, company('borrower'), { silenced, place: 'branch' })).toMatchObject({
        refused: 'CONTACT_SILENCED',
        detail: { because: 'hold' },
        instead: { measure: 'legalCheck' },
      });
    for (const measure of [
      'savingDemand',
      'suit',
      'expeditedSuit',
      'enforceByCourt',
      'paymentOrder',
      'legalCheck',
    ] as const)
      expect(allowed(measure, borrower, { silenced })).toBe(true);
  });

  it('X5: a press demand needs all of its papers, else the court publishes', () => {
    expect(allowed('pressDemand', borrower, { press: complete })).toBe(true);
    expect(allowed('pressDemand', borrower, { press: { ...complete, medium: 'national', ofDomicile: false } })).toBe(
      true,
    );
    const without = (own: Partial<PressPapers>) => refused('pressDemand', borrower, { press: { ...complete, ...own } });
    for (const paper of ['whereaboutsUnknown', 'claimsDebt', 'leastData', 'legalApproved', 'assessed'] as const)
      expect(without({ [paper]: false })).toMatchObject({
        refused: 'PRESS_PAPERS_MISSING',
        detail: { missing: [paper] },
        instead: { measure: 'suitWithPublication' },
      });
    expect(without({ medium: 'local' }).detail).toEqual({ missing: ['medium'] });
    expect(without({ ofDomicile: false }).detail).toEqual({ missing: ['medium'] });
    expect(missingPapers(null)).toEqual([...pressPapers]);
  });

  it('X6: an interview is never at the workplace, at home only with consent', () => {
    const at = (place: Act['place']) => (allowed('interview', borrower, { place }) ? 'allowed' : 'refused');
    expect((['branch', 'mediation', 'homeByConsent'] as const).map(at)).toEqual(['allowed', 'allowed', 'allowed']);
    for (const place of ['home', 'workplace', 'publicPlace', null] as const)
      expect(told('visit', borrower, { place })).toEqual(['PLACE_UNLAWFUL', expect.any(String), 'inviteInterview']);
    expect(allowed('visit', company('borrower'), { place: 'workplace' })).toBe(true); // Its own seat.
  });

  it('X7: papers are not re-signed without legal', () => {
    expect(told('resignWithoutLegal', borrower)[2]).toBe('legalCheck');
  });

  it('X8: only a suit saves a general guarantee', () => {
    expect(told('demandOnlyFromGeneralGuarantor', person('guarantorStanding'))).toEqual([
      'OLD_RULE',
      '民法典第693条',
      'expeditedSuit',
    ]);
  });

  it('X9: no letter says that a loan was written off', () => {
    expect(told('tellWrittenOff', borrower)[2]).toBe('writtenDemand');
  });

  it('X10: five opinions come from five people', () => {
    expect(told('oneHandOpinions', borrower)[2]).toBe('fiveOpinions');
  });

  it('X11: nothing is reported to superiors', () => {
    expect(told('reportToSuperior', person('superior'))).toEqual([
      'OLD_RULE',
      '个人信息保护法第23条，民法典第1032条',
      'courtList',
    ]);
    expect(told('writtenDemand', person('superior'))[0]).toBe('THIRD_PERSON');
  });
});

describe('a day of a natural person', () => {
  it('has quiet hours from 22 to 8, unless he agreed', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    expect(hours.filter((hour) => !allowed('call', borrower, { hour }))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 22, 23]);
    expect(told('call', borrower, { hour: 22 })).toEqual(['QUIET_HOURS', expect.any(String), 'writtenDemand']);
    expect(allowed('call', borrower, { hour: 23, hoursAgreed: true })).toBe(true);
    expect(allowed('call', company('borrower'), { hour: 23 })).toBe(true);
    expect(allowed('writtenDemand', borrower, { hour: 23 })).toBe(true);
  });

  it('has three answered contacts and six tries at a number; the law in force says how many', () => {
    expect([2, 3].map((reachedToday) => allowed('call', borrower, { reachedToday }))).toEqual([true, false]);
    expect([5, 6].map((triesToday) => allowed('call', borrower, { triesToday }))).toEqual([true, false]);
    expect(told('message', borrower, { reachedToday: 3 })).toEqual([
      'CONTACT_LIMIT',
      expect.any(String),
      'writtenDemand',
    ]);
    const strict = aLaw({ contactAnsweredPerDay: 1, contactQuietFrom: 20 });
    expect(judge(calm('call', borrower, { reachedToday: 1 }), strict)).toMatchObject({ refused: 'CONTACT_LIMIT' });
    expect(judge(calm('call', borrower, { hour: 20 }), strict)).toMatchObject({ refused: 'QUIET_HOURS' });
  });

  it('is counted by the hour in Shanghai', () => {
    expect(
      ['2026-11-20T13:59:59Z', '2026-11-20T14:00:00Z', '2026-11-20T16:30:00Z'].map((at) => hourOf(new Date(at))),
    ).toEqual([21, 22, 0]);
  });
});

describe('a third person', () => {
  const relative = person('thirdPerson');

  it('is asked only when the number is invalid or three tries in a row failed', () => {
    const tries = [0, 1, 2, 3].map((failedInARow) =>
      allowed('askForContact', relative, { lost: { numberInvalid: false, failedInARow } }),
    );
    expect(tries).toEqual([false, false, false, true]);
    expect(allowed('askForContact', relative, { lost: { numberInvalid: true, failedInARow: 1 } })).toBe(true);
  });

  it('is asked for a contact only, told nothing of the debt, and left alone once he has refused', () => {
    expect(judged('askForContact', relative, { lost })).toMatchObject({
      mind: expect.arrayContaining(['contactOnly', 'sayNothingOfDebt', 'stopWhenRefused']) as unknown,
    });
    expect(refused('askForContact', relative, { lost, thirdPersonRefused: true })).toMatchObject({
      refused: 'THIRD_PERSON',
      detail: { because: 'refused' },
    });
  });

  it('is never an employer, a superior or a village', () => {
    for (const title of ['employer', 'superior', 'village'] as const)
      expect(refused('askForContact', person(title), { lost }).refused).toBe('THIRD_PERSON');
  });
});

describe('ways of a measure', () => {
  it('are its own: a demand is not posted on a wall, nor in a group chat', () => {
    expect(told('writtenDemand', borrower, { channel: 'posting' })).toEqual([
      'PUBLIC_NAMING',
      '个人信息保护法第25条，民法典第1024、1032条',
      'suitWithPublication',
    ]);
    expect(refused('call', borrower, { channel: 'groupChat' }).refused).toBe('PUBLIC_NAMING');
    expect(refused('call', company('borrower'), { channel: 'visit' }).refused).toBe('CHANNEL_UNLAWFUL');
    expect(refused('nameOrganisation', borrower).refused).toBe('PUBLIC_NAMING');
  });

  it('of an heir reach to what he inherited, of a pledgor to the thing', () => {
    expect(judged('writtenDemand', person('heir'))).toMatchObject({ mind: ['keepProof', 'upToEstate'] });
    expect(judged('writtenDemand', person('pledgor'))).toMatchObject({ mind: ['keepProof', 'onlyTheThing'] });
  });
});
