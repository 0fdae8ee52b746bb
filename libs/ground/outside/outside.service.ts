import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../calendar/calendar.js';
import type { On } from '../command/command.js';
import type { Tx } from '../database/data-source.js';
import { CLAIM_LIMIT_S, type ActState, type Chapter, type WantedAct } from './outside.js';
import { OutsideActRow } from './outside.entity.js';

export interface ActView {
  id: string;
  subjectId: string;
  paperId: string;
  attempt: number;
  chapter: Chapter;
  state: ActState;
  notBefore: Date;
  outcome: string | null;
}

export interface Todo {
  acts: WantedAct[];
  /** Seconds until the next act that may not begin yet, if any. */
  nextInS: number | undefined;
}

/** Acts wanted outside: wanted → claimed → done, or dropped, or uncertain. All callers hold the lock of the subject. */
@Injectable()
export class OutsideService {
  /** Wants a paper sent. Until `undoSeconds` have passed it can be withdrawn. */
  async want(
    tx: Tx,
    terms: { subjectId: string; chapter: Chapter; paperId: string; by: string; on: On },
  ): Promise<{ id: string; notBefore: Date }> {
    const { on } = terms;
    const id = randomUUID();
    const [row] = await tx.query<{ not_before: Date }[]>(
      `INSERT INTO outside_act (id, subject_id, chapter, kind, paper_id, attempt, state, wanted_on, not_before, wanted_by)
       VALUES ($1, $2, $3, 'postLetter', $4, (SELECT coalesce(max(attempt), 0) + 1 FROM outside_act WHERE paper_id = $4),
               'wanted', $5, clock_timestamp() + $6 * interval '1 second', $7)
       RETURNING not_before`,
      [id, terms.subjectId, terms.chapter, terms.paperId, on.today, on.law.value.undoSeconds, terms.by],
    );
    return { id, notBefore: row?.not_before ?? on.at };
  }

  /** What is to be done now, read from the rows: a repeated turn gives the same list. */
  async todo(tx: Tx, subjectId: string): Promise<Todo> {
    const rows = await tx.query<{ id: string; chapter: Chapter; kind: 'postLetter'; state: ActState; in_s: number }[]>(
      `SELECT id, chapter, kind, state, ceil(extract(epoch FROM
                (CASE state WHEN 'wanted' THEN not_before ELSE claimed_at + $2 * interval '1 second' END) - clock_timestamp()))::int AS in_s
         FROM outside_act WHERE subject_id = $1 AND state IN ('wanted', 'claimed') ORDER BY not_before, id`,
      [subjectId, CLAIM_LIMIT_S],
    );
    const due = rows.filter((row) => row.in_s <= 0);
    const later = rows.filter((row) => row.in_s > 0).map((row) => row.in_s);
    return {
      acts: due.map(({ id, chapter, kind, state }) => ({
        id,
        chapter,
        kind,
        do: state === 'wanted' ? 'carryOut' : 'ask',
      })),
      nextInS: later.length > 0 ? Math.min(...later) : undefined,
    };
  }

  async byId(tx: Tx, id: string): Promise<ActView | undefined> {
    return (await tx.findOne(OutsideActRow, { where: { id } })) ?? undefined;
  }

  async ofPapers(tx: Tx, paperIds: readonly string[]): Promise<ActView[]> {
    return tx
      .createQueryBuilder(OutsideActRow, 'act')
      .where('act.paperId = ANY(:paperIds)', { paperIds })
      .orderBy('act.notBefore')
      .getMany();
  }

  /** Claims an act in a commit of its own, before anything goes out. False: it is no longer waiting to be begun. */
  async claim(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query<[{ id: string }[], number]>(
      `UPDATE outside_act SET state = 'claimed', claimed_at = clock_timestamp()
        WHERE id = $1 AND state = 'wanted' AND not_before <= clock_timestamp() RETURNING id`,
      [id],
    );
    return rows[1] === 1;
  }

  /** Ends an act; answers false when another hand ended it before. */
  async end(
    tx: Tx,
    terms: { id: string; state: 'done' | 'dropped' | 'uncertain'; outcome: string; day: Day },
  ): Promise<boolean> {
    const rows = await tx.query<[unknown[], number]>(
      `UPDATE outside_act SET state = $2, outcome = $3, ended_on = $4
        WHERE id = $1 AND state = ANY($5) RETURNING id`,
      [terms.id, terms.state, terms.outcome, terms.day, terms.state === 'dropped' ? ['wanted'] : ['claimed']],
    );
    return rows[1] === 1;
  }

  /** Acts begun or waiting anywhere: the demo clock may not move before there are none. */
  async openCount(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM outside_act WHERE state IN ('wanted', 'claimed')`,
    );
    return row?.n ?? 0;
  }

  /** A raised clock shortens what is still to be waited for. */
  async shorten(tx: Tx, seconds: number): Promise<void> {
    await tx.query(`UPDATE outside_act SET not_before = not_before - $1 * interval '1 second' WHERE state = 'wanted'`, [
      seconds,
    ]);
  }
}
