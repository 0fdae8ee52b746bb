import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, ForkOptions } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process for certain: a number alone may have been given to another one since. */
export interface Being {
  pid: number;
  birth: string;
}

/** What to send and how long to wait for the end, one after the other. */
export type Farewell = readonly (readonly [signal: NodeJS.Signals, waitMs: number])[];

export interface RunAs {
  uid: number;
  gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** When a process was born, as the system counts it; undefined when it is gone (a zombie is gone). */
export function birthOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readOrNothing(`/proc/${pid}/stat`);
    // The name in brackets may hold spaces and brackets itself: count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return stat === '' || fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  }
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

/** How a process was called; empty when it is gone or not ours to see. */
export function commandOf(pid: number): string {
  if (process.platform === 'linux') return readOrNothing(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

export const lives = (who: Being): boolean => birthOf(who.pid) === who.birth;

/** Ends exactly this process, politely first. True when it is gone. */
export async function end(who: Being, farewell: Farewell): Promise<boolean> {
  for (const [signal, waitMs] of farewell) {
    if (!lives(who)) return true;
    send(who.pid, signal);
    const until = Date.now() + waitMs;
    while (Date.now() < until) {
      if (!lives(who)) return true;
      await pause(20);
    }
  }
  return !lives(who);
}

export interface Spawned {
  command: string;
  args: readonly string[];
  logFile: string;
  env?: NodeJS.ProcessEnv;
  as?: RunAs;
  cwd?: string;
  /** A channel that closes when we die: doors end themselves by it. */
  ipc?: boolean;
}

/** Starts a server in a session of its own: Ctrl-C reaches us only, and we end our servers in order. */
export function spawnServer(what: Spawned): { child: ChildProcess; being: Being } {
  const log = openSync(what.logFile, 'a', 0o640);
  const stdio: ForkOptions['stdio'] = ['ignore', log, log];
  try {
    const child = spawn(what.command, what.args, {
      detached: true,
      stdio: what.ipc ? [...stdio, 'ipc'] : stdio,
      env: what.env ?? process.env,
      ...(what.cwd ? { cwd: what.cwd } : {}),
      ...what.as,
    });
    child.on('error', () => undefined); // Seen by whoever waits for the server: it never comes up.
    const pid = child.pid ?? -1;
    return { child, being: { pid, birth: birthOf(pid) ?? 'never' } };
  } finally {
    closeSync(log);
  }
}

/** Waits until `look` answers true; false when the time is over or `stop` says that it is in vain. */
export async function waitUntil(
  look: () => Promise<boolean>,
  limit: { ms: number; everyMs?: number; stop?: () => boolean },
): Promise<boolean> {
  const until = Date.now() + limit.ms;
  while (Date.now() < until) {
    if (await look()) return true;
    if (limit.stop?.()) return false;
    await pause(limit.everyMs ?? 50);
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself in between.
  }
}

function readOrNothing(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
