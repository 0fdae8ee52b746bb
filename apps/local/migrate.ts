import { settingsFor } from './configuration.js';
import { APP_ROLE } from './database.js';
import { bringUp, roleOf, setMode } from './installation.js';
import { checkPostgres } from './shared.js';
import type { Terminal } from './terminal.js';

/** Brings a shared database up to this build. Database and roles must be there: it creates neither. */
export async function main({ step }: Terminal): Promise<void> {
  await step('数据结构 migrations', async (note) => {
    const { databaseOwnerUrl: ownerUrl, databaseUrl, mode } = settingsFor('migrate');
    await checkPostgres(ownerUrl, 'DATABASE_OWNER_URL');
    const appRole = databaseUrl ? roleOf(databaseUrl) : APP_ROLE;
    const applied = await bringUp({ ownerUrl, appRole });
    await setMode(ownerUrl, mode);
    note(applied.length === 0 ? '已是最新 up to date' : applied.join(', '));
  });
}
