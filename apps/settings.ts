/**
 * What a process is told by its environment. Pure: it gets the environment as an argument, reports every fault at once
 * by the variable's name, and never repeats a value that may be a secret.
 */
export type Mode = 'demo' | 'real';

export interface Fault {
  name: string;
  problem: string;
  cure: string;
}

export interface TemporalTls {
  /** Files, read by whoever connects. */
  cert?: string;
  key?: string;
  ca?: string;
  serverName?: string;
}

export interface TemporalSettings {
  address: string;
  namespace: string;
  tls?: TemporalTls;
}

/** An e-post service that letters are handed to; without it letters are printed by hand. */
export interface PostSettings {
  url: string;
  secret: string;
}

export interface ApiSettings {
  host: string;
  port: number;
  mode: Mode;
  databaseUrl: string;
}

export interface WorkerSettings {
  host: string;
  /** 0 = any free port. */
  workerPort: number;
  mode: Mode;
  databaseUrl: string;
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

export type Reading<S> = { settings: S; faults?: undefined } | { faults: Fault[]; settings?: undefined };
export type Environment = Readonly<Record<string, string | undefined>>;

export const settingNames = [
  ...['PORT', 'HOST', 'DATA_DIR', 'MODE', 'DATABASE_URL', 'DATABASE_OWNER_URL'],
  ...['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_TASK_TIMEOUT_S'],
  ...['TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY', 'TEMPORAL_TLS_CA', 'TEMPORAL_TLS_SERVER_NAME'],
  ...['WORKER_PORT', 'POST_URL', 'POST_SECRET'],
] as const;

const DEFAULT_PORT = 4400;

/** The settings of one kind of process, or every fault there is. */
export function readSettings<K extends keyof SettingsOf>(env: Environment, who: { for: K }): Reading<SettingsOf[K]> {
  const reader = new Reader(env);
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

function apiOf(reader: Reader): ApiSettings {
  const read = reader.as('api');
  return {
    host: read.host(),
    port: read.port('PORT', DEFAULT_PORT),
    mode: read.mode() ?? 'real',
    databaseUrl: read.needed('DATABASE_URL', read.database('DATABASE_URL')),
  };
}

function workerOf(reader: Reader): WorkerSettings {
  const read = reader.as('worker');
  const address = read.needed('TEMPORAL_ADDRESS', read.address('TEMPORAL_ADDRESS'));
  return {
    host: read.host(),
    workerPort: read.port('WORKER_PORT', 0),
    mode: read.mode() ?? 'real',
    databaseUrl: read.needed('DATABASE_URL', read.database('DATABASE_URL')),
    dataDir: read.text('DATA_DIR') ?? '.local',
    temporal: { address, namespace: read.text('TEMPORAL_NAMESPACE') ?? 'default', ...optional('tls', read.tls()) },
    taskTimeoutS: read.seconds('TEMPORAL_TASK_TIMEOUT_S', 10),
    ...optional('post', read.post()),
  };
}

function localOf(reader: Reader): LocalSettings {
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
  };
}

function migrateOf(reader: Reader): MigrateSettings {
  const read = reader.as('migrate');
  return {
    mode: read.mode() ?? 'real',
    databaseOwnerUrl: read.needed('DATABASE_OWNER_URL', read.database('DATABASE_OWNER_URL')),
    ...optional('databaseUrl', read.database('DATABASE_URL')),
  };
}

const optional = <N extends string, V>(name: N, value: V | undefined): { [key in N]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [key in N]?: V };

function unique(faults: readonly Fault[]): Fault[] {
  const byName = new Map(faults.map(({ name, problem, cure }) => [name, { name, problem, cure }]));
  return [...byName.values()];
}

/** Reads one variable at a time and remembers what was wrong, and for whom. */
class Reader {
  constructor(
    private readonly env: Environment,
    private readonly kind: keyof SettingsOf = 'local',
    readonly faults: (Fault & { for: (keyof SettingsOf)[] })[] = [],
  ) {}

  as(kind: keyof SettingsOf): Reader {
    return new Reader(this.env, kind, this.faults);
  }

  /** An empty variable is an unset one: `PORT=` in a .env file means "the default". */
  text(name: (typeof settingNames)[number]): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  needed(name: string, value: string | undefined): string {
    // A value that was given and is wrong has its own fault already.
    if (value === undefined && !this.faults.some((fault) => fault.name === name && fault.for.includes(this.kind)))
      this.fault(name, '未设置 (not set)', `请设置 ${name} (set it; .env.example shows how)`);
    return value ?? '';
  }

