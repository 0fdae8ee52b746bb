import { Inject, Injectable, Logger } from '@nestjs/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { QUEUE } from '../../workflows/messages.js';
import type { Letters, Turns } from '../../workflows/activities.js';
import type { WorkerSettings } from '../settings.js';
import { CaseActivity } from './case.activity.js';
import { nameless } from './failure.js';
import { LetterActivity } from './letter.activity.js';
import { SETTINGS } from './relay.service.js';
import { tlsOf } from './temporal.js';

const RETRY_MS = 1_000;

/** Built beforehand by `bundle.js`: a start must not wait for a bundler. */
export const bundlePath = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));

@Injectable()
export class StoriesService {
  private readonly log = new Logger('stories');
  private worker: Worker | undefined;
  private stopping = false;

  constructor(
    private readonly cases: CaseActivity,
    private readonly letters: LetterActivity,
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
  ) {}

  get polling(): boolean {
    return this.worker?.getState() === 'RUNNING';
  }

  /** Tells stories until the process is asked to end. Rejects when the worker dies: the process ends and is started anew. */
  async run(): Promise<void> {
    const connection = await this.connected();
    if (!connection) return;
    try {
      this.worker = await Worker.create({
        connection,
        namespace: this.settings.temporal.namespace,
        taskQueue: QUEUE,
        workflowBundle: { codePath: bundlePath },
        activities: this.activities(),
        maxConcurrentLocalActivityExecutions: 8,
        maxCachedWorkflows: 3_000,
        stickyQueueScheduleToStartTimeout: `${this.settings.taskTimeoutS}s`, // A dead worker's stories go to another.
        shutdownGraceTime: '10s',
      });
      if (!this.stopping) await this.worker.run();
    } finally {
      await connection.close();
    }
  }

  stop(): void {
    this.stopping = true;
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
  }

  private activities(): Turns & Letters {
    return {
      turn: (caseId) => nameless(() => this.cases.turn(caseId)),
      postLetter: (actId) => nameless(() => this.letters.postLetter(actId)),
      askPost: (actId) => nameless(() => this.letters.askPost(actId)),
    };
  }

  private async connected(): Promise<NativeConnection | undefined> {
    const { address, tls } = this.settings.temporal;
    for (let tries = 0; !this.stopping; tries++) {
      try {
        return await NativeConnection.connect({ address, tls: tlsOf(tls) });
      } catch (fault) {
        if (tries % 30 === 0)
          this.log.warn(`Temporal does not answer at ${address}: waiting (${(fault as Error).message})`);
        await new Promise((later) => setTimeout(later, RETRY_MS));
      }
    }
    return undefined;
  }
}
