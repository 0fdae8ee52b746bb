import { addDays, earlier, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { plus, type Fen } from '../../ground/fen/fen.js';

export const promiseRefusals = ['PROMISE_OPEN', 'PROMISE_ABOVE_OWED', 'PROMISE_OVER'] as const;

export type PromiseState = 'open' | 'kept' | 'broken' | 'withdrawn';

/** Said, not signed: so much by that day. It silences contact for a while and nothing else. */
export interface PromiseFacts {
  id: string;
  amountFen: Fen;
  onDay: Day;
  saidOn: Day;
  state: PromiseState;
}

/** Why a promise cannot be recorded: another one is open; said in the future; its day is over; more than is owed. */
export function promisable(
  wanted: { amountFen: Fen; onDay: Day; saidOn: Day },
  facts: { open: boolean; owedFen: Fen },
  on: Pick<On, 'today'>,
): Refusal | undefined {
  if (facts.open) return refuse('PROMISE_OPEN');
  if (wanted.saidOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (wanted.onDay < on.today) return refuse('DAY_TOO_EARLY', { from: on.today });
  if (wanted.amountFen > facts.owedFen) return refuse('PROMISE_ABOVE_OWED', { owedFen: facts.owedFen.toString() });
  return undefined;
}

/** The last day on which a promise silences contact: its own day, at most `promiseSilenceDays` from when it was said. */
export const silentUntil = (promise: PromiseFacts, on: Pick<On, 'law'>): Day =>
  earlier(promise.onDay, addDays(promise.saidOn, on.law.value.promiseSilenceDays));

/** Whether it was kept: what came in from the day it was said to its day is the whole amount. A part is not kept. */
export const isKept = (promise: PromiseFacts, receipts: readonly { valueDay: Day; amountFen: Fen }[]): boolean =>
  plus(
    ...receipts
      .filter((one) => one.valueDay >= promise.saidOn && one.valueDay <= promise.onDay)
      .map((one) => one.amountFen),
  ) >= promise.amountFen;
