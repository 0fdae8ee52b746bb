import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { dayOf, startOf, type Day } from '../../libs/ground/calendar/calendar.js';
import { CLAIM_LIMIT_S } from '../../libs/ground/outside/outside.js';
import { storyIdOf } from '../../workflows/messages.js';
import type { World } from '../servers/world.js';

const OFFICE_MS = 9 * 3_600_000;
const QUIET_MS = 25;
const SHORT_PATIENCE_MS = 1_500;
const COMMIT_MS = 200; // An order is stamped this long before its commit, at most.
const SLOTS = 20;
const LONG_PATIENCE_MS = 90_000;
const LOST_AFTER_S = 1.5; // An act in good health is claimed for less than a second here.

/**
 * Lives a world through its days on the real Temporal server: the offset of the database's clock is raised first, then
 * each story that is due is moved by what it has not been moved yet, so that its own timer fires. Nobody rings.
 */
export class Living {
  private readonly moved = new Map<string, number>();
  private readonly moving = new Map<string, Promise<void>>();
  private total = 0;
  private fault: Error | undefined;
  private ended = false;
  private askedAt = new Date(0);
  private readonly restless = new Set<string>();

  private constructor(
    private readonly world: World,
    readonly owner: pg.Pool,
    readonly client: Client,
  ) {}

  static async in(world: World): Promise<Living> {
    const connection = await Connection.connect({ address: world.temporal.address });
    const client = new Client({ connection, namespace: world.temporal.namespace });
    const owner = new pg.Pool({ connectionString: world.ownerUrl, max: 4 });
    owner.on('error', () => undefined); // PostgreSQL is killed under us on purpose.
    return new Living(world, owner, client);
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.owner.end();
    await this.client.connection.close();
  }

  async today(): Promise<Day> {
    return dayOf(await this.now());
  }

  async now(): Promise<Date> {
    const found = await this.owner.query<{ at: Date }>(
      `SELECT clock_timestamp() + clock_offset_s * interval '1 second' AS at FROM installation`,
    );
    return found.rows[0]?.at ?? new Date(0);
  }

  /** The next day, after today, on which an open case is due. */
  async nextDueDay(): Promise<Day | undefined> {
    const found = await this.owner.query<{ at: Date | null }>(
      `SELECT min(c.due_at) + i.clock_offset_s * interval '1 second' AS at FROM collection_case c, installation i
        WHERE c.stage NOT IN ('settled', 'ended') AND c.due_at > clock_timestamp() GROUP BY i.clock_offset_s`,
    );
    const at = found.rows[0]?.at;
    return at ? dayOf(at) : undefined;
  }

  /** Goes to nine o'clock of a day at most as far as the next due day, so that nothing is skipped over. */
  async hopTo(day: Day): Promise<void> {
    const seconds = Math.ceil((startOf(day).getTime() + OFFICE_MS - (await this.now()).getTime()) / 1_000);
    if (seconds > 0) await this.raise(seconds);
    await this.quiet();
  }

  /** Raises the clock and moves the stories that are due by their own timers. */
  async raise(seconds: number): Promise<void> {
    const tx = await this.owner.connect();
    try {
      await tx.query('BEGIN');
      const cases = await tx.query<{ id: string; over: boolean }>(
        `SELECT id, stage IN ('settled', 'ended') AS over FROM collection_case ORDER BY id FOR NO KEY UPDATE`,
      );
      // A story that began since the last move began with its row's clock; one that is over will begin so again.
      for (const { id, over } of cases.rows)
        if (over || !this.moved.has(id)) this.moved.set(id, this.total + (over ? seconds : 0));
      await tx.query(
        `UPDATE collection_case SET clock_offset_s = clock_offset_s + $1, due_at = due_at - $1 * interval '1 second'`,
        [seconds],
      );
      await tx.query('UPDATE installation SET clock_offset_s = clock_offset_s + $1', [seconds]);
      await tx.query(
        `UPDATE outside_act SET not_before = not_before - $1 * interval '1 second', claimed_at = claimed_at - $1 * interval '1 second'
          WHERE state IN ('wanted', 'claimed')`,
        [seconds],
      );
      await tx.query('COMMIT');
    } finally {
      tx.release();
    }
    this.total += seconds;
    const due = await this.owner.query<{ id: string }>(
      `SELECT id FROM collection_case c WHERE stage NOT IN ('settled', 'ended') AND (due_at <= clock_timestamp()
         OR EXISTS (SELECT 1 FROM outside_act a WHERE a.subject_id = c.id AND (a.state = 'wanted' AND a.not_before <= clock_timestamp()
                     OR a.state = 'claimed' AND a.claimed_at <= clock_timestamp() - $1 * interval '1 second')))`,
      [CLAIM_LIMIT_S],
    );
    for (const { id } of due.rows) this.move(id);
  }

  /**
   * Moves a story by what it has not been moved yet, after what it is being moved by now. Nobody waits for the end: a story
   * has done its turn long before its clock has come to nine, and the rows tell that it has.
   */
  private move(caseId: string): void {
    const seconds = this.total - (this.moved.get(caseId) ?? 0);
    this.moved.set(caseId, this.total);
    if (seconds <= 0) return;
    const before = this.moving.get(caseId) ?? Promise.resolve();
    const after = before
      .then(() => this.forward(caseId, seconds))
      .catch((fault: unknown) => {
        this.fault ??= fault instanceof Error ? fault : new Error(String(fault));
      });
    this.moving.set(caseId, after);
  }

