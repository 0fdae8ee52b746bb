import pg from 'pg';
import { DataSource, DefaultNamingStrategy, getMetadataArgsStorage, type EntityManager } from 'typeorm';

/** The open transaction: writing methods take it first; only an entry (a controller's service call, an activity) opens one. */
export type Tx = EntityManager;

const DATE = 1082;
// A legal day is text from end to end: a Date would read it in the process's time zone.
pg.types.setTypeParser(DATE, (text) => text);

class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? property.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);
  }
}

export interface DatabaseOptions {
  url: string;
  poolSize: number;
}

// A process that was stopped in the middle must not hold a row: the server ends its transaction after four seconds.
const TIMEOUTS = '-c lock_timeout=2000 -c statement_timeout=4000 -c idle_in_transaction_session_timeout=4000';

/** All entities that were imported belong to it: a room's rows need no list outside their room. */
export function dataSource({ url, poolSize }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    extra: { max: poolSize, options: TIMEOUTS, keepAlive: true, connectionTimeoutMillis: 5_000 },
    poolErrorHandler: () => undefined, // A connection that died in the pool is replaced; its user sees the fault itself.
  });
}
