import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Binaries } from './binaries.js';
import { StartFault, tailOf, wordsOf } from './fault.js';
import { SERVANT } from './place.js';
import { birthOf, commandOf, end, isRoot, lives } from './process.js';
import type { Farewell } from './process.js';
import { launch } from './server.js';
import type { Server } from './server.js';
import type { Watch } from './watch.js';

/** Fast shutdown, then immediate; the last only if PostgreSQL itself hangs. */
export const POSTGRES_FAREWELL: Farewell = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
];

export interface ClusterPlan {
  binaries: Binaries;
  /** The data folder; its parent must exist and, as root, be one that anyone can reach. */
  folder: string;
  port: number;
  password: string;
  logFile: string;
  watch: Watch;
  /** Tests that never pull the plug save time by leaving out the disk. */
  fsync?: boolean;
}

/** Its `kill9` is the immediate shutdown: what a power cut leaves behind, with every backend ended. */
export interface Cluster extends Server {
  port: number;
  /** As its superuser, to the database of this name. */
  url(database: string): string;
}

/** The major version that wrote this folder; undefined when there is no cluster. */
export function majorOfCluster(folder: string): number | undefined {
  const file = join(folder, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

/** Makes the cluster if there is none: beside its place first, so that a killed run leaves no half one. */
export async function makeCluster(plan: Pick<ClusterPlan, 'binaries' | 'folder' | 'password'>): Promise<void> {
  if (majorOfCluster(plan.folder) !== undefined) return;
  const making = `${plan.folder}.new`;
  const passwordFile = `${plan.folder}.word`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, plan.password, { mode: 0o600 });
  if (isRoot()) for (const path of [making, passwordFile]) chownSync(path, SERVANT.uid, SERVANT.gid);
  const shape = ['-U', 'postgres', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--no-sync'];
  try {
    await promisify(execFile)(
      join(plan.binaries.folder, 'initdb'),
      ['-D', making, `--pwfile=${passwordFile}`, ...shape],
      {
        cwd: '/',
        timeout: 60_000,
        env: cleanEnvironment(),
        ...(isRoot() ? SERVANT : {}),
      },
    );
  } catch (fault) {
    throw new StartFault(
      `无法建立数据库目录 ${plan.folder}：${wordsOf(fault)} (The database folder could not be made.)`,
      '请检查磁盘空间和目录权限。(Check disk space and the rights on that folder.)',
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(plan.folder, { recursive: true, force: true });
  renameSync(making, plan.folder);
}

/** Starts the server and waits until it answers as its superuser. */
export async function startCluster(plan: ClusterPlan): Promise<Cluster> {
  await endFormer(plan.folder);
  mkdirSync(dirname(plan.logFile), { recursive: true });
  const password = encodeURIComponent(plan.password);
  const url = (database: string): string => `postgres://postgres:${password}@127.0.0.1:${plan.port}/${database}`;
  const server = await launch({
    ...{ name: 'PostgreSQL', watch: plan.watch, farewell: POSTGRES_FAREWELL, kill: POSTGRES_FAREWELL.slice(1) },
    spawn: {
      command: join(plan.binaries.folder, 'postgres'),
      args: argumentsOf(plan),
      logFile: plan.logFile,
      cwd: '/',
      env: cleanEnvironment(),
      ...(isRoot() ? { as: SERVANT } : {}),
    },
    ready: () => answers(url('postgres')),
    fault: () =>
      new StartFault(
        `PostgreSQL 没有启动。(PostgreSQL did not come up.)\n${tailOf(plan.logFile)}`,
        `详见 ${plan.logFile}。(See that log.)`,
      ),
  });
  return { ...server, port: plan.port, url };
}

function argumentsOf(plan: ClusterPlan): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=', // A socket's path may be closed to us, or too long.
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(plan.fsync === false ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return ['-D', plan.folder, '-p', String(plan.port), ...settings.flatMap((setting) => ['-c', setting])];
}

/** PG* variables of the person's shell must not bend our own cluster. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** A postmaster that a killed run left behind is ended; a note that points to a stranger is thrown away. */
export async function endFormer(folder: string): Promise<void> {
  const note = join(folder, 'postmaster.pid');
  if (!existsSync(note)) return;
  const pid = Number.parseInt(readFileSync(note, 'utf8'), 10);
  const birth = pid > 0 ? birthOf(pid) : undefined;
  if (birth !== undefined && commandOf(pid).includes(folder)) {
    await end({ pid, birth }, POSTGRES_FAREWELL);
    if (lives({ pid, birth }))
      throw new StartFault(
        `先前的 PostgreSQL（进程 ${pid}）无法结束。(An earlier PostgreSQL, process ${pid}, cannot be ended.)`,
        `请手工结束进程 ${pid}。(End it by hand.)`,
      );
  }
  rmSync(note, { force: true });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