  private async forward(caseId: string, seconds: number): Promise<void> {
    // An act that fails within the last second leaves the clock a second short of its end until it is asked for.
    const patience = Date.now() + (seconds <= 60 ? SHORT_PATIENCE_MS : LONG_PATIENCE_MS);
    const workflowExecution = { workflowId: storyIdOf(caseId) };
    const { namespace } = this.world.temporal;
    const id = randomUUID();
    const polling = this.client.workflowService as unknown as Polling;
    try {
      await this.client.workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution,
        workflowExecutionOptions: {
          timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: { seconds } } },
        },
        updateMask: { paths: ['time_skipping_config'] },
      } as never);
      while (Date.now() < patience && !this.ended) {
        const asked = { namespace, workflowExecution, fastForwardId: id };
        const polled = await this.client.connection.withDeadline(patience, () =>
          polling.pollWorkflowExecutionTimeSkipping(asked),
        );
        if (polled.fastForwardInfo?.hasCompleted !== false) return;
      }
    } catch (fault) {
      // A story that ended meanwhile has no clock to move; its row tells whether that was right.
      if (this.ended || Date.now() >= patience) return;
      if (!/not found|completed|closed|FAILED|already/i.test(fault instanceof Error ? fault.message : '')) throw fault;
    }
  }

  /**
   * Waits until bells, turns and outside acts are done, shortening by the clock what nobody needs to wait for: the ten
   * seconds of undo, and the time after which an act is asked for whose answer was lost.
   */
  async quiet(patienceMs = 60_000): Promise<void> {
    const until = Date.now() + patienceMs;
    for (let still = false; ;) {
      const { at, ...counts } = await this.counts();
      const { rings, wanted, undoable, claimed, lost, late } = counts;
      const rung = rings === 0 && late === 0;
      if (rung && claimed === 0 && wanted > 0 && wanted === undoable) await this.raise(11);
      if (rung && claimed > 0 && claimed === lost) await this.raise(CLAIM_LIMIT_S + 1);
      const rest = rung && wanted + claimed === 0;
      if (rest && still) return;
      if (this.fault) throw this.fault;
      if (Date.now() > until) throw new Error(`the world does not come to rest: ${JSON.stringify(counts)}`);
      // A bell that is taken down has been heard, not answered: who was touched since the last rest may be at his turn.
      still = rest && !(await this.anyTurning(at));
      if (!still) await new Promise((later) => setTimeout(later, QUIET_MS));
    }
  }

  private async counts(): Promise<typeof busy> {
    const found = await this.owner.query<typeof busy>(
      `SELECT (SELECT count(*)::int FROM ring) AS rings,
              (SELECT count(*)::int FROM outside_act WHERE state = 'wanted') AS wanted,
              (SELECT count(*)::int FROM outside_act WHERE state = 'wanted' AND not_before > clock_timestamp()) AS undoable,
              (SELECT count(*)::int FROM outside_act WHERE state = 'claimed') AS claimed,
              (SELECT count(*)::int FROM outside_act WHERE state = 'claimed'
                  AND clock_timestamp() - claimed_at BETWEEN $1 * interval '1 second' AND $2 * interval '1 second') AS lost,
              (SELECT count(*)::int FROM collection_case WHERE stage NOT IN ('settled', 'ended') AND due_at <= clock_timestamp()) AS late,
              clock_timestamp() AS at`,
      [LOST_AFTER_S, CLAIM_LIMIT_S],
    );
    return found.rows[0] ?? busy;
  }

  /** Each story that was touched is asked until it rests, and again only when it is touched again. */
  private async anyTurning(at: Date): Promise<boolean> {
    const touched = await this.owner.query<{ id: string }>(
      `SELECT DISTINCT coalesce(d.case_id, c.subject_id) AS id FROM command c LEFT JOIN case_debt d ON d.debt_id = c.subject_id
        WHERE c.at >= $1 AND c.subject_id IS NOT NULL`,
      [this.askedAt],
    );
    this.askedAt = new Date(at.getTime() - COMMIT_MS);
    for (const { id } of touched.rows) this.restless.add(id);
    await inGroups([...this.restless], SLOTS, async (id) => {
      if (!(await this.isTurning(id))) this.restless.delete(id);
    });
    return this.restless.size > 0;
  }

  private async isTurning(caseId: string): Promise<boolean> {
    try {
      const told = await this.client.workflow.getHandle(storyIdOf(caseId)).describe();
      return told.raw.pendingWorkflowTask != null;
    } catch (fault) {
      return !(fault instanceof WorkflowNotFoundError); // Without a story nobody is at a turn; without Temporal nobody knows.
    }
  }

  /** Lives until a day: every due day in between is stopped at, with `each` for what people do on it. */
  async until(
    day: Day,
    each: (today: Day) => Promise<void>,
    also: () => Day | undefined = () => undefined,
  ): Promise<void> {
    for (let today = await this.today(); today < day; today = await this.today()) {
      const stops = [day, await this.nextDueDay(), also()].filter(
        (one): one is Day => one !== undefined && one > today,
      );
      const next = stops.sort()[0] ?? day;
      await this.hopTo(next);
      await each(next);
      await this.quiet();
    }
  }
}

const busy = { rings: 1, wanted: 0, undoable: 0, claimed: 0, lost: 0, late: 0, at: new Date(0) };

interface Polling {
  pollWorkflowExecutionTimeSkipping(request: unknown): Promise<{ fastForwardInfo?: { hasCompleted?: boolean } }>;
}

export async function inGroups<T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(work));
}
