import { termEnd, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';

export const litigationRefusals = [
  'HANDOFF_NOT_OPEN',
  'HANDOFF_NOT_ACCEPTED',
  'HANDOFF_OPEN',
  'MISSING_ITEMS_NEEDED',
  'NO_SUIT',
  'ALREADY_FILED',
  'ALREADY_JUDGED',
] as const;

export type HandoffState = 'offered' | 'accepted' | 'returned';

/** The papers handed to legal; accepted, or returned with what is missing. */
export interface HandoffFacts {
  id: string;
  number: number;
  state: HandoffState;
  offeredOn: Day;
  offeredBy: string;
  endsOn: Day;
}

export interface SuitFacts {
  filedOn: Day;
  judgedOn: Day | null;
}

/** Why legal may not decide on the handoff: nothing is offered, it is his own, or a return names nothing that is missing. */
export function handoffDecidable(
  handoff: HandoffFacts | undefined,
  wanted: { decision: 'accept' | 'return'; missing: readonly string[]; by: string },
): Refusal | undefined {
  if (handoff?.state !== 'offered') return refuse('HANDOFF_NOT_OPEN');
  if (handoff.offeredBy === wanted.by) return refuse('SAME_HAND');
  if (wanted.decision === 'return' && wanted.missing.length === 0) return refuse('MISSING_ITEMS_NEEDED');
  return undefined;
}

/** A suit is filed once, by legal, on papers that legal accepted (CPL 122). */
export function fileable(
  facts: { handoff: HandoffFacts | undefined; suit: SuitFacts | undefined },
  filedOn: Day,
  on: Pick<On, 'today'>,
): Refusal | undefined {
  if (facts.handoff?.state !== 'accepted') return refuse('HANDOFF_NOT_ACCEPTED');
  if (facts.suit) return refuse('ALREADY_FILED', { filedOn: facts.suit.filedOn });
  if (filedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (filedOn < facts.handoff.offeredOn) return refuse('DAY_TOO_EARLY', { from: facts.handoff.offeredOn });
  return undefined;
}

export function judgeable(suit: SuitFacts | undefined, judgedOn: Day, on: Pick<On, 'today'>): Refusal | undefined {
  if (!suit) return refuse('NO_SUIT');
  if (suit.judgedOn) return refuse('ALREADY_JUDGED', { judgedOn: suit.judgedOn });
  if (judgedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (judgedOn < suit.filedOn) return refuse('DAY_TOO_EARLY', { from: suit.filedOn });
  return undefined;
}

/**
 * The last day on which a judgment can be appealed, rolled over a holiday; after it enforcement is to be applied for
 * (CPL 85, 171, 250).
 */
export const appealEnd = (judgedOn: Day, on: Pick<On, 'law' | 'calendar'>): Day =>
  termEnd({ from: judgedOn, days: on.law.value.appealDays }, on.calendar);
