import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from './fault.js';
import type { Ports } from './port.js';
import { findTemporal } from './temporal-binary.js';
import type { TemporalBinary } from './temporal-binary.js';
import { startTemporalServer } from './temporal.js';
import type { TemporalPlan, TemporalServer } from './temporal.js';
import type { Watch } from './watch.js';

/** Our record is the memory: Temporal forgets ended stories after a week. */
const RETENTION = '7d';

export interface OwnTemporal {
  server: TemporalServer;
  plan: TemporalPlan;
  binary: TemporalBinary;
}

export const temporalFile = (dataFolder: string): string => join(dataFolder, 'temporal.db');

/** Starts this installation's own Temporal, fetching its program once. */
export async function startOwnTemporal(
  at: { dataFolder: string; ports: Ports; watch: Watch; namespace: string },
  say: (words: string) => void,
): Promise<OwnTemporal> {
  const binary = await findTemporal(say);
  const dbFile = temporalFile(at.dataFolder);
  const isNew = !existsSync(dbFile);
  for (let round = 1; ; round++) {
    const plan: TemporalPlan = {
      ...{ file: binary.file, dbFile, namespace: at.namespace, watch: at.watch },
      port: await at.ports.choose('temporal'),
      uiPort: await at.ports.choose('temporalUi'),
      logFile: join(at.dataFolder, 'logs', 'temporal.log'),
    };
    try {
      const server = await startTemporalServer(plan);
      if (isNew) await keepForAWeek(plan, server.address);
      return { server, plan, binary };
    } catch (fault) {
      // Between choosing a port and taking it somebody else may take it: then another one.
      const taken = fault instanceof StartFault && /address already in use/.test(fault.message);
      if (!taken || round === 3) throw fault;
    }
  }
}

async function keepForAWeek({ file, namespace }: TemporalPlan, address: string): Promise<void> {
  const update = ['operator', 'namespace', 'update', '--address', address, '-n', namespace, '--retention', RETENTION];
  await promisify(execFile)(file, update, { timeout: 10_000 });
}
