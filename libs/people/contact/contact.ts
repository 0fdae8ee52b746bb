import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';

/** Ways in which a person can be met; a subset of the guard's. */
export const contactChannels = ['call', 'message', 'letter', 'visit', 'interview', 'thirdPersonCall'] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const directions = ['outgoing', 'incoming'] as const;
export type Direction = (typeof directions)[number];

export const contactOutcomes = [
  'talked',
  'promised',
  'disputes',
  'unable',
  'noAnswer',
  'invalidNumber',
  'messageLeft',
  'refused',
  'newContact',
] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** Outcomes of a person who was reached; the others are tries. */
export const reachedBy: Record<ContactOutcome, boolean> = {
  talked: true,
  promised: true,
  disputes: true,
  unable: true,
  refused: true,
  newContact: true,
  noAnswer: false,
  invalidNumber: false,
  messageLeft: false,
};

export const contactRefusals = ['OUTCOME_UNFIT', 'CLEARING_GONE'] as const;

/** A contact as the counts see it. */
export interface ContactFacts {
  channel: ContactChannel;
  direction: Direction;
  day: Day;
  answered: boolean;
  numberIndex: string | null;
  outcome: ContactOutcome;
}

/** A contact that was allowed and has not been told yet: it counts as answered. */
export interface ClearedFacts {
  channel: ContactChannel;
  day: Day;
  numberIndex: string | null;
}

/** What the guard asks about a person's day. */
export interface Counts {
  /** Answered contacts that we began today, over all channels and cases. */
  reachedToday: number;
  /** Unanswered tries today at one number. */
  triesToday: number;
  lost: { numberInvalid: boolean; failedInARow: number };
  thirdPersonRefused: boolean;
}

/** Of what enters nobody's day. */
export const noCounts: Counts = {
  ...{ reachedToday: 0, triesToday: 0, lost: { numberInvalid: false, failedInARow: 0 }, thirdPersonRefused: false },
};

// A letter disturbs nobody's day, and is how rights are saved.
const disturbing = (channel: ContactChannel): boolean => channel !== 'letter' && channel !== 'thirdPersonCall';
// A message that was sent is in his pocket, whether he answers it or not.
const met = (one: ContactFacts): boolean => one.answered || one.channel === 'message';

/**
 * Counts of a person's day (GB/T 45251-2025, CBA Guideline 2026). A third person is a person of his own: he is known by his number
 * only, and what he is asked does not use up the debtor's day. `atNumber` are contacts at this number with whomever.
 */
export function countsOf(
  facts: {
    ofPerson: readonly ContactFacts[];
    atNumber: readonly ContactFacts[];
    cleared: readonly ClearedFacts[];
    newestFirst: readonly ContactFacts[];
  },
  terms: { channel: ContactChannel; day: Day; numberIndex: string | null },
): Counts {
  const { channel, day, numberIndex } = terms;
  const third = channel === 'thirdPersonCall';
  const begun = (third ? facts.atNumber : facts.ofPerson).filter(
    (one) => one.direction === 'outgoing' && one.day === day && (third || disturbing(one.channel)),
  );
  const waiting = facts.cleared.filter(
    (one) =>
      one.day === day &&
      (third ? one.channel === 'thirdPersonCall' && one.numberIndex === numberIndex : disturbing(one.channel)),
  );
  const tries = (numberIndex === null ? facts.ofPerson : facts.atNumber).filter(
    (one) => one.direction === 'outgoing' && one.day === day && isCall(one.channel) && !one.answered,
  );
  return {
    reachedToday: begun.filter(met).length + waiting.length,
    triesToday: isCall(channel) ? tries.length : 0,
    lost: lostBy(facts.newestFirst),
    thirdPersonRefused: facts.newestFirst.some(
      (one) =>
        one.channel === 'thirdPersonCall' &&
        one.outcome === 'refused' &&
        (one.numberIndex === null || numberIndex === null || one.numberIndex === numberIndex),
    ),
  };
}

const isCall = (channel: ContactChannel): boolean => channel === 'call' || channel === 'thirdPersonCall';

/** How far a person is lost, from his contacts, the newest first: tries in a row that failed since he was last reached. */
export function lostBy(newestFirst: readonly ContactFacts[]): Counts['lost'] {
  const own = newestFirst.filter((one) => one.channel !== 'thirdPersonCall' && one.channel !== 'letter');
  const reached = own.findIndex((one) => one.answered || one.direction === 'incoming');
  const since = (reached === -1 ? own : own.slice(0, reached)).filter((one) => one.channel === 'call');
  return { numberInvalid: since[0]?.outcome === 'invalidNumber', failedInARow: since.length };
}

/** A contact that can have been: not in the future, not before the case was, with an outcome that fits its answer. */
export function recordable(
  contact: { day: Day; answered: boolean; outcome: ContactOutcome },
  facts: { openedOn: Day },
  on: Pick<On, 'today'>,
): Refusal | undefined {
  const { day, answered, outcome } = contact;
  if (day > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (day < facts.openedOn) return refuse('DAY_TOO_EARLY', { from: facts.openedOn });
  if (answered !== reachedBy[outcome]) return refuse('OUTCOME_UNFIT', { answered, outcome });
  return undefined;
}
