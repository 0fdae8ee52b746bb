import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { ApprovalService } from '../../people/approval/approval.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { roles } from '../../people/staff/staff.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { barred, type CaseFacts, type Stage } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { CourtService } from '../litigation/court.service.js';
import { fileMissing, fileSigners, fileState, fileTexts, signersApart, type FileFacts } from './file.js';
import { gateRules, shows, type GateProof } from './ground.js';
import { WriteOffEvidenceRow, WriteOffFileRow, WriteOffListCaseRow, WriteOffPursuitRow } from './writeoff.entity.js';
import type { KeepFile, KeepGateProof } from './writeoff.input.js';

/** Stages out of which an account may be written off. */
export const beforeWriteOff: readonly Stage[] = ['notice', 'announcement', 'urging', 'litigation'];

export type FileKept = { state: 'draft' | 'ready'; missing: string[] };

export interface FileView extends FileFacts {
  row: WriteOffFileRow;
  pursuits: { partyId: string; told: string }[];
}

/** The file of a write-off (W2, W4) and the proofs for its gates. */
@Injectable()
export class WriteOffFileService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly courts: CourtService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly staff: StaffService,
  ) {}

  /**
   * Keeps what is told of a write-off; what is left out stays as it was. Answers what is still missing. Refuses `WRONG_STAGE`,
   * `CASE_PARKED`, `FILE_UNDER_REVIEW` while a request on it is open, `STAFF_UNKNOWN` for a signer of another unit,
   * `SIGNERS_SAME`, and `NOT_FOUND` for a guarantor who is none.
   */
  async keep(order: Order, caseId: string, wanted: KeepFile): Promise<FileKept | Refusal> {
    return this.commands.carryOut<FileKept>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = await this.closed(tx, kase);
      if (bar) return bar;
      const { guarantorPursuits = [], ...own } = wanted;
      const before = await tx.findOne(WriteOffFileRow, { where: { caseId } });
      const merged = { ...emptyFile, ...before, ...own, caseId, keptBy: order.by, keptOn: on.today };
      const unfit = signersApart(merged) ?? (await this.strangers(tx, kase, own));
      if (unfit) return unfit;
      const guarantors = await this.guarantors(tx, kase);
      if (guarantorPursuits.some((one) => !guarantors.includes(one.partyId))) return refuse('NOT_FOUND');
      const pursued = (await tx.find(WriteOffPursuitRow, { where: { caseId } })).map((one) => one.partyId);
      const facts = factsOf(merged, [...pursued, ...guarantorPursuits.map((one) => one.partyId)]);
      const state = fileState(facts, guarantors);
      await tx.upsert(WriteOffFileRow, { ...merged, state }, ['caseId']);
      if (guarantorPursuits.length > 0)
        await tx.upsert(
          WriteOffPursuitRow,
          guarantorPursuits.map((one) => ({ caseId, ...one })),
          ['caseId', 'partyId'],
        );
      const missing = fileMissing(facts, guarantors);
      const told = { ground: wanted.ground, state, missing };
      await this.cases.change(tx, kase, { event: 'WriteOffFileKept', facts: told, order, on });
      return { answer: { state, missing } };
    });
  }

  /**
   * Keeps a proof for a gate. Refuses `WRONG_STAGE`, `CASE_PARKED`, `FILE_UNDER_REVIEW`, `DAY_IN_FUTURE`, and `WRONG_PROOF` with
   * the kinds of paper that can show it.
   */
  async prove(order: Order, caseId: string, wanted: KeepGateProof): Promise<{ evidenceId: string } | Refusal> {
    return this.commands.carryOut<{ evidenceId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = (await this.closed(tx, kase)) ?? unfitProof(wanted, on.today);
      if (bar) return bar;
      const { gate, day, proof } = wanted;
      const kept = await this.put(tx, { subjectId: caseId, wanted, by: order.by });
      await this.cases.change(tx, kase, {
        event: 'WriteOffEvidenceKept',
        facts: { gate, kind: proof.kind, day, proofHash: kept.hash },
        order,
        on,
      });
      return { answer: { evidenceId: kept.id } };
    });
  }

  /** Writes a proof of a case or of a list. */
  async put(
    tx: Tx,
    terms: { subjectId: string; wanted: KeepGateProof; by: string },
  ): Promise<{ id: string; hash: string }> {
    const { subjectId, wanted, by } = terms;
    const { gate, day, proof } = wanted;
    const kept = await this.evidence.keep(tx, { subjectId, proof: { ...proof, day }, by });
    const row = { id: randomUUID(), subjectId, gate, kind: proof.kind, day, evidenceId: kept.id };
    await tx.insert(WriteOffEvidenceRow, row);
    return kept;
  }

  async of(tx: Tx, caseId: string): Promise<FileView | undefined> {
    const row = await tx.findOne(WriteOffFileRow, { where: { caseId } });
    if (!row) return undefined;
    const pursuits = await tx.find(WriteOffPursuitRow, { where: { caseId }, order: { partyId: 'ASC' } });
    return {
      ...factsOf(
        row,
        pursuits.map((one) => one.partyId),
      ),
      row,
      pursuits: pursuits.map(({ partyId, told }) => ({ partyId, told })),
    };
  }

  /** Proofs of a case, and of the list it is on: the house's own papers, and 终本 rulings that its court tracks tell of. */
  async proofs(tx: Tx, caseId: string, listId?: string): Promise<(GateProof & { evidenceId: string | null })[]> {
    const rows = await tx.find(WriteOffEvidenceRow, {
      where: { subjectId: In(listId ? [caseId, listId] : [caseId]) },
      order: { day: 'ASC', id: 'ASC' },
    });
    const told = (await this.courts.tracks(tx, caseId)).flatMap((track) => track.facts);
    return [
      ...rows.map(({ gate, kind, day, evidenceId }) => ({ gate, kind, day: day as Day, evidenceId })),
      ...told
        .filter((fact) => fact.kind === 'zhongben' && fact.evidenceId !== null)
        .map(({ onDay, evidenceId }) => ({
          ...{ gate: 'closingRuling' as const, kind: 'courtPaper' as const, day: onDay },
          evidenceId,
        })),
    ];
  }

  /** Those whose pursuit the file must tell: everybody who stands as guarantor beside the case's debts (W2). */
  async guarantors(tx: Tx, kase: CaseFacts): Promise<string[]> {
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const found = debts.flatMap((debt) => debt.obligors).filter((one) => one.role === 'guarantor');
    return [...new Set(found.map((one) => one.partyId))];
  }

  /** While people judge it, a file stands still. */
  private async closed(tx: Tx, kase: CaseFacts): Promise<Refusal | undefined> {
    const bar = barred(kase, beforeWriteOff);
    if (bar) return bar;
    const lists = await tx.find(WriteOffListCaseRow, { where: { caseId: kase.id, state: 'waits' } });
    for (const subject of [kase.id, ...lists.map((one) => one.listId)]) {
      const open = (await this.approvals.openOf(tx, subject)).find((one) => one.what === 'writtenOff');
      if (open) return refuse('FILE_UNDER_REVIEW', { approvalId: open.id });
    }
    return undefined;
  }

  private async strangers(tx: Tx, kase: CaseFacts, signers: Partial<KeepFile>): Promise<Refusal | undefined> {
    for (const one of fileSigners) {
      const staffId = signers[one];
      if (staffId && !(await this.staff.worksFor(tx, { staffId, unitId: kase.unitId, roles })))
        return refuse('STAFF_UNKNOWN', { signer: one });
    }
    return undefined;
  }
}

/** A paper that cannot show what it is kept for, or of a day to come. */
export function unfitProof(wanted: KeepGateProof, today: Day): Refusal | undefined {
  if (wanted.day > today) return refuse('DAY_IN_FUTURE', { today });
  return shows(wanted.gate, wanted.proof.kind)
    ? undefined
    : refuse('WRONG_PROOF', { gate: wanted.gate, kinds: gateRules[wanted.gate].proofs });
}

const emptyFile = {
  ...{ arose: null, cause: null, measures: null, borrowerPursuit: null, securityDisposal: null },
  ...{ handlerId: null, departmentHeadId: null, unitHeadId: null },
};

type Told = Omit<WriteOffFileRow, 'state' | 'caseId' | 'keptBy' | 'keptOn'>;
const factsOf = (row: Told, pursued: readonly string[]): FileFacts => ({
  ground: row.ground,
  told: fileTexts.filter((one) => row[one] !== null),
  signers: { handlerId: row.handlerId, departmentHeadId: row.departmentHeadId, unitHeadId: row.unitHeadId },
  pursued,
});
