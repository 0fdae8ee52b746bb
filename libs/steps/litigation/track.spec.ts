import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { aTrack, type TrackInTest } from '../../../test/builders/track.js';
import { isRefusal } from '../../ground/command/command.js';
import { tellFactSchema } from './litigation.input.js';
import { nextFacts, openable, tellable } from './telling.js';
import { courtFactKinds, lives, trackKinds, type CourtFactKind, type TrackKind, type WantedFact } from './track.js';

const today = on('2026-11-20');

const told = (track: TrackInTest, kind: CourtFactKind, own: Partial<WantedFact> = {}) => {
  const bare: WantedFact = {
    kind,
    onDay: day('2026-11-10'),
    untilDay: null,
    amountFen: null,
    detail: null,
    about: null,
  };
  return tellable(track, { ...bare, ...own }, today);
};
const refused = (track: TrackInTest, kind: CourtFactKind, own: Partial<WantedFact> = {}): string | undefined => {
  const answer = told(track, kind, own);
  return isRefusal(answer) ? answer.refused : undefined;
};

describe('a suit', () => {
  const suit = aTrack('suit');
  const judged = suit.then('accepted', '2026-03-06').then('judged', '2026-08-10', { amount: 90_000 });
  const effective = judged.then('effective', '2026-09-01');

  it('goes through the court in its order', () => {
    expect(refused(suit, 'accepted')).toBeUndefined();
    expect(refused(suit, 'hearing')).toBe('FACT_OUT_OF_ORDER');
    expect(refused(judged, 'hearing')).toBe('FACT_OUT_OF_ORDER');
    expect(refused(judged, 'enforcementApplied')).toBe('FACT_OUT_OF_ORDER');
    expect(refused(effective, 'enforcementApplied')).toBeUndefined();
  });

  it('is not told what belongs to a payment order', () => {
    expect(refused(suit, 'orderIssued')).toBe('FACT_OUT_OF_ORDER');
  });

  it('has papers completed as often as they came back, until it is accepted', () => {
    const back = suit.then('returnedForPapers', '2026-03-04');
    expect([refused(back, 'returnedForPapers'), refused(back, 'papersCompleted')]).toEqual([
      'FACT_OUT_OF_ORDER',
      undefined,
    ]);
    expect(refused(back.then('papersCompleted', '2026-03-09'), 'returnedForPapers')).toBeUndefined();
    expect(refused(suit.then('accepted', '2026-03-06'), 'returnedForPapers')).toBe('FACT_OUT_OF_ORDER');
  });

  it('is not in effect while an appeal runs, and is judged anew when it was sent back', () => {
    const appealed = judged.then('appealed', '2026-08-20', { detail: 'debtor' });
    expect([refused(appealed, 'effective'), refused(appealed, 'judged')]).toEqual([
      'FACT_OUT_OF_ORDER',
      'FACT_OUT_OF_ORDER',
    ]);
    const second = appealed.then('appealJudged', '2026-10-20', { detail: 'sentBack' });
    expect([refused(second, 'effective'), refused(second, 'judged')]).toEqual([undefined, undefined]);
  });

  it('is withdrawn before the judgment only, and told nothing after it', () => {
    expect(told(suit, 'withdrawn')).toEqual({ about: null, ends: true });
    expect(refused(judged, 'withdrawn')).toBe('FACT_OUT_OF_ORDER');
    expect(refused(suit.then('withdrawn', '2026-04-01').ended('withdrawn'), 'accepted')).toBe('TRACK_ENDED');
  });

  it('has facts between what they follow and today', () => {
    const hearing = (onDay: string) => refused(suit.then('accepted', '2026-03-06'), 'hearing', { onDay: day(onDay) });
    expect(['2026-03-05', '2026-03-06', '2026-11-20', '2026-11-21'].map(hearing)).toEqual([
      'DAY_TOO_EARLY',
      undefined,
      undefined,
      'DAY_IN_FUTURE',
    ]);
  });

  it('whose enforcement ended for now is revived, and may end so again', () => {
    const ended = effective
      .then('enforcementApplied', '2026-09-20')
      .then('enforcementAccepted', '2026-09-22')
      .then('zhongben', '2026-10-25');
    expect([refused(ended, 'zhongben'), refused(ended, 'recheck'), refused(ended, 'revived')]).toEqual([
      'FACT_OUT_OF_ORDER',
      undefined,
      undefined,
    ]);
    const revived = ended.then('revived', '2026-11-05');
    expect([refused(revived, 'recheck'), refused(revived, 'zhongben')]).toEqual(['FACT_OUT_OF_ORDER', undefined]);
  });
});

