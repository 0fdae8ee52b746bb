import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, waitUntil } from '../../apps/local/process.js';
import type { Guarded } from '../../apps/local/watch.js';
import { testKeySettings } from '../builders/keys.js';
import { PostOffice } from '../post/post-office.js';
import { freshDatabase } from '../servers/database.js';
import { startApi, startWorker, type TestDoor } from '../servers/doors.js';
import { startPostgres } from '../servers/postgres.js';
import { joinRun, leaveRun } from '../servers/run.js';
import { startTemporal } from '../servers/temporal.js';
import type { World } from '../servers/world.js';
import { SqlWire } from './sql-wire.js';
import { Wire } from './wire.js';

export type Mortal = 'api' | 'worker' | 'temporal' | 'postgres';

const SECRET = 'post-secret-of-kills';
/** A story waits so long for a worker that died: it is what one kill costs. */
const TASK_TIMEOUT_S = 3;

/** A whole world, real, whose processes talk over wires of ours, and any of which can be killed at an exact place. */
export interface KillWorld extends World {
  post: PostOffice;
  /** From the API to PostgreSQL, from the worker to PostgreSQL, from the worker to Temporal. */
  apiSql: SqlWire;
  workerSql: SqlWire;
  workerTemporal: Wire;
  /** All of them in the same instant, without a word; then the wires are whole again. */
  kill(...names: Mortal[]): Promise<void>;
  /** Starts them again, what others need first. */
  back(...names: Mortal[]): Promise<void>;
  /** Starts it and kills it again so many milliseconds after its birth, ready or not. */
  dieAtStart(name: Mortal, afterMs: number): Promise<void>;
  /** One more worker, on a wire of its own to PostgreSQL. */
  anotherWorker(): Promise<{ door: TestDoor; sql: SqlWire }>;
}

export async function startKillWorld(plan: { seed: number; mischief?: number }): Promise<KillWorld> {
  const run = await joinRun();
  const stops: (() => unknown)[] = [leaveRun];
  const keep = <T extends object>(made: T, stop: () => unknown): T => {
    stops.push(stop);
    return made;
  };
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const births = remembered(run.watch);
    const [postgres, temporal] = await Promise.all([startPostgres(), startTemporal({ skipTime: true })]);
    keep(postgres, () => postgres.stop());
    keep(temporal, () => temporal.stop());
    const { ownerUrl, appUrl } = await freshDatabase(postgres, { mode: 'demo' });
    const [apiSql, workerSql] = [await SqlWire.to(postgres.port), await SqlWire.to(postgres.port)];
    const workerTemporal = await Wire.to(Number(temporal.address.split(':')[1]));
    for (const wire of [apiSql, workerSql, workerTemporal]) keep(wire, () => wire.close());
    const journal = join(run.room('post'), 'journal.jsonl');
    const post = await PostOffice.open({ journal, secret: SECRET, mischief: plan.mischief ?? 0, seed: plan.seed });
    keep(post, () => post.close());
    const env = {
      ...testKeySettings,
      ...{ MODE: 'demo', TEMPORAL_ADDRESS: `127.0.0.1:${workerTemporal.port}`, TEMPORAL_NAMESPACE: temporal.namespace },
      ...{ TEMPORAL_TASK_TIMEOUT_S: String(TASK_TIMEOUT_S), POST_URL: post.url, POST_SECRET: SECRET },
    };
    const api = await startApi({ ...env, DATABASE_URL: over(apiSql, appUrl) });
    keep(api, () => api.stop());
    const worker = await startWorker({ ...env, DATABASE_URL: over(workerSql, appUrl) });
    keep(worker, () => worker.stop());
    const mortals = { api, worker, temporal, postgres };
    const workers = [worker];
    return {
      ...{ postgres, temporal, api, worker, workers, apiUrl: api.url, ownerUrl, appUrl, post },
      ...{ apiSql, workerSql, workerTemporal, stop, env: { ...env, DATABASE_URL: appUrl } },
      ...deaths(mortals, { births, wires: [apiSql, workerSql, workerTemporal] }),
      async anotherWorker() {
        const sql = await SqlWire.to(postgres.port);
        keep(sql, () => sql.close());
        const door = await startWorker({ ...env, DATABASE_URL: over(sql, appUrl) });
        keep(door, () => door.stop());
        workers.push(door);
        return { door, sql };
      },
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

const over = (wire: Wire, url: string): string => {
  const led = new URL(url);
  led.port = String(wire.port);
  return led.href;
};

const NAMES: Record<string, Mortal> = { api: 'api', worker: 'worker', Temporal: 'temporal', PostgreSQL: 'postgres' };

/** The newest process of each kind, from the moment it is born: long before it is ready. */
function remembered(watch: { guard(who: Guarded): void }): Map<Mortal, Guarded> {
  const births = new Map<Mortal, Guarded>();
  const guard = watch.guard.bind(watch);
  watch.guard = (who): void => {
    const name = NAMES[who.name];
    if (name) births.set(name, who);
    guard(who);
  };
  return births;
}

type Deaths = Pick<KillWorld, 'kill' | 'back' | 'dieAtStart'>;
const FIRST_TO_LAST: readonly Mortal[] = ['postgres', 'temporal', 'api', 'worker'];

function deaths(
  mortals: Record<Mortal, { kill9(): Promise<void>; restart(): Promise<void> }>,
  terms: { births: Map<Mortal, Guarded>; wires: readonly Wire[] },
): Deaths {
  const { births, wires } = terms;
  return {
    async kill(...names) {
      await Promise.all(names.map((name) => mortals[name].kill9()));
      for (const wire of wires) wire.mend();
    },
    async back(...names) {
      const servers = FIRST_TO_LAST.slice(0, 2).filter((name) => names.includes(name));
      const doors = FIRST_TO_LAST.slice(2).filter((name) => names.includes(name));
      await Promise.all(servers.map((name) => mortals[name].restart()));
      await Promise.all(doors.map((name) => mortals[name].restart()));
    },
    async dieAtStart(name, afterMs) {
      const before = births.get(name);
      const starting = mortals[name].restart().catch(() => undefined); // It never becomes ready: that is the point.
      await waitUntil(() => Promise.resolve(births.get(name) !== before), { ms: 10_000, everyMs: 2 });
      await pause(afterMs);
      const born = births.get(name);
      if (born) await end(born, [[name === 'postgres' ? 'SIGQUIT' : 'SIGKILL', 5_000]]);
      await starting;
    },
  };
}
