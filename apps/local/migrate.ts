import { localSettings } from './configuration.js';
import { StartFault } from './fault.js';
import { bringUp, roleOf, setMode } from './installation.js';
import { checkPostgres } from './shared.js';
import type { Terminal } from './terminal.js';

/** Brings a shared database up to this build. Database and roles must be there: it creates neither. */
export async function main({ step }: Terminal): Promise<void> {
  await step('数据结构 migrations', async (note) => {
    const { databaseOwnerUrl: ownerUrl, databaseUrl, mode } = localSettings();
    if (!ownerUrl || !databaseUrl)
      throw new StartFault(
        '未设置 DATABASE_OWNER_URL 和 DATABASE_URL。(DATABASE_OWNER_URL and DATABASE_URL are not set.)',
        '前者拥有表，后者是程序使用的角色。(The first owns the tables, the second is the role the program uses.)',
      );
    await checkPostgres(ownerUrl, 'DATABASE_OWNER_URL');
    await checkPostgres(databaseUrl, 'DATABASE_URL');
    const applied = await bringUp({ ownerUrl, appRole: roleOf(databaseUrl) });
    await setMode(ownerUrl, mode ?? 'real');
    note(applied.length === 0 ? '已是最新 up to date' : applied.join(', '));
  });
}
