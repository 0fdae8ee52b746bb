import type { ChildProcess } from 'node:child_process';
import { end, spawnServer, waitUntil } from './process.js';
import type { Being, Farewell, Spawned } from './process.js';
import type { Watch } from './watch.js';

export interface Server {
  being: Being;
  /** Settles when it is gone, for whatever reason. */
  gone: Promise<void>;
  stop(): Promise<void>;
  /** Without a word, as a power cut would. */
  kill9(): Promise<void>;
}

export interface Launch {
  name: string;
  spawn: Spawned;
  watch: Watch;
  farewell: Farewell;
  /** What `kill9` sends: PostgreSQL has backends, which only its own immediate shutdown takes along. */
  kill: Farewell;
  ready: () => Promise<boolean>;
  giveUp?: () => boolean;
  /** The fault to throw when it does not come up. */
  fault: () => Error;
}

const LIMIT_MS = 60_000;

/** Starts a server under the watch and waits until it is ready; one that does not come up is ended. */
export async function launch(what: Launch): Promise<Server> {
  const { child, being } = spawnServer(what.spawn);
  what.watch.guard({ ...being, name: what.name, farewell: what.farewell });
  let over = false;
  const gone = new Promise<void>((answer) => {
    const leave = (): void => {
      over = true;
      what.watch.release(being);
      answer();
    };
    child.once('exit', leave).once('error', leave);
  });
  quiet(child);
  const leaveBy = async (farewell: Farewell): Promise<void> => {
    child.ref(); // From here on its end is waited for.
    await end(being, farewell);
    await gone;
  };
  const server = { being, gone, stop: () => leaveBy(what.farewell), kill9: () => leaveBy(what.kill) };
  const inVain = (): boolean => over || (what.giveUp?.() ?? false);
  if (await waitUntil(what.ready, { ms: LIMIT_MS, everyMs: 40, stop: inVain })) return server;
  await server.stop();
  throw what.fault();
}

/** A server alone must not keep a finished test from ending. */
function quiet(child: ChildProcess): void {
  child.unref();
  child.channel?.unref(); // Only there to close when we die.
}
