import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import type { On, Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Fen } from '../../ground/fen/fen.js';
import { firstLevel, levelEnd, type Request, type VoiceFacts } from './approval.js';
import { ApprovalVoiceRow } from './approval.entity.js';
import { ApprovalService } from './approval.service.js';
import { seatOfPerson } from './voice.js';

export interface VoiceView extends VoiceFacts {
  approvalId: string;
  round: number;
  spokenFor: string | null;
  reason: string;
  day: Day;
}

interface Ordered {
  order: Order;
  on: On;
}

/** Opinions, 加签, 转交 and 退回补正 of requests, written as the rules allowed them. Callers hold subject and request. */
@Injectable()
export class VoiceService {
  constructor(private readonly approvals: ApprovalService) {}

  /** Opinions of the present round: those of earlier rounds no longer count. */
  async given(tx: Tx, request: Pick<Request, 'id' | 'round'>): Promise<VoiceView[]> {
    const rows = await tx.find(ApprovalVoiceRow, { where: { approvalId: request.id, round: request.round } });
    return rows.map(viewOf);
  }

  /** All opinions on several requests, by request, oldest round first. */
  async of(tx: Tx, approvalIds: readonly string[]): Promise<Map<string, VoiceView[]>> {
    const rows = await tx.find(ApprovalVoiceRow, {
      where: { approvalId: In([...approvalIds]) },
      order: { round: 'ASC', day: 'ASC', seat: 'ASC' },
    });
    const found = new Map<string, VoiceView[]>(approvalIds.map((id) => [id, []]));
    for (const row of rows) found.get(row.approvalId)?.push(viewOf(row));
    return found;
  }

  /** Writes an opinion for a seat. */
  async give(
    tx: Tx,
    request: Request,
    terms: Ordered & { seat: string; agrees: boolean; reason: string; spokenFor: string | null },
  ): Promise<void> {
    const { order, on, seat, agrees, reason, spokenFor } = terms;
    const { id: approvalId, round } = request;
    const before = (await this.given(tx, request)).map((voice) => voice.staffId);
    await tx.insert(ApprovalVoiceRow, {
      ...{ approvalId, round, seat, staffId: order.by, spokenFor, agrees, reason },
      day: on.today,
    });
    await this.approvals.write(tx, request, {
      event: 'VoiceGiven',
      facts: { seat, agrees, round },
      set: { voicedBy: [...before, order.by] },
      order,
      on,
    });
  }

  /** 加签: a person's opinion, by name, is needed too. */
  async consult(tx: Tx, request: Request, terms: Ordered & { staffId: string }): Promise<void> {
    const seat = seatOfPerson(terms.staffId);
    await this.approvals.write(tx, request, {
      event: 'VoiceAsked',
      facts: { seat },
      set: { voices: [...request.voices, seat] },
      order: terms.order,
      on: terms.on,
    });
  }

  /** 转交: this person of the level decides it, or a higher level. */
  async transfer(tx: Tx, request: Request, terms: Ordered & { staffId: string }): Promise<void> {
    await this.approvals.write(tx, request, {
      event: 'RequestTransferred',
      facts: { to: terms.staffId },
      set: { assignedTo: terms.staffId },
      order: terms.order,
      on: terms.on,
    });
  }

  /** 退回: it waits for its asker. */
  async giveBack(tx: Tx, request: Request, terms: Ordered & { missing: string }): Promise<void> {
    const { order, on, missing } = terms;
    await this.approvals.write(tx, request, {
      event: 'RequestReturned',
      facts: { round: request.round },
      set: { state: 'returned', returnedBy: order.by, returnedOn: on.today, missing, levelEndsOn: null },
      order,
      on,
    });
  }

  /** 补正: open again in a new round. Its level's days begin again, with the amount of today; it never sinks. */
  async complete(
    tx: Tx,
    request: Request,
    terms: Ordered & { completion: string; amount: Fen },
  ): Promise<{ level: number; round: number }> {
    const { order, on, completion, amount } = terms;
    const { chain } = request;
    const level = Math.max(request.level, firstLevel({ authority: request, amount, law: on.law }));
    const round = request.round + 1;
    await this.approvals.write(tx, request, {
      event: 'RequestCompleted',
      facts: { round, level, amountFen: amount.toString() },
      set: {
        ...{ state: 'open', round, level, voicedBy: [], assignedTo: null, amountFen: amount },
        ...{ completedBy: order.by, completion, levelOn: on.today },
        levelEndsOn: levelEnd({ chain, level, from: on.today, law: on.law }, on.calendar),
      },
      order,
      on,
    });
    return { level, round };
  }
}

const viewOf = (row: ApprovalVoiceRow): VoiceView => ({ ...row, day: row.day as Day });
