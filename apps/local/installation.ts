import pg from 'pg';
import { migrate } from '../../libs/ground/database/migrate.js';
import type { Mode } from '../variables.js';
import { StartFault } from './fault.js';
import { withoutSecrets } from './shared.js';

/** Brings the tables up to this build. Answers the migrations applied now. */
export async function bringUp(at: { ownerUrl: string; appRole: string }): Promise<string[]> {
  try {
    return await migrate(at);
  } catch (fault) {
    throw new StartFault(
      `数据结构升级失败：${withoutSecrets(fault, at.ownerUrl)} (The tables could not be brought up to this build.)`,
      `失败的一步未留痕迹。请确认表的所有者有权建表，且角色 ${at.appRole} 已存在。(Nothing of the failed step remains. The owner must be allowed to make tables, and the role ${at.appRole} must exist.)`,
    );
  }
}

/** The role that an address signs in as. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

/** Sets the mode of a new installation, once and for ever; on another mode the start stops. */
export async function setMode(databaseUrl: string, mode: Mode): Promise<void> {
  const stands = await ask(databaseUrl, async (client) => {
    await client.query('INSERT INTO installation (mode) VALUES ($1) ON CONFLICT DO NOTHING', [mode]);
    return modeOf(client);
  });
  refuseOther({ stands, wanted: mode });
}

/** The same for whoever may not write it: a shared database must have been given its mode by `npm run migrate`. */
export async function checkMode(databaseUrl: string, mode: Mode): Promise<void> {
  refuseOther({ stands: await ask(databaseUrl, modeOf), wanted: mode });
}

/** No one can sign in yet. */
export function hasNoStaff(databaseUrl: string): Promise<boolean> {
  return ask(databaseUrl, async (client) => (await client.query('SELECT 1 FROM staff LIMIT 1')).rowCount === 0);
}

async function modeOf(client: pg.Client): Promise<Mode | undefined> {
  const made = await client.query<{ made: boolean }>("SELECT to_regclass('installation') IS NOT NULL AS made");
  if (!made.rows[0]?.made) return undefined; // Not migrated yet.
  return (await client.query<{ mode: Mode }>('SELECT mode FROM installation')).rows[0]?.mode;
}

function refuseOther({ stands, wanted }: { stands: Mode | undefined; wanted: Mode }): void {
  if (stands === wanted) return;
  throw new StartFault(
    stands
      ? `此数据库是 ${stands} 模式，本次启动是 ${wanted}。(This database is ${stands}; this start is ${wanted}.)`
      : '此数据库还没有模式。(This database has not been given its mode.)',
    stands
      ? `请设置 MODE=${stands}，或换一个数据库或 DATA_DIR。(Set MODE=${stands}, or use another database or DATA_DIR.)`
      : '请先运行 npm run migrate。(Run npm run migrate first.)',
  );
}

async function ask<T>(databaseUrl: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await question(client);
  } finally {
    await client.end();
  }
}
