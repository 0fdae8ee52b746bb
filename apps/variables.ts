/** One variable of the environment at a time, and what may be wrong with it. */
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

/** An e-post service that letters are handed to; without it letters are printed by hand. */
export interface PostSettings {
  url: string;
  secret: string;
}

/** Keys of what is sealed in the database: base64url of 32 bytes each. The first seals, all of them open. */
export interface KeySettings {
  keys: { id: string; key: string }[];
  indexKey: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const settingNames = [
  ...['PORT', 'HOST', 'DATA_DIR', 'MODE', 'DATABASE_URL', 'DATABASE_OWNER_URL'],
  ...['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_TASK_TIMEOUT_S'],
  ...['TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY', 'TEMPORAL_TLS_CA', 'TEMPORAL_TLS_SERVER_NAME'],
  ...['WORKER_PORT', 'POST_URL', 'POST_SECRET', 'SECRET_KEYS', 'SECRET_INDEX_KEY'],
] as const;

const KEY = /^(?<id>[A-Za-z0-9_-]{1,32}):(?<key>[A-Za-z0-9_-]{43})$/;
type KeyGroups = { id: string; key: string };

export const optional = <N extends string, V>(name: N, value: V | undefined): { [key in N]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [key in N]?: V };

/** Reads one variable at a time and remembers what was wrong, and for whom. */
export class Reader<Kind extends string> {
  constructor(
    private readonly env: Environment,
    private readonly kind: Kind,
    readonly faults: (Fault & { for: Kind[] })[] = [],
  ) {}

  as(kind: Kind): Reader<Kind> {
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

  /** Both or neither; `needed`: both. Values are never repeated, not even wrong ones. */
  keys(terms: { needed: boolean }): KeySettings | undefined {
    const [keys, indexKey] = [this.text('SECRET_KEYS'), this.text('SECRET_INDEX_KEY')];
    if (keys === undefined && indexKey === undefined && !terms.needed) return undefined;
    const read = (keys ?? '').split(',').map((one) => KEY.exec(one.trim())?.groups as KeyGroups | undefined);
    const known = read.filter((one): one is KeyGroups => one !== undefined);
    if (keys === undefined) this.needed('SECRET_KEYS', keys);
    else if (known.length < read.length || new Set(known.map((one) => one.id)).size < read.length)
      this.fault(
        'SECRET_KEYS',
        '不是密钥 (not keys)',
        '格式 ID:KEY,ID:KEY，见 .env.example (this shape, each id once)',
      );
    if (indexKey === undefined) this.needed('SECRET_INDEX_KEY', indexKey);
    else if (!KEY.test(`i:${indexKey}`))
      this.fault('SECRET_INDEX_KEY', '不是密钥 (not a key)', '32 字节的 base64url (base64url of 32 bytes)');
    return { keys: known.map(({ id, key }) => ({ id, key })), indexKey: indexKey ?? '' };
  }

  private fault(name: string, problem: string, cure: string): void {
    this.faults.push({ name, problem, cure, for: [this.kind] });
  }
}

const urlFrom = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
