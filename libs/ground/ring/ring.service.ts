import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../database/data-source.js';
import { RING_CHANNEL, retryAfterS, type Ring } from './ring.js';
import { RingRow } from './ring.entity.js';

const NUDGE_MS = 20;

@Injectable()
export class RingService implements OnApplicationShutdown {
  private nudging: NodeJS.Timeout | undefined;

  constructor(private readonly source: DataSource) {}

  /** Hangs a bell in the transaction of what happened. Nobody is told before the commit: see `nudge`. */
  async hang(
    tx: Tx,
    bell: { streamKind: 'case' | 'debt'; streamId: string; seq: number; event: string },
  ): Promise<void> {
    await tx.query('INSERT INTO ring (stream_kind, stream_id, seq, event) VALUES ($1, $2, $3, $4)', [
      bell.streamKind,
      bell.streamId,
      bell.seq,
      bell.event,
    ]);
  }

  /** Hangs bells of many cases one after another, so many a second: a change of the law must not wake all at once. */
  async hangSpread(tx: Tx, terms: { caseIds: readonly string[]; event: string; perSecond: number }): Promise<void> {
    await tx.query(
      `INSERT INTO ring (stream_kind, stream_id, seq, event, hung_at, next_try_at)
       SELECT 'case', id, 0, $2, at, at FROM (
         SELECT id, clock_timestamp() + ((n - 1) / $3::float8) * interval '1 second' AS at
           FROM unnest($1::uuid[]) WITH ORDINALITY AS one (id, n)) AS spread`,
      [terms.caseIds, terms.event, terms.perSecond],
    );
  }

  /**
   * Tells the relay, at most every 20 ms and never inside a business transaction: NOTIFY takes a lock on the whole
   * cluster through the commit's flush. A crash before it costs a second: the relay also looks by itself.
   */
  nudge(): void {
    this.nudging ??= setTimeout(() => {
      this.nudging = undefined;
      this.source.query(`NOTIFY ${RING_CHANNEL}`).catch(() => undefined); // The relay's own look replaces it.
    }, NUDGE_MS);
  }

  /** Bells that wait to be rung, oldest first, without a lock: a second relay only rings twice, which is harmless. */
  async waiting(limit: number): Promise<Ring[]> {
    const rows = await this.source.query<RingRow[]>(
      `SELECT id, stream_kind AS "streamKind", stream_id AS "streamId", seq, event, tries
         FROM ring WHERE next_try_at <= clock_timestamp() ORDER BY next_try_at, id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id, streamKind, streamId, seq, event, tries }) => ({
      id,
      streamKind,
      streamId,
      seq,
      event,
      tries,
    }));
  }

  /** Takes down exactly the bells that were rung. "All up to an id" would lose some: serial numbers commit out of order. */
  async takeDown(rings: readonly Ring[]): Promise<void> {
    await this.source.query('DELETE FROM ring WHERE id = ANY($1::bigint[])', [rings.map((ring) => ring.id)]);
  }

  async putOff(rings: readonly Ring[]): Promise<void> {
    for (const ring of rings)
      await this.source.query(
        `UPDATE ring SET tries = tries + 1, next_try_at = clock_timestamp() + $2 * interval '1 second' WHERE id = $1`,
        [ring.id, retryAfterS(ring.tries)],
      );
  }

  /** Age of the oldest bell in seconds, 0 when none hangs: above a minute is an alarm. */
  async oldestS(): Promise<number> {
    const [row] = await this.source.query<{ age: string | null }[]>(
      'SELECT extract(epoch FROM clock_timestamp() - min(hung_at))::int AS age FROM ring',
    );
    return Math.max(0, Number(row?.age ?? 0));
  }

  async waitingCount(tx: Tx): Promise<number> {
    return tx.count(RingRow);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.nudging);
  }
}
