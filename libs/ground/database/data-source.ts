import pg from 'pg';
import { DataSource, DefaultNamingStrategy, getMetadataArgsStorage } from 'typeorm';
import type { EntityManager, ValueTransformer } from 'typeorm';
import type { KeyRing } from '../secret/secret.js';
import { SecretService } from '../secret/secret.service.js';
import { sealedJson, sealedText } from './columns.js';

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
  keys: KeyRing;
}

/** The sealed columns of its entities have its keys: no way of writing a row passes by them. */
class SealingDataSource extends DataSource {
  secret!: SecretService;

  protected override async buildMetadatas(): Promise<void> {
    await super.buildMetadatas();
    for (const { tableName, columns } of this.entityMetadatas)
      for (const column of columns) {
        const field = `${tableName}.${column.databaseName}`;
        if (column.transformer === sealedText) column.transformer = this.sealing(field);
        if (column.transformer === sealedJson) column.transformer = [asJson, this.sealing(field)];
      }
  }

  private sealing(field: string): ValueTransformer {
    const { secret } = this;
    return {
      to: (text: string | null | undefined) => (typeof text === 'string' ? secret.seal(text, field) : text),
      from: (text: string | null | undefined) => (typeof text === 'string' ? secret.open(text, field) : text),
    };
  }
}

const asJson: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (text: string | null | undefined): unknown => (typeof text === 'string' ? JSON.parse(text) : text),
};

// A process that was stopped in the middle must not hold a row: the server ends its transaction after four seconds.
const TIMEOUTS = '-c lock_timeout=2000 -c statement_timeout=4000 -c idle_in_transaction_session_timeout=4000';

/** All entities that were imported belong to it: a room's rows need no list outside their room. */
export function dataSource({ url, poolSize, keys }: DatabaseOptions): DataSource {
  const source = new SealingDataSource({
    type: 'postgres',
    url,
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    extra: { max: poolSize, options: TIMEOUTS, keepAlive: true, connectionTimeoutMillis: 5_000 },
    poolErrorHandler: () => undefined, // A connection that died in the pool is replaced; its user sees the fault itself.
  });
  source.secret = new SecretService(keys);
  return source;
}
