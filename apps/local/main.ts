import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalSettings } from '../settings.js';
import type { KeySettings, Mode } from '../variables.js';
import { settingsFor } from './configuration.js';
import { APP_ROLE } from './database.js';
import { launchDoor, reachable } from './door.js';
import type { DoorName, DoorPlan } from './door.js';
import { Ending } from './ending.js';
import { bringUp, checkMode, hasNoStaff, roleOf, setMode } from './installation.js';
import { keepUp } from './keep.js';
import { asVariables, keysOf } from './keys.js';
import { takeLock } from './lock.js';
import { modeOf, warnings } from './mode.js';
import { startOwnTemporal } from './own-temporal.js';
import { openDataFolder, projectRoot } from './place.js';
import { choosePort, freePort, Ports } from './port.js';
import { rememberMode, startOwnPostgres } from './postgres.js';
import type { Server } from './server.js';
import { checkPostgres, checkTemporal } from './shared.js';
import { startTemporalServer } from './temporal.js';
import type { Terminal } from './terminal.js';
import { endLeftovers, startWatch } from './watch.js';
import type { Watch } from './watch.js';

/** All that one start knows of itself. */
interface Start extends Terminal {
  settings: LocalSettings;
  dataFolder: string;
  ports: Ports;
  watch: Watch;
  ending: Ending;
  keys: KeySettings;
}

interface Databases {
  appUrl: string;
  ownerUrl?: string;
  own: boolean;
}

/** Starts everything on one machine and stays until it is told to end. */
export async function main(terminal: Terminal): Promise<void> {
  const ending = new Ending();
  const told = untilTold(ending);
  try {
    await startAll({ ...terminal, ending });
  } catch (fault) {
    // An end in the middle of a start makes steps fail; that is no fault to be told.
    if (!ending.begun) {
      await ending.run();
      throw fault;
    }
  }
  await told;
  terminal.say('已停止 stopped');
  process.exit(0);
}

