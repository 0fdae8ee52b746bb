import {
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyLocalActivities,
  setCurrentDetails,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { WantedAct } from '../../libs/ground/outside/outside.js';
import type { Turns } from '../activities.js';
import { hang } from '../bell.js';
import { HAPPENED, type CaseStart, type Happened } from '../messages.js';
import { chapters } from './chapters.js';

const happened = defineSignal<[Happened]>(HAPPENED);

const { turn } = proxyLocalActivities<Turns>({
  startToCloseTimeout: '5 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '5 seconds',
    maximumAttempts: 6,
  },
});

const SHORTEST_PAUSE_S = 5;
const LONGEST_PAUSE_S = 300;
const LONG_LIFE = 1_000; // Events; a fleet of old cases is always cold, so runs are kept short.

/** One case from intake to its end, for years. The stage table is the pipeline; this takes turns and waits. */
export async function loanCase({ caseId }: CaseStart): Promise<void> {
  const bell = hang(happened); // Any signal rings it: the row tells what happened.
  let pause = SHORTEST_PAUSE_S;
  for (;;) {
    bell.clear(); // Before the turn, so that a ring during it is not lost.
    const next = await tried(() => turn(caseId)); // undefined: failed even after its short retries.
    if (next) setCurrentDetails(next.words);
    const well = next !== undefined && (await carriedOut(next.todo)); // Stops at the first that fails.
    if (!well) {
      await bell.orAfter(pause, 'a pause after a fault');
      pause = Math.min(pause * 2, LONGEST_PAUSE_S);
    } else {
      pause = SHORTEST_PAUSE_S;
      if (next.todo.length === 0 && !bell.rung) {
        // After acts or a ring: look again before resting.
        if (next.over) return;
        await bell.orAfter(next.wait, next.words);
      }
    }
    if (workflowInfo().historyLength > LONG_LIFE) return continueAsNew<typeof loanCase>({ caseId });
  }
}

/** A failure that left the story would end the case's story: every call is caught, cancellation excepted. */
async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (fault) {
    if (isCancellation(fault) || !(fault instanceof TemporalFailure)) throw fault;
    return undefined;
  }
}

async function carriedOut(todo: readonly WantedAct[]): Promise<boolean> {
  for (const act of todo) {
    const done = await tried(async () => {
      await chapters[act.chapter](act);
      return true;
    });
    if (!done) return false;
  }
  return true;
}
