import { addDays, later, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import { articles, type Article, type ParameterKey } from '../../ground/law/law.js';
import type { LetterKind } from '../../ground/letter/letter.js';
import type { ActState, Chapter } from '../../ground/outside/outside.js';
import type { CaseEvent, DeadlineFor, EdgeEvent } from '../../cases/case/case.js';
import { pausedTermEnd, type Effects, type Fact } from '../../cases/fact/fact.js';

export const noticeRefusals = [
  'ALREADY_SERVED',
  'TRIES_USED_UP',
  'SERVICE_UNPROVEN',
  'STILL_ON_ITS_WAY',
  'NOT_SERVED',
  'TERM_RUNNING',
  'CONTACT_SILENCED',
] as const;

/** A demand on the borrower himself: the paper that opens a stage, and the term that runs once it is served. */
export interface Demand {
  stage: Chapter;
  letter: LetterKind;
  issued: Extract<CaseEvent | EdgeEvent, 'NoticeIssued' | 'FinalDemandIssued' | 'InterviewInvited'>;
  term: ParameterKey;
  deadline: DeadlineFor;
  article: Article;
}

/** 逾期通知: the first stage after intake; no approval, because it only says what is owed. */
export const overdueNotice: Demand = {
  stage: 'notice',
  letter: 'overdueNotice',
  issued: 'NoticeIssued',
  term: 'noticeTermDays',
  deadline: 'noticeTerm',
  article: articles.demand,
};

/** What a person may record; `published` is written by a press demand that was printed (L9). */
export const results = ['signed', 'postReceipt', 'refused', 'returned'] as const;
export type Result = (typeof results)[number] | 'published';

/** Service is proven by one of these (Limitation Rules 8); a letter that was only printed or posted has started nothing. */
export const isProven = (result: Result): boolean => result !== 'returned';

// What can prove which result: a signature is shown by the signed slip, not by an envelope that came back.
export const proofsOf: Record<Result, readonly [ProofKind, ...ProofKind[]]> = {
  signed: ['signature', 'photo', 'record'],
  postReceipt: ['postReceipt'],
  refused: ['record', 'photo', 'postReceipt'],
  returned: ['envelope', 'postReceipt', 'photo'],
  published: ['record', 'photo'],
};

/** Why somebody is asked: he borrowed, owes together, or guarantees and his liability stands (X2). */
export type Title = 'borrower' | 'coObligor' | 'guarantor';

/** A demand of a case at its stage, with every try to deliver it. */
export interface DemandFacts {
  id: string;
  stage: Chapter;
  title: Title;
  number: number;
  issuedOn: Day;
  termDays: number;
  servedOn: Day | null;
  deliveries: readonly { attempt: number; result: Result; resultOn: Day }[];
  /** The envelopes that were ordered, the last one last. */
  acts: readonly { attempt: number; state: ActState }[];
}

export const MOST_TRIES = 5;

/** Refusals of recording a delivery: see `noticeRefusals`; a day in the future or before the letter was made. */
export function deliverable(
  demand: DemandFacts,
  delivery: { result: Result; resultOn: Day; proof: ProofKind },
  on: Pick<On, 'today'>,
): Refusal | undefined {
  if (demand.servedOn) return refuse('ALREADY_SERVED', { servedOn: demand.servedOn });
  if (demand.deliveries.length >= MOST_TRIES) return refuse('TRIES_USED_UP', { tries: MOST_TRIES });
  if (delivery.resultOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (delivery.resultOn < demand.issuedOn) return refuse('DAY_TOO_EARLY', { from: demand.issuedOn });
  if (!proofsOf[delivery.result].includes(delivery.proof))
    return refuse('SERVICE_UNPROVEN', { result: delivery.result, proof: delivery.proof });
  return undefined;
}

/** Came back twice: another envelope would do no better, a person looks for the debtor. */
export const returnedTwice = (deliveries: DemandFacts['deliveries']): boolean =>
  deliveries.filter((one) => one.result === 'returned').length === 2;

/** The same demand may go out again when the last envelope came back, was withdrawn, or its end is not known. */
export function resendable(demand: DemandFacts): Refusal | undefined {
  if (demand.servedOn) return refuse('ALREADY_SERVED', { servedOn: demand.servedOn });
  const last = demand.acts.at(-1);
  if (demand.acts.length >= MOST_TRIES) return refuse('TRIES_USED_UP', { tries: MOST_TRIES });
  const back = demand.deliveries.filter((one) => one.result === 'returned').length;
  const out = demand.acts.filter((act) => act.state === 'done').length;
  if (last && (last.state === 'wanted' || last.state === 'claimed' || out > back)) return refuse('STILL_ON_ITS_WAY');
  return undefined;
}

/** What moves a term besides its service: the last part payment, and facts under which it stands still. */
export interface TermFacts {
  lastPaidOn: Day | undefined;
  standing: readonly Fact[];
}

const termKey: Record<Chapter, ParameterKey> = {
  notice: 'noticeTermDays',
  announcement: 'announcementTermDays',
  urging: 'urgingTermDays',
};

/**
 * The last day of the term: counted from the first proven service, and again from a part payment after it, which shows
 * the will to pay. It rolls over a holiday (Civil Code 201, 203). Its days are those that the letter gives; a longer term
 * that holds since then is given too, a shorter one takes nothing back; days on which the term stood still are added.
 * Undefined while nothing is served.
 */
export function termOf(
  demand: DemandFacts,
  facts: TermFacts,
  on: Pick<On, 'today' | 'calendar' | 'law'>,
): { from: Day; on: Day } | undefined {
  if (!demand.servedOn) return undefined;
  const from = facts.lastPaidOn ? later(demand.servedOn, facts.lastPaidOn) : demand.servedOn;
  const days = Math.max(demand.termDays, on.law.value[termKey[demand.stage]]);
  return { from, on: pausedTermEnd({ from, days }, { facts: facts.standing, today: on.today }, on.calendar) };
}

/** The day of the reminder of a served notice; the other stages' letters remind of themselves (S1). */
export const reminderOn = (demand: DemandFacts, on: Pick<On, 'law'>): Day | undefined =>
  demand.stage === 'notice' && demand.title === 'borrower' && demand.servedOn
    ? addDays(demand.servedOn, on.law.value.reminderDays)
    : undefined;

/** A reminder goes out on its day. One that was missed is recorded and not sent late: by then it would mislead. */
export function reminded(
  remindOn: Day,
  facts: { termEndsOn: Day | undefined; contact: boolean },
  on: Pick<On, 'today'>,
): 'send' | { missed: 'late' | 'silenced' | 'termOver' } {
  if (on.today > remindOn) return { missed: 'late' };
  if (!facts.contact) return { missed: 'silenced' };
  return facts.termEndsOn && on.today > facts.termEndsOn ? { missed: 'termOver' } : 'send';
}

/** What an obligor of one debt may be asked for: of a guarantor no more than he answers for (G14). */
export interface Asked {
  debtId: string;
  partyId: string;
  role: string;
  demandable: boolean;
  amount: Fen;
}

export interface Addressee {
  partyId: string;
  title: Title;
  /** How much of which debt. */
  asks: readonly { debtId: string; amount: Fen }[];
}

/**
 * Who is asked besides the borrower, for what: those who owe together with him, and joint guarantors whose liability stands
 * (X2), each for his own debts only. The actual user without title is asked nothing (X1); a general guarantor answers only
 * after a suit (Civil Code 687). Who owes and guarantees the same debt is asked once, as the one who owes.
 */
export function alsoAsked(obligors: readonly Asked[], borrowerId: string): Addressee[] {
  const lawful = obligors.filter(
    (one) =>
      one.partyId !== borrowerId &&
      one.amount > NONE &&
      (one.role === 'coObligor' || (one.role === 'guarantor' && one.demandable)),
  );
  return [...new Set(lawful.map((one) => one.partyId))].map((partyId) => {
    const own = lawful.filter((one) => one.partyId === partyId);
    const owes = own.filter((one) => one.role === 'coObligor').map((one) => one.debtId);
    const asks = own.filter((one) => one.role === 'coObligor' || !owes.includes(one.debtId));
    return {
      partyId,
      title: owes.length > 0 ? 'coObligor' : 'guarantor',
      asks: asks.map(({ debtId, amount }) => ({ debtId, amount })),
    };
  });
}

/** The day on which a demand without any proof of service is asked for. */
export const serviceLookOn = (demand: DemandFacts, on: Pick<On, 'law'>): Day =>
  addDays(demand.issuedOn, on.law.value.serviceLookDays);

/**
 * A hold, a dispute or a kept plan bars every step toward the debtor, also one that people would take; a guarantor's demand
 * saves a right and is not barred (X4).
 */
export const silenced = (effects: Pick<Effects, 'contact' | 'because'>, title: Title): Refusal | undefined =>
  effects.contact || title === 'guarantor' ? undefined : refuse('CONTACT_SILENCED', { because: effects.because });

/** Whether an ordered letter may still go out, judged again at the claim: the debtor may have paid meanwhile. */
export function stillWanted(facts: {
  stage: string;
  demandStage: Chapter;
  owes: boolean;
  servedOn: Day | null;
  parked: boolean;
  /** A hold, a dispute or a plan silences contact; a guarantor's demand saves a right and goes out all the same (X4). */
  silenced: boolean;
}): { dropped: string } | undefined {
  if (!facts.owes) return { dropped: 'nothingOwed' };
  if (facts.stage !== facts.demandStage) return { dropped: 'stageLeft' };
  if (facts.silenced) return { dropped: 'silenced' };
  if (facts.servedOn) return { dropped: 'alreadyServed' };
  if (facts.parked) return { dropped: 'caseParked' };
  return undefined;
}

/** What a proven service does to the clocks: a guarantor's demand is his own (G6); a letter that arrived counts as one (L6, L7). */
export const actOf = (title: Title, result: Result): 'guarantorDemand' | 'demandSigned' | 'letterArrived' => {
  if (title === 'guarantor') return 'guarantorDemand';
  return result === 'signed' ? 'demandSigned' : 'letterArrived';
};
