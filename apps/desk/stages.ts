import { edges, stages } from '../../libs/cases/case/case.js';
import type { PastEvent, Stage, Task } from './shapes.js';

/** The line of a loan's case as the band shows it. `ended` stands apart: it leaves the line. */
export const LINE: readonly Stage[] = stages.filter((stage) => stage !== 'ended');

export const ALL_STAGES: readonly Stage[] = stages;

/** Which stage an event enters, read from the one table of stages. Reopening leads back, so it names no stage. */
const ENTERED_BY = new Map<string, Stage>([['CaseOpened', 'intake']]);
for (const next of Object.values(edges.loan))
  for (const [to, event] of Object.entries(next)) if (event !== 'DebtReopened') ENTERED_BY.set(event, to as Stage);

/** The first day in each stage, read from what happened. */
export function daysEntered(past: readonly PastEvent[]): Partial<Record<Stage, string>> {
  const days: Partial<Record<Stage, string>> = {};
  for (const { event, day } of past) {
    const stage = ENTERED_BY.get(event);
    if (!stage) continue;
    const known = days[stage];
    if (known === undefined || day < known) days[stage] = day;
  }
  return days;
}

const IS_ID = /^[0-9a-f-]{36}$/;

/** `about` names a paper or request by its id where there is no better word: nothing for people to read. */
export const aboutOf = ({ about }: Task): string => (IS_ID.test(about) ? '' : about);
