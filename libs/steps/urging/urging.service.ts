import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Order, Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { isNatural } from '../../people/party/party.js';
import { PartyService } from '../../people/party/party.service.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { attendable, recordable, type Attendee, type MediationOutcome, type Outcome, type Place } from './urging.js';
import { InterviewRow, MediationRow } from './urging.entity.js';
import type { RecordInterview, RecordMediation } from './urging.input.js';

export interface InterviewView {
  heldOn: string;
  place: Place;
  attendee: Attendee;
  outcome: Outcome;
  note: string;
  recordedBy: string;
}

@Injectable()
export class UrgingService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
    private readonly limits: LimitService,
    private readonly parties: PartyService,
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

  /**
   * Records an interview with the debtor himself. Refuses `WRONG_STAGE`, `DAY_IN_FUTURE`, `DAY_TOO_EARLY`, `CASE_PARKED`,
   * `CONSENT_MISSING`, `NOT_THE_DEBTOR`.
   */
  async recordInterview(
    order: Order,
    caseId: string,
    wanted: RecordInterview,
  ): Promise<{ interviewId: string } | Refusal> {
    return this.commands.carryOut<{ interviewId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const { heldOn, place, attendee, outcome, consent, note } = wanted;
      const debtor = (await this.parties.byIds(tx, [kase.debtorId])).get(kase.debtorId);
      const bar =
        barred(kase, ['urging', 'litigation']) ??
        recordable(heldOn, kase, on) ??
        attendable(
          { place, attendee, consented: consent !== undefined },
          { natural: !debtor || isNatural(debtor.nature) },
        );
      if (bar) return bar;
      const interviewId = randomUUID();
      const kept =
        consent &&
        (await this.evidence.keep(tx, { subjectId: interviewId, proof: { ...consent, day: heldOn }, by: order.by }));
      // The note may name people and stays in the row.
      const row = { id: interviewId, caseId, heldOn, place, attendee, outcome, note, consentId: kept?.id ?? null };
      await tx.insert(InterviewRow, { ...row, recordedBy: order.by });
      await this.cases.change(tx, kase, {
        event: 'InterviewHeld',
        facts: { interviewId, heldOn, place, attendee, outcome },
        order,
        on,
      });
      return { answer: { interviewId } };
    });
  }

  /**
   * Records a mediation with its paper. An agreement is the debtor's own promise to perform and begins the limitation anew
   * (L12, L13); both may ask the court to confirm it within thirty days. Refuses `WRONG_STAGE`, days as an interview.
   */
  async recordMediation(
    order: Order,
    caseId: string,
    wanted: RecordMediation,
  ): Promise<{ mediationId: string } | Refusal> {
    return this.commands.carryOut<{ mediationId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const { heldOn, outcome, body, proof } = wanted;
      const bar = barred(kase, ['notice', 'announcement', 'urging', 'litigation']) ?? recordable(heldOn, kase, on);
      if (bar) return bar;
      const id = randomUUID();
      const kept = await this.evidence.keep(tx, { subjectId: id, proof: { ...proof, day: heldOn }, by: order.by });
      await tx.insert(MediationRow, { id, caseId, body, heldOn, outcome, evidenceId: kept.id, recordedBy: order.by });
      const kind = outcome === 'agreed' ? ('agreement' as const) : ('mediationAsked' as const);
      const act = { debtIds: kase.debtIds, partyId: kase.debtorId, kind, on: heldOn, evidenceId: kept.id, order };
      await this.limits.recordAct(tx, act);
      const facts = { mediationId: id, heldOn, outcome, proofHash: kept.hash };
      await this.cases.change(tx, kase, { event: 'MediationHeld', facts, order, on });
      return { answer: { mediationId: id } };
    });
  }

  async mediations(tx: Tx, caseId: string): Promise<{ body: string; heldOn: string; outcome: MediationOutcome }[]> {
    return tx.find(MediationRow, { where: { caseId }, order: { heldOn: 'ASC' } });
  }

  async of(tx: Tx, caseId: string): Promise<InterviewView[]> {
    return tx.find(InterviewRow, { where: { caseId }, order: { heldOn: 'ASC' } });
  }
}
