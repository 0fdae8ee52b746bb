import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../apps/local/port.js';
import { findTemporal } from '../../apps/local/temporal-binary.js';
import { startTemporalServer } from '../../apps/local/temporal.js';
import type { TemporalServer } from '../../apps/local/temporal.js';
import { joinRun, leaveRun } from './run.js';

export interface TestTemporal {
  address: string;
  namespace: string;
  dbFile: string;
  kill9(): Promise<void>;
  /** Starts it again, on the same port and file. */
  restart(): Promise<void>;
  /** Loses everything it knew: stopped, its file deleted, started empty. */
  dropDatabase(): Promise<void>;
  stop(): Promise<void>;
}

// Time is skipped per case; the other two make a wake cost a tenth and allow a life of years.
const SKIP_TIME = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.timerProcessorMaxTimeShift="50ms"',
  'frontend.WorkflowTimeSkippingMaxSkipPerSession=100000',
].flatMap((value) => ['--dynamic-config-value', value]);

/** A real Temporal server of its own for one test file. `dbFile` lets a test bring an earlier life. */
export async function startTemporal(options: { dbFile?: string; skipTime?: boolean } = {}): Promise<TestTemporal> {
  const run = await joinRun();
  const room = run.room('temporal');
  const dbFile = options.dbFile ?? join(room, 'temporal.db');
  const plan = {
    file: (await findTemporal(() => undefined)).file,
    dbFile,
    port: await freePort(),
    uiPort: await freePort(),
    namespace: 'default',
    logFile: join(room, 'temporal.log'),
    watch: run.watch,
    extra: options.skipTime ? SKIP_TIME : [],
  };
  let server: TemporalServer | undefined = await startTemporalServer(plan);
  const address = server.address;
  const kill = async (): Promise<void> => {
    await server?.kill9();
    server = undefined;
  };
  return {
    ...{ address, namespace: plan.namespace, dbFile },
    kill9: kill,
    async restart() {
      await server?.stop();
      server = await startTemporalServer(plan);
    },
    async dropDatabase() {
      await kill();
      for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(`${dbFile}${tail}`, { force: true });
      server = await startTemporalServer(plan);
    },
    async stop() {
      await kill();
      await leaveRun();
    },
  };
}
