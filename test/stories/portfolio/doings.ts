import type { Day } from '../../../libs/ground/calendar/calendar.js';
import type { Chance } from '../../model/chance.js';
import type { Person } from '../../world/person.js';
import type { CaseView, Town } from '../../world/town.js';
import type { Agenda } from './agenda.js';
import type { CaseFile } from './file.js';

/** Where everybody of the story finds everything: the town, the day, the agenda, and what was refused. */
export interface Office {
  town: Town;
  agenda: Agenda;
  chance: Chance;
  today: Day;
  /** Successful acts by door, and refusals by code: printed with the table. */
  done: Map<string, number>;
  refused: Map<string, number>;
  /** Cash as the people of the story count it, from what they were answered. */
  cashFen: number;
}

export const count = (tally: Map<string, number>, what: string): unknown => tally.set(what, (tally.get(what) ?? 0) + 1);

// The case moved on since the person looked: he is told so.
const LATE = new Set([
  ...[
    'WRONG_STAGE',
    'CASE_SETTLED',
    'NOTHING_OWED',
    'NO_SUCH_STEP',
    'REQUEST_OPEN',
    'REQUEST_STALE',
    'ALREADY_DECIDED',
  ],
  ...['TERM_RUNNING', 'ABOVE_LIMIT', 'NOT_YOUR_LEVEL'], // A part payment has begun the term anew; a charge or a raise came between.
]);

/** Acts at a door. What a case that moved on meanwhile refuses is counted; anything else is a fault of the story. */
export async function act<T = Record<string, unknown>>(
  office: Office,
  who: Person,
  order: { path: string; body?: unknown },
): Promise<T | undefined> {
  const answer = await who.post<T>(order.path, order.body ?? {});
  const door = order.path.replace(/[0-9a-f-]{36}/, ':id');
  if (answer.status === 200) {
    count(office.done, door);
    return answer.body;
  }
  if (answer.status !== 422 || !LATE.has(answer.code ?? ''))
    throw new Error(`${who.login} POST ${door}: ${answer.status} ${JSON.stringify(answer.body)}`);
  count(office.refused, `${door} ${answer.code ?? ''}`);
  return undefined;
}

export const look = (office: Office, file: CaseFile): Promise<CaseView> =>
  office.town.collector.see<CaseView>(`/cases/${file.caseId}`);
