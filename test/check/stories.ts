import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { isOver } from '../../libs/cases/case/case.js';
import { Tally, type Finding } from './finding.js';
import type { Snapshot } from './snapshot.js';

const STORY = /^case-([0-9a-f-]{36})$/;
/** How long a difference may last that is only the list being late. */
const PATIENCE_S = 20;

export interface TemporalAsked {
  address: string;
  namespace: string;
  patienceS?: number;
}

/** Invariant 19 as far as rows show it: one clock for all in demo, none moved elsewhere. */
export function clocks(seen: Snapshot): Tally {
  const { mode, clockOffsetS } = seen.installation;
  const tally = new Tally(19, 'no orphan after close; clocks moved together in demo, never elsewhere');
  return tally.each(
    seen.cases,
    (kase) =>
      kase.clockOffsetS !== (mode === 'demo' ? clockOffsetS : '0') &&
      `case ${kase.number} is ${kase.clockOffsetS} s ahead, the installation ${clockOffsetS} s`,
  );
}

/**
 * Invariants 7 and 19 in Temporal: the running stories against the open cases. What is listed there comes a little late,
 * so a difference is looked at again for a while.
 */
export async function stories(seen: Snapshot, temporal: TemporalAsked, clock: Tally): Promise<Finding> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    const until = Date.now() + (temporal.patienceS ?? PATIENCE_S) * 1000;
    for (;;) {
      const [running, orphans] = judged(seen, await runningStories(client));
      if (running.failures.length + orphans.failures.length > 0 && Date.now() < until) {
        await sleep(1000);
        continue;
      }
      clock.checked += orphans.checked;
      clock.failures.push(...orphans.failures);
      return running;
    }
  } finally {
    await connection.close();
  }
}

async function runningStories(client: Client): Promise<Map<string, number>> {
  const running = new Map<string, number>();
  for await (const { workflowId } of client.workflow.list({
    query: `WorkflowType = 'loanCase' AND ExecutionStatus = 'Running'`,
  }))
    running.set(workflowId, (running.get(workflowId) ?? 0) + 1);
  return running;
}

/** Pure: what runs against what should. */
export function judged(seen: Pick<Snapshot, 'cases' | 'rings'>, running: ReadonlyMap<string, number>): [Tally, Tally] {
  const seven = new Tally(7, 'one running story per open case, once no bell hangs');
  const orphans = new Tally(19, '');
  if (seen.rings.length > 0)
    return [seven.each(seen.rings, () => 'bells still hang: ask again when none does'), orphans];
  const cases = new Map(seen.cases.map((kase) => [kase.id, kase]));
  seven.each(
    seen.cases.filter((kase) => !isOver(kase.stage)),
    ({ id, number }) =>
      running.get(`case-${id}`) !== 1 &&
      `case ${number} is open and has ${running.get(`case-${id}`) ?? 0} running stories`,
  );
  orphans.each(running.keys(), (workflowId) => {
    const kase = cases.get(STORY.exec(workflowId)?.[1] ?? '');
    if (!kase) return `story ${workflowId} runs for no case`;
    return isOver(kase.stage) && `the story of case ${kase.number} still runs at ${kase.stage}`;
  });
  return [seven, orphans];
}
