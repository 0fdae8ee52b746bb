import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from './fault.js';
import { birthOf, lives } from './process.js';
import type { Being } from './process.js';

const LOCK = 'running.lock';

/** Whoever runs on this data folder now; undefined when nobody does. */
export function holderOf(dataFolder: string): Being | undefined {
  const holder = read(join(dataFolder, LOCK));
  return holder && lives(holder) ? holder : undefined;
}

/** One run per data folder. Answers how to give it back. */
export function takeLock(dataFolder: string): () => void {
  const lock = join(dataFolder, LOCK);
  const mine = `${lock}.${process.pid}`;
  const me: Being = { pid: process.pid, birth: birthOf(process.pid) ?? '' };
  writeFileSync(mine, JSON.stringify(me), { mode: 0o600 });
  try {
    // A link is made whole or not at all, so two starts at once cannot both have it. The second round is for a stale one.
    for (let round = 0; round < 3; round++) {
      try {
        linkSync(mine, lock);
        return () => rmSync(lock, { force: true });
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      }
      const holder = read(lock);
      if (holder && lives(holder)) refuseSecond(dataFolder, holder);
      clearStale(lock, mine);
    }
    return refuseSecond(dataFolder, read(lock));
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moved aside first: if another start has just taken it, it is put back instead of being lost. */
function clearStale(lock: string, mine: string): void {
  const aside = `${mine}.stale`;
  try {
    renameSync(lock, aside);
    const holder = read(aside);
    if (holder && lives(holder)) linkSync(aside, lock);
  } catch {
    // The other start was quicker: the next round sees its lock.
  }
  rmSync(aside, { force: true });
}

function read(lock: string): Being | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Being;
  } catch {
    return undefined;
  }
}

export function refuseSecond(dataFolder: string, holder: Being | undefined): never {
  throw new StartFault(
    `数据目录 ${dataFolder} 已有一个运行中的清收（进程 ${holder?.pid ?? '?'}）。(Another Qingshou, process ${holder?.pid ?? '?'}, runs on this data folder.)`,
    '请先停止它，或另设 DATA_DIR。(Stop that one first, or set another DATA_DIR.)',
  );
}
