import type { Day } from '../../ground/calendar/calendar.js';
import type { Article } from '../../ground/law/law.js';
import type { Role } from '../../people/staff/staff.js';
import type { DeadlineFor, TaskKind } from './case.js';

/**
 * A day that a case must not miss, as a room reads it from its own rows: when it began, its last day, by which article, and
 * the tasks that are opened as it comes near. A day that saves a right is watched in a parked, held or planned case too.
 */
export interface Watch {
  for: DeadlineFor;
  /** The row it belongs to: a track, a guarantee, a hold. */
  about: string;
  from: Day;
  on: Day;
  article: Article;
  savesRight: boolean;
  /** Each opened once, on its day or at the first look after it. */
  tasks: readonly WatchTask[];
}

export interface WatchTask {
  openOn: Day;
  kind: TaskKind;
  about: string;
  role: Role;
}

/** What a row makes due for the clock: carried out once by its room, on the day after `on`. */
export interface Due {
  what: 'instalment' | 'promise' | 'factEnds' | 'reminder';
  id: string;
  on: Day;
}

/**
 * The tasks of watches that a day makes due and that nobody has opened, the earliest first. Of warnings that have come due
 * together, as after an outage or when a case is taken over, each person gets the latest only.
 */
export function tasksDue(
  watches: readonly Watch[],
  terms: { today: Day; opened: readonly { kind: TaskKind; about: string }[] },
): WatchTask[] {
  const latest = watches.flatMap((watch) => {
    const due = watch.tasks.filter((task) => task.openOn <= terms.today);
    return due.filter((task) => !due.some((one) => one.role === task.role && one.openOn > task.openOn));
  });
  return latest
    .filter((task) => !terms.opened.some((one) => one.kind === task.kind && one.about === task.about))
    .sort((a, b) => (a.openOn < b.openOn ? -1 : 1));
}

/** Days still to come on which a watch wants a look: its tasks' days, and the day after its last day. */
export const lookDays = (watch: Watch, today: Day): Day[] =>
  watch.tasks.map((task) => task.openOn).filter((day) => day > today);
