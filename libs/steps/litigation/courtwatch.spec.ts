import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { aTrack, type TrackInTest } from '../../../test/builders/track.js';
import type { CourtDeadline } from '../../cases/case/court.js';
import { tasksDue, type Watch } from '../../cases/case/watch.js';
import { courtWatches } from './courtwatch.js';

const watches = (today: string, ...tracks: TrackInTest[]): Watch[] => courtWatches(tracks, on(today));
const watch = (kind: CourtDeadline, today: string, ...tracks: TrackInTest[]): Watch | undefined =>
  watches(today, ...tracks).find((one) => one.for === kind);
const ends = (kind: CourtDeadline, track: TrackInTest, today = '2026-03-03'): string | undefined =>
  watch(kind, today, track)?.on;
/** `day task role` of a watch, as they open. */
const tasks = (kind: CourtDeadline, today: string, ...tracks: TrackInTest[]): string[] =>
  (watch(kind, today, ...tracks)?.tasks ?? []).map(({ openOn, kind: task, role }) => `${openOn} ${task} ${role}`);

describe('a suit', () => {
  const suit = aTrack('suit');
  const accepted = suit.then('accepted', '2026-03-06');

  it('is registered within seven days; after them the court is asked (CPL 126)', () => {
    expect(ends('courtRegister', suit)).toBe('2026-03-09');
    expect(tasks('courtRegister', '2026-03-03', suit)).toEqual(['2026-03-10 pressCourt legal']);
    expect(watch('courtRegister', '2026-03-07', accepted)).toBeUndefined();
  });

  it('filed before the holidays is registered on the first working day after them (CPL 85)', () => {
    expect(ends('courtRegister', aTrack('suit', { filedOn: day('2026-09-24') }), '2026-09-28')).toBe('2026-10-08');
  });

  it('whose papers came back waits for us, and is registered seven days after they are complete (CPL Interpretation 126)', () => {
    const back = suit.then('returnedForPapers', '2026-03-04');
    expect([ends('courtRegister', back), ends('courtPapers', back)]).toEqual([undefined, '2026-03-06']);
    expect(tasks('courtPapers', '2026-03-04', back)).toEqual(['2026-03-04 completePapers legal']);
    expect(ends('courtRegister', back.then('papersCompleted', '2026-03-13'))).toBe('2026-03-20');
  });

  it('has its fee paid within seven days of the notice, else it counts as withdrawn (Fee Measures 22)', () => {
    const noticed = suit.then('feeNotice', '2026-03-05');
    expect(watch('courtFee', '2026-03-05', noticed)).toMatchObject({ on: '2026-03-12', savesRight: true });
    expect(tasks('courtFee', '2026-03-05', noticed)).toEqual([
      '2026-03-05 payCourtFee legal',
      '2026-03-10 payCourtFee legal',
      '2026-03-10 payCourtFee supervisor',
    ]);
    expect(watch('courtFee', '2026-03-06', noticed.then('feePaid', '2026-03-06'))).toBeUndefined();
  });

  it('is served on the defendant within five days, who has fifteen to answer (CPL 128)', () => {
    expect(ends('courtCopy', accepted)).toBe('2026-03-11');
    const served = accepted.then('copyServed', '2026-03-10');
    expect([ends('courtCopy', served), ends('defence', served)]).toEqual([undefined, '2026-03-25']);
  });

  it('served by publication is served thirty days after it (CPL 95)', () => {
    expect(ends('publication', accepted.then('publication', '2026-04-03'))).toBe('2026-05-06'); // 3 May is a holiday.
  });

  it('is tried in six months, three in summary procedure, two as a small claim (CPL 152, 164, 168)', () => {
    const as = (detail: string, acceptedOn = '2026-03-06') => suit.then('accepted', acceptedOn, { detail });
    expect(['ordinary', 'summary', 'small'].map((detail) => ends('trial', as(detail)))).toEqual([
      '2026-09-07', // The 6th is a Sunday.
      '2026-06-08', // A Saturday.
      '2026-05-06',
    ]);
    expect(ends('trial', as('ordinary', '2026-03-31'))).toBe('2026-09-30'); // No 31st in September (Civil Code 202).
  });

  it('served by publication is tried in ordinary procedure (CPL Interpretation 140)', () => {
    const published = suit.then('accepted', '2026-03-06', { detail: 'summary' }).then('publication', '2026-03-20');
    expect(ends('trial', published)).toBe('2026-09-07');
  });
});

