import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { APP_ROLE } from '../../apps/local/database.js';
import { freshDatabase } from './database.js';
import { startPostgres } from './postgres.js';
import type { TestPostgres } from './postgres.js';
import { startTemporal } from './temporal.js';
import type { TestTemporal } from './temporal.js';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a PostgreSQL of its own', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('keeps what was committed through an immediate shutdown, on the same port', async () => {
    const { ownerUrl } = await freshDatabase(postgres, { migrated: false });
    await ask(ownerUrl, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
    await postgres.kill9();
    await expect(ask(ownerUrl, 'SELECT 1')).rejects.toThrow();
    await postgres.restart();
    expect(await ask(ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('gives the app role a database it cannot make tables in', async () => {
    const { appUrl } = await freshDatabase(postgres, { migrated: false });
    expect(await ask(appUrl, 'SELECT current_user AS me')).toEqual([{ me: APP_ROLE }]);
    await expect(ask(appUrl, 'CREATE TABLE mine (n int)')).rejects.toThrow(/permission denied/);
  });

  it('makes databases that know nothing of each other', async () => {
    const [one, two] = [
      await freshDatabase(postgres, { migrated: false }),
      await freshDatabase(postgres, { migrated: false }),
    ];
    await ask(one.ownerUrl, 'CREATE TABLE here (n int)');
    expect(await ask(two.ownerUrl, "SELECT to_regclass('here') AS there")).toEqual([{ there: null }]);
  });
});

describe('a Temporal of its own', () => {
  let temporal: TestTemporal;
  beforeAll(async () => {
    temporal = await startTemporal({ skipTime: true });
  });
  afterAll(() => temporal.stop());

  it('comes back on the same address after a kill, and empty after its file is dropped', async () => {
    const { address } = temporal;
    await temporal.kill9();
    await temporal.restart();
    expect(temporal.address).toBe(address);
    await temporal.dropDatabase();
    expect(existsSync(temporal.dbFile)).toBe(true);
  });
});
