import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRoot } from './process.js';
import type { RunAs } from './process.js';

/** PostgreSQL refuses to run as root: then it runs as this user, which owns nothing else (nobody). */
export const SERVANT: RunAs = { uid: 65534, gid: 65534 };

/** The project's folder, from source and from dist alike. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('package.json is not above this file');
    folder = dirname(folder);
  }
  return folder;
}

/** DATA_DIR as an existing folder with a folder for logs. */
export function openDataFolder(dataDir: string): string {
  const folder = isAbsolute(dataDir) ? dataDir : resolve(projectRoot(), dataDir);
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
  return realpathSync(folder);
}

/** Where servers that may run as another user keep their files: beside the rest, or as root in a folder anyone can reach. */
export function servantFolder(dataFolder: string): string {
  if (!isRoot()) return dataFolder;
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return `/var/lib/qingshou-${hash}`;
}

/** May every user enter this path and read what is there? */
export function openToAll(path: string): boolean {
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const mode = statSync(at).mode;
    if ((mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Folders in which fetched programs are kept, the best first: a person's own outlives a clone. */
export function cacheFolders(): string[] {
  const own = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return [join(own, 'qingshou'), join(projectRoot(), '.cache')];
}

/** The first cache folder that can be written to. */
export function writableCache(): string | undefined {
  return cacheFolders().find((folder) => {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A small JSON file; undefined when missing. A broken one is a fault of its own, told by its path. */
export function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** For our eyes only: most of these hold passwords. Whole or not at all. */
export function writeJson(file: string, value: unknown): void {
  const making = `${file}.${process.pid}`;
  writeFileSync(making, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(making, file);
}
