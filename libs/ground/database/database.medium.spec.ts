import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { getMetadataArgsStorage, type DataSource } from 'typeorm';
import { mediumDatabase } from '../../../test/servers/medium.js';
import '../../cases/bulk/bulk.module.js';
import '../../oversight/casefile/casefile.module.js';
import { dataSource } from './data-source.js';
import { migrate, newestMigration } from './migrate.js';

let source: DataSource;
let owner: pg.Client;
let app: pg.Client;
let urls: { ownerUrl: string; appUrl: string };

const opened = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

beforeAll(async () => {
  urls = await mediumDatabase();
  source = await dataSource({ url: urls.appUrl, poolSize: 1 }).initialize();
  [owner, app] = [await opened(urls.ownerUrl), await opened(urls.appUrl)];
});
afterAll(async () => {
  await source.destroy();
  await Promise.all([owner.end(), app.end()]);
});

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  key: boolean;
}

/** One name for one type, as PostgreSQL tells it and as TypeORM is told. */
const typeNames: Record<string, string> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  _text: 'text[]',
};

async function columnsOfDatabase(): Promise<Column[]> {
  const found = await owner.query<{
    table: string;
    column: string;
    udt: string;
    type: string;
    nullable: boolean;
    key: boolean;
  }>(
    `SELECT c.table_name AS table, c.column_name AS column, c.udt_name AS udt, c.data_type AS type, c.is_nullable = 'YES' AS nullable,
            EXISTS (SELECT 1 FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k USING (constraint_name, table_name)
                     WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_name = c.table_name AND k.column_name = c.column_name) AS key
       FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY 1, 2`,
  );
  return found.rows.map(({ table, column, udt, type, nullable, key }) => ({
    table,
    column,
    type: typeNames[udt] ?? type,
    nullable,
    key,
  }));
}

function columnsOfEntities(): Column[] {
  return source.entityMetadatas
    .flatMap((entity) =>
      entity.columns.map((column) => {
        const name = typeof column.type === 'string' ? column.type : '';
        const type = typeNames[name] ?? name;
        const key = column.isPrimary;
        return {
          table: entity.tableName,
          column: column.databaseName,
          type: column.isArray ? `${type}[]` : type,
          nullable: column.isNullable,
          key,
        };
      }),
    )
    .sort((a, b) => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1));
}

describe('a database that was migrated', () => {
  it('has the columns of the entities: names, types, what may be missing, keys', async () => {
    expect(getMetadataArgsStorage().tables.length).toBeGreaterThan(25);
    const entities = columnsOfEntities();
    const tables = new Set(entities.map((one) => one.table));
    // What a row is only asked for in SQL needs no property: when it was written, which the database sets itself.
    const inSqlOnly = ['bulk.ordered_at', 'bulk_row.tries'];
    const missing = (await columnsOfDatabase()).filter(
      (one) =>
        tables.has(one.table) &&
        !entities.some((own) => JSON.stringify(own) === JSON.stringify(one)) &&
        !inSqlOnly.includes(`${one.table}.${one.column}`),
    );
    expect(missing).toEqual([]);
    const lost = entities.filter((own) => own.type === '');
    expect(lost).toEqual([]);
  });

  it('has no table without an entity but those that only SQL writes', async () => {
    const known = new Set(source.entityMetadatas.map((entity) => entity.tableName));
    const tables = new Set((await columnsOfDatabase()).map((column) => column.table));
    // migration: written before any entity exists; worker_beat: one upsert of the worker, read by the health page.
    expect([...tables].filter((table) => !known.has(table)).sort()).toEqual(['migration', 'worker_beat']);
  });

  it('is migrated once by two who begin at the same time', async () => {
    const { ownerUrl } = await mediumDatabase({ migrated: false });
    const appRole = new URL(urls.appUrl).username;
    const applied = await Promise.all([migrate({ ownerUrl, appRole }), migrate({ ownerUrl, appRole })]);
    expect(applied.map((names) => names.length).sort()).toEqual([0, 4]);
    expect(applied.flat().at(-1)).toBe(newestMigration);
  });
});

describe('the app role', () => {
  it('can add to the record, the ledger and the orders, and change or delete nothing there', async () => {
    for (const table of ['record', 'ledger_entry', 'ledger_posting', 'command', 'evidence', 'letter', 'delivery']) {
      const refused = expect.objectContaining({ code: '42501' }) as unknown;
      await expect(app.query(`DELETE FROM ${table}`)).rejects.toEqual(refused);
      await expect(app.query(`TRUNCATE ${table}`)).rejects.toEqual(refused);
      const { rows } = await owner.query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 LIMIT 1`,
        [table],
      );
      const column = rows[0]?.name ?? '';
      await expect(app.query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toEqual(refused);
    }
  });

  it('owns nothing, so that nothing it does passes by the grants', async () => {
    const { rows } = await app.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)`,
    );
    expect(rows[0]?.n).toBe(0);
  });
});

describe('what the tables themselves refuse', () => {
  const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

  it('is a decision by the hand that asked', async () => {
    await owner.query(`INSERT INTO unit (id, name, path, root_id) VALUES ($1, '联社', '/a/', $1)`, [id(1)]);
    const request = (by: string): Promise<unknown> =>
      owner.query(
        `INSERT INTO approval (id, subject_id, unit_id, what, reason, state, level, asked_by, asked_on, amount_fen, stage, level_on,
                               decided_by, decided_on, decision_reason, record_seq, record_hash)
         VALUES (gen_random_uuid(), $1, $1, 'urging', '', 'approved', 0, 'zhang', '2026-11-20', 1, 'notice', '2026-11-20', $2, '2026-11-20', '', 1, '')`,
        [id(1), by],
      );
    await expect(request('zhang')).rejects.toMatchObject({ constraint: 'same_hand' });
    await expect(request('li')).resolves.toBeDefined();
  });

  it('is a moved clock outside demo, and one that falls', async () => {
    await owner.query(`INSERT INTO installation (mode) VALUES ('real') ON CONFLICT DO NOTHING`);
    await owner.query(`UPDATE installation SET mode = 'real', clock_offset_s = 0`);
    await expect(owner.query('UPDATE installation SET clock_offset_s = 1')).rejects.toMatchObject({ code: '23514' });
    await expect(owner.query('UPDATE installation SET clock_offset_s = -1')).rejects.toMatchObject({ code: '23514' });
  });
});
