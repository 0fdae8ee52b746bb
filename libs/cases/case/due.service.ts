import { Injectable } from '@nestjs/common';
import { lookInstant, type Day } from '../../ground/calendar/calendar.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { CaseFacts, Deadline } from './case.js';
import { CaseRow } from './case.entity.js';

/** When a case is looked at next, and what finds it when nobody rang. */
@Injectable()
export class DueService {
  /** Writes the next look and the deadline the desk shows; answers the seconds until then on the real clock. */
  async set(tx: Tx, kase: CaseFacts, next: { on: Day; deadline: Deadline | undefined }): Promise<number> {
    const { on, deadline } = next;
    await tx.update(
      CaseRow,
      { id: kase.id },
      { deadlineFrom: deadline?.from ?? null, deadlineOn: deadline?.on ?? null, deadlineFor: deadline?.for ?? null },
    );
    const [rows] = await tx.query<[{ in_s: number }[], number]>(
      `UPDATE collection_case SET due_at = $2::timestamptz - clock_offset_s * interval '1 second' WHERE id = $1
       RETURNING ceil(extract(epoch FROM due_at - clock_timestamp()))::int AS in_s`,
      [kase.id, lookInstant(on, kase.id)],
    );
    return rows[0]?.in_s ?? 0;
  }

  /** A finished case is looked at by nobody. */
  async clear(tx: Tx, kase: CaseFacts): Promise<void> {
    await tx.update(CaseRow, { id: kase.id }, { dueAt: null, deadlineFrom: null, deadlineOn: null, deadlineFor: null });
  }

  /** Rings every open case that is more than ten minutes late with no bell hanging; answers how many there were. */
  async sweep(tx: Tx): Promise<number> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO ring (stream_kind, stream_id, seq, event)
       SELECT 'case', c.id, c.record_seq, 'Swept' FROM collection_case c
        WHERE c.stage NOT IN ('settled', 'ended') AND c.due_at < clock_timestamp() - interval '10 minutes'
          AND NOT EXISTS (SELECT 1 FROM ring r WHERE r.stream_id = c.id)
        ORDER BY c.due_at LIMIT 5000 RETURNING 1`,
    );
    return rows.length;
  }

  /** Open cases, the most urgent first: after Temporal's database was lost, each is rung once. */
  async open(tx: Tx, terms: { after: string | undefined; limit: number }): Promise<{ id: string; number: string }[]> {
    return tx.query(
      `SELECT id, number FROM collection_case WHERE stage NOT IN ('settled', 'ended') AND ($1::uuid IS NULL OR
         (coalesce(due_at, 'infinity'), id) > (SELECT coalesce(due_at, 'infinity'), id FROM collection_case WHERE id = $1))
        ORDER BY coalesce(due_at, 'infinity'), id LIMIT $2`,
      [terms.after ?? null, terms.limit],
    );
  }

  async countWithin(tx: Tx, unitPath: string): Promise<number> {
    const [row] = await tx.query<{ n: number }[]>(`SELECT count(*)::int AS n ${WITHIN}`, [`${unitPath}%`]);
    return row?.n ?? 0;
  }

  /** Open cases within a unit path, in the order of their ids, so that a long look can go on where it was broken off. */
  async within(tx: Tx, terms: { unitPath: string; after: string | null; limit: number }): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT c.id ${WITHIN} AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
      [`${terms.unitPath}%`, terms.after, terms.limit],
    );
    return rows.map((row) => row.id);
  }

  /** Open cases in which something was recorded since an instant, or in whose debts. */
  async changedSince(tx: Tx, terms: { unitPath: string; since: Date; limit: number }): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT c.id ${WITHIN} AND (EXISTS (SELECT 1 FROM record r WHERE r.stream_id = c.id AND r.at > $2)
          OR EXISTS (SELECT 1 FROM case_debt d JOIN record r ON r.stream_id = d.debt_id WHERE d.case_id = c.id AND r.at > $2))
        ORDER BY c.id LIMIT $3`,
      [`${terms.unitPath}%`, terms.since, terms.limit],
    );
    return rows.map((row) => row.id);
  }
}

const WITHIN = `FROM collection_case c JOIN unit u ON u.id = c.unit_id WHERE c.stage NOT IN ('settled', 'ended') AND u.path LIKE $1`;
