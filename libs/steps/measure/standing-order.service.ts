import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { isRefusal, refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { storedFen, type Fen } from '../../ground/fen/fen.js';
import { calm, isForbidden, judge } from '../../ground/law/guard.js';
import { barred, openStages } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { AddresseeService } from './addressee.service.js';
import { uncontactable } from './measure.js';
import { StandingOrderRow } from './measure.entity.js';
import type { GiveStandingOrder, RevokeStandingOrder } from './measure.input.js';

export interface StandingOrderView {
  id: string;
  partyId: string;
  amountFen: Fen;
  dayOfMonth: number;
  givenOn: string;
  revokedOn: string | null;
}

/** 扣款授权: what a debtor has his bank pay each month, of his own will, and can stop at any time (Limitation Rules 8). */
@Injectable()
export class StandingOrderService {
  constructor(
    private readonly addressees: AddresseeService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
  ) {}

  /**
   * Records the order of somebody who owes, for his own account; never an employer's. Refuses `NOT_FOUND` for a stranger to the
   * case, `NO_TITLE`, `GUARANTEE_NOT_STANDING`, and `STANDING_ORDER_RUNS` while one is in force.
   */
  async give(order: Order, caseId: string, wanted: GiveStandingOrder): Promise<{ standingOrderId: string } | Refusal> {
    return this.commands.carryOut<{ standingOrderId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const { partyId, dayOfMonth } = wanted;
      const bar = barred(kase, openStages);
      if (bar) return bar;
      const met = await this.addressees.met(tx, kase, { addresseeId: partyId, on });
      if (isRefusal(met)) return met;
      const judged = judge(calm('standingOrder', met), on.law);
      if (isForbidden(judged)) return uncontactable(judged);
      if (await tx.exists(StandingOrderRow, { where: { caseId, partyId, revokedOn: IsNull() } }))
        return refuse('STANDING_ORDER_RUNS');
      const id = randomUUID();
      const kept = await this.evidence.keep(tx, {
        subjectId: id,
        proof: { ...wanted.evidence, day: on.today },
        by: order.by,
      });
      const amountFen = storedFen(wanted.amountFen);
      await tx.insert(StandingOrderRow, {
        ...{ id, caseId, partyId, amountFen, dayOfMonth, givenOn: on.today, evidenceId: kept.id },
        ...{ recordedBy: order.by, revokedOn: null, revokedBy: null },
      });
      const facts = { standingOrderId: id, amountFen: amountFen.toString(), dayOfMonth, proofHash: kept.hash };
      await this.cases.change(tx, kase, { event: 'StandingOrderGiven', facts, order, on });
      return { answer: { standingOrderId: id } };
    });
  }

  /** He stops it; no reason is asked. Refuses `STANDING_ORDER_OVER` when it has been stopped. */
  async revoke(order: Order, caseId: string, wanted: RevokeStandingOrder): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const { standingOrderId: id } = wanted;
      const row = await tx.findOne(StandingOrderRow, { where: { id, caseId } });
      if (!row) return refuse('NOT_FOUND');
      if (row.revokedOn) return refuse('STANDING_ORDER_OVER', { revokedOn: row.revokedOn });
      await tx.update(StandingOrderRow, { id }, { revokedOn: on.today, revokedBy: order.by });
      await this.cases.change(tx, kase, { event: 'StandingOrderRevoked', facts: { standingOrderId: id }, order, on });
      return { answer: null };
    });
  }

  /** All orders of a case, the oldest first; of one day the running one last. */
  async of(tx: Tx, caseId: string): Promise<StandingOrderView[]> {
    const rows = await tx.find(StandingOrderRow, {
      where: { caseId },
      order: { givenOn: 'ASC', revokedOn: 'ASC', id: 'ASC' },
    });
    return rows.map(({ id, partyId, amountFen, dayOfMonth, givenOn, revokedOn }) => ({
      ...{ id, partyId, amountFen, dayOfMonth, givenOn, revokedOn },
    }));
  }
}
