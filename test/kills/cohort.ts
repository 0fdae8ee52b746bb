import type { Client } from '@temporalio/client';
import type pg from 'pg';
import { storyIdOf } from '../../workflows/messages.js';
import { inGroups } from '../world/living.js';

/** Cases that go through a kill together, seen from outside: by their rows and by Temporal's word on their stories. */
export class Cohort {
  constructor(
    private readonly at: { owner: pg.Pool; client: Client; namespace: string },
    readonly cases: readonly string[],
  ) {}

  get size(): number {
    return this.cases.length;
  }

  /** How many stand in which stage. */
  async stages(): Promise<Record<string, number>> {
    const rows = await this.rows<{ stage: string; n: number }>(
      'SELECT stage, count(*)::int AS n FROM collection_case WHERE id = ANY($1) GROUP BY stage',
    );
    return Object.fromEntries(rows.map(({ stage, n }) => [stage, n]));
  }

  async rows<T extends pg.QueryResultRow>(sql: string, ...more: unknown[]): Promise<T[]> {
    return (await this.at.owner.query<T>(sql, [this.cases, ...more])).rows;
  }

  async count(sql: string): Promise<number> {
    return (await this.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`))[0]?.n ?? 0;
  }

  /** Waits until so many rows are there: for a kill in the midst of the clock's acts. */
  async reaches(count: number, sql: string, patienceMs = 30_000): Promise<void> {
    for (const until = Date.now() + patienceMs; (await this.count(sql)) < count;)
      if (Date.now() > until) throw new Error(`never came to ${count}: ${sql}`);
      else await soon(10);
  }

  /**
   * Waits until no bell hangs, nothing is due, no act is open and no story is in the middle of something. The seconds of
   * undo are cut short, and so is the age at which a claim has lost its hand, once the hand is known to be dead.
   */
  async rest(patienceMs = 90_000): Promise<void> {
    let busy: readonly string[] = this.cases;
    for (const until = Date.now() + patienceMs; ;) {
      const left = await this.left();
      const open = left.rings + left.late + left.wanted + left.claimed;
      if (open === 0 && busy.length === 0) return;
      if (open === 0) busy = await this.busyOf(busy);
      else {
        busy = this.cases;
        if (left.rings + left.late === 0) await this.hurry().catch(() => undefined);
      }
      if (Date.now() > until) throw new Error(`no rest: ${JSON.stringify(left)}, ${busy.length} stories busy`);
      await soon(150);
    }
  }

  /** Nothing is known, so nothing is at rest, while PostgreSQL is away. */
  private async left(): Promise<Left> {
    const [row] = await this.rows<Left>(
      `SELECT (SELECT count(*)::int FROM ring WHERE stream_id = ANY($1) OR stream_id IN (SELECT debt_id FROM case_debt WHERE case_id = ANY($1))) AS rings,
              (SELECT count(*)::int FROM outside_act WHERE subject_id = ANY($1) AND state = 'wanted') AS wanted,
              (SELECT count(*)::int FROM outside_act WHERE subject_id = ANY($1) AND state = 'claimed') AS claimed,
              (SELECT count(*)::int FROM collection_case WHERE id = ANY($1) AND stage NOT IN ('settled', 'ended') AND due_at <= clock_timestamp()) AS late`,
    ).catch(() => []);
    return row ?? { rings: 1, wanted: 1, claimed: 1, late: 1 };
  }

  /** Time passes for letters that wait: as the demo clock does it, with a bell for each case now due. */
  async hurry(): Promise<void> {
    await this.rows(
      `WITH acts AS (
         UPDATE outside_act SET not_before = least(not_before, clock_timestamp()),
                                claimed_at = CASE WHEN claimed_at < clock_timestamp() - interval '3 seconds' THEN claimed_at - interval '45 seconds' ELSE claimed_at END
          WHERE subject_id = ANY($1) AND (state = 'wanted' AND not_before > clock_timestamp() - interval '2 seconds'
                OR state = 'claimed' AND claimed_at BETWEEN clock_timestamp() - interval '45 seconds' AND clock_timestamp() - interval '3 seconds')
         RETURNING subject_id)
       INSERT INTO ring (stream_kind, stream_id, seq, event) SELECT DISTINCT 'case', subject_id, 0, 'ClockMoved' FROM acts`,
    );
  }

  private async busyOf(cases: readonly string[]): Promise<string[]> {
    const busy: string[] = [];
    await inGroups(cases, 30, async (id) => {
      const story = await this.story(id).catch(() => 'away' as const);
      if (story === 'away' || story?.busy) busy.push(id);
    });
    return busy;
  }

  /** A case's latest story; undefined when there never was one. */
  private async story(caseId: string): Promise<{ running: boolean; busy: boolean } | undefined> {
    try {
      const told = await this.at.client.workflowService.describeWorkflowExecution({
        namespace: this.at.namespace,
        execution: { workflowId: storyIdOf(caseId) },
      });
      const running = told.workflowExecutionInfo?.status === RUNNING;
      return { running, busy: running && Boolean(told.pendingWorkflowTask || told.pendingActivities?.length) };
    } catch (fault) {
      if ((fault as { code?: number }).code === NOT_FOUND) return undefined;
      throw fault;
    }
  }

  async runningStories(): Promise<number> {
    let running = 0;
    await inGroups(this.cases, 30, async (id) => {
      if ((await this.story(id))?.running) running += 1;
    });
    return running;
  }
}

interface Left {
  rings: number;
  wanted: number;
  claimed: number;
  late: number;
}

const RUNNING = 1;
const NOT_FOUND = 5;

export const soon = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));
