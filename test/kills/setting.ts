import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { dayOf, type Day } from '../../libs/ground/calendar/calendar.js';
import { checkInvariants } from '../check/check.js';
import { tableOf } from '../check/finding.js';
import { Chance } from '../model/chance.js';
import { Town } from '../world/town.js';
import { Cohort } from './cohort.js';
import { startKillWorld, type KillWorld } from './kill-world.js';
import { Orders } from './orders.js';
import { brokenByPost, brokenPromises } from './proofs.js';

export const COHORT = 50;

/** Invariants that need a life these worlds do not live: write-offs, suits. */
const NOT_LIVED: readonly number[] = [6, 20];
/** A story in a hand that has died is late until that hand's thirty seconds are over: asked at the end only. */
const CLAIMS_MS = 75_000;
const LATENESS = 12;
const ANY = Array.from({ length: 20 }, (_, n) => n + 1);

/** Ordered letters wait until the test lets them go: a kill that is about something else must not catch them by chance. */
const LETTERS_WAIT = `
  CREATE FUNCTION letters_wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.not_before := NEW.not_before + interval '1 hour'; RETURN NEW; END $$;
  CREATE TRIGGER letters_wait BEFORE INSERT ON outside_act FOR EACH ROW EXECUTE FUNCTION letters_wait();`;

/** A kill world with its people, one seed for all chance, and the orders that were given in it. */
export class Setting {
  readonly orders = new Orders();
  readonly at: { owner: pg.Pool; client: Client; namespace: string };
  readonly chance: Chance;

  private constructor(
    readonly world: KillWorld,
    readonly town: Town,
    terms: { at: Setting['at']; seed: number },
  ) {
    this.at = terms.at;
    this.chance = new Chance(terms.seed);
  }

  static async begin(plan: { seed: number }): Promise<Setting> {
    const world = await startKillWorld(plan);
    const owner = new pg.Pool({ connectionString: world.ownerUrl, max: 4 });
    owner.on('error', () => undefined); // PostgreSQL is killed under us on purpose.
    const connection = Connection.lazy({ address: world.temporal.address });
    const { namespace } = world.temporal;
    await owner.query(LETTERS_WAIT);
    const at = { owner, client: new Client({ connection, namespace }), namespace };
    return new Setting(world, await Town.settle(world), { at, seed: plan.seed });
  }

  async end(): Promise<void> {
    await this.at.owner.end();
    await this.at.client.connection.close();
    await this.world.stop();
  }

  cohort(cases: readonly string[]): Cohort {
    return new Cohort(this.at, cases);
  }

  /** The order to open a case on each debt; its cases are known when all are open. */
  opening(debtIds: readonly string[], noticeNow = true): void {
    void this.orders.give(this.town.collector, '/bulk-starts', { debtIds, noticeNow });
  }

