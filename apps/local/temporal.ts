import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartFault, tailOf } from './fault.js';
import type { Farewell } from './process.js';
import { launch } from './server.js';
import type { Server } from './server.js';
import type { Watch } from './watch.js';

export const TEMPORAL_FAREWELL: Farewell = [
  ['SIGTERM', 5_000],
  ['SIGKILL', 2_000],
];

export interface TemporalPlan {
  file: string;
  dbFile: string;
  port: number;
  uiPort: number;
  namespace: string;
  logFile: string;
  watch: Watch;
  /** Only tests skip time: it lets anyone who reaches the server move a case's clock. */
  extra?: readonly string[];
}

export interface TemporalServer extends Server {
  address: string;
}

/** Starts the one-program server and waits until it serves. Its state lives in one file and survives restarts. */
export async function startTemporalServer(plan: TemporalPlan): Promise<TemporalServer> {
  mkdirSync(dirname(plan.logFile), { recursive: true });
  const address = `127.0.0.1:${plan.port}`;
  const server = await launch({
    ...{ name: 'Temporal', watch: plan.watch, farewell: TEMPORAL_FAREWELL, kill: [['SIGKILL', 5_000]] },
    spawn: { command: plan.file, args: argumentsOf(plan), logFile: plan.logFile, cwd: dirname(plan.dbFile) },
    ready: () => serves(plan.file, address),
    fault: () =>
      new StartFault(
        `Temporal 没有启动。(Temporal did not come up.)\n${tailOf(plan.logFile)}`,
        `详见 ${plan.logFile}。(See that log.)`,
      ),
  });
  return { ...server, address };
}

function argumentsOf(plan: TemporalPlan): string[] {
  const [port, uiPort] = [String(plan.port), String(plan.uiPort)];
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', port, '--ui-ip', '127.0.0.1', '--ui-port', uiPort],
    ...['--db-filename', plan.dbFile, '--namespace', plan.namespace, '--log-level', 'warn', '--log-format', 'json'],
    ...(plan.extra ?? []),
  ];
}

async function serves(file: string, address: string): Promise<boolean> {
  try {
    const health = ['operator', 'cluster', 'health', '--address', address, '--command-timeout', '2s'];
    const { stdout } = await promisify(execFile)(file, health, { timeout: 4000 });
    return stdout.includes('SERVING');
  } catch {
    return false;
  }
}
