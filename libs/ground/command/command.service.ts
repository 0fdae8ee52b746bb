import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/calendar.service.js';
import { dayOf, type Day } from '../calendar/calendar.js';
import type { Tx } from '../database/data-source.js';
import { DatabaseService } from '../database/database.service.js';
import { LawService } from '../law/law.service.js';
import { canonical, type Json } from '../record/record.js';
import { RingService } from '../ring/ring.service.js';
import { SecretService } from '../secret/secret.service.js';
import { isRefusal, refuse, type Locks, type On, type Order, type Refusal } from './command.js';
import { CommandRow } from './command.entity.js';

// The one order in which everybody locks. Lock alone first, then read: a locking read that joins the facts would judge
// the old snapshot after a wait.
const LOCK_ORDER = [
  ['cases', 'collection_case'],
  ['approvals', 'approval'],
  ['debts', 'debt'],
  ['parties', 'party'],
] as const satisfies readonly (readonly [keyof Locks, string])[];

/** What an act answers: the value for the person, and the figures it was decided on, without personal data. */
export interface Done<A extends Json> {
  answer: A;
  facts?: Record<string, Json>;
}

export type Act<A extends Json> = (tx: Tx, on: On) => Promise<Done<A> | Refusal>;

/** Thrown by an act that finds its refusal after it has begun to write: everything is undone, the refusal is kept. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/** The value, or the refusal thrown so that what was written before it is undone. */
export function orRefused<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Refused(value);
  return value;
}

@Injectable()
export class CommandService {
  constructor(
    private readonly database: DatabaseService,
    private readonly calendars: CalendarService,
    private readonly laws: LawService,
    private readonly rings: RingService,
    private readonly secret: SecretService,
  ) {}

  /**
   * Carries an order out once. The same order again answers what it answered; another body under its key is
   * `KEY_REUSED`; one that is still being carried out is `KEY_RUNNING`. Refusals are answers and are kept like them.
   */
  async carryOut<A extends Json>(order: Order, locks: Locks, act: Act<A>): Promise<A | Refusal> {
    const outcome = await this.attempt(order, locks, act);
    this.rings.nudge();
    return outcome;
  }

  private async attempt<A extends Json>(order: Order, locks: Locks, act: Act<A>): Promise<A | Refusal> {
    try {
      return await this.database.transaction((tx) => this.once(tx, { order, locks, act }));
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      const kept: Act<A> = () => Promise.resolve(fault.refusal);
      return this.database.transaction((tx) => this.once(tx, { order, locks: {}, act: kept }));
    }
  }

  private async once<A extends Json>(tx: Tx, terms: { order: Order; locks: Locks; act: Act<A> }): Promise<A | Refusal> {
    const { order, locks, act } = terms;
    const [turnstile] = await tx.query<{ free: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
      [order.id],
    );
    if (!turnstile?.free) return refuse('KEY_RUNNING');
    await this.lock(tx, locks);
    const bodyHash = this.secret.fingerprint(canonical({ kind: order.kind, body: order.body }));
    const before = await tx.findOne(CommandRow, { where: { id: order.id } });
    if (before) return before.bodyHash === bodyHash ? (before.answer as A | Refusal) : refuse('KEY_REUSED');
    const on = await this.on(tx, { caseId: locks.cases?.[0], unitId: order.unitId ?? null });
    const outcome = await act(tx, on);
    await this.keep(tx, { order, on, bodyHash, outcome, subjectId: locks.cases?.[0] ?? locks.debts?.[0] ?? null });
    return isRefusal(outcome) ? outcome : outcome.answer;
  }

  /** For a look before the locks: what is read so is judged again under them. */
  get reading(): Tx {
    return this.database.reading;
  }

  /** An order as it was kept: by whom, on which day, under which law, on which figures. */
  async kept(tx: Tx, id: string): Promise<KeptOrder | undefined> {
    const row = await tx.findOne(CommandRow, { where: { id } });
    return row ? { by: row.by, today: row.today as Day, lawVersion: row.lawVersion, facts: row.facts } : undefined;
  }

  /** Locks rows in the one order, each kind by id. */
  async lock(tx: Tx, locks: Locks): Promise<void> {
    for (const [key, table] of LOCK_ORDER) {
      const ids = locks[key];
      if (ids && ids.length > 0)
        await tx.query(`SELECT id FROM ${table} WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`, [ids]);
    }
  }

  /**
   * Day, law and calendar after the locks: `clock_timestamp()`, because `now()` is the transaction's start, before the
   * wait. A case brings its own clock, so that its day moves under its lock only.
   */
  async on(tx: Tx, terms: { caseId?: string | undefined; unitId?: string | null }): Promise<On> {
    const [row] = terms.caseId
      ? await tx.query<ClockRow[]>(
          `SELECT clock_timestamp() + c.clock_offset_s * interval '1 second' AS at, i.holidays_version AS holidays, u.root_id AS root
             FROM collection_case c JOIN unit u ON u.id = c.unit_id CROSS JOIN installation i WHERE c.id = $1`,
          [terms.caseId],
        )
      : await tx.query<ClockRow[]>(
          `SELECT clock_timestamp() + clock_offset_s * interval '1 second' AS at, holidays_version AS holidays, $1::uuid AS root
             FROM installation`,
          [terms.unitId ?? null],
        );
    if (!row) throw new Refused(refuse('NOT_FOUND'));
    const today = dayOf(row.at);
    const calendar = await this.calendars.calendar(tx, row.holidays);
    return { today, at: row.at, calendar, law: await this.laws.lawOn(tx, { unitId: row.root, today }) };
  }

  /** Keeps an order of the clock in its own transaction's record; false when this order has been carried out before. */
  async keepClockOrder(tx: Tx, terms: { order: Order; on: On; caseId: string }): Promise<boolean> {
    const { order, on, caseId } = terms;
    const before = await tx.findOne(CommandRow, { where: { id: order.id } });
    if (before) return false;
    const bodyHash = this.secret.fingerprint(canonical({ kind: order.kind, body: order.body }));
    await this.keep(tx, { order, on, bodyHash, outcome: { answer: null }, subjectId: caseId });
    return true;
  }

  private async keep(
    tx: Tx,
    terms: { order: Order; on: On; bodyHash: string; outcome: Done<Json> | Refusal; subjectId: string | null },
  ): Promise<void> {
    const { order, on, bodyHash, outcome, subjectId } = terms;
    const refused = isRefusal(outcome);
    const answer: Json = refused
      ? { refused: outcome.refused, ...(outcome.detail ? { detail: outcome.detail } : {}) }
      : outcome.answer;
    const facts = refused ? {} : (outcome.facts ?? {});
    await tx.query(
      `INSERT INTO command (id, kind, subject_id, body_hash, by, today, law_version, facts, refused, answer)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        order.id,
        order.kind,
        subjectId,
        bodyHash,
        order.by,
        on.today,
        on.law.version,
        JSON.stringify(facts),
        refused ? outcome.refused : null,
        JSON.stringify(answer),
      ],
    );
  }
}

export interface KeptOrder {
  by: string;
  today: Day;
  /** The day from which its law's last value held, or `start`. */
  lawVersion: string;
  facts: Record<string, Json>;
}

interface ClockRow {
  at: Date;
  holidays: number;
  root: string | null;
}
