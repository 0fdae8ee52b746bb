import { request } from 'node:http';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFault, tailOf } from './fault.js';
import { projectRoot } from './place.js';
import type { Farewell } from './process.js';
import { launch } from './server.js';
import type { Server } from './server.js';
import type { Watch } from './watch.js';

export type DoorName = 'api' | 'worker';

export const DOOR_FAREWELL: Farewell = [
  ['SIGTERM', 12_000],
  ['SIGKILL', 2_000],
];

export interface DoorPlan {
  name: DoorName;
  /** The built main.js. */
  script: string;
  host: string;
  port: number;
  env: NodeJS.ProcessEnv;
  logFile: string;
  watch: Watch;
}

/** Starts one door as a process of its own and waits until it says that it is ready. */
export async function launchDoor(plan: DoorPlan, giveUp?: () => boolean): Promise<Server> {
  mkdirSync(dirname(plan.logFile), { recursive: true });
  let last = '';
  return launch({
    ...{ name: plan.name, watch: plan.watch, farewell: DOOR_FAREWELL, kill: [['SIGKILL', 5_000]] },
    spawn: {
      command: process.execPath,
      args: ['--enable-source-maps', plan.script],
      logFile: plan.logFile,
      cwd: projectRoot(),
      env: plan.env,
      ipc: true,
    },
    ready: async () => {
      const answer = await ask(plan, '/readyz');
      last = answer.body || last;
      return answer.status === 200;
    },
    ...(giveUp ? { giveUp } : {}),
    fault: () =>
      new StartFault(
        `${plan.name} 没有就绪。(The ${plan.name} did not become ready.) ${last.slice(0, 500)}\n${tailOf(plan.logFile)}`,
        `详见 ${plan.logFile}。(See that log.)`,
      ),
  });
}

/** The address to reach a server by that listens on this host. */
export const reachable = (host: string): string => (['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host);

function ask(at: { host: string; port: number }, path: string): Promise<{ status: number; body: string }> {
  return new Promise((answer) => {
    const none = (): void => answer({ status: 0, body: '' });
    request({ host: reachable(at.host), port: at.port, path, timeout: 3000, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => answer({ status: response.statusCode ?? 0, body })).on('error', none);
    })
      .on('error', none)
      .on('timeout', none)
      .end();
  });
}
