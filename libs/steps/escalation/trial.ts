import type { Day } from '../../ground/calendar/calendar.js';
import { isAboveLevel } from '../../people/approval/approval.js';
import type { Law } from '../../ground/law/law.js';
import { waitsOf } from './look.js';
import type { Day1, TurnFacts } from './turn.js';

/** A date or an approval of a case that a proposed value would move. */
export interface Move {
  /** The deadline with the row it belongs to, or `request/<id>`. */
  what: string;
  was: string;
  will: string;
}

/** The dates of a case as one law gives them. */
export interface Sight {
  dates: ReadonlyMap<string, Day>;
  /** Which open requests belong to a higher level. */
  above: ReadonlySet<string>;
}

/** All days that a case waits for, and the requests that the amount takes to the next level, under one law. */
export const sightOf = (facts: TurnFacts, on: Day1): Sight => ({
  dates: new Map(waitsOf(facts, on).map((wait) => [wait.about ? `${wait.for}/${wait.about}` : wait.for, wait.on])),
  above: new Set(requestsAbove(facts, on.law)),
});

const requestsAbove = (facts: TurnFacts, law: Law): string[] =>
  facts.requests.filter((one) => isAboveLevel(one, { amount: facts.owed, law })).map((one) => one.id);

/** What changes between two laws: a day that moves, comes or goes; a request that goes up a level or no longer does. */
export function moves(before: Sight, after: Sight): Move[] {
  const names = [...new Set([...before.dates.keys(), ...after.dates.keys()])].sort();
  const dates = names.map((what) => ({ what, was: before.dates.get(what) ?? '', will: after.dates.get(what) ?? '' }));
  const asked = [...new Set([...before.above, ...after.above])].sort();
  const level = (sight: Sight, id: string): string => (sight.above.has(id) ? 'above' : 'within');
  const requests = asked.map((id) => ({ what: `request/${id}`, was: level(before, id), will: level(after, id) }));
  return [...dates, ...requests].filter((one) => one.was !== one.will);
}
