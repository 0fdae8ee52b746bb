import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotOpened, SecretService } from '../secret/secret.service.js';
import type { Tx } from './data-source.js';

const DEADLOCK = '40P01';
const LOCK_TIMEOUT = '55P03';
const KEY_CHECK = 'installation.key_check';
const NOT_MIGRATED: readonly (string | undefined)[] = ['42P01', '42703'];

/** The rows are held by others and stayed so on a second try: nothing was done, ask again. */
export class Busy extends Error {
  constructor() {
    super('rows are busy');
  }
}

export function sqlState(fault: unknown): string | undefined {
  const code = (fault as { code?: unknown; driverError?: { code?: unknown } } | undefined)?.code;
  const driver = (fault as { driverError?: { code?: unknown } } | undefined)?.driverError?.code;
  const state = driver ?? code;
  return typeof state === 'string' ? state : undefined;
}

/**
 * A fault for logs and for Temporal's history: its class and SQL state. Its words only where they are our own; those of a
 * database or of the language quote the values they stumbled over.
 */
export function faultWords(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const state = sqlState(fault);
  const ours = fault.constructor === Error || fault instanceof NotOpened;
  return [fault.name, ...(state ? [state] : ours ? [fault.message.slice(0, 200)] : [])].join(' ');
}

@Injectable()
export class DatabaseService {
  constructor(
    private readonly source: DataSource,
    private readonly secret: SecretService,
  ) {}

  /** One transaction at READ COMMITTED. A deadlock or a lock not had in time is tried once more, then `Busy`. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction('READ COMMITTED', work);
      } catch (fault) {
        const state = sqlState(fault);
        if (state !== DEADLOCK && state !== LOCK_TIMEOUT) throw fault;
        if (attempt === 2) throw new Busy();
      }
    }
  }

  /**
   * Whether this process has the keys of the installation; other ones would open nothing and find nobody again. A new
   * installation keeps a sealed check of its first keys; one not migrated yet is not judged.
   */
  async keysFit(): Promise<boolean> {
    const known = this.secret.index('party.name', 'the keys of this installation') ?? '';
    const ask = (): Promise<{ check: string | null }[]> =>
      this.reading.query<{ check: string | null }[]>('SELECT key_check AS check FROM installation');
    const keep = (sealed: string, before: string | null): Promise<unknown> =>
      this.reading.query('UPDATE installation SET key_check = $1 WHERE key_check IS NOT DISTINCT FROM $2', [
        sealed,
        before,
      ]);
    try {
      const [row] = await ask();
      if (row?.check === null) await keep(this.secret.seal(known, KEY_CHECK), null);
      const check = (await ask())[0]?.check;
      if (!check) return true;
      const again = this.secret.reseal(check, KEY_CHECK);
      if (again !== check) await keep(again, check);
      return this.secret.open(again, KEY_CHECK) === known;
    } catch (fault) {
      if (NOT_MIGRATED.includes(sqlState(fault))) return true;
      if (fault instanceof NotOpened) return false;
      throw fault;
    }
  }

  /** For questions: they need no transaction of their own. */
  get reading(): Tx {
    return this.source.manager;
  }
}