describe('a judgment', () => {
  const judged = (detail = 'judgment', amount = 90_000) =>
    aTrack('suit').then('accepted', '2026-03-06').then('judged', '2026-08-10', { amount, detail });

  it('can be appealed for fifteen days from service, a ruling for ten (CPL 171)', () => {
    const served = (detail: string) => judged(detail).then('judgmentServed', '2026-08-12', { detail: 'creditor' });
    expect([ends('ownAppeal', served('judgment')), ends('ownAppeal', served('ruling'))]).toEqual([
      '2026-08-27',
      '2026-08-24', // The 22nd is a Saturday.
    ]);
    expect(tasks('ownAppeal', '2026-08-12', served('judgment'))).toContain('2026-08-24 decideAppeal supervisor');
    expect(ends('ownAppeal', judged().then('judgmentServed', '2026-08-12', { detail: 'debtor' }))).toBeUndefined();
  });

  it('is not appealed when the parties settled in court or the claim was small (CPL 165)', () => {
    const small = aTrack('suit')
      .then('accepted', '2026-03-06', { detail: 'small' })
      .then('judged', '2026-05-10', { amount: 90_000 });
    for (const one of [judged('mediation'), small])
      expect(ends('ownAppeal', one.then('judgmentServed', '2026-08-12'))).toBeUndefined();
  });

  it('that was appealed is judged again in three months, a ruling in thirty days (CPL 183)', () => {
    const appealed = (detail: string) => judged(detail).then('appealed', '2026-08-20', { detail: 'debtor' });
    expect([ends('secondTrial', appealed('judgment')), ends('secondTrial', appealed('ruling'))]).toEqual([
      '2026-11-20',
      '2026-09-20', // The 19th is a Saturday; the Sunday after it is worked.
    ]);
    expect(ends('enforcement', appealed('judgment'))).toBeUndefined();
  });

  it('that gave less than was claimed can be retried within six months of its effect (CPL 216)', () => {
    const effective = (amount: number) => judged('judgment', amount).then('effective', '2026-08-31');
    expect(ends('retrial', effective(90_000))).toBe('2027-03-01'); // Six months end on 28 February, a Sunday.
    expect(ends('retrial', effective(100_000))).toBeUndefined();
    expect(ends('retrial', effective(90_000), '2027-03-02')).toBeUndefined();
  });
});

