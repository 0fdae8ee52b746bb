import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Fen } from '../../ground/fen/fen.js';
import { emptyHead, type Json } from '../../ground/record/record.js';
import { RecordService } from '../../ground/record/record.service.js';
import { levelEnd, type Level, type Request } from './approval.js';
import { ApprovalRow } from './approval.entity.js';

export interface RequestView extends Request {
  unitId: string;
  decidedBy: string | null;
  decidedOn: Day | null;
  decisionReason: string | null;
}

const viewOf = (row: ApprovalRow): RequestView => ({
  ...row,
  askedOn: row.askedOn as Day,
  levelOn: row.levelOn as Day,
  levelEndsOn: row.levelEndsOn as Day | null,
  decidedOn: row.decidedOn as Day | null,
});

/** Requests and their decisions. Callers hold the lock of the subject, and of the request where there is one. */
@Injectable()
export class ApprovalService {
  constructor(private readonly records: RecordService) {}

  /** Files a request. Refuses `REQUEST_OPEN` while one for the same step waits. */
  async file(
    tx: Tx,
    terms: {
      order: Order;
      on: On;
      subjectId: string;
      unitId: string;
      what: string;
      stage: string;
      reason: string;
      ground: string | null;
      amount: Fen;
      level: Level;
    },
  ): Promise<RequestView | Refusal> {
    const { order, on, subjectId, unitId, what, stage, reason, ground, amount, level } = terms;
    const open = await tx.findOne(ApprovalRow, { where: { subjectId, what, state: 'open' } });
    if (open) return refuse('REQUEST_OPEN', { approvalId: open.id });
    const id = randomUUID();
    const levelEndsOn = levelEnd({ level, from: on.today, law: on.law }, on.calendar);
    const head = await this.records.append(tx, emptyHead('approval', id), {
      event: 'RequestFiled',
      facts: { caseId: subjectId, what, stage, level, amountFen: amount.toString(), ground },
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    const row = {
      id,
      subjectId,
      unitId,
      what,
      reason,
      ground,
      state: 'open' as const,
      level,
      askedBy: order.by,
      askedOn: on.today,
      amountFen: amount,
      stage,
      levelOn: on.today,
      levelEndsOn,
      decidedBy: null,
      decidedOn: null,
      decisionReason: null,
      recordSeq: head.seq,
      recordHash: head.hash,
    };
    await tx.insert(ApprovalRow, row);
    return viewOf(row);
  }

  /** Writes the decision that the rules allowed. */
  async decide(
    tx: Tx,
    request: RequestView,
    terms: { order: Order; on: On; approve: boolean; reason: string },
  ): Promise<void> {
    const { order, on, approve, reason } = terms;
    const head = await this.remember(tx, request.id, {
      event: approve ? 'RequestApproved' : 'RequestRefused',
      facts: { caseId: request.subjectId, what: request.what },
      order,
      on,
    });
    await tx.update(
      ApprovalRow,
      { id: request.id, state: 'open' },
      {
        state: approve ? 'approved' : 'refused',
        decidedBy: order.by,
        decidedOn: on.today,
        decisionReason: reason,
        ...head,
      },
    );
  }

  /** Hands a request to the next level, whose days begin today. */
  async raise(tx: Tx, request: Request, terms: { order: Order; on: On; level: Level }): Promise<void> {
    const { order, on, level } = terms;
    const head = await this.remember(tx, request.id, {
      event: 'RequestRaised',
      facts: { caseId: request.subjectId, what: request.what, level },
      order,
      on,
    });
    await tx.update(
      ApprovalRow,
      { id: request.id },
      { level, levelOn: on.today, levelEndsOn: levelEnd({ level, from: on.today, law: on.law }, on.calendar), ...head },
    );
  }

  /** Open requests of a case that has left the stage they were made in have nothing left to decide. */
  async makeStale(tx: Tx, requests: readonly RequestView[], terms: { order: Order; on: On }): Promise<void> {
    for (const request of requests) {
      const head = await this.remember(tx, request.id, {
        event: 'RequestStale',
        facts: { caseId: request.subjectId, what: request.what },
        ...terms,
      });
      await tx.update(ApprovalRow, { id: request.id }, { state: 'stale', ...head });
    }
  }

  async byId(tx: Tx, id: string): Promise<RequestView | undefined> {
    const row = await tx.findOne(ApprovalRow, { where: { id } });
    return row ? viewOf(row) : undefined;
  }

  async openOf(tx: Tx, subjectId: string): Promise<RequestView[]> {
    return (
      await tx.find(ApprovalRow, { where: { subjectId, state: 'open' }, order: { askedOn: 'ASC', id: 'ASC' } })
    ).map(viewOf);
  }

  async of(tx: Tx, subjectIds: readonly string[]): Promise<RequestView[]> {
    return (
      await tx.find(ApprovalRow, { where: { subjectId: In([...subjectIds]) }, order: { askedOn: 'ASC', id: 'ASC' } })
    ).map(viewOf);
  }

  /** A box of requests within a unit path: open ones of one's levels, all open ones, or the newest decided. */
  async box(
    tx: Tx,
    terms: { unitPath: string; state: 'open' | 'decided'; levels: readonly Level[] },
  ): Promise<RequestView[]> {
    const query = tx
      .createQueryBuilder(ApprovalRow, 'approval')
      .where('approval.unitId IN (SELECT id FROM unit WHERE path LIKE :below)', { below: `${terms.unitPath}%` });
    if (terms.state === 'open')
      query
        .andWhere(`approval.state = 'open' AND approval.level = ANY(:levels)`, { levels: terms.levels })
        .orderBy('approval.askedOn')
        .addOrderBy('approval.id');
    else query.andWhere(`approval.state <> 'open'`).orderBy('approval.decidedOn', 'DESC', 'NULLS LAST');
    return (await query.limit(200).getMany()).map(viewOf);
  }

  private async remember(
    tx: Tx,
    id: string,
    terms: { event: string; facts: Record<string, Json>; order: Order; on: On },
  ): Promise<{ recordSeq: number; recordHash: string }> {
    const { event, facts, order, on } = terms;
    const row = await tx.findOneOrFail(ApprovalRow, {
      where: { id },
      select: { id: true, recordSeq: true, recordHash: true },
    });
    const head = { kind: 'approval' as const, id, seq: row.recordSeq, hash: row.recordHash };
    const next = await this.records.append(tx, head, {
      event,
      facts,
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    return { recordSeq: next.seq, recordHash: next.hash };
  }
}