  port(name: 'PORT' | 'WORKER_PORT', otherwise: number): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const least = name === 'PORT' ? 1 : 0;
    const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
    if (port >= least && port <= 65535) return port;
    this.fault(name, '不是端口号 (not a port number)', `请填 ${least}–65535 (a number from ${least} to 65535)`);
    return otherwise;
  }

  seconds(name: 'TEMPORAL_TASK_TIMEOUT_S', otherwise: number): number {
    const text = this.text(name) ?? String(otherwise);
    if (!/^[1-9]\d?$/.test(text)) this.fault(name, '不是秒数 (not seconds)', '请填 1–99 (a number from 1 to 99)');
    return Number(text);
  }

  host(): string {
    const host = this.text('HOST') ?? '127.0.0.1';
    if (!/^[A-Za-z0-9.:_-]+$/.test(host))
      this.fault('HOST', '不是主机名或地址 (not a host name or address)', '例如 127.0.0.1 (for example 127.0.0.1)');
    return host;
  }

  mode(): Mode | undefined {
    const mode = this.text('MODE');
    if (mode === undefined || mode === 'demo' || mode === 'real') return mode;
    this.fault(
      'MODE',
      '只能是 demo 或 real (only demo or real)',
      '请填 demo 或 real，或不填 (set one, or leave it out)',
    );
    return undefined;
  }

  database(name: 'DATABASE_URL' | 'DATABASE_OWNER_URL'): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const url = urlFrom(text);
    if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1 && url.username !== '') return text;
    const shape = 'postgres://USER:PASSWORD@HOST:PORT/DATABASE';
    this.fault(
      name,
      '不是 PostgreSQL 地址 (not a PostgreSQL address)',
      `格式 ${shape} (this shape, with user and database)`,
    );
    return undefined;
  }

  ownerUrl(): string | undefined {
    const owner = this.database('DATABASE_OWNER_URL');
    if (owner !== undefined && this.text('DATABASE_URL') === undefined)
      this.fault(
        'DATABASE_URL',
        '缺少：已有 DATABASE_OWNER_URL (missing beside DATABASE_OWNER_URL)',
        '两个都填，或都不填 (set both or neither)',
      );
    return owner;
  }

  address(name: 'TEMPORAL_ADDRESS'): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const port = Number(/^[A-Za-z0-9.[\]:_-]+:(\d{1,5})$/.exec(text)?.[1] ?? 0);
    if (port > 0 && port <= 65535) return text;
    this.fault(name, '不是 HOST:PORT (not HOST:PORT)', '例如 127.0.0.1:7233 (for example 127.0.0.1:7233)');
    return undefined;
  }

  tls(): TemporalTls | undefined {
    const [cert, key] = [this.text('TEMPORAL_TLS_CERT'), this.text('TEMPORAL_TLS_KEY')];
    if ((cert === undefined) !== (key === undefined))
      this.fault(
        cert === undefined ? 'TEMPORAL_TLS_CERT' : 'TEMPORAL_TLS_KEY',
        '证书和私钥须成对 (certificate and key come as a pair)',
        '两个都填，或都不填 (set both or neither)',
      );
    const tls = {
      ...optional('cert', cert),
      ...optional('key', key),
      ...optional('ca', this.text('TEMPORAL_TLS_CA')),
      ...optional('serverName', this.text('TEMPORAL_TLS_SERVER_NAME')),
    };
    return Object.keys(tls).length > 0 ? tls : undefined;
  }

  post(): PostSettings | undefined {
    const [url, secret] = [this.text('POST_URL'), this.text('POST_SECRET')];
    if (url === undefined && secret === undefined) return undefined;
    if (url !== undefined && !/^https?:$/.test(urlFrom(url)?.protocol ?? ''))
      this.fault('POST_URL', '不是网址 (not a web address)', '格式 https://HOST/PATH (this shape)');
    const missing = url === undefined ? 'POST_URL' : secret === undefined ? 'POST_SECRET' : undefined;
    if (missing) this.fault(missing, '未设置 (not set)', 'POST_URL 与 POST_SECRET 须成对 (they come as a pair)');
    return { url: url ?? '', secret: secret ?? '' };
  }

  private fault(name: string, problem: string, cure: string): void {
    this.faults.push({ name, problem, cure, for: [this.kind] });
  }
}

const urlFrom = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