  /** Waits until each of these debts is held by a case, and answers those. */
  async opened(debtIds: readonly string[]): Promise<Cohort> {
    for (const until = Date.now() + 60_000; ;) {
      const { rows } = await this.at.owner.query<{ id: string }>(
        'SELECT case_id AS id FROM case_debt WHERE held AND debt_id = ANY($1)',
        [debtIds],
      );
      const waiting = await this.at.owner.query('SELECT 1 FROM bulk_row WHERE debt_id = ANY($1) AND case_id IS NULL', [
        debtIds,
      ]);
      if (rows.length === debtIds.length && waiting.rowCount === 0) return this.cohort(rows.map(({ id }) => id));
      if (Date.now() > until) throw new Error(`only ${rows.length} of ${debtIds.length} cases were opened`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  /** How many of these debts are held by a case. */
  async held(debtIds: readonly string[]): Promise<number> {
    return (
      (await this.at.owner.query('SELECT 1 FROM case_debt WHERE held AND debt_id = ANY($1)', [debtIds])).rowCount ?? 0
    );
  }

  async today(): Promise<Day> {
    const found = await this.at.owner.query<{ at: Date }>(
      `SELECT clock_timestamp() + clock_offset_s * interval '1 second' AS at FROM installation`,
    );
    return dayOf(found.rows[0]?.at ?? new Date(0));
  }

  /** Days pass for everybody at once, as the demo clock lets them: each case now due has a bell. */
  async pass(days: number): Promise<void> {
    const tx = await this.at.owner.connect();
    const seconds = days * 86_400;
    try {
      await tx.query('BEGIN');
      await tx.query('SELECT id FROM collection_case ORDER BY id FOR NO KEY UPDATE');
      await tx.query(
        `UPDATE collection_case SET clock_offset_s = clock_offset_s + $1, due_at = due_at - $1 * interval '1 second'`,
        [seconds],
      );
      await tx.query('UPDATE installation SET clock_offset_s = clock_offset_s + $1', [seconds]);
      await tx.query(
        `UPDATE outside_act SET not_before = not_before - $1 * interval '1 second' WHERE state = 'wanted'`,
        [seconds],
      );
      await tx.query(
        `INSERT INTO ring (stream_kind, stream_id, seq, event) SELECT 'case', id, record_seq, 'ClockMoved' FROM collection_case
          WHERE stage NOT IN ('settled', 'ended') AND due_at <= clock_timestamp()`,
      );
      await tx.query('COMMIT');
    } finally {
      tx.release();
    }
  }

  /** Cases whose clock was raised alone, and all others, are brought to the one clock. */
  async alike(): Promise<void> {
    await this.at.owner.query(
      `WITH raised AS (
         UPDATE collection_case c SET clock_offset_s = i.clock_offset_s, due_at = due_at - (i.clock_offset_s - c.clock_offset_s) * interval '1 second'
           FROM installation i WHERE c.clock_offset_s < i.clock_offset_s RETURNING c.id, c.record_seq, c.due_at, c.stage)
       INSERT INTO ring (stream_kind, stream_id, seq, event) SELECT 'case', id, record_seq, 'ClockMoved' FROM raised
        WHERE stage NOT IN ('settled', 'ended') AND due_at <= clock_timestamp()`,
    );
  }

  /** What a kill has harmed: orders without exactly one effect, broken promises, a post that knows otherwise, invariants. */
  async harms(moment: 'under way' | 'at rest' | 'whole life'): Promise<string[]> {
    const { world } = this;
    await this.orders.allDone();
    await this.claimsEnded();
    const atRest = moment !== 'under way';
    const { rows } = await checkInvariants({
      ownerUrl: world.ownerUrl,
      ...(atRest ? { temporal: world.temporal, mayBeEmpty: NOT_LIVED } : { mayBeEmpty: ANY }),
    });
    if (atRest) process.stdout.write(`${tableOf(rows)}\n`);
    return [
      ...(await this.orders.notOnce(world.ownerUrl)),
      ...(await brokenPromises(this.at.owner, { wholeLife: moment === 'whole life' })),
      ...(await brokenByPost(this.at.owner, world.post)),
      ...rows
        .filter(({ number }) => atRest || number !== LATENESS)
        .flatMap(({ number, failures }) => failures.map((failure) => `${number}: ${failure}`)),
    ];
  }

  /**
   * Each kill sends the hand away that was to find out what became of a claimed letter; after the last kill it has to come
   * back in time. What is claimed still after that is a finding of the checker.
   */
  private async claimsEnded(): Promise<void> {
    const late = `SELECT 1 FROM outside_act WHERE state = 'claimed' AND claimed_at < clock_timestamp() - interval '100 seconds'`;
    const until = Date.now() + CLAIMS_MS;
    while (Date.now() < until && (await this.at.owner.query(late)).rowCount)
      await new Promise((more) => setTimeout(more, 500));
  }

  /** The orders of many at once: one for each row that the query finds for the cohort. */
  async each(cohort: Cohort, sql: string, order: (id: string) => Given): Promise<void> {
    for (const { id } of await cohort.rows<{ id: string }>(sql)) {
      const { who, path, body } = order(id);
      void this.orders.give(this.town[who], path, body);
    }
  }
}

interface Given {
  who: 'collector' | 'supervisor' | 'director' | 'finance';
  path: string;
  body: unknown;
}

/** The seed of this run: given again it makes the same choices. */
export const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000_007);

/** A failure says with which seed it happened. */
export const seeded = (work: () => Promise<void>) => async (): Promise<void> => {
  try {
    await work();
  } catch (fault) {
    if (fault instanceof Error) fault.message += `\n(seed: KILL_SEED=${SEED})`;
    throw fault;
  }
};