describe('a payment order', () => {
  const order = aTrack('paymentOrder').then('accepted', '2026-03-04').then('orderIssued', '2026-03-12');

  it('is objected to once it was served, and void ends it', () => {
    expect(refused(order, 'objection')).toBe('FACT_OUT_OF_ORDER');
    const served = order.then('orderServed', '2026-03-20');
    expect(refused(served, 'objection')).toBeUndefined();
    expect(told(served, 'orderVoid')).toEqual({ about: null, ends: true });
    expect(refused(served.then('effective', '2026-04-05'), 'orderVoid')).toBe('FACT_OUT_OF_ORDER');
  });
});

describe('a confirmation of mediation', () => {
  it('is asked for within thirty days of the agreement, and on the next working day where the last is a holiday (CPL 205)', () => {
    const agreed = aTrack('mediationConfirmation', { filedOn: day('2026-09-03') }); // Thirty days end on 3 October.
    const asked = (onDay: string) => refused(agreed, 'confirmationAsked', { onDay: day(onDay) });
    expect([asked('2026-10-08'), asked('2026-10-09')]).toEqual([undefined, 'CONFIRMATION_TOO_LATE']);
  });
});

describe('a freeze', () => {
  const asked = aTrack('suit').then('preservationAsked', '2026-03-03');
  const granted = (detail: string, untilDay: string) =>
    told(asked, 'preservationGranted', { onDay: day('2026-03-05'), detail, untilDay: day(untilDay) });

  it('lasts a year on a deposit, two on movables, three on land, houses and other rights (CPL Interpretation 485)', () => {
    for (const [asset, longest, tooLong] of [
      ['deposit', '2027-03-05', '2027-03-06'],
      ['movable', '2028-03-05', '2028-03-06'],
      ['realEstate', '2029-03-05', '2029-03-06'],
      ['other', '2029-03-05', '2029-03-06'],
    ] as const) {
      expect(granted(asset, longest)).toEqual({ about: null, ends: false });
      expect(granted(asset, tooLong)).toMatchObject({ refused: 'FREEZE_TOO_LONG', detail: { lastOn: longest } });
    }
  });

  it('of a leap day ends on the last day of February (Civil Code 202)', () => {
    const leap = aTrack('preservation', { filedOn: day('2024-02-28') });
    const grant = { onDay: day('2024-02-29'), detail: 'deposit' };
    expect(refused(leap, 'preservationGranted', { ...grant, untilDay: day('2025-02-28') })).toBeUndefined();
    expect(refused(leap, 'preservationGranted', { ...grant, untilDay: day('2025-03-01') })).toBe('FREEZE_TOO_LONG');
  });

  const frozen = asked.then('preservationGranted', '2026-03-05', { detail: 'deposit', until: '2026-12-05' });

  it('is renewed before it ends, for as long as it may last', () => {
    expect(told(frozen, 'preservationRenewed', { untilDay: day('2027-12-05') })).toEqual({
      about: 'preservationGranted-2',
      ends: false,
    });
    expect(refused(frozen, 'preservationRenewed', { untilDay: day('2027-12-06') })).toBe('FREEZE_TOO_LONG');
    const late = asked.then('preservationGranted', '2026-03-05', { detail: 'deposit', until: '2026-11-09' });
    expect(refused(late, 'preservationRenewed', { untilDay: day('2027-11-09') })).toBe('FREEZE_OVER');
  });

  it('is named when there are several, and outlives the track it was laid in', () => {
    const two = frozen.then('preservationGranted', '2026-03-06', { detail: 'movable', until: '2027-03-06' });
    expect(refused(two, 'preservationLifted')).toBe('WHICH_FREEZE');
    expect(told(two, 'preservationLifted', { about: 'preservationGranted-3' })).toMatchObject({
      about: 'preservationGranted-3',
    });
    expect(told(frozen.ended('withdrawn'), 'preservationLifted')).toMatchObject({ about: 'preservationGranted-2' });
  });
});

