import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchDoor } from '../../apps/local/door.js';
import type { DoorName } from '../../apps/local/door.js';
import { projectRoot } from '../../apps/local/place.js';
import { freePort } from '../../apps/local/port.js';
import type { Server } from '../../apps/local/server.js';
import { testKeySettings } from '../builders/keys.js';
import { joinRun, leaveRun } from './run.js';

export interface TestDoor {
  port: number;
  url: string;
  logFile: string;
  kill9(): Promise<void>;
  /** Asks it to end, as a deployment would, and starts it again on the same port. After `kill9` it only starts. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

type Env = Record<string, string | undefined>;

/** The built API as a process of its own; answers when it is ready. */
export const startApi = (env: Env): Promise<TestDoor> => startDoor('api', env);

/** The built worker as a process of its own; answers when it is ready. */
export const startWorker = (env: Env): Promise<TestDoor> => startDoor('worker', env);

async function startDoor(name: DoorName, env: Env): Promise<TestDoor> {
  const script = join(projectRoot(), 'dist/apps', name, 'main.js');
  if (!existsSync(script)) throw new Error(`${script} is missing: build first (node apps/local/build.mjs)`);
  const run = await joinRun();
  const port = await freePort();
  const ports = name === 'api' ? { PORT: String(port) } : { WORKER_PORT: String(port) };
  const plan = {
    ...{ name, script, port, host: '127.0.0.1', watch: run.watch },
    env: { ...bare(), ...testKeySettings, HOST: '127.0.0.1', ...env, ...ports },
    logFile: join(run.room(name), `${name}.log`),
  };
  let door: Server | undefined = await launchDoor(plan);
  return {
    ...{ port, url: `http://127.0.0.1:${port}`, logFile: plan.logFile },
    async kill9() {
      await door?.kill9();
      door = undefined;
    },
    async restart() {
      await door?.stop();
      door = await launchDoor(plan);
    },
    async stop() {
      await door?.stop();
      door = undefined;
      await leaveRun();
    },
  };
}

/** Nothing of the person's own settings: a test must not reach a database that happens to be in the shell. */
function bare(): Env {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TZ', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(kept.map((name) => [name, process.env[name]]));
}
