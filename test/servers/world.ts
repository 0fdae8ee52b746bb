import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testKeySettings } from '../builders/keys.js';
import { freshDatabase } from './database.js';
import { startApi, startWorker } from './doors.js';
import type { TestDoor } from './doors.js';
import { startPostgres } from './postgres.js';
import type { TestPostgres } from './postgres.js';
import { startTemporal } from './temporal.js';
import type { TestTemporal } from './temporal.js';

export interface World {
  postgres: TestPostgres;
  temporal: TestTemporal;
  api: TestDoor;
  /** The first of `workers`. */
  worker: TestDoor;
  workers: TestDoor[];
  apiUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** What API and workers were started with: for one more of either. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

export interface WorldPlan {
  workers?: number;
  /** An e-post service of the test, and the secret it shares with the worker. */
  postUrl?: string;
  postSecret?: string;
  fsync?: boolean;
  env?: Record<string, string>;
}

/** Everything, real: PostgreSQL, Temporal with skipped time, the API and its workers, as demo. */
export async function startWorld(plan: WorldPlan = {}): Promise<World> {
  const stops: (() => Promise<void>)[] = [];
  const logs: string[] = [];
  const keep = <T extends { stop(): Promise<void> }>(server: T): T => {
    stops.push(() => server.stop());
    return server;
  };
  const stop = async (): Promise<void> => {
    if (process.env.SHOW_LOGS)
      for (const log of logs) process.stderr.write(`${readFileSync(log, 'utf8').slice(-4000)}\n`);
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const both = await Promise.allSettled([
      startPostgres({ fsync: plan.fsync ?? true }).then(keep),
      startTemporal({ skipTime: true }).then(keep),
    ]);
    const [postgres, temporal] = [valueOf(both[0]), valueOf(both[1])];
    const { ownerUrl, appUrl } = await freshDatabase(postgres, { mode: 'demo' });
    const env = environment(plan, { appUrl, temporal });
    const api = keep(await startApi(env));
    const workers: TestDoor[] = [];
    for (let n = 0; n < (plan.workers ?? 1); n++) workers.push(keep(await startWorker(env)));
    logs.push(api.logFile, ...workers.map((one) => one.logFile));
    const worker = workers[0] ?? api;
    return { postgres, temporal, api, worker, workers, apiUrl: api.url, ownerUrl, appUrl, env, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

function environment(plan: WorldPlan, at: { appUrl: string; temporal: TestTemporal }): Record<string, string> {
  return {
    // Letters to print lie in the run's own folder, never in the one of an installation on this machine.
    ...testKeySettings,
    ...{ MODE: 'demo', DATABASE_URL: at.appUrl, DATA_DIR: join(dirname(at.temporal.dbFile), 'data') },
    ...{ TEMPORAL_ADDRESS: at.temporal.address, TEMPORAL_NAMESPACE: at.temporal.namespace },
    ...(plan.postUrl ? { POST_URL: plan.postUrl, POST_SECRET: plan.postSecret ?? 'post-secret-of-tests' } : {}),
    ...plan.env,
  };
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'fulfilled') return settled.value;
  throw settled.reason;
}
