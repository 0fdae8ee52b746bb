import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from './data-source.js';

const DEADLOCK = '40P01';
const LOCK_TIMEOUT = '55P03';

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

@Injectable()
export class DatabaseService {
  constructor(private readonly source: DataSource) {}

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

  /** For questions: they need no transaction of their own. */
  get reading(): Tx {
    return this.source.manager;
  }
}
