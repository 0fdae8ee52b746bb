import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Runtime } from '@temporalio/worker';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { faultLines, readSettings, type WorkerSettings } from '../settings.js';
import { BeatService } from './beat.service.js';
import { RelayService } from './relay.service.js';
import { ringAll } from './ring-all.js';
import { StoriesService } from './stories.service.js';
import { WorkerModule } from './worker.module.js';

// The SDK would otherwise answer the signals itself, before the relay and the database are closed.
Runtime.install({ shutdownSignals: [] });

const { settings, faults } = readSettings(process.env, { for: 'worker' });
if (faults) {
  for (const line of faultLines(faults)) process.stderr.write(`${line}\n`);
  process.exit(2);
}
await main(settings);

async function main(told: WorkerSettings): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(WorkerModule.with(told), { logger: ['warn', 'error'] });
  if (!(await app.get(DatabaseService).keysFit())) {
    process.stderr.write(
      'SECRET_KEYS, SECRET_INDEX_KEY: this database was sealed with other keys → start with the keys of this installation\n',
    );
    process.exit(2);
  }
  if (process.argv.includes('--ring-all')) {
    const rung = await ringAll(app);
    process.stdout.write(`${JSON.stringify({ rung })}\n`);
    await app.close();
    return;
  }
  const [stories, relay, beat] = [app.get(StoriesService), app.get(RelayService), app.get(BeatService)];
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => stories.stop());
  const server = await app.listen(told.workerPort, told.host);
  const address = server.address() as { port: number };
  process.stdout.write(`${JSON.stringify({ listening: address.port })}\n`);
  relay.start();
  beat.start();
  let failed = false;
  try {
    await stories.run();
  } catch (fault) {
    failed = true;
    process.stderr.write(`the worker ended: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  }
  await relay.stop();
  await beat.stop();
  await app.close();
  process.exit(failed ? 1 : 0);
}
