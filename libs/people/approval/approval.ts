import { addWorkdays, type Calendar, type Day } from '../../ground/calendar/calendar.js';
import type { Fen } from '../../ground/fen/fen.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Law } from '../../ground/law/law.js';
import type { Actor, Role } from '../staff/staff.js';

export const approvalRefusals = [
  'SAME_HAND',
  'ALREADY_DECIDED',
  'REQUEST_STALE',
  'ABOVE_LIMIT',
  'NOT_YOUR_LEVEL',
  'REQUEST_OPEN',
] as const;
export const approvalEvents = [
  'RequestFiled',
  'RequestRaised',
  'RequestApproved',
  'RequestRefused',
  'RequestStale',
] as const;

/** Who decides at which level; above the last nobody: there a request stays open and is shown every day. */
export const levelRoles = ['supervisor', 'director'] as const satisfies readonly Role[];
export type Level = 0 | 1;
export const TOP: Level = 1;

export type RequestState = 'open' | 'approved' | 'refused' | 'stale';

/** A request for one step, made by a person or, when a term has ended, by the clock in the case's name. */
export interface Request {
  id: string;
  subjectId: string;
  what: string;
  reason: string;
  ground: string | null;
  state: RequestState;
  level: Level;
  askedBy: string;
  askedOn: Day;
  amountFen: Fen;
  /** The stage in which it was made: once the case has left it, there is nothing to decide. */
  stage: string;
  levelOn: Day;
  levelEndsOn: Day | null;
}

/** A request below the supervisor's limit starts with him where the step allows it, else with the director. */
export const firstLevel = (terms: { lowest: Level; amount: Fen; law: Law }): Level =>
  terms.lowest === 0 && terms.amount <= BigInt(terms.law.value.supervisorLimitFen) ? 0 : TOP;

/** Last day on which a level has the request to itself; nothing follows the top. */
export const levelEnd = (terms: { level: Level; from: Day; law: Law }, calendar: Calendar): Day | null =>
  terms.level === TOP ? null : addWorkdays(terms.from, terms.law.value.requestWorkdays, calendar);

/**
 * Why this person may not decide; undefined when he may. Judged at the request and again under the lock at the decision,
 * with the amount of that day: the higher level wins.
 */
export function bar(
  request: Request,
  terms: { actor: Actor; amount: Fen; stage: string; law: Law },
): Refusal | undefined {
  if (request.state === 'stale') return refuse('REQUEST_STALE');
  if (request.state !== 'open') return refuse('ALREADY_DECIDED', { state: request.state });
  if (request.stage !== terms.stage) return refuse('REQUEST_STALE', { askedIn: request.stage, now: terms.stage });
  if (request.askedBy === terms.actor.id) return refuse('SAME_HAND');
  const top = terms.actor.roles.includes('director');
  if (top) return undefined;
  if (request.level === TOP || !terms.actor.roles.includes('supervisor')) return refuse('NOT_YOUR_LEVEL');
  if (terms.amount > BigInt(terms.law.value.supervisorLimitFen))
    return refuse('ABOVE_LIMIT', { limitFen: terms.law.value.supervisorLimitFen });
  return undefined;
}

/** A request whose level has let its days pass goes up one level. It is never approved, refused or dropped for being late. */
export const isToBeRaised = (request: Request, today: Day): boolean =>
  request.state === 'open' && request.level < TOP && request.levelEndsOn !== null && today > request.levelEndsOn;

/** A request whose amount has grown past its level's limit belongs to the next level, from today. */
export const isAboveLevel = (request: Request, terms: { amount: Fen; law: Law }): boolean =>
  request.state === 'open' && request.level < TOP && terms.amount > BigInt(terms.law.value.supervisorLimitFen);