/** Ctrl-C, an end by the system, a closed terminal: all the same. Told twice (npm passes signals on), once is enough. */
function untilTold(ending: Ending): Promise<void> {
  return new Promise((answer) => {
    const end = (): void => void ending.run().then(answer);
    setInterval(() => undefined, 60_000); // Servers alone do not keep a process alive (server.ts).
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}

async function startAll(bare: Terminal & { ending: Ending }): Promise<void> {
  const start = await bare.step('设置 settings', () => prepare(bare));
  const { settings, step, say } = start;
  const port = await apiPort(settings, say);
  const [databases, temporal] = await both(
    step('数据库 PostgreSQL', (note) => postgresOf(start, note)),
    step('流程引擎 Temporal', (note) => temporalOf(start, note)),
  );
  const facts = {
    ...{ host: settings.host, ownPostgres: databases.own, ownTemporal: temporal.own },
    ...(settings.mode ? { given: settings.mode } : {}),
  };
  const mode = modeOf(facts);
  await step('数据结构 migrations', (note) => prepareDatabase({ start, databases, mode }, note));
  const env = doorEnvironment({ start, databases, mode, temporal: temporal.address });
  const worker = { name: 'worker' as const, port: settings.workerPort || (await freePort()) };
  const doors = [{ name: 'api' as const, port }, worker];
  await both(
    ...doors.map((door) => step(door.name === 'api' ? '服务 API' : '办事 worker', () => open(start, door, env))),
  );
  const apiUrl = `http://${bracketed(reachable(settings.host))}:${port}`;
  await people({ start, databases, mode, apiUrl });
  for (const warning of warnings(facts)) say(`! ${warning}`);
  if (temporal.uiUrl) say(`  Temporal ${temporal.uiUrl}`);
  say(`ready ${apiUrl}`);
}

async function prepare(bare: Terminal & { ending: Ending }): Promise<Start> {
  const settings = settingsFor('local');
  const dataFolder = openDataFolder(settings.dataDir);
  bare.ending.add(takeLock(dataFolder));
  const list = join(dataFolder, 'running.json');
  await endLeftovers(list);
  const watch = startWatch(list);
  bare.ending.add(() => watch.close());
  return {
    ...bare,
    settings,
    dataFolder,
    watch,
    ports: new Ports(dataFolder),
    keys: settings.keys ?? keysOf(dataFolder),
  };
}

async function apiPort(settings: LocalSettings, say: (words: string) => void): Promise<number> {
  const port = await choosePort(settings);
  if (port !== settings.port)
    say(`! 端口 ${settings.port} 已被占用，改用 ${port} (port ${settings.port} is taken, using ${port})`);
  return port;
}

async function postgresOf(start: Start, note: (words: string) => void): Promise<Databases> {
  const { databaseUrl, databaseOwnerUrl } = start.settings;
  if (databaseUrl) {
    note(`DATABASE_URL ${await checkPostgres(databaseUrl, 'DATABASE_URL')}`);
    if (databaseOwnerUrl) await checkPostgres(databaseOwnerUrl, 'DATABASE_OWNER_URL');
    return { appUrl: databaseUrl, own: false, ...(databaseOwnerUrl ? { ownerUrl: databaseOwnerUrl } : {}) };
  }
  const { cluster, plan, ownerUrl, appUrl, restart } = await startOwnPostgres(start);
  const { say } = start;
  start.ending.add(keepUp({ name: 'PostgreSQL', logFile: plan.logFile, server: cluster, again: restart, say }));
  note(`${plan.binaries.from === 'installed' ? '本机 installed' : '随附 bundled'} ${plan.binaries.major}`);
  return { appUrl, ownerUrl, own: true };
}

async function temporalOf(
  start: Start,
  note: (words: string) => void,
): Promise<{ address: string; own: boolean; uiUrl?: string }> {
  const { temporalAddress: address, namespace, tls } = start.settings;
  if (address) {
    await checkTemporal({ address, namespace, ...(tls ? { tls } : {}) });
    note('TEMPORAL_ADDRESS');
    return { address, own: false };
  }
  const { server, plan, binary } = await startOwnTemporal({ ...start, namespace }, (from) =>
    start.say(`  正在获取 Temporal (fetching Temporal, once)  ${from}`),
  );
  const { say } = start;
  const again = (): Promise<Server> => startTemporalServer(plan);
  start.ending.add(keepUp({ name: 'Temporal', logFile: plan.logFile, server, again, say }));
  note(binary.from);
  return { address: server.address, own: true, uiUrl: `http://127.0.0.1:${plan.uiPort}` };
}

async function prepareDatabase(
  { start, databases, mode }: { start: Start; databases: Databases; mode: Mode },
  note: (words: string) => void,
): Promise<void> {
  const { appUrl, ownerUrl } = databases;
  if (!ownerUrl) {
    note('无 DATABASE_OWNER_URL，不迁移 (left to npm run migrate)');
    return checkMode(appUrl, mode);
  }
  const appRole = databases.own ? APP_ROLE : roleOf(appUrl);
  const applied = await bringUp({ ownerUrl, appRole });
  note(`+${applied.length}, ${mode}`);
  await setMode(ownerUrl, mode);
  if (databases.own) rememberMode(start.dataFolder, mode);
}

function doorEnvironment(known: {
  start: Start;
  databases: Databases;
  mode: Mode;
  temporal: string;
}): NodeJS.ProcessEnv {
  const { settings, dataFolder } = known.start;
  const { DATABASE_OWNER_URL: _forMigrationsOnly, ...shell } = process.env;
  return {
    ...shell,
    ...{ HOST: settings.host, DATA_DIR: dataFolder, MODE: known.mode, DATABASE_URL: known.databases.appUrl },
    ...{ TEMPORAL_ADDRESS: known.temporal, TEMPORAL_NAMESPACE: settings.namespace },
    ...asVariables(known.start.keys),
  };
}

async function open(start: Start, door: { name: DoorName; port: number }, env: NodeJS.ProcessEnv): Promise<void> {
  const { settings, dataFolder, say, watch } = start;
  const { name, port } = door;
  const logFile = join(dataFolder, 'logs', `${name}.log`);
  const plan: DoorPlan = {
    ...{ name, port, host: settings.host, logFile, watch },
    script: join(projectRoot(), 'dist/apps', name, 'main.js'),
    env: { ...env, [name === 'api' ? 'PORT' : 'WORKER_PORT']: String(port) },
  };
  const again = (stop: () => boolean): Promise<Server> => launchDoor(plan, stop);
  const server = await launchDoor(plan, () => start.ending.begun);
  start.ending.add(keepUp({ name, logFile, server, again, say }));
}

/** Parts that may be missing in a build without them. */
interface Seeds {
  seedDemo?(at: { apiUrl: string; databaseUrl: string; keys: KeySettings }): Promise<void>;
  firstAdmin?(at: { databaseUrl: string; keys: KeySettings }): Promise<string>;
}

/** Somebody must be able to sign in: the demo's people, or the first administrator of a real installation. */
async function people(known: { start: Start; databases: Databases; mode: Mode; apiUrl: string }): Promise<void> {
  const { start, databases, mode, apiUrl } = known;
  const file = new URL('./seed.js', import.meta.url);
  if (!existsSync(file) || !(await hasNoStaff(databases.appUrl))) return;
  const seeds = (await import(file.href)) as Seeds;
  const databaseUrl = databases.appUrl;
  const { keys } = start;
  if (mode === 'demo')
    await start.step('演示数据 demo data', async () => seeds.seedDemo?.({ apiUrl, databaseUrl, keys }));
  else start.say((await seeds.firstAdmin?.({ databaseUrl, keys })) ?? '');
}

/** Side by side; waits for all before it tells of a fault, so that whatever came up is known to the ending. */
async function both<T extends unknown[]>(...works: { [I in keyof T]: Promise<T[I]> }): Promise<T> {
  const settled = await Promise.allSettled(works);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as T;
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);
