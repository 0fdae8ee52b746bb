import { describe, expect, it } from '@jest/globals';
import { anAct, claimOn } from '../../../test/builders/limit.js';
import { day } from '../../../test/builders/day.js';

const end = (today: string, own: Parameters<typeof claimOn>[1] = {}) => claimOn(today, own).endsOn;

describe('the limitation of a dated loan', () => {
  it('runs three years from the day after its due day (L1; CC 188, 201)', () => {
    expect(claimOn('2026-11-20')).toMatchObject({
      ...{ state: 'running', from: '2024-03-01', endsOn: '2027-03-01', lastAct: null },
      article: { code: 'Civil Code 188' },
    });
    expect([claimOn('2027-03-01').state, claimOn('2027-03-02').state]).toEqual(['running', 'expired']);
  });

  it('ends on the last day of a shorter month, and on the next working day after a holiday (CC 202, 203)', () => {
    expect(end('2022-01-01', { due: { on: day('2020-02-29') } })).toBe('2023-02-28');
    expect(end('2023-01-01', { due: { on: day('2023-10-01') } })).toBe('2026-10-08'); // National Day
    expect(end('2023-01-01', { due: { on: day('2023-11-21') } })).toBe('2026-11-23'); // a Saturday
  });

  it('of instalments begins with the last of them, for the whole debt (L3; CC 189)', () => {
    const due = { instalments: [day('2023-06-30'), day('2024-12-31'), day('2024-06-30')] as const };
    expect(claimOn('2026-11-20', { due })).toMatchObject({
      ...{ from: '2024-12-31', endsOn: '2027-12-31', article: { code: 'Civil Code 189' } },
    });
  });

  it('begins earlier when the loan was called early, and not before (L3)', () => {
    const due = { on: day('2026-03-01') };
    expect(end('2026-11-20', { due, acts: [anAct('acceleration', '2025-06-03')] })).toBe('2028-06-05');
    expect(end('2026-11-20', { due, acts: [anAct('acceleration', '2026-06-03')] })).toBe('2029-06-04');
  });

  it('without a due day begins with the end of the grace of the first demand, or with a refusal at it (L2)', () => {
    const due = (graceEndsOn: string | null, refusedOn: string | null = null) => ({
      due: { graceEndsOn: graceEndsOn && day(graceEndsOn), refusedOn: refusedOn && day(refusedOn) } as never,
    });
    expect(claimOn('2026-11-20', due(null))).toMatchObject({ state: 'notBegun', endsOn: null, from: null });
    expect(end('2026-11-20', due('2025-04-01'))).toBe('2028-04-03');
    expect(end('2026-11-20', due('2025-04-01', '2025-03-03'))).toBe('2028-03-03');
  });

  it('names what lapses: the claim in court, and with it the mortgage (M1; CC 192, 419)', () => {
    expect(claimOn('2026-11-20').whatLapses).toEqual(['claimInCourt']);
    expect(claimOn('2026-11-20', { pledged: true }).whatLapses).toEqual(['claimInCourt', 'mortgage']);
  });
});

describe('an interruption', () => {
  it.each([
    'demandSigned', // L6
    'letterArrived', // L7
    'deduction', // L8
    'pressDemand', // L9
    'preservation', // L12
    'setOff',
    'mediationAsked',
    'policeReport',
    'partPayment', // L13
    'promiseToPay',
    'agreement',
    'securityGiven',
    'assignmentNotice', // L15
  ] as const)('by %s begins three fresh years that day (L5)', (kind) => {
    const found = claimOn('2026-11-20', { acts: [anAct(kind, '2026-05-11')] });
    expect(found).toMatchObject({ from: '2026-05-11', endsOn: '2029-05-11', state: 'running', lastAct: { kind } });
  });

  it('may be repeated without number while the period runs, and the article is the last act’s (L5)', () => {
    const acts = ['2026-12-01', '2029-11-30', '2032-11-30'].map((on) => anAct('demandSigned', on));
    expect(claimOn('2033-01-03', { acts })).toMatchObject({ from: '2032-11-30', state: 'running' });
    expect(claimOn('2033-01-03', { acts }).article.code).toBe('Limitation Rules 8(1) (2020)');
  });

  it('of a part interrupts for the rest: there is one clock for a claim (L10)', () => {
    expect(end('2026-11-20', { acts: [anAct('partPayment', '2026-05-11')] })).toBe('2029-05-11');
  });

  it('for one who owes together is one for all; a demand on a guarantor is none (L14)', () => {
    const acts = [anAct('demandSigned', '2026-05-11', { partyId: 'wife' })];
    expect([end('2026-11-20', { acts, joint: ['wife'] }), end('2026-11-20', { acts })]).toEqual([
      '2029-05-11',
      '2027-03-01',
    ]);
    const guarantor = [anAct('guarantorDemand', '2026-05-11', { partyId: 'li' })];
    expect(end('2026-11-20', { acts: guarantor })).toBe('2027-03-01');
  });

  it('before the debt is due moves nothing', () => {
    expect(end('2026-11-20', { acts: [anAct('demandSigned', '2024-02-01')] })).toBe('2027-03-01');
  });

  it('that is still to come moves nothing today', () => {
    expect(end('2026-11-20', { acts: [anAct('demandSigned', '2026-12-01')] })).toBe('2027-03-01');
  });
});

