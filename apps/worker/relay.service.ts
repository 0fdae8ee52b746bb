import { Inject, Injectable, Logger } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { DatabaseService, faultWords, sqlState } from '../../libs/ground/database/database.service.js';
import { byStory, RING_CHANNEL, type Ring } from '../../libs/ground/ring/ring.js';
import { RingService } from '../../libs/ground/ring/ring.service.js';
import { CaseService } from '../../libs/cases/case/case.service.js';
import { DueService } from '../../libs/cases/case/due.service.js';
import { HAPPENED, LOAN_CASE, QUEUE, storyIdOf, type CaseStart, type Happened } from '../../workflows/messages.js';
import type { WorkerSettings } from '../settings.js';
import { tlsOf } from './temporal.js';

export const SETTINGS = Symbol('settings');

const BATCH = 500;
const AT_ONCE = 32;
const LOOK_MS = 1_000;
const SWEEP_MS = 60_000;

/** Rings the stories: the one door into Temporal. Bells hang in the database; nothing is lost while Temporal is away. */
@Injectable()
export class RelayService {
  private readonly log = new Logger('relay');
  private readonly client: Client;
  private listener: pg.Client | undefined;
  private wake: (() => void) | undefined;
  private stopping = false;
  private running: Promise<void> | undefined;
  swept = 0;
  temporalAnswers = false;

  constructor(
    private readonly cases: CaseService,
    private readonly database: DatabaseService,
    private readonly due: DueService,
    private readonly rings: RingService,
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
  ) {
    const { address, namespace, tls } = settings.temporal;
    this.client = new Client({
      connection: Connection.lazy({ address, tls: tlsOf(tls), connectTimeout: '5s' }),
      namespace,
    });
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake?.();
    await this.running;
    await this.listener?.end().catch(() => undefined);
    await this.client.connection.close().catch(() => undefined);
  }

  /** Whether Temporal answers now: for readiness, and for the heartbeat that the desk shows. */
  async checkTemporal(): Promise<boolean> {
    try {
      await this.client.connection.withDeadline(Date.now() + 2_000, () =>
        this.client.workflowService.describeNamespace({ namespace: this.settings.temporal.namespace }),
      );
      this.temporalAnswers = true;
    } catch {
      this.temporalAnswers = false;
    }
    return this.temporalAnswers;
  }

  private async run(): Promise<void> {
    let sweptAt = 0;
    while (!this.stopping) {
      try {
        await this.listen();
        if (Date.now() - sweptAt >= SWEEP_MS) {
          sweptAt = Date.now();
          await this.sweep();
        }
        while ((await this.drain()) === BATCH && !this.stopping);
      } catch (fault) {
        this.log.warn(`bells wait: ${wordsOf(fault)}`);
      }
      await this.rest();
    }
  }

  private async sweep(): Promise<void> {
    const late = await this.due.sweep(this.database.reading);
    this.swept += late;
    if (late > 0) this.log.warn(`${late} cases were late and nobody had rung: rung now`);
  }

  private async drain(): Promise<number> {
    const waiting = await this.rings.waiting(BATCH);
    const groups = byStory(waiting);
    for (let at = 0; at < groups.length; at += AT_ONCE)
      await Promise.all(groups.slice(at, at + AT_ONCE).map((group) => this.ring(group)));
    return waiting.length;
  }

  private async ring(group: readonly Ring[]): Promise<void> {
    const last = group[group.length - 1];
    if (!last) return;
    try {
      const caseId =
        last.streamKind === 'case' ? last.streamId : await this.cases.caseOfDebt(this.database.reading, last.streamId);
      if (caseId)
        await this.signal(caseId, { stream: `${last.streamKind}/${last.streamId}`, seq: last.seq, event: last.event });
      await this.rings.takeDown(group); // A debt without a case has nobody to ring.
    } catch (fault) {
      this.log.warn(`bell ${last.id} waits: ${wordsOf(fault)}`);
      await this.rings.putOff(group);
    }
  }

  private async signal(caseId: string, happened: Happened): Promise<void> {
    const start: CaseStart = { caseId };
    await this.client.connection.withDeadline(Date.now() + 10_000, () =>
      this.client.workflow.signalWithStart(LOAN_CASE, {
        workflowId: storyIdOf(caseId),
        taskQueue: QUEUE,
        args: [start],
        signal: HAPPENED,
        signalArgs: [happened],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowTaskTimeout: `${this.settings.taskTimeoutS}s`,
      }),
    );
  }

  /** A NOTIFY wakes the relay at once; a second's rest covers a process that died before it could notify. */
  private async rest(): Promise<void> {
    await new Promise<void>((awake) => {
      const timer = setTimeout(awake, LOOK_MS);
      this.wake = () => {
        clearTimeout(timer);
        awake();
      };
    });
    this.wake = undefined;
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const listener = new pg.Client({ connectionString: this.settings.databaseUrl, keepAlive: true });
    listener.on('notification', () => this.wake?.());
    listener.on('error', () => {
      this.listener = undefined; // Connected anew at the next look.
    });
    listener.on('end', () => {
      this.listener = undefined;
    });
    await listener.connect();
    await listener.query(`LISTEN ${RING_CHANNEL}`);
    this.listener = listener;
  }
}

/** Temporal's words tell what it lacks; a database's would quote values. */
const wordsOf = (fault: unknown): string =>
  sqlState(fault) === undefined && fault instanceof Error ? fault.message.slice(0, 200) : faultWords(fault);
