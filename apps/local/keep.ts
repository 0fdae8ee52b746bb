import { setTimeout as pause } from 'node:timers/promises';
import { wordsOf } from './fault.js';
import type { Server } from './server.js';

const FIRST_PAUSE_MS = 1000;
const LAST_PAUSE_MS = 30_000;
/** One that lived this long did not die of its start: the pauses begin anew. */
const GOOD_LIFE_MS = 60_000;

export interface Keeping {
  name: string;
  logFile: string;
  server: Server;
  /** Starts it anew on the same place; gives up when told. */
  again: (stop: () => boolean) => Promise<Server>;
  say: (words: string) => void;
}

/** Keeps a server up: one that dies is started again, later and later. Answers how to end it for good. */
export function keepUp(keeping: Keeping): () => Promise<void> {
  const { name, logFile, say } = keeping;
  const closing = new AbortController();
  let server: Server | undefined = keeping.server;

  const watchOver = async (): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      const since = Date.now();
      await server?.gone;
      if (closing.signal.aborted) return;
      if (Date.now() - since > GOOD_LIFE_MS) pauseMs = FIRST_PAUSE_MS;
      say(`! ${name} 已停止，${pauseMs / 1000} 秒后重启 (${name} stopped, again in ${pauseMs / 1000} s)  ${logFile}`);
      await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS);
      try {
        server = await keeping.again(() => closing.signal.aborted);
        say(`✓ ${name} 已重启 (${name} is back)`);
      } catch (fault) {
        server = undefined;
        if (!closing.signal.aborted) say(`! ${wordsOf(fault).split('\n')[0] ?? ''}`);
      }
    }
  };
  const watching = watchOver();
  return async () => {
    closing.abort();
    await server?.stop();
    await watching;
    await server?.stop(); // One that came up while we were closing.
  };
}
