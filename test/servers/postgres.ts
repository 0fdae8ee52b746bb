import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { findBinaries } from '../../apps/local/binaries.js';
import { makeCluster, startCluster } from '../../apps/local/cluster.js';
import type { Cluster } from '../../apps/local/cluster.js';
import { newPasswords } from '../../apps/local/database.js';
import type { Passwords } from '../../apps/local/database.js';
import { projectRoot, servantFolder } from '../../apps/local/place.js';
import { freePort } from '../../apps/local/port.js';
import { isRoot } from '../../apps/local/process.js';
import { joinRun, leaveRun } from './run.js';

export interface TestPostgres {
  port: number;
  passwords: Passwords;
  /** As superuser, to the database of this name (`postgres` if not told). */
  superUrl(database?: string): string;
  /** Immediate shutdown: nothing is flushed, the next start recovers from the log. */
  kill9(): Promise<void>;
  /** Starts it again, on the same port and data. */
  restart(): Promise<void>;
  /** Ends it for good and removes its data. */
  stop(): Promise<void>;
}

/** A PostgreSQL of its own for one test file. `fsync: false` for tests that never kill it. */
export async function startPostgres(options: { fsync?: boolean } = {}): Promise<TestPostgres> {
  const run = await joinRun();
  const room = run.room('postgres');
  const passwords = newPasswords();
  const plan = {
    binaries: findBinaries({ copyTo: programFolder() }),
    folder: join(room, 'data'),
    port: await freePort(),
    password: passwords.superuser,
    logFile: join(run.folder, `${randomBytes(2).toString('hex')}-postgres.log`),
    watch: run.watch,
    fsync: options.fsync ?? true,
  };
  await makeCluster(plan);
  let cluster: Cluster | undefined = await startCluster(plan);
  return {
    port: plan.port,
    passwords,
    superUrl: (database = 'postgres') =>
      `postgres://postgres:${passwords.superuser}@127.0.0.1:${plan.port}/${database}`,
    async kill9() {
      await cluster?.kill9();
      cluster = undefined;
    },
    async restart() {
      await cluster?.stop();
      cluster = await startCluster(plan);
    },
    async stop() {
      await cluster?.kill9(); // Its data go with it: nothing to write down.
      cluster = undefined;
      await leaveRun();
    },
  };
}

/** Where root keeps a copy of bundled programs that its servant can reach; shared by all test runs of this project. */
function programFolder(): string {
  if (!isRoot()) return join(projectRoot(), '.cache');
  return servantFolder(projectRoot());
}
