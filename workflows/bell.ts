import {
  CancellationScope,
  condition,
  isCancellation,
  setHandler,
  sleep,
  type SignalDefinition,
} from '@temporalio/workflow';
import type { Happened } from './messages.js';

/** A bell that any signal rings, and the story's one timer. */
export interface Bell {
  readonly rung: boolean;
  clear(): void;
  /** Waits for a ring, or for so many seconds. */
  orAfter(seconds: number, summary: string): Promise<void>;
}

interface Timer {
  endsAt: number;
  over: boolean;
  scope: CancellationScope;
}

const MINUTE_MS = 60_000;

/** A long timer is kept while its new end differs by less than a minute: a ring then costs five events, not seven. */
const slackMs = (seconds: number): number => (seconds >= 600 ? MINUTE_MS : 1_000);

export function hang(signal: SignalDefinition<[Happened]>): Bell {
  let rung = false;
  let timer: Timer | undefined;
  setHandler(signal, () => {
    rung = true;
  });
  return {
    get rung(): boolean {
      return rung;
    },
    clear(): void {
      rung = false;
    },
    async orAfter(seconds: number, summary: string): Promise<void> {
      const endsAt = Date.now() + seconds * 1_000;
      if (timer && (timer.over || Math.abs(timer.endsAt - endsAt) >= slackMs(seconds))) {
        if (!timer.over) timer.scope.cancel();
        timer = undefined;
      }
      timer ??= started(endsAt, { seconds, summary });
      const mine = timer;
      await condition(() => rung || mine.over);
    },
  };
}

function started(endsAt: number, { seconds, summary }: { seconds: number; summary: string }): Timer {
  const timer: Timer = { endsAt, over: false, scope: new CancellationScope() };
  timer.scope
    .run(() => sleep(seconds * 1_000, { summary }))
    .then(
      () => {
        timer.over = true;
      },
      (fault: unknown) => {
        if (!isCancellation(fault)) throw fault;
      },
    );
  return timer;
}
