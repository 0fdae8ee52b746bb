import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Order, Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { recordable, type Outcome, type Place } from './urging.js';
import { InterviewRow } from './urging.entity.js';
import type { RecordInterview } from './urging.input.js';

export interface InterviewView {
  heldOn: string;
  place: Place;
  outcome: Outcome;
  note: string;
  recordedBy: string;
}

@Injectable()
export class UrgingService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
  ) {}

  /** The supervisor approved urging: the story writes the invitation at its next turn. */
  async enter(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    return this.cases.move(tx, kase, {
      to: 'urging',
      facts: { approvalId: granted.approvalId },
      order: granted.order,
      on: granted.on,
    });
  }

  /** Records an interview with the debtor himself. Refuses `WRONG_STAGE`, `DAY_IN_FUTURE`, `DAY_TOO_EARLY`, `CASE_PARKED`. */
  async recordInterview(
    order: Order,
    caseId: string,
    wanted: RecordInterview,
  ): Promise<{ interviewId: string } | Refusal> {
    return this.commands.carryOut<{ interviewId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, ['urging', 'litigation']) ?? recordable(wanted.heldOn, kase, on);
      if (bar) return bar;
      const interviewId = randomUUID();
      await tx.insert(InterviewRow, { id: interviewId, caseId, ...wanted, recordedBy: order.by });
      const { heldOn, place, outcome } = wanted; // The note may name people and stays in the row.
      await this.cases.change(tx, kase, {
        event: 'InterviewHeld',
        facts: { interviewId, heldOn, place, outcome },
        order,
        on,
      });
      return { answer: { interviewId } };
    });
  }

  async of(tx: Tx, caseId: string): Promise<InterviewView[]> {
    return tx.find(InterviewRow, { where: { caseId }, order: { heldOn: 'ASC' } });
  }
}
