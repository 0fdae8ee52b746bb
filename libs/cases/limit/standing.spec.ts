import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { anAct, guarantorOn } from '../../../test/builders/limit.js';
import { barsSuingAlone } from './standing.js';

const toLi = { partyId: 'li' };
const general = { mode: 'general' as const };
const extension = { id: 'change-1', agreedOn: day('2024-02-01'), newDueOn: day('2025-03-03'), increased: null };

describe('the period of a guarantee', () => {
  it('runs as agreed, else six months from the due day (G3)', () => {
    expect(guarantorOn('2024-06-03', { guarantee: { periodMonths: 24 } })).toMatchObject({
      ...{ state: 'standing', phase: 'period', from: '2024-03-01', endsOn: '2026-03-02', saves: 'demandOnGuarantor' },
    });
    const unclear = { periodMonths: null, periodText: '直至本息还清为止' };
    expect(guarantorOn('2024-06-03', { guarantee: unclear })).toMatchObject({
      ...{ endsOn: '2024-09-02', article: { code: 'Civil Code 692; Guarantee Interp. 32 (2020)' } },
    });
  });

  it('is over the day after its last day: nothing stops or breaks it (G4)', () => {
    const acts = [anAct('demandSigned', '2024-06-03'), anAct('obstacleBegan', '2024-08-01')];
    expect([guarantorOn('2024-09-02', { acts }).state, guarantorOn('2024-09-03', { acts }).state]).toEqual([
      ...['standing', 'lapsed'],
    ]);
  });

  it('does not move with an extension he did not agree to in writing (G4; CC 695)', () => {
    expect(guarantorOn('2024-06-03', { changes: [extension] }).endsOn).toBe('2024-09-02');
    const consented = { guarantee: { consents: ['change-1'] }, changes: [extension] };
    expect(guarantorOn('2024-06-03', consented).endsOn).toBe('2025-09-03');
  });

  it('begins early when the loan was called early', () => {
    expect(guarantorOn('2024-01-02', { acts: [anAct('acceleration', '2023-12-01')] }).endsOn).toBe('2024-06-03');
  });
});

describe('a joint guarantor', () => {
  it('stays bound by a demand on him within the period, then for three years (G5, G7)', () => {
    const found = guarantorOn('2026-11-20', { acts: [anAct('guarantorDemand', '2024-08-30', toLi)] });
    expect(found).toMatchObject({
      ...{ state: 'standing', phase: 'limitation', from: '2024-08-30', endsOn: '2027-08-30' },
      savedBy: { kind: 'guarantorDemand', on: '2024-08-30' },
    });
  });

  it('is free when nobody asked him in time; a demand on another guarantor or on the debtor does not help (G5, G6)', () => {
    const acts = [anAct('guarantorDemand', '2024-08-30', { partyId: 'zhao' }), anAct('demandSigned', '2024-08-30')];
    expect(guarantorOn('2024-09-03', { acts })).toMatchObject({ state: 'lapsed', savedBy: null, saves: null });
  });

  it('is not bound again by a demand or a signature after the period (G9; Guarantee Interp. 34)', () => {
    const acts = [anAct('guarantorDemand', '2024-09-03', toLi), anAct('promiseToPay', '2024-10-08', toLi)];
    expect(guarantorOn('2026-11-20', { acts }).state).toBe('lapsed');
  });

  it('is asked too early before the debt is due', () => {
    expect(guarantorOn('2024-09-03', { acts: [anAct('guarantorDemand', '2024-02-20', toLi)] }).state).toBe('lapsed');
  });

  it('has a limitation of his own that demands and his payments begin anew, and that ends (G7)', () => {
    const acts = [anAct('guarantorDemand', '2024-08-30', toLi), anAct('partPayment', '2026-05-11', toLi)];
    expect(guarantorOn('2026-11-20', { acts }).endsOn).toBe('2029-05-11');
    expect(guarantorOn('2027-08-31', { acts: acts.slice(0, 1) })).toMatchObject({
      ...{ state: 'lapsed', phase: 'limitation', saves: null },
    });
  });

  it('sued in time stays bound; withdrawn, only if the copy reached him (G8; Guarantee Interp. 31)', () => {
    const suit = anAct('suit', '2024-06-03', toLi);
    const gone = anAct('suitWithdrawn', '2024-07-01', { ...toLi, about: suit.id });
    const served = anAct('complaintServed', '2024-06-17', { ...toLi, about: suit.id });
    const state = (...acts: ReturnType<typeof anAct>[]) => guarantorOn('2024-09-03', { acts }).state;
    expect([state(suit), state(suit, gone), state(suit, served, gone)]).toEqual(['standing', 'lapsed', 'standing']);
  });
});

