import type { Day } from '../../ground/calendar/calendar.js';
import type { Fen } from '../../ground/fen/fen.js';

export const trackRefusals = [
  'PRESUIT_STANDS',
  'DEBTOR_MISSING',
  'TRACK_ENDED',
  'FACT_OUT_OF_ORDER',
  'FREEZE_TOO_LONG',
  'FREEZE_OVER',
  'WHICH_FREEZE',
  'CONFIRMATION_TOO_LATE',
] as const;

/**
 * Ways before a court. `preservation` is the pre-suit one, with a docket of its own (CPL 104); `mediationConfirmation` begins
 * on the day the mediation agreement took effect (CPL 205).
 */
export const trackKinds = ['suit', 'paymentOrder', 'realisation', 'mediationConfirmation', 'preservation'] as const;
export type TrackKind = (typeof trackKinds)[number];
export type TrackState = 'open' | 'ended';

/** What can be told of a track. Each is a dated fact, none a stage. */
export const courtFactKinds = [
  'accepted',
  'returnedForPapers',
  'papersCompleted',
  'feeNotice',
  'feePaid',
  'preservationAsked',
  'preservationGranted',
  'preservationRenewed',
  'preservationLifted',
  'copyServed',
  'publication',
  'hearing',
  'judged',
  'judgmentServed',
  'appealed',
  'appealJudged',
  'effective',
  'performBy',
  'orderIssued',
  'orderServed',
  'objection',
  'orderVoid',
  'realisationGranted',
  'confirmationAsked',
  'confirmationGranted',
  'enforcementApplied',
  'enforcementAccepted',
  'assetReport',
  'seized',
  'zhongben',
  'recheck',
  'revived',
  'dishonestListed',
  'consumptionLimited',
  'settlementInEnforcement',
  'withdrawn',
  'rejected',
] as const;
export type CourtFactKind = (typeof courtFactKinds)[number];

/** What a preservation or seizure lies on; each has its longest term (CPL Interpretation 485). */
export const assets = ['deposit', 'movable', 'realEstate', 'other'] as const;
export type Asset = (typeof assets)[number];

/** The codes that a fact's detail may be, where it has one; the first is meant when none is told. */
export const details: Partial<Record<CourtFactKind, readonly [string, ...string[]]>> = {
  accepted: ['ordinary', 'summary', 'small'],
  judged: ['judgment', 'ruling', 'mediation'],
  judgmentServed: ['creditor', 'debtor', 'other'],
  appealed: ['creditor', 'debtor', 'other'],
  appealJudged: ['upheld', 'changed', 'sentBack'],
  preservationGranted: assets,
  seized: assets,
};

/** What a fact cannot be told without. */
export const needed: Partial<Record<CourtFactKind, readonly ('untilDay' | 'amountFen' | 'detail')[]>> = {
  preservationGranted: ['untilDay', 'detail'],
  preservationRenewed: ['untilDay'],
  seized: ['untilDay', 'detail'],
  judged: ['amountFen'],
  performBy: ['untilDay'],
  settlementInEnforcement: ['untilDay'],
};

export interface CourtFact {
  id: string;
  kind: CourtFactKind;
  onDay: Day;
  /** Last day of a freeze, of the term to perform, of a settlement. */
  untilDay: Day | null;
  amountFen: Fen | null;
  detail: string | null;
  /** The freeze that is renewed or lifted. */
  about: string | null;
}

export interface Track {
  id: string;
  kind: TrackKind;
  filedOn: Day;
  claimedFen: Fen;
  state: TrackState;
  endedBecause: CourtFactKind | null;
  /** As they were recorded. */
  facts: readonly CourtFact[];
}

/** `filed` stands for the track's own beginning. */
export interface Place {
  /** One of these must have been told before. */
  after: readonly (CourtFactKind | 'filed')[];
  /** None of these may have been told since the last of `after`. */
  not?: readonly CourtFactKind[];
  /** May be told more than once. */
  again?: true;
  /** Ends the track. */
  ends?: true;
}
type Life = Partial<Record<CourtFactKind, Place>>;

const fees: Life = { feeNotice: { after: ['filed'] }, feePaid: { after: ['feeNotice'] } };