describe('enforcement', () => {
  const effective = aTrack('suit').then('judged', '2026-03-10', { amount: 90_000 }).then('effective', '2026-04-01');
  const perform = effective.then('performBy', '2026-04-01', { until: '2026-04-11' });
  const applied = perform.then('enforcementApplied', '2026-05-06').then('enforcementAccepted', '2026-05-08');

  it('is applied for within two years of the last day to perform, else of the effect (CPL 250)', () => {
    expect(ends('enforcement', perform)).toBe('2028-04-11');
    expect(ends('enforcement', effective)).toBe('2028-04-03'); // The first is a Saturday.
  });

  it('is warned of 180, 90, 30, 14 and 7 days before, on a working day, red for the supervisor too', () => {
    expect(tasks('enforcement', '2026-04-20', perform)).toEqual([
      '2027-10-14 applyEnforcement legal',
      '2028-01-12 applyEnforcement legal',
      '2028-03-10 applyEnforcement legal', // The 12th is a Sunday.
      '2028-03-28 applyEnforcement legal',
      '2028-03-28 applyEnforcement supervisor',
      '2028-04-04 applyEnforcement legal',
      '2028-04-04 applyEnforcement supervisor',
    ]);
  });

  it('opens one task and not five when it is told late', () => {
    const due = tasksDue(watches('2028-04-05', perform), { today: day('2028-04-05'), opened: [] });
    expect(due.map((task) => task.role)).toEqual(['legal', 'supervisor']);
  });

  it('is watched for from the judgment while nobody recorded its effect: a warning may come early, never late', () => {
    expect(ends('enforcement', aTrack('suit').then('judged', '2026-03-10', { amount: 90_000 }))).toBe('2028-03-10');
    const lost = aTrack('suit').then('judged', '2026-03-10', { amount: 0 });
    expect(ends('enforcement', lost)).toBeUndefined();
  });

  it('of a payment order is applied for within two years of its fifteen days (CPL 227, 250)', () => {
    const served = aTrack('paymentOrder')
      .then('accepted', '2026-03-04')
      .then('orderIssued', '2026-03-12')
      .then('orderServed', '2026-03-20');
    expect(ends('enforcement', served, '2026-04-04')).toBeUndefined();
    expect(ends('enforcement', served, '2026-04-07')).toBe('2028-04-04');
    expect(ends('enforcement', served.then('objection', '2026-04-01'), '2026-04-07')).toBeUndefined();
  });

  it('that takes the court more than six months is brought to the higher court (CPL 237)', () => {
    expect(ends('enforcement', applied)).toBeUndefined();
    expect(ends('slowCourt', applied, '2026-06-01')).toBe('2026-11-06');
    expect(tasks('slowCourt', '2026-06-01', applied)).toEqual(['2026-11-07 slowCourt legal']);
  });

  const ended = applied.then('zhongben', '2026-08-31');

  it('that ended for now is looked at every six months: by the court for five years, then by us (Fa [2016] 373, 9)', () => {
    expect(watch('recheck', '2026-09-01', ended)).toMatchObject({ on: '2027-02-28' });
    expect(watch('recheck', '2027-03-01', ended)).toMatchObject({ on: '2027-08-31' });
    expect(tasks('recheck', '2027-03-01', ended)).toEqual([
      '2027-02-28 recheckAssets legal',
      '2027-08-31 recheckAssets legal',
    ]);
    expect(watch('recheck', '2031-08-30', ended)?.article.code).toBe('Fa [2016] 373, 9');
    expect(watch('recheck', '2031-09-01', ended)).toMatchObject({
      on: '2032-02-29',
      article: { code: 'CPL Interpretation 517 (2022)' },
    });
    expect(watch('recheck', '2027-03-01', ended.then('revived', '2027-01-10'))).toBeUndefined();
  });

  it('that was settled is revived within two years of the last day of the settlement', () => {
    const settled = applied.then('settlementInEnforcement', '2026-07-01', { until: '2026-12-31' });
    expect(watch('settlement', '2026-08-01', settled)).toMatchObject({ on: '2029-01-01', savesRight: true });
    expect(watch('settlement', '2027-03-01', settled.then('revived', '2027-02-01'))).toBeUndefined();
  });
});

describe('a preservation', () => {
  const asked = aTrack('preservation');
  const granted = asked.then('preservationGranted', '2026-03-04', { detail: 'deposit', until: '2027-03-04' });

  it('before a suit is ruled on in 48 hours, within a suit in five days (CPL 103, 104)', () => {
    expect(ends('preservationRuling', asked)).toBe('2026-03-04');
    expect(ends('preservationRuling', aTrack('suit').then('preservationAsked', '2026-03-05'))).toBe('2026-03-10');
  });

  it('before a suit is followed by the suit within thirty days, or it is lifted (CPL 104)', () => {
    expect(watch('preSuit', '2026-03-05', granted)).toMatchObject({ on: '2026-04-03', savesRight: true });
    expect(tasks('preSuit', '2026-03-05', granted)).toEqual([
      '2026-03-13 sueAfterPreservation legal', // The 14th is a Saturday.
      '2026-03-24 sueAfterPreservation legal',
      '2026-03-24 sueAfterPreservation supervisor',
      '2026-03-31 sueAfterPreservation legal',
      '2026-03-31 sueAfterPreservation supervisor',
    ]);
    expect(watch('preSuit', '2026-03-25', granted, aTrack('suit', { filedOn: day('2026-03-24') }))).toBeUndefined();
  });

  it('ends with its term whatever the suit does: renewal is asked for seven days before (Preservation Rules 18)', () => {
    expect(watch('freeze', '2026-03-25', granted, aTrack('suit'))).toMatchObject({
      on: '2027-02-25',
      savesRight: true,
    });
    expect(tasks('freeze', '2026-03-25', granted)).toEqual([
      '2027-02-02 renewFreeze legal',
      '2027-02-18 renewFreeze legal',
      '2027-02-18 renewFreeze supervisor',
      '2027-02-24 renewFreeze legal',
      '2027-02-24 renewFreeze supervisor',
      '2027-03-05 renewFreeze legal',
      '2027-03-05 renewFreeze supervisor',
    ]);
    expect(watch('freeze', '2027-02-27', granted)).toMatchObject({ on: '2027-03-04' });
  });

  it('is watched anew once it is renewed, and no more once it is lifted', () => {
    const about = 'preservationGranted-1';
    const renewed = granted.then('preservationRenewed', '2027-02-20', { until: '2028-03-04', about });
    expect(ends('freeze', renewed, '2027-02-21')).toBe('2028-02-26');
    expect(ends('freeze', granted.then('preservationLifted', '2026-06-01', { about }))).toBeUndefined();
  });

  it('is watched by its own days alone: a hold, a plan or a dispute is nothing that it could ask about (X4)', () => {
    expect(courtWatches.length).toBe(2);
    for (const one of watches('2026-03-25', granted).filter((each) => each.for === 'freeze'))
      expect(one.savesRight).toBe(true);
  });

  it('by seizure in enforcement is renewed like any other, also in a written-off case', () => {
    const seized = aTrack('suit')
      .then('judged', '2026-03-10', { amount: 90_000 })
      .then('effective', '2026-04-01')
      .then('enforcementApplied', '2026-05-06')
      .then('seized', '2026-06-01', { detail: 'realEstate', until: '2029-06-01' });
    expect(ends('freeze', seized, '2026-07-01')).toBe('2029-05-25');
  });
});

