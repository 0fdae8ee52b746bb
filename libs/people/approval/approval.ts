import { addWorkdays, type Calendar, type Day } from '../../ground/calendar/calendar.js';
import type { Fen } from '../../ground/fen/fen.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Law } from '../../ground/law/law.js';
import { seatsOf, sees, type Actor, type Role, type Seat } from '../staff/staff.js';
import { isStep, type What } from './authority.js';

export const approvalRefusals = [
  'SAME_HAND',
  'RESPONSIBLE_HAND',
  'ALREADY_DECIDED',
  'REQUEST_STALE',
  'REQUEST_RETURNED',
  'REQUEST_NOT_RETURNED',
  'NOT_YOURS_TO_COMPLETE',
  'ABOVE_LIMIT',
  'NOT_YOUR_LEVEL',
  'ASSIGNED_TO_OTHER',
  'NOT_ENTITLED',
  'REQUEST_OPEN',
] as const;
export const approvalEvents = [
  'RequestFiled',
  'RequestRaised',
  'RequestApproved',
  'RequestRefused',
  'RequestReturned',
  'RequestCompleted',
  'RequestTransferred',
  'VoiceAsked',
  'VoiceGiven',
  'RequestStale',
] as const;

/** What a request can be about; every kind but a case has its row in another room. */
export const subjectKinds = ['case', 'debt', 'parameter', 'staff', 'list'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Place in a request's chain, from 0; above the last nobody: there it stays open and is shown every day. */
export type Level = number;

export type RequestState = 'open' | 'returned' | 'approved' | 'refused' | 'stale';

/** A request for one step, made by a person or, when a term has ended, by the clock in the case's name. */
export interface Request {
  id: string;
  subjectKind: SubjectKind;
  subjectId: string;
  what: What;
  /** The row that it is about: a plan, a fact, a waiver; null for a step of the case itself. */
  about: string | null;
  reason: string;
  ground: string | null;
  state: RequestState;
  /** Who decides, lowest first, as the authority table stood on the day it was filed. */
  chain: readonly Role[];
  level: Level;
  /** The lowest level decides up to the supervisor's limit only. */
  byAmount: boolean;
  /** Seats that must agree before the approval. */
  voices: readonly string[];
  /** Counts the completions: after each, voices speak anew. */
  round: number;
  /** 转交: the one person of its level who decides it; null for whoever is entitled. */
  assignedTo: string | null;
  askedBy: string;
  completedBy: string | null;
  askedOn: Day;
  amountFen: Fen;
  /** The stage in which it was made: once the case has left it, there is nothing to decide. */
  stage: string;
  levelOn: Day;
  levelEndsOn: Day | null;
}

/** Not decided yet: open, or returned for completion. */
export const isPending = (request: Pick<Request, 'state'>): boolean =>
  request.state === 'open' || request.state === 'returned';

export const topOf = (request: Pick<Request, 'chain'>): Level => request.chain.length - 1;

const limit = (law: Law): bigint => BigInt(law.value.supervisorLimitFen);

/** The lowest level of the chain, or the next where the amount is above the supervisor's limit (S1). */
export const firstLevel = (terms: { authority: Pick<Request, 'chain' | 'byAmount'>; amount: Fen; law: Law }): Level =>
  terms.authority.byAmount && terms.amount > limit(terms.law) ? Math.min(1, topOf(terms.authority)) : 0;

/** Last day on which a level has the request to itself; nothing follows the top. */
export const levelEnd = (
  terms: { chain: readonly Role[]; level: Level; from: Day; law: Law },
  calendar: Calendar,
): Day | null =>
  terms.level >= topOf(terms) ? null : addWorkdays(terms.from, terms.law.value.requestWorkdays, calendar);

/** An opinion given in the present round of a request. */
export interface VoiceFacts {
  seat: string;
  staffId: string;
  agrees: boolean;
}

/** Seats that have not spoken yet. */
export const missing = (request: Pick<Request, 'voices'>, given: readonly VoiceFacts[]): string[] =>
  request.voices.filter((seat) => !given.some((voice) => voice.seat === seat));

export const against = (given: readonly VoiceFacts[]): string[] =>
  given.filter((voice) => !voice.agrees).map((voice) => voice.seat);

/** What a decision is judged on, besides the request: all of it as it stands under the lock. */
export interface Deciding {
  actor: Actor;
  /** What it is about, in fen, on the day of the decision: the higher level wins. */
  amount: Fen;
  stage: string;
  law: Law;
  /** Persons responsible for the case: the clock's request in it is not theirs to decide. */
  responsible: readonly string[];
  /** Who introduced or accepted an insider's loan: nothing in the case is theirs to decide. */
  insiders: readonly string[];
  /** Opinions given in this round. */
  voices: readonly VoiceFacts[];
  wanted: 'approve' | 'refuse' | 'return' | 'transfer';
  /** Path of the request's unit; undefined where the door has looked at it. */
  unitPath?: string | undefined;
}

/** From which seat a person decides: his own, or that of the absent person whose deputy he is. */
export type Entitled = { decidedFor: string | null };

/**
 * From which seat this person decides, or why he may not. Judged at the request and again under the lock. Nobody decides
 * what he asked, completed or gave his opinion on, through whatever seat; nor as the deputy of one who did.
 */
export function entitled(request: Request, terms: Deciding): Entitled | Refusal {
  const { actor } = terms;
  const closed = closedFor(request, terms.stage);
  if (closed) return closed;
  if (isHand(request, terms, actor.id)) return refuse('SAME_HAND');
  if (isResponsible(request, terms, actor.id)) return refuse('RESPONSIBLE_HAND');
  const refusals: Refusal[] = [];
  for (const seat of seatsOf(actor)) {
    const barred = barredSeat(request, seat, terms);
    if (!barred) return heard(request, terms) ?? { decidedFor: seat.staffId === actor.id ? null : seat.staffId };
    refusals.push(barred);
  }
  // The seat that comes nearest says best what is in the way.
  return refusals.find((one) => one.refused !== 'NOT_YOUR_LEVEL') ?? refuse('NOT_YOUR_LEVEL');
}

/** Why this person may not decide; undefined when he may. */
export function bar(request: Request, terms: Deciding): Refusal | undefined {
  const found = entitled(request, terms);
  return 'refused' in found ? found : undefined;
}

/** Why nobody may act on a request any more, or not now. */
export function closedFor(request: Request, stage: string): Refusal | undefined {
  if (request.state === 'stale') return refuse('REQUEST_STALE');
  if (isStep(request.what) && isPending(request) && request.stage !== stage)
    return refuse('REQUEST_STALE', { askedIn: request.stage, now: stage });
  if (request.state === 'returned') return refuse('REQUEST_RETURNED');
  return request.state === 'open' ? undefined : refuse('ALREADY_DECIDED', { state: request.state });
}

const isHand = (request: Request, terms: Pick<Deciding, 'voices'>, staffId: string): boolean =>
  request.askedBy === staffId ||
  request.completedBy === staffId ||
  terms.voices.some((voice) => voice.staffId === staffId);

const isResponsible = (request: Request, terms: Pick<Deciding, 'responsible' | 'insiders'>, staffId: string): boolean =>
  terms.insiders.includes(staffId) || (request.askedBy === 'clock' && terms.responsible.includes(staffId));

function barredSeat(request: Request, seat: Seat, terms: Deciding): Refusal | undefined {
  const own = seat.staffId === terms.actor.id;
  const level = request.chain.findLastIndex((role) => seat.roles.includes(role));
  if (level < request.level || (terms.unitPath !== undefined && !sees(seat, terms.unitPath)))
    return refuse('NOT_YOUR_LEVEL');
  if (!own && isHand(request, terms, seat.staffId)) return refuse('SAME_HAND');
  if (!own && isResponsible(request, terms, seat.staffId)) return refuse('RESPONSIBLE_HAND');
  if (request.byAmount && level === 0 && topOf(request) > 0 && terms.amount > limit(terms.law))
    return refuse('ABOVE_LIMIT', { limitFen: terms.law.value.supervisorLimitFen });
  if (request.assignedTo !== null && level === request.level && request.assignedTo !== seat.staffId)
    return refuse('ASSIGNED_TO_OTHER');
  return undefined;
}

/** An approval waits for all opinions; one against it leaves the decider to refuse or to return (W6, X10). */
function heard(request: Request, terms: Deciding): Refusal | undefined {
  if (terms.wanted !== 'approve') return undefined;
  const [silent, opposed] = [missing(request, terms.voices), against(terms.voices)];
  if (opposed.length > 0) return refuse('VOICE_AGAINST', { seats: opposed });
  return silent.length > 0 ? refuse('VOICES_MISSING', { missing: silent }) : undefined;
}

/** Whether a person may be handed a request (转交): entitled himself, from his own seat, at the level it stands at. */
export function transferable(
  request: Request,
  to: Actor,
  terms: Omit<Deciding, 'actor' | 'wanted'>,
): Refusal | undefined {
  const role = request.chain[request.level];
  const own = { ...to, standsFor: [] };
  const barred = bar({ ...request, assignedTo: null }, { ...terms, actor: own, wanted: 'transfer' });
  return barred || !role || !to.roles.includes(role) ? refuse('NOT_ENTITLED') : undefined;
}

/** Whether somebody may complete a returned request: who asked; for the clock's, who handles the case. */
export function completable(
  request: Request,
  terms: { actor: Actor; handlerId: string | null; stage: string },
): Refusal | undefined {
  const closed = closedFor(request, terms.stage);
  if (!closed) return refuse('REQUEST_NOT_RETURNED');
  if (closed.refused !== 'REQUEST_RETURNED') return closed;
  const own = request.askedBy === 'clock' ? terms.handlerId : request.askedBy;
  return seatsOf(terms.actor).some((seat) => seat.staffId === own) ? undefined : refuse('NOT_YOURS_TO_COMPLETE');
}

/** A request whose level has let its days pass goes up one level. It is never approved, refused or dropped for being late. */
export const isToBeRaised = (request: Request, today: Day): boolean =>
  request.state === 'open' &&
  request.level < topOf(request) &&
  request.levelEndsOn !== null &&
  today > request.levelEndsOn;

/** A request whose amount has grown past its level's limit belongs to the next level, from today. */
export const isAboveLevel = (request: Request, terms: { amount: Fen; law: Law }): boolean =>
  request.state === 'open' &&
  request.byAmount &&
  request.level === 0 &&
  topOf(request) > 0 &&
  terms.amount > limit(terms.law);