describe('a general guarantor', () => {
  it('stays bound by a suit against the debtor within the period, by nothing else (G5; CC 693)', () => {
    const state = (kind: Parameters<typeof anAct>[0], own = {}) =>
      guarantorOn('2024-09-03', { guarantee: general, acts: [anAct(kind, '2024-08-30', own)] }).state;
    expect([state('suit'), state('arbitration'), state('enforcement')]).toEqual(['standing', 'standing', 'standing']);
    expect([state('demandSigned'), state('guarantorDemand', toLi), state('paymentOrder'), state('suit', toLi)]).toEqual(
      [...['lapsed', 'lapsed', 'lapsed', 'lapsed']],
    );
    expect(guarantorOn('2024-06-03', { guarantee: general }).saves).toBe('suitAgainstDebtor');
  });

  it('is free when the suit is withdrawn and not filed again in time (G8)', () => {
    const suit = anAct('suit', '2024-05-06');
    const gone = anAct('suitWithdrawn', '2024-06-03', { about: suit.id });
    const acts = [suit, gone];
    expect(guarantorOn('2024-09-03', { guarantee: general, acts }).state).toBe('lapsed');
    expect(guarantorOn('2024-07-01', { guarantee: general, acts })).toMatchObject({
      state: 'standing',
      phase: 'period',
    });
    expect(guarantorOn('2024-09-03', { guarantee: general, acts: [...acts, anAct('suit', '2024-08-01')] }).state).toBe(
      'standing',
    );
  });

  it('waits, until the ruling that ends enforcement is served, a year has passed, or his defence is gone (G7)', () => {
    const suit = anAct('suit', '2024-08-30');
    const end = (today: string, ...more: ReturnType<typeof anAct>[]) => {
      const { phase, from, endsOn } = guarantorOn(today, { guarantee: general, acts: [suit, ...more] });
      return [phase, phase === 'waiting' ? null : from, endsOn];
    };
    const asked = anAct('enforcement', '2025-02-03');
    expect(end('2025-12-01')).toEqual(['waiting', null, null]);
    expect(end('2025-12-01', asked, anAct('enforcementUnsatisfied', '2025-08-04'))).toEqual([
      'limitation',
      '2025-08-04',
      '2028-08-04',
    ]);
    expect(end('2026-02-02', asked)).toEqual(['waiting', null, null]);
    expect(end('2026-02-03', asked)).toEqual(['limitation', '2026-02-03', '2029-02-05']);
    expect(end('2025-12-01', anAct('defenceGone', '2025-05-12'))).toEqual(['limitation', '2025-05-12', '2028-05-12']);
  });

  it('is not sued alone unless his defence is gone (G10; CC 687)', () => {
    expect(barsSuingAlone('general', [])?.zh).toBe('民法典第687条');
    expect(barsSuingAlone('general', [anAct('debtorBankrupt', '2025-05-12')])).toBeUndefined();
    expect(barsSuingAlone('joint', [])).toBeUndefined();
  });
});

describe('who is bound by nothing', () => {
  it('are organs, villages, what they own together, and in principle schools and hospitals (G12)', () => {
    const state = (nature: string) => guarantorOn('2024-06-03', { nature }).state;
    expect(['organ', 'villageCommittee', 'collective', 'publicInstitution'].map(state)).toEqual([
      'void',
      'void',
      'void',
      'void',
    ]);
    expect(['person', 'soleTrader', 'farmHousehold', 'company'].map(state)).toEqual([
      ...['standing', 'standing', 'standing', 'standing'],
    ]);
  });

  it('is who was freed by a new loan for the old (G11)', () => {
    const guarantee = { releasedOn: day('2024-05-06'), releasedBecause: 'newForOld' as const };
    expect(guarantorOn('2024-06-03', { guarantee })).toMatchObject({
      ...{ state: 'released', endsOn: null, article: { code: 'Guarantee Interp. 16 (2020)' } },
    });
  });
});

describe('what only counsel can say', () => {
  it('is a guarantee whose mode nothing decides because its day is not known (G1)', () => {
    const guarantee = { mode: 'unclear' as const, signedOn: null };
    expect(guarantorOn('2024-06-03', { guarantee })).toMatchObject({ state: 'unknown', mode: null });
    expect(guarantorOn('2024-06-03', { guarantee: { mode: 'unclear' } }).mode).toBe('general');
    expect(guarantorOn('2024-06-03', { guarantee: { mode: 'unclear', signedOn: day('2020-12-31') } }).mode).toBe(
      'joint',
    );
  });

  it('is "until paid off" of before 2021 within two years of the due day (Temporal Effect Rules 27)', () => {
    const guarantee = { periodMonths: null, periodText: '还清为止', signedOn: day('2019-03-01') };
    const state = (today: string) => guarantorOn(today, { guarantee, dueOn: day('2020-03-02') }).state;
    expect([state('2020-09-02'), state('2020-09-03'), state('2022-03-02'), state('2022-03-03')]).toEqual([
      ...['standing', 'unknown', 'unknown', 'lapsed'],
    ]);
    expect(guarantorOn('2018-03-01', { guarantee, dueOn: day('2016-03-01') }).state).toBe('lapsed');
  });

  it('is a general guarantee when the debtor is bankrupt and a claim was filed instead of a suit', () => {
    const acts = [anAct('debtorBankrupt', '2024-05-06'), anAct('bankruptcyClaim', '2024-06-03')];
    expect(guarantorOn('2024-09-03', { guarantee: general, acts })).toMatchObject({
      state: 'unknown',
      bankruptcyUnclaimed: false,
    });
  });

  it('shows a bankruptcy in which neither a claim was filed nor the guarantor told (G13)', () => {
    const bankrupt = anAct('debtorBankrupt', '2024-05-06');
    const missing = (...more: ReturnType<typeof anAct>[]) =>
      guarantorOn('2024-06-03', { acts: [bankrupt, ...more] }).bankruptcyUnclaimed;
    expect([
      missing(),
      missing(anAct('bankruptcyClaim', '2024-05-20')),
      missing(anAct('guarantorTold', '2024-05-20', toLi)),
    ]).toEqual([...[true, false, false]]);
    expect(missing(anAct('guarantorTold', '2024-05-20', { partyId: 'zhao' }))).toBe(true);
  });
});
