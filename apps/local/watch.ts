import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandOf, end, lives } from './process.js';
import type { Being, Farewell } from './process.js';
import { projectRoot } from './place.js';

export interface Guarded extends Being {
  name: string;
  farewell: Farewell;
}

/**
 * Two safety nets under every server we start: the watchdog ends them when we are killed; the list on disk lets the next
 * start end them when the watchdog was killed too.
 */
export interface Watch {
  guard(who: Guarded): void;
  release(who: Being): void;
  /** Also removed at the end, whoever ends it. */
  remove(folder: string): void;
  /** Lets the watchdog end what is still listed, and go. */
  close(): Promise<void>;
}

export function startWatch(listFile: string): Watch {
  mkdirSync(dirname(listFile), { recursive: true });
  const dog = spawn(process.execPath, [join(projectRoot(), 'apps/local/watchdog.mjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: {},
  });
  dog.unref();
  dog.stdin.on('error', () => undefined); // A killed watchdog: the list on disk remains.
  (dog.stdin as unknown as { unref?: () => void }).unref?.();
  const tell = (order: object): boolean => dog.stdin.write(`${JSON.stringify(order)}\n`);
  const list = new Map<number, Guarded>();
  const keep = (): void => writeFileSync(listFile, JSON.stringify([...list.values()]), { mode: 0o600 });
  let closed = false;
  return {
    guard(who) {
      if (closed) {
        process.kill(who.pid, 'SIGKILL'); // Started while everything ends: nobody would end it.
        throw new Error('the watch is over');
      }
      list.set(who.pid, who);
      keep();
      tell({ guard: who });
    },
    release(who) {
      if (!list.delete(who.pid) || closed) return;
      keep();
      tell({ release: who.pid });
    },
    remove: (folder) => void tell({ remove: folder }),
    close: () =>
      new Promise((answer) => {
        closed = true;
        const over = (): void => {
          rmSync(listFile, { force: true });
          answer();
        };
        if (dog.exitCode !== null || dog.signalCode !== null) return over();
        dog.ref();
        dog.once('exit', over);
        dog.stdin.end();
      }),
  };
}

/** Ends what an earlier run, killed together with its watchdog, has left. Answers the names of what it ended. */
export async function endLeftovers(listFile: string): Promise<string[]> {
  const ended: string[] = [];
  for (const one of readList(listFile).reverse()) {
    // The birth says that it is the same process; the command, that the list was not written on another machine.
    if (!lives(one) || !/postgres|temporal|node/.test(commandOf(one.pid))) continue;
    if (await end(one, one.farewell)) ended.push(one.name);
  }
  rmSync(listFile, { force: true });
  return ended;
}

function readList(listFile: string): Guarded[] {
  try {
    return JSON.parse(readFileSync(listFile, 'utf8')) as Guarded[];
  } catch {
    return [];
  }
}