describe('another track', () => {
  const papers = { accepted: true, offeredOn: day('2026-03-01') };
  const opened = (kind: TrackKind, facts: Partial<Parameters<typeof openable>[0]> = {}, filedOn = '2026-11-10') =>
    openable({ tracks: [], papers, debtorMissing: false, ...facts }, { kind, filedOn: day(filedOn) }, today)?.refused;

  it('needs the papers that legal accepted, unless it is urgent or rests on an agreement', () => {
    const offered = { papers: { ...papers, accepted: false } };
    expect(trackKinds.map((kind) => opened(kind, offered))).toEqual([
      ...['HANDOFF_NOT_ACCEPTED', 'HANDOFF_NOT_ACCEPTED', 'HANDOFF_NOT_ACCEPTED'],
      ...[undefined, undefined],
    ]);
  });

  it('is no second suit beside an open one', () => {
    expect(opened('suit', { tracks: [aTrack('suit')] })).toBe('ALREADY_FILED');
    expect(opened('suit', { tracks: [aTrack('suit').ended('withdrawn')] })).toBeUndefined();
    expect(opened('realisation', { tracks: [aTrack('suit')] })).toBeUndefined();
  });

  it('is filed between the day of the papers and today', () => {
    expect(['2026-02-28', '2026-03-01', '2026-11-20', '2026-11-21'].map((on) => opened('suit', {}, on))).toEqual([
      'DAY_TOO_EARLY',
      undefined,
      undefined,
      'DAY_IN_FUTURE',
    ]);
  });

  it('is no payment order while a pre-suit preservation stands, or against who is missing (CPL Interpretation 427)', () => {
    const asked = aTrack('preservation');
    const granted = asked.then('preservationGranted', '2026-03-05', { detail: 'deposit', until: '2027-03-05' });
    const lifted = granted.then('preservationLifted', '2026-04-05', { about: 'preservationGranted-1' });
    expect(
      [asked, granted, lifted, asked.ended('rejected')].map((one) => opened('paymentOrder', { tracks: [one] })),
    ).toEqual(['PRESUIT_STANDS', 'PRESUIT_STANDS', undefined, undefined]);
    expect(opened('paymentOrder', { debtorMissing: true })).toBe('DEBTOR_MISSING');
    expect(opened('suit', { debtorMissing: true, tracks: [granted] })).toBeUndefined();
  });
});

describe('the table of facts', () => {
  it('offers exactly what may be told', () => {
    const suit = aTrack('suit').then('accepted', '2026-03-06');
    const allowed = courtFactKinds.filter((kind) => refused(suit, kind) !== 'FACT_OUT_OF_ORDER');
    expect(nextFacts(suit)).toEqual(allowed);
    expect(nextFacts(suit.ended('withdrawn'))).toEqual([]);
  });

  it('names each kind of fact on some track', () => {
    const used = new Set(trackKinds.flatMap((kind) => Object.keys(lives[kind])));
    expect(courtFactKinds.filter((kind) => !used.has(kind))).toEqual([]);
  });

  it('asks for what a fact cannot be told without', () => {
    const takes = (fact: object) => tellFactSchema.safeParse({ onDay: '2026-11-10', ...fact }).success;
    expect(takes({ kind: 'preservationGranted', untilDay: '2027-11-10', detail: 'deposit' })).toBe(true);
    expect(takes({ kind: 'preservationGranted', untilDay: '2027-11-10' })).toBe(false);
    expect(takes({ kind: 'preservationGranted', untilDay: '2027-11-10', detail: 'judgment' })).toBe(false);
    expect([takes({ kind: 'judged' }), takes({ kind: 'judged', amountFen: 0 })]).toEqual([false, true]);
  });
});
