import { rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFor } from './configuration.js';
import { StartFault } from './fault.js';
import { keyFile } from './keys.js';
import { holderOf, refuseSecond, takeLock } from './lock.js';
import { temporalFile } from './own-temporal.js';
import { openDataFolder, servantFolder } from './place.js';
import { rememberedMode, removeCluster } from './postgres.js';
import type { Terminal } from './terminal.js';
import { endLeftovers } from './watch.js';

/** Removes the demo's database, Temporal's file and the passwords. The next start begins anew. */
export async function main({ step }: Terminal): Promise<void> {
  await step('清除演示数据 remove demo data', async (note) => {
    const settings = settingsFor('local');
    const dataFolder = openDataFolder(settings.dataDir);
    refuseForeign({ dataFolder, shared: settings.databaseUrl !== undefined });
    const holder = holderOf(dataFolder);
    if (holder) refuseSecond(dataFolder, holder);
    const unlock = takeLock(dataFolder);
    try {
      await endLeftovers(join(dataFolder, 'running.json'));
      await removeCluster(dataFolder);
      for (const tail of ['', '-wal', '-shm', '-journal'])
        rmSync(`${temporalFile(dataFolder)}${tail}`, { force: true });
      rmSync(join(dataFolder, 'installation.json'), { force: true });
      rmSync(keyFile(dataFolder), { force: true });
      dropIfEmpty(servantFolder(dataFolder));
      note(dataFolder);
    } finally {
      unlock();
    }
  });
}

function refuseForeign({ dataFolder, shared }: { dataFolder: string; shared: boolean }): void {
  const mode = rememberedMode(dataFolder);
  if (!shared && mode !== 'real') return;
  throw new StartFault(
    shared
      ? 'DATABASE_URL 所指的数据库不归本机管理。(The database of DATABASE_URL is not this machine’s to remove.)'
      : `${dataFolder} 是正式数据，不是演示数据。(${dataFolder} holds real data, not a demo.)`,
    '本命令只清除本机的演示数据。(This command removes demo data of this machine only.)',
  );
}

function dropIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It still holds a copy of programs, or is the data folder itself.
  }
}
