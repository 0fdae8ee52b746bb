import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { getMetadataArgsStorage, type DataSource } from 'typeorm';
import { testKeys } from '../../../test/builders/keys.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import '../../cases/bulk/bulk.module.js';
import '../../oversight/casefile/casefile.module.js';
import '../../steps/answer/answer.module.js';
import '../../steps/measure/measure.module.js';
import { inTheClear, type KeyRing } from '../secret/secret.js';
import { SecretService } from '../secret/secret.service.js';
import { dataSource } from './data-source.js';
import { DatabaseService } from './database.service.js';
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
  source = await dataSource({ url: urls.appUrl, poolSize: 1, keys: testKeys }).initialize();
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
    const inSqlOnly = ['bulk.ordered_at', 'bulk_row.tries', 'installation.key_check'];
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

  it('seals every text that people write of people, but those on the declared list', () => {
    const free =
      /(^|_)(name|note|reason|text|reference|address|phone|account|id_no|wording|detail|remark|told|completion)$/;
    const open = source.entityMetadatas.flatMap((entity) =>
      entity.columns
        .filter(({ databaseName, transformer }) => free.test(databaseName) && transformer === undefined)
        .map((column) => `${entity.tableName}.${column.databaseName}`),
    );
    const known = ['holiday.name', 'court_fact.detail']; // The name of a feast, and codes.
    expect(open.filter((column) => !(column in inTheClear) && !known.includes(column))).toEqual([]);
  });

  it('is migrated once by two who begin at the same time', async () => {
    const { ownerUrl } = await mediumDatabase({ migrated: false });
    const appRole = new URL(urls.appUrl).username;
    const applied = await Promise.all([migrate({ ownerUrl, appRole }), migrate({ ownerUrl, appRole })]);
    expect(applied.map((names) => names.length)).toContain(0);
    expect(applied.flat().length).toBeGreaterThan(4);
    expect(applied.flat().at(-1)).toBe(newestMigration);
  });
});

describe('an installation', () => {
  const otherKeys = { ...testKeys, indexKey: Buffer.alloc(32, 'other').toString('base64url') };
  const hasKeys = (keys: KeyRing): Promise<boolean> => new DatabaseService(source, new SecretService(keys)).keysFit();

  it('keeps a check of its keys at its first start, and knows other ones from them', async () => {
    await owner.query(`INSERT INTO installation (mode) VALUES ('real') ON CONFLICT DO NOTHING`);
    const stranger: KeyRing = { ...testKeys, keys: [{ id: 't1', key: otherKeys.indexKey }] };
    expect([await hasKeys(testKeys), await hasKeys(testKeys)]).toEqual([true, true]);
    expect([await hasKeys(otherKeys), await hasKeys(stranger)]).toEqual([false, false]);
    expect(await hasKeys(testKeys)).toBe(true);
  });

  it('takes a new key in front of the old one, and then the new one alone', async () => {
    const next = { id: 't2', key: otherKeys.indexKey };
    expect(await hasKeys({ ...testKeys, keys: [next, ...testKeys.keys] })).toBe(true);
    expect(await hasKeys({ ...testKeys, keys: [next] })).toBe(true);
    expect(await hasKeys(testKeys)).toBe(false);
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
  // The shape of a sealed text: the tables take no other.
  const sealed = `v1.k.${'a'.repeat(16)}.${'a'.repeat(4)}.${'a'.repeat(22)}`;
  const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

  it('is a decision by a hand that asked, completed or spoke, or for one, and an approval with voices missing', async () => {
    await owner.query(`INSERT INTO unit (id, name, path, root_id) VALUES ($1, '联社', '/a/', $1)`, [id(1)]);
    const request = (own: Record<string, unknown>): Promise<unknown> => {
      const row: Record<string, unknown> = {
        ...{
          subject_kind: 'case',
          subject_id: id(1),
          unit_id: id(1),
          what: 'urging',
          reason: sealed,
          state: 'approved',
        },
        ...{ chain: ['supervisor', 'director'], level: 0, by_amount: true, voices: [], round: 1, voiced_by: [] },
        ...{ asked_by: 'zhang', asked_on: '2026-11-20', amount_fen: 1, stage: 'notice', level_on: '2026-11-20' },
        ...{ decided_by: 'li', decided_on: '2026-11-20', decision_reason: sealed, record_seq: 1, record_hash: '' },
        ...own,
      };
      const columns = Object.keys(row);
      const places = columns.map((_, at) => `$${at + 1}`).join(', ');
      return owner.query(
        `INSERT INTO approval (id, ${columns.join(', ')}) VALUES (gen_random_uuid(), ${places})`,
        Object.values(row),
      );
    };
    const against = (own: Record<string, unknown>, constraint: string): Promise<void> =>
      expect(request(own)).rejects.toMatchObject({ constraint });
    await against({ decided_by: 'zhang' }, 'same_hand');
    await against({ decided_for: 'zhang' }, 'same_hand');
    await against({ completed_by: 'li' }, 'same_hand_completed');
    await against({ voices: ['credit'], voiced_by: ['li'] }, 'same_hand_voices');
    await against({ voices: ['credit'], voiced_by: ['zhang'] }, 'same_hand_voices');
    await against({ voices: ['credit'] }, 'voices_whole');
    await against({ level: 2 }, 'approval_level_check');
    await expect(request({ voices: ['credit'], voiced_by: ['he'] })).resolves.toBeDefined();
  });

  it('is a moved clock outside demo, and one that falls', async () => {
    await owner.query(`INSERT INTO installation (mode) VALUES ('real') ON CONFLICT DO NOTHING`);
    await owner.query(`UPDATE installation SET mode = 'real', clock_offset_s = 0`);
    await expect(owner.query('UPDATE installation SET clock_offset_s = 1')).rejects.toMatchObject({ code: '23514' });
    await expect(owner.query('UPDATE installation SET clock_offset_s = -1')).rejects.toMatchObject({ code: '23514' });
  });
});