describe('a proceeding', () => {
  const suit = anAct('suit', '2026-05-11');
  const ended = anAct('proceedingEnded', '2028-09-04', { about: suit.id });

  it.each(['suit', 'arbitration', 'paymentOrder', 'bankruptcyClaim', 'enforcement', 'joinedAsParty'] as const)(
    '%s holds the limitation from the day it is handed in until it ends (L5, L11, L12)',
    (kind) => {
      const acts = [anAct(kind, '2026-05-11', { id: suit.id }), ended];
      expect(claimOn('2027-06-01', { acts })).toMatchObject({ state: 'interrupted', endsOn: null, from: '2026-05-11' });
      expect(claimOn('2029-01-02', { acts })).toMatchObject({
        state: 'running',
        from: '2028-09-04',
        endsOn: '2031-09-04',
      });
    },
  );

  it('withdrawn before its copy was served is as if it had never been filed, on the safe side', () => {
    const gone = anAct('suitWithdrawn', '2026-08-03', { about: suit.id });
    expect(end('2026-11-20', { acts: [suit, gone] })).toBe('2027-03-01');
    const served = anAct('complaintServed', '2026-06-01', { about: suit.id });
    expect(end('2026-11-20', { acts: [suit, served, gone] })).toBe('2029-06-01');
  });

  it('that another one outlives still holds it', () => {
    const order = anAct('enforcement', '2026-07-01');
    const acts = [suit, order, anAct('proceedingEnded', '2026-09-01', { about: suit.id })];
    expect(claimOn('2026-11-20', { acts }).state).toBe('interrupted');
  });
});

describe('after its end', () => {
  const acts = (...more: ReturnType<typeof anAct>[]) => ({ acts: more });

  it('the claim has lost its court, and demands, payments and suits do not bring it back (L17)', () => {
    for (const kind of ['demandSigned', 'partPayment', 'suit', 'deduction'] as const)
      expect(claimOn('2027-11-01', acts(anAct(kind, '2027-06-01'))).state).toBe('expired');
  });

  it('only an agreement to pay brings it back, with three fresh years (L17; CC 192)', () => {
    for (const kind of ['acknowledgedAfterExpiry', 'promiseToPay', 'agreement'] as const)
      expect(claimOn('2027-11-01', acts(anAct(kind, '2027-06-01')))).toMatchObject({
        ...{ state: 'revived', from: '2027-06-01', endsOn: '2030-06-03' },
      });
    expect(claimOn('2030-07-01', acts(anAct('agreement', '2027-06-01'))).state).toBe('expired');
  });

  it('an extension agreed on is such an agreement and counts from the new due day', () => {
    const changes = [{ agreedOn: day('2027-06-01'), newDueOn: day('2028-06-01') }];
    expect(claimOn('2027-11-01', { changes })).toMatchObject({ state: 'revived', endsOn: '2031-06-02' });
    const intime = [{ agreedOn: day('2024-02-01'), newDueOn: day('2025-03-03') }];
    expect(claimOn('2026-11-20', { changes: intime })).toMatchObject({ state: 'running', endsOn: '2028-03-03' });
  });
});

describe('the long-stop', () => {
  it('ends after twenty years whatever interrupted it (L4)', () => {
    const due = { on: day('2007-05-01') };
    const acts = [
      '2009-04-01',
      '2011-03-01',
      '2013-02-01',
      '2015-01-05',
      '2017-01-04',
      '2019-12-02',
      '2022-11-01',
      '2025-10-01',
    ];
    const found = claimOn('2026-11-20', { due, acts: acts.map((on) => anAct('demandSigned', on)) });
    expect(found).toMatchObject({ longstopOn: '2027-05-03', endsOn: '2027-05-03', state: 'running' });
  });
});

describe('an obstacle', () => {
  const began = anAct('obstacleBegan', '2026-10-12');
  const gone = anAct('obstacleEnded', '2027-02-01', { about: began.id });

  it('in the last six months holds the end until six months after it is gone (L16; CC 194)', () => {
    expect(end('2027-02-15', { acts: [began, gone] })).toBe('2027-08-02');
    expect(end('2027-02-15', { acts: [began] })).toBe('2027-08-16'); // still there: at the earliest six months from now
  });

  it('that was gone before the last six months moves nothing', () => {
    const acts = [
      anAct('obstacleBegan', '2026-01-05'),
      anAct('obstacleEnded', '2026-08-03', { about: 'obstacleBegan-2026-01-05' }),
    ];
    expect(end('2026-11-20', { acts })).toBe('2027-03-01');
  });
});

describe('an old debt', () => {
  it('whose two years were over before the General Provisions stays lost; one that still ran became three (L19)', () => {
    expect(claimOn('2026-11-20', { due: { on: day('2015-09-30') } })).toMatchObject({
      ...{ endsOn: '2017-09-30', state: 'expired', article: { code: 'Limitation Interp. 2, 3 (2018)' } },
    });
    expect(end('2018-01-02', { due: { on: day('2015-10-01') } })).toBe('2018-10-01');
  });

  it('kept alive by demands within each two years has its three now (L19)', () => {
    const acts = [
      anAct('demandSigned', '2012-02-01'),
      anAct('demandSigned', '2014-01-20'),
      anAct('demandSigned', '2016-01-11'),
    ];
    const due = { on: day('2010-03-01') };
    expect(end('2018-03-01', { due, acts })).toBe('2019-01-11');
    expect(claimOn('2018-03-01', { due, acts: acts.slice(1) }).state).toBe('expired');
  });
});
