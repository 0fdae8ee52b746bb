import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { wordsOf } from './fault.js';

export const OWNER_ROLE = 'qingshou_owner';
export const APP_ROLE = 'qingshou_app';

export interface Passwords {
  superuser: string;
  owner: string;
  app: string;
}

export interface DatabaseUrls {
  ownerUrl: string;
  appUrl: string;
}

export const newPasswords = (): Passwords => {
  const word = (): string => randomBytes(24).toString('hex');
  return { superuser: word(), owner: word(), app: word() };
};

/** The two roles and one database of a cluster of our own; harmless when they are there. */
export async function makeDatabase(
  superUrl: string,
  wanted: { database: string; passwords: Passwords },
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    const { database, passwords } = wanted;
    await makeRole(client, { role: OWNER_ROLE, password: passwords.owner });
    await makeRole(client, { role: APP_ROLE, password: passwords.app });
    const name = client.escapeIdentifier(database);
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE template0`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`);
    const at = new URL(superUrl);
    const url = (role: string, password: string): string => `postgres://${role}:${password}@${at.host}/${database}`;
    return { ownerUrl: url(OWNER_ROLE, passwords.owner), appUrl: url(APP_ROLE, passwords.app) };
  } finally {
    await client.end();
  }
}

async function makeRole(client: pg.Client, { role, password }: { role: string; password: string }): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (known.rowCount !== 0) return;
  try {
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  } catch (fault) {
    // Two that make it at once: one of them finds it made.
    if (!/already exists|duplicate key/.test(wordsOf(fault))) throw fault;
  }
}
