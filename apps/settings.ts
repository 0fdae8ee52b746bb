/**
 * What a process is told by its environment. Pure: it gets the environment as an argument, reports every fault at once
 * by the variable's name, and never repeats a value that may be a secret.
 */
import { optional, Reader } from './variables.js';
import type { Environment, Fault, KeySettings, Mode, PostSettings, TemporalTls } from './variables.js';

export interface TemporalSettings {
  address: string;
  namespace: string;
  tls?: TemporalTls;
}

export interface ApiSettings {
  host: string;
  port: number;
  mode: Mode;
  databaseUrl: string;
  keys: KeySettings;
}

export interface WorkerSettings {
  host: string;
  /** 0 = any free port. */
  workerPort: number;
  mode: Mode;
  databaseUrl: string;
  keys: KeySettings;
  /** Where the out-tray lies: letters to be printed, when no e-post service is set. */
  dataDir: string;
  temporal: TemporalSettings;
  taskTimeoutS: number; // How long a story waits for a worker that died in the middle of its turn.
  post?: PostSettings;
}

export interface LocalSettings {
  host: string;
  port: number;
  /** False: 4400 is only the custom, and a taken port may be stepped over. */
  portGiven: boolean;
  workerPort: number;
  dataDir: string;
  /** Unset: decided by what this machine started itself. */
  mode?: Mode;
  databaseUrl?: string;
  databaseOwnerUrl?: string;
  temporalAddress?: string;
  namespace: string;
  tls?: TemporalTls;
  post?: PostSettings;
  /** Unset: this machine keeps its own, for the database that it started itself. */
  keys?: KeySettings;
}

export interface MigrateSettings {
  mode: Mode;
  databaseOwnerUrl: string;
  /** Tells the app role, if it has another name than ours. */
  databaseUrl?: string;
}

export interface SettingsOf {
  api: ApiSettings;
  worker: WorkerSettings;
  local: LocalSettings;
  migrate: MigrateSettings;
}

type Kinds = Reader<keyof SettingsOf>;
export type Reading<S> = { settings: S; faults?: undefined } | { faults: Fault[]; settings?: undefined };

const DEFAULT_PORT = 4400;
const NO_KEYS: KeySettings = { keys: [], indexKey: '' }; // Stands where a fault was told.

/** The settings of one kind of process, or every fault there is. */
export function readSettings<K extends keyof SettingsOf>(env: Environment, who: { for: K }): Reading<SettingsOf[K]> {
  const reader = new Reader<keyof SettingsOf>(env, who.for);
  const settings: SettingsOf = {
    api: apiOf(reader),
    worker: workerOf(reader),
    local: localOf(reader),
    migrate: migrateOf(reader),
  };
  const faults = reader.faults.filter((fault) => fault.for.includes(who.for));
  if (faults.length > 0) return { faults: unique(faults) };
  return { settings: settings[who.for] };
}

/** One line per fault, for a terminal or a log. */
export const faultLines = (faults: readonly Fault[]): string[] =>
  faults.map((fault) => `${fault.name}: ${fault.problem} → ${fault.cure}`);

function apiOf(reader: Kinds): ApiSettings {
  const read = reader.as('api');
  return {
    host: read.host(),
    port: read.port('PORT', DEFAULT_PORT),
    mode: read.mode() ?? 'real',
    databaseUrl: read.needed('DATABASE_URL', read.database('DATABASE_URL')),
    keys: read.keys({ needed: true }) ?? NO_KEYS,
  };
}

function workerOf(reader: Kinds): WorkerSettings {
  const read = reader.as('worker');
  const address = read.needed('TEMPORAL_ADDRESS', read.address('TEMPORAL_ADDRESS'));
  return {
    host: read.host(),
    workerPort: read.port('WORKER_PORT', 0),
    mode: read.mode() ?? 'real',
    databaseUrl: read.needed('DATABASE_URL', read.database('DATABASE_URL')),
    keys: read.keys({ needed: true }) ?? NO_KEYS,
    dataDir: read.text('DATA_DIR') ?? '.local',
    temporal: { address, namespace: read.text('TEMPORAL_NAMESPACE') ?? 'default', ...optional('tls', read.tls()) },
    taskTimeoutS: read.seconds('TEMPORAL_TASK_TIMEOUT_S', 10),
    ...optional('post', read.post()),
  };
}

function localOf(reader: Kinds): LocalSettings {
  const read = reader.as('local');
  read.seconds('TEMPORAL_TASK_TIMEOUT_S', 10); // For the worker that it starts.
  return {
    host: read.host(),
    port: read.port('PORT', DEFAULT_PORT),
    portGiven: read.text('PORT') !== undefined,
    workerPort: read.port('WORKER_PORT', 0),
    dataDir: read.text('DATA_DIR') ?? '.local',
    namespace: read.text('TEMPORAL_NAMESPACE') ?? 'default',
    ...optional('mode', read.mode()),
    ...optional('databaseUrl', read.database('DATABASE_URL')),
    ...optional('databaseOwnerUrl', read.ownerUrl()),
    ...optional('temporalAddress', read.address('TEMPORAL_ADDRESS')),
    ...optional('tls', read.tls()),
    ...optional('post', read.post()),
    // A shared database is opened by others too: their keys are told, never made here.
    ...optional('keys', read.keys({ needed: read.text('DATABASE_URL') !== undefined })),
  };
}

function migrateOf(reader: Kinds): MigrateSettings {
  const read = reader.as('migrate');
  return {
    mode: read.mode() ?? 'real',
    databaseOwnerUrl: read.needed('DATABASE_OWNER_URL', read.database('DATABASE_OWNER_URL')),
    ...optional('databaseUrl', read.database('DATABASE_URL')),
  };
}

function unique(faults: readonly Fault[]): Fault[] {
  const byName = new Map(faults.map(({ name, problem, cure }) => [name, { name, problem, cure }]));
  return [...byName.values()];
}
