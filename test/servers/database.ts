import { randomBytes } from 'node:crypto';
import { APP_ROLE, makeDatabase } from '../../apps/local/database.js';
import type { DatabaseUrls } from '../../apps/local/database.js';
import { setMode } from '../../apps/local/installation.js';
import { migrate } from '../../libs/ground/database/migrate.js';
import type { TestPostgres } from './postgres.js';

/** A new, migrated database with both roles. `mode` also sets the installation's row, as a start would. */
export async function freshDatabase(
  postgres: Pick<TestPostgres, 'superUrl' | 'passwords'>,
  options: { mode?: 'demo' | 'real'; migrated?: boolean } = {},
): Promise<DatabaseUrls> {
  const database = `t_${randomBytes(6).toString('hex')}`;
  const urls = await makeDatabase(postgres.superUrl(), { database, passwords: postgres.passwords });
  if (options.migrated !== false) {
    await migrate({ ownerUrl: urls.ownerUrl, appRole: APP_ROLE });
    if (options.mode) await setMode(urls.ownerUrl, options.mode);
  }
  return urls;
}
