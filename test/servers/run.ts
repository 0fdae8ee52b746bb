import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SERVANT } from '../../apps/local/place.js';
import { birthOf, isRoot } from '../../apps/local/process.js';
import { endLeftovers, startWatch } from '../../apps/local/watch.js';
import type { Watch } from '../../apps/local/watch.js';

// As root PostgreSQL runs as another user, who must reach its folder: a private TMPDIR would not do.
const HOME = isRoot() ? '/tmp' : (process.env.TMPDIR ?? '/tmp');
const PREFIX = 'qingshou-test-';

/** One test file's servers: a temporary folder named by its owner, and the nets under all that is started. */
export interface Run {
  folder: string;
  watch: Watch;
  /** A folder of its own for one server, open to the user it runs as. */
  room(name: string): string;
}

let current: Promise<Run> | undefined;
let users = 0;

/** The run of this test file; the first to ask clears what dead runs have left. */
export async function joinRun(): Promise<Run> {
  users += 1;
  current ??= begin();
  return current;
}

/** The last to leave removes the folder and lets the watchdog go. */
export async function leaveRun(): Promise<void> {
  users -= 1;
  if (users > 0 || !current) return;
  const run = await current;
  current = undefined;
  await run.watch.close();
  rmSync(run.folder, { recursive: true, force: true });
}

async function begin(): Promise<Run> {
  await clearDeadRuns();
  const mine = `${PREFIX}${process.pid}-${birthOf(process.pid) ?? '0'}-${randomBytes(3).toString('hex')}`;
  const folder = join(HOME, mine);
  mkdirSync(folder, { mode: 0o711 });
  const watch = startWatch(join(folder, 'started.json'));
  watch.remove(folder);
  return { folder, watch, room: (name) => makeRoom(folder, name) };
}

function makeRoom(folder: string, name: string): string {
  const room = join(folder, `${name}-${randomBytes(3).toString('hex')}`);
  mkdirSync(room);
  chmodSync(room, 0o711);
  return room;
}

/** Ends by id what runs have left whose owner is gone, and removes their folders. Living runs are left alone. */
export async function clearDeadRuns(): Promise<void> {
  for (const name of readdirSync(HOME).filter((entry) => entry.startsWith(PREFIX))) {
    const [pid, birth] = name.slice(PREFIX.length).split('-');
    const folder = join(HOME, name);
    if (!isOurs(folder) || birthOf(Number(pid)) === birth) continue;
    await endLeftovers(join(folder, 'started.json'));
    rmSync(folder, { recursive: true, force: true });
  }
}

function isOurs(folder: string): boolean {
  try {
    return isRoot() || statSync(folder).uid === process.getuid?.();
  } catch {
    return false; // Another run has just cleared it.
  }
}

export const servantOwns = isRoot() ? SERVANT : undefined;
export const nameOf = (folder: string): string => basename(folder);
