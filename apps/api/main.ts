import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { faultLines, readSettings, type ApiSettings } from '../settings.js';
import { createApi } from './app.js';

const { settings, faults } = readSettings(process.env, { for: 'api' });
if (faults) {
  for (const line of faultLines(faults)) process.stderr.write(`${line}\n`);
  process.exit(2);
}
await main(settings);

async function main(told: ApiSettings): Promise<void> {
  const app = await createApi(told);
  await sameMode(app.get(DataSource), told);
  await sameKeys(app.get(DatabaseService));
  process.once('disconnect', () => void app.close().then(() => process.exit(0)));
  const server = await app.listen(told.port, told.host);
  const address = server.address() as { port: number };
  process.stdout.write(`${JSON.stringify({ listening: address.port })}\n`);
}

/** An installation is demo or real for ever; an API told otherwise does not start. A database not yet migrated is not judged. */
async function sameMode(source: DataSource, told: ApiSettings): Promise<void> {
  const [row] = await source.query<{ mode: string }[]>('SELECT mode FROM installation').catch(() => []);
  if (!row || row.mode === told.mode) return;
  process.stderr.write(
    `MODE: this database belongs to a ${row.mode} installation → start with MODE=${row.mode}, or use another DATABASE_URL\n`,
  );
  process.exit(2);
}

/** Under other keys nothing opens and nobody is found again: such an API does not start. */
async function sameKeys(database: DatabaseService): Promise<void> {
  if (await database.keysFit()) return;
  process.stderr.write(
    'SECRET_KEYS, SECRET_INDEX_KEY: this database was sealed with other keys → start with the keys of this installation\n',
  );
  process.exit(2);
}