describe('a payment order', () => {
  const order = aTrack('paymentOrder');
  const issued = order.then('accepted', '2026-03-06').then('orderIssued', '2026-03-16');

  it('is accepted in five days and issued in fifteen (CPL 226, 227)', () => {
    expect([ends('orderAccept', order), ends('orderIssue', order.then('accepted', '2026-03-06'))]).toEqual([
      '2026-03-09', // The seventh is a Saturday.
      '2026-03-23', // The 21st is a Saturday.
    ]);
  });

  it('is dead when it is not served within thirty days of its issue (CPL Interpretation 430)', () => {
    expect(watch('orderService', '2026-03-17', issued)).toMatchObject({ on: '2026-04-15', savesRight: true });
    expect(tasks('orderService', '2026-03-17', issued)[0]).toBe('2026-04-03 orderUnserved legal'); // The fifth is a holiday.
  });

  it('can be objected to for fifteen days (CPL 227)', () => {
    expect(ends('orderObjection', issued.then('orderServed', '2026-03-20'))).toBe('2026-04-07'); // 4–6 April: holidays.
  });

  it('that is void becomes a suit by itself, unless we say no within seven days (CPL Interpretation 438)', () => {
    const dead = issued.then('orderServed', '2026-03-20').then('orderVoid', '2026-04-10').ended('orderVoid');
    expect(watch('orderSuit', '2026-04-10', dead)).toMatchObject({ on: '2026-04-17', savesRight: true });
    expect(watch('orderSuit', '2026-04-15', dead, aTrack('suit'))).toBeUndefined();
  });
});

describe('other ways', () => {
  it('a realisation of security is decided in thirty days (CPL 187)', () => {
    expect(ends('realisation', aTrack('realisation').then('accepted', '2026-03-05'))).toBe('2026-04-07');
  });

  it('a mediation agreement is confirmed on the request of both within thirty days (CPL 205)', () => {
    const agreed = aTrack('mediationConfirmation');
    expect(watch('confirmation', '2026-03-03', agreed)).toMatchObject({ on: '2026-04-01', savesRight: true });
    expect(watch('confirmation', '2026-03-20', agreed.then('confirmationAsked', '2026-03-18'))).toBeUndefined();
    const untaken = (today: string) => courtWatches([], on(today), [day('2026-03-02')]).map((one) => one.on);
    expect([untaken('2026-04-01'), untaken('2026-04-02')]).toEqual([['2026-04-01'], []]);
    const taken = courtWatches([agreed], on('2026-03-03'), [day('2026-03-02')]);
    expect(taken.map((one) => one.about)).toEqual(['mediation/2026-03-02']);
  });
});
