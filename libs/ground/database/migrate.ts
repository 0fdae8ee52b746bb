import pg from 'pg';
import * as ground from './migrations/0001-ground.js';
import * as peopleAndMoney from './migrations/0002-people-and-money.js';
import * as casesAndSteps from './migrations/0003-cases-and-steps.js';
import * as holidays from './migrations/0004-holidays.js';
import * as secret from './migrations/0005-secret.js';
import * as authority from './migrations/0006-authority.js';
import * as lawChanges from './migrations/0007-law-changes.js';
import * as measures from './migrations/0008-measures.js';
import * as obligorsAndLimits from './migrations/0009-obligors-and-limits.js';
import * as factsAndPlans from './migrations/0010-facts-and-plans.js';
import * as duty from './migrations/0011-duty.js';
import * as courts from './migrations/0012-courts.js';
import * as writeOff from './migrations/0013-write-off.js';
import * as recoveries from './migrations/0014-recoveries.js';
import * as demands from './migrations/0015-demands.js';

/** Forward only; each in one transaction. A number once released is never used for anything else. */
const migrations = [
  ground,
  peopleAndMoney,
  casesAndSteps,
  holidays,
  secret,
  authority,
  lawChanges,
  measures,
  obligorsAndLimits,
  factsAndPlans,
  duty,
  courts,
  writeOff,
  recoveries,
  demands,
];

/** The newest migration this build needs: the API and the worker are not ready before it. */
export const newestMigration = migrations[migrations.length - 1]?.name ?? '';

/**
 * Brings the database up to this build and answers the names applied now. Two may run at once: an advisory lock lets one
 * through at a time.
 */
export async function migrate(options: { ownerUrl: string; appRole: string }): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(72010001)');
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    );
    const done = await client.query<{ name: string }>('SELECT name FROM migration');
    const known = new Set(done.rows.map((row) => row.name));
    const applied: string[] = [];
    for (const { name, sql } of migrations) {
      if (known.has(name)) continue;
      await apply(client, { name, sql: sql.replaceAll(':app', client.escapeIdentifier(options.appRole)) });
      applied.push(name);
    }
    await client.query(`GRANT SELECT ON migration TO ${client.escapeIdentifier(options.appRole)}`);
    return applied;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: { name: string; sql: string }): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO migration (name) VALUES ($1)', [migration.name]);
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.name} failed: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}
