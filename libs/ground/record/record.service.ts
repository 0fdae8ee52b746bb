import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../database/data-source.js';
import { nextHead, type Entry, type Head, type Json, type StreamKind } from './record.js';
import { RecordRow } from './record.entity.js';

export interface Line {
  streamKind: StreamKind;
  streamId: string;
  seq: number;
  event: string;
  facts: Record<string, Json>;
  by: string;
  day: string;
  at: Date;
}

/** The append-only memory of everything that happened. Whoever appends holds the lock of the stream's row. */
@Injectable()
export class RecordService {
  /** Writes one entry and answers the stream's new head, which the caller stores in the stream's row. */
  async append(tx: Tx, head: Head, entry: Entry): Promise<Head> {
    const next = nextHead(head, entry);
    await tx.query(
      `INSERT INTO record (stream_kind, stream_id, seq, event, facts, by, day, command_id, prev_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        head.kind,
        head.id,
        next.seq,
        entry.event,
        JSON.stringify(entry.facts),
        entry.by,
        entry.day,
        entry.commandId,
        head.hash,
        next.hash,
      ],
    );
    return next;
  }

  /** By which order something was done last: of the newest entry of one of these events in a stream. */
  async orderOf(tx: Tx, of: { kind: StreamKind; id: string; events: readonly string[] }): Promise<string | undefined> {
    const row = await tx.findOne(RecordRow, {
      where: { streamKind: of.kind, streamId: of.id, event: In([...of.events]) },
      order: { seq: 'DESC' },
    });
    return row?.commandId;
  }

  /** The lines of several streams in the order in which they were written, the newest `limit` of them. */
  async lines(tx: Tx, streams: { kinds: readonly StreamKind[]; ids: readonly string[] }, limit = 500): Promise<Line[]> {
    const rows = await tx
      .createQueryBuilder(RecordRow, 'record')
      .where('record.streamKind = ANY(:kinds) AND record.streamId = ANY(:ids)', streams)
      .orderBy('record.at', 'DESC')
      .addOrderBy('record.seq', 'DESC')
      .limit(limit)
      .getMany();
    return rows.reverse().map(({ streamKind, streamId, seq, event, facts, by, day, at }) => ({
      streamKind,
      streamId,
      seq,
      event,
      facts,
      by,
      day,
      at,
    }));
  }
}
