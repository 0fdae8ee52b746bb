import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../command/command.js';
import type { Tx } from '../database/data-source.js';
import { emptyHead } from '../record/record.js';
import { RecordService } from '../record/record.service.js';
import { lawOn, parameters, type Law, type Parameter, type ParameterKey } from './law.js';
import { ParameterRow } from './law.entity.js';
import type { SetParameter } from './law.input.js';

@Injectable()
export class LawService {
  constructor(private readonly records: RecordService) {}

  /** The parameters in force for one organisation on one day; null is what holds for all. */
  async lawOn(tx: Tx, terms: { unitId: string | null; today: Day }): Promise<Law> {
    return lawOn(await this.stored(tx), terms);
  }

  async stored(tx: Tx): Promise<Parameter[]> {
    const rows = await tx.find(ParameterRow);
    return rows
      .filter((row) => row.key in parameters)
      .map((row) => ({
        key: row.key as ParameterKey,
        unitId: row.unitId,
        from: row.fromDay as Day,
        value: Number(row.value),
      }));
  }

  /** Sets a value from a day on. Refuses `FROM_TOO_EARLY`: what has been decided under a value stays decided under it. */
  async set(
    tx: Tx,
    terms: { order: Order; on: On; wanted: SetParameter & { unitId: string } },
  ): Promise<{ id: string } | Refusal> {
    const { order, on, wanted } = terms;
    if (wanted.from <= on.today) return refuse('FROM_TOO_EARLY', { from: wanted.from, today: on.today });
    const taken = await tx.query<{ id: string }[]>(
      'SELECT id FROM parameter WHERE key = $1 AND unit_id IS NOT DISTINCT FROM $2 AND from_day = $3',
      [wanted.key, wanted.unitId, wanted.from],
    );
    if (taken.length > 0) return refuse('FROM_TOO_EARLY', { from: wanted.from, today: on.today });
    const id = randomUUID();
    const head = await this.records.append(tx, emptyHead('parameter', id), {
      event: 'ParameterSet',
      facts: { key: wanted.key, unitId: wanted.unitId, from: wanted.from, value: wanted.value },
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    await tx.insert(ParameterRow, {
      id,
      key: wanted.key,
      unitId: wanted.unitId,
      fromDay: wanted.from,
      value: String(wanted.value),
      setBy: order.by,
      reason: wanted.reason,
      recordSeq: head.seq,
      recordHash: head.hash,
    });
    return { id };
  }
}
