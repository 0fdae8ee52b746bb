import { addDays, later, termEnd, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import { articles, type Article, type ParameterKey } from '../../ground/law/law.js';
import type { LetterKind } from '../../ground/letter/letter.js';
import type { ActState, Chapter } from '../../ground/outside/outside.js';
import type { CaseEvent, DeadlineFor, EdgeEvent } from '../../cases/case/case.js';

export const noticeRefusals = [
  'ALREADY_SERVED',
  'TRIES_USED_UP',
  'SERVICE_UNPROVEN',
  'STILL_ON_ITS_WAY',
  'NOT_SERVED',
  'TERM_RUNNING',
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

export const results = ['signed', 'postReceipt', 'refused', 'returned'] as const;
export type Result = (typeof results)[number];

/** Service is proven by one of these (Limitation Rules 8); a letter that was only printed or posted has started nothing. */
export const isProven = (result: Result): boolean => result !== 'returned';

// What can prove which result: a signature is shown by the signed slip, not by an envelope that came back.
export const proofsOf: Record<Result, readonly [ProofKind, ...ProofKind[]]> = {
  signed: ['signature', 'photo', 'record'],
  postReceipt: ['postReceipt'],
  refused: ['record', 'photo', 'postReceipt'],
  returned: ['envelope', 'postReceipt', 'photo'],
};

/** A demand of a case at its stage, with every try to deliver it. */
export interface DemandFacts {
  id: string;
  stage: Chapter;
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

/**
 * The last day of the term: counted from the first proven service, and again from a part payment after it, which shows
 * the will to pay. It rolls over a holiday (Civil Code 201, 203). Undefined while nothing is served.
 */
export function termOf(
  demand: DemandFacts,
  lastPaidOn: Day | undefined,
  on: Pick<On, 'calendar'>,
): { from: Day; on: Day } | undefined {
  if (!demand.servedOn) return undefined;
  const from = lastPaidOn ? later(demand.servedOn, lastPaidOn) : demand.servedOn;
  return { from, on: termEnd({ from, days: demand.termDays }, on.calendar) };
}

/** The day on which a demand without any proof of service is asked for. */
export const serviceLookOn = (demand: DemandFacts, on: Pick<On, 'law'>): Day =>
  addDays(demand.issuedOn, on.law.value.serviceLookDays);

/** Whether an ordered letter may still go out, judged again at the claim: the debtor may have paid meanwhile. */
export function stillWanted(facts: {
  stage: string;
  demandStage: Chapter;
  owes: boolean;
  servedOn: Day | null;
  parked: boolean;
}): { dropped: string } | undefined {
  if (!facts.owes) return { dropped: 'nothingOwed' };
  if (facts.stage !== facts.demandStage) return { dropped: 'stageLeft' };
  if (facts.servedOn) return { dropped: 'alreadyServed' };
  if (facts.parked) return { dropped: 'caseParked' };
  return undefined;
}
