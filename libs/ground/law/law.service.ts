import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addDays, type Day } from '../calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../command/command.js';
import type { Tx } from '../database/data-source.js';
import { emptyHead, type Json } from '../record/record.js';
import { RecordService } from '../record/record.service.js';
import { lawOn, parameters, type ChangeState, type Law, type Parameter, type ParameterKey } from './law.js';
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
    const rows = await tx.find(ParameterRow, { where: { state: 'inForce' } });
    return rows.filter((row) => row.key in parameters).map(parameterOf);
  }

  /** Values with those that wait for a second admin: what a dry run is made with. */
  async withProposed(tx: Tx, id: string): Promise<{ law: (terms: { today: Day }) => Law } | undefined> {
    const proposed = await this.byId(tx, id);
    if (!proposed) return undefined;
    const stored = await this.stored(tx);
    // Judged as if it held already: the dry run shows what the value moves, not what the days until then do.
    return { law: ({ today }) => lawOn([...stored, { ...proposed, from: today }], { unitId: proposed.unitId, today }) };
  }

  /**
   * Proposes a value from a day on; another admin brings it into force. Refuses `FROM_TOO_EARLY`: what has been decided under
   * a value stays decided under it.
   */
  async propose(
    tx: Tx,
    terms: { order: Order; on: On; wanted: SetParameter & { unitId: string } },
  ): Promise<{ id: string } | Refusal> {
    const { order, on, wanted } = terms;
    if (wanted.from <= on.today) return refuse('FROM_TOO_EARLY', { from: wanted.from, today: on.today });
    const taken = await tx.query<{ id: string }[]>(
      `SELECT id FROM parameter WHERE key = $1 AND unit_id IS NOT DISTINCT FROM $2 AND from_day = $3 AND state <> 'givenUp'`,
      [wanted.key, wanted.unitId, wanted.from],
    );
    if (taken.length > 0) return refuse('FROM_TOO_EARLY', { from: wanted.from, today: on.today });
    const id = randomUUID();
    const { key, unitId, from, value } = wanted;
    const entry = { facts: { key, unitId, from, value }, by: order.by, day: on.today, commandId: order.id };
    const head = await this.records.append(tx, emptyHead('parameter', id), { ...entry, event: 'ParameterProposed' });
    await tx.insert(ParameterRow, {
      ...{ id, key, unitId, fromDay: from, value: String(value), setBy: order.by, reason: wanted.reason },
      ...{ state: 'proposed' as const, approvalId: null, recordSeq: head.seq, recordHash: head.hash },
    });
    return { id };
  }

  /** Another admin agreed: the value holds from its day, or from tomorrow where that day has come meanwhile. */
  async bringIntoForce(tx: Tx, id: string, terms: { approvalId: string; order: Order; on: On }): Promise<void> {
    const { approvalId, order, on } = terms;
    const row = await tx.findOneOrFail(ParameterRow, { where: { id } });
    const fromDay = row.fromDay <= on.today ? addDays(on.today, 1) : (row.fromDay as Day);
    const facts = { key: row.key, unitId: row.unitId, from: fromDay, value: Number(row.value), approvalId };
    await this.end(tx, row, { event: 'ParameterSet', facts, order, on });
    await tx.update(ParameterRow, { id, state: 'proposed' }, { state: 'inForce', fromDay, approvalId });
  }

  async giveUp(tx: Tx, id: string, terms: { order: Order; on: On }): Promise<void> {
    const row = await tx.findOneOrFail(ParameterRow, { where: { id } });
    await this.end(tx, row, { event: 'ParameterGivenUp', facts: { key: row.key }, ...terms });
    await tx.update(ParameterRow, { id, state: 'proposed' }, { state: 'givenUp' });
  }

  private async end(
    tx: Tx,
    row: ParameterRow,
    terms: { event: string; facts: Record<string, Json>; order: Order; on: On },
  ): Promise<void> {
    const { event, facts, order, on } = terms;
    const head = { kind: 'parameter' as const, id: row.id, seq: row.recordSeq, hash: row.recordHash };
    const entry = { event, facts, by: order.by, day: on.today, commandId: order.id };
    const next = await this.records.append(tx, head, entry);
    await tx.update(ParameterRow, { id: row.id }, { recordSeq: next.seq, recordHash: next.hash });
  }

  /** A change, in whatever state. */
  async byId(tx: Tx, id: string): Promise<(Parameter & { id: string; state: ChangeState }) | undefined> {
    const row = await tx.findOne(ParameterRow, { where: { id } });
    return row ? { ...parameterOf(row), id, state: row.state } : undefined;
  }
}

const parameterOf = (row: ParameterRow): Parameter => ({
  key: row.key as ParameterKey,
  unitId: row.unitId,
  from: row.fromDay as Day,
  value: Number(row.value),
});