const papers: Life = {
  accepted: { after: ['filed'] },
  returnedForPapers: { after: ['filed', 'papersCompleted'], not: ['accepted', 'returnedForPapers'], again: true },
  papersCompleted: { after: ['returnedForPapers'], not: ['papersCompleted'], again: true },
};

const renewals: Life = {
  preservationRenewed: { after: ['preservationGranted', 'seized'], again: true },
  preservationLifted: { after: ['preservationGranted', 'seized'], again: true },
};

/** Everything from the application on, once there is a title. */
const enforcement = (...titles: CourtFactKind[]): Life => ({
  ...renewals,
  performBy: { after: titles, again: true },
  enforcementApplied: { after: titles },
  enforcementAccepted: { after: ['enforcementApplied'] },
  assetReport: { after: ['enforcementApplied'], again: true },
  seized: { after: ['enforcementApplied'], again: true },
  zhongben: { after: ['enforcementAccepted', 'revived'], not: ['zhongben'], again: true },
  recheck: { after: ['zhongben'], not: ['revived'], again: true },
  revived: { after: ['zhongben', 'settlementInEnforcement'], not: ['revived'], again: true },
  dishonestListed: { after: ['enforcementAccepted'], again: true },
  consumptionLimited: { after: ['enforcementAccepted'], again: true },
  settlementInEnforcement: { after: ['enforcementApplied', 'revived'], again: true },
});

/** Which fact may follow which, one table a track. A fact that is not in it never happens on that track. */
export const lives: Record<TrackKind, Life> = {
  suit: {
    ...papers,
    ...fees,
    preservationAsked: { after: ['filed'], again: true },
    preservationGranted: { after: ['preservationAsked'], again: true },
    copyServed: { after: ['accepted'], again: true },
    publication: { after: ['accepted'], again: true },
    hearing: { after: ['accepted'], not: ['judged'], again: true },
    judged: { after: ['filed', 'appealJudged'], not: ['judged', 'effective'], again: true },
    judgmentServed: { after: ['judged'], not: ['effective'], again: true },
    appealed: { after: ['judged'], not: ['appealed', 'effective'], again: true },
    appealJudged: { after: ['appealed'], not: ['appealJudged'], again: true },
    effective: { after: ['judged', 'appealJudged'], not: ['appealed'] },
    ...enforcement('effective'),
    withdrawn: { after: ['filed'], not: ['judged'], ends: true },
    rejected: { after: ['filed'], not: ['judged'], ends: true },
  },
  paymentOrder: {
    ...papers,
    ...fees,
    orderIssued: { after: ['accepted'] },
    orderServed: { after: ['orderIssued'] },
    objection: { after: ['orderServed'], not: ['effective'] },
    orderVoid: { after: ['orderIssued'], not: ['effective'], ends: true },
    effective: { after: ['orderServed'] },
    ...enforcement('effective'),
    withdrawn: { after: ['filed'], not: ['orderServed'], ends: true },
    rejected: { after: ['filed'], not: ['orderIssued'], ends: true },
  },
  realisation: {
    ...papers,
    ...fees,
    preservationAsked: { after: ['filed'], not: ['realisationGranted'], again: true },
    preservationGranted: { after: ['preservationAsked'], again: true },
    copyServed: { after: ['accepted'], again: true },
    objection: { after: ['copyServed', 'realisationGranted'], again: true },
    realisationGranted: { after: ['accepted'] },
    ...enforcement('realisationGranted'),
    withdrawn: { after: ['filed'], not: ['realisationGranted'], ends: true },
    rejected: { after: ['filed'], not: ['realisationGranted'], ends: true },
  },
  mediationConfirmation: {
    confirmationAsked: { after: ['filed'] },
    accepted: { after: ['confirmationAsked'] },
    confirmationGranted: { after: ['confirmationAsked'] },
    ...enforcement('confirmationGranted'),
    withdrawn: { after: ['filed'], not: ['confirmationGranted'], ends: true },
    rejected: { after: ['confirmationAsked'], not: ['confirmationGranted'], ends: true },
  },
  preservation: {
    preservationGranted: { after: ['filed'], again: true },
    ...renewals,
    withdrawn: { after: ['filed'], not: ['preservationGranted'], ends: true },
    rejected: { after: ['filed'], not: ['preservationGranted'], ends: true },
  },
};

export type WantedFact = Omit<CourtFact, 'id'>;
