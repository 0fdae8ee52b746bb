import { Injectable } from '@nestjs/common';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { plainFen, plus } from '../../ground/fen/fen.js';
import { ApprovalService } from '../../people/approval/approval.service.js';
import { departments } from '../../people/staff/staff.js';
import { PartyService } from '../../people/party/party.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { EndingService } from '../../steps/writeoff/ending.service.js';
import { fileMissing } from '../../steps/writeoff/file.js';
import { WriteOffFileService } from '../../steps/writeoff/file.service.js';
import {
  gateRules,
  groundRules,
  grounds,
  missingGates,
  testOf,
  writable,
  type Gate,
} from '../../steps/writeoff/ground.js';
import { listGround } from '../../steps/writeoff/list.js';
import { WriteOffListService } from '../../steps/writeoff/list.service.js';
import { WriteoffService } from '../../steps/writeoff/writeoff.service.js';

type Shown = Record<string, unknown>;

const gatesOf = (needs: readonly Gate[], missing: readonly Gate[]): Shown[] =>
  needs.map((gate) => ({ gate, ok: !missing.includes(gate), proofs: gateRules[gate].proofs }));

/** Write-offs as people look at them: the file with its gates, the five opinions, the checks after it, lists, ends. */
@Injectable()
export class WriteOffsService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly endings: EndingService,
    private readonly evidence: EvidenceService,
    private readonly files: WriteOffFileService,
    private readonly lists: WriteOffListService,
    private readonly parties: PartyService,
    private readonly staff: StaffService,
    private readonly writeoffs: WriteoffService,
  ) {}

  async ofCase(tx: Tx, caseId: string): Promise<Shown> {
    const kase = await this.cases.mustHave(tx, caseId);
    const on = await this.commands.on(tx, { caseId });
    const facts = await this.writeoffs.facts(tx, kase);
    const guarantors = await this.files.guarantors(tx, kase);
    const people = await this.parties.byIds(tx, guarantors);
    return {
      guarantors: guarantors.map((partyId) => ({ partyId, name: people.get(partyId)?.name ?? '' })),
      file: await this.file(tx, kase, guarantors),
      grounds: grounds.map((ground) => {
        const bar = writable(ground, facts, on);
        return {
          ...{ ground, test: testOf(ground, on.law), articleZh: groundRules[ground].article.zh },
          gates: gatesOf(groundRules[ground].needs, missingGates(ground, facts.proofs)),
          ...{ refused: bar?.refused ?? null, detail: bar?.detail ?? null },
        };
      }),
      proofs: await this.proofs(tx, caseId),
      writeOff: await this.writeOff(tx, caseId),
      endings: await this.ends(tx, caseId),
    };
  }

  async list(tx: Tx, listId: string): Promise<Shown | undefined> {
    const found = await this.lists.of(tx, listId);
    if (!found) return undefined;
    const { row, rows } = found;
    const on = await this.commands.on(tx, { unitId: row.unitId });
    const names = await this.staff.names(tx, [row.madeBy]);
    const rule = groundRules[listGround];
    return {
      ...{ id: row.id, state: row.state, reason: row.reason, madeOn: row.madeOn },
      ...{ madeByName: names.get(row.madeBy) ?? null, articleZh: rule.article.zh, test: testOf(listGround, on.law) },
      totalFen: plainFen(plus(...rows.map((one) => one.inBooksFen))),
      approvalId: (await this.approvals.of(tx, [listId])).at(-1)?.id ?? null,
      rows: rows.map(({ missing, inBooksFen, ...one }) => ({
        ...one,
        inBooksFen: plainFen(inBooksFen),
        gates: gatesOf(rule.needs, missing),
      })),
    };
  }

  private async file(tx: Tx, kase: CaseFacts, guarantors: readonly string[]): Promise<Shown | null> {
    const file = await this.files.of(tx, kase.id);
    if (!file) return null;
    const { row, pursuits } = file;
    const people = await this.parties.byIds(tx, guarantors);
    const signers = [row.handlerId, row.departmentHeadId, row.unitHeadId];
    const names = await this.staff.names(
      tx,
      signers.filter((one) => one !== null),
    );
    const nameOf = (id: string | null): string | null => names.get(id ?? '') ?? null;
    const { ground, state, arose, cause, measures, borrowerPursuit, securityDisposal, keptOn } = row;
    return {
      ...{ ground, state, arose, cause, measures, borrowerPursuit, securityDisposal, keptOn },
      missing: fileMissing(file, guarantors),
      guarantors: guarantors.map((partyId) => ({
        ...{ partyId, name: people.get(partyId)?.name ?? '' },
        told: pursuits.find((one) => one.partyId === partyId)?.told ?? null,
      })),
      handlerName: nameOf(row.handlerId),
      departmentHeadName: nameOf(row.departmentHeadId),
      unitHeadName: nameOf(row.unitHeadId),
    };
  }

  private async proofs(tx: Tx, caseId: string): Promise<Shown[]> {
    const proofs = await this.files.proofs(tx, caseId);
    const kept = new Map((await this.evidence.of(tx, [caseId])).map((one) => [one.id, one]));
    return proofs.map(({ gate, kind, day, evidenceId }) => {
      const paper = kept.get(evidenceId ?? '');
      return { gate, kind, day, reference: paper?.reference ?? null, hash: paper?.hash ?? null };
    });
  }

  private async writeOff(tx: Tx, caseId: string): Promise<Shown | null> {
    const row = await this.writeoffs.row(tx, caseId);
    if (!row) return null;
    const checks = await this.writeoffs.checks(tx, caseId);
    const by = {
      ...{ disposal: row.disposalBy, credit: row.creditBy, finance: row.financeBy, legal: row.legalBy },
      internalControl: row.internalControlBy,
    };
    const hands = [row.makerId, row.handlerId, row.deciderId, ...Object.values(by), ...checks.map((one) => one.by)];
    const names = await this.staff.names(tx, hands);
    const nameOf = (id: string): string | null => names.get(id) ?? null;
    return {
      ...{ ground: row.ground, test: row.test, amountFen: plainFen(row.amountFen), writtenOffOn: row.writtenOffOn },
      ...{ listId: row.listId, makerName: nameOf(row.makerId), handlerName: nameOf(row.handlerId) },
      deciderName: nameOf(row.deciderId),
      opinions: departments.map((department) => ({ department, byName: nameOf(by[department]) })),
      checks: checks.map(({ seat, finding, checkedOn, note, by: checker }) => ({
        ...{ seat, finding, checkedOn, note },
        byName: nameOf(checker),
      })),
    };
  }

  private async ends(tx: Tx, caseId: string): Promise<Shown[]> {
    const rows = await this.endings.of(tx, caseId);
    const people = await this.parties.byIds(
      tx,
      rows.flatMap((one) => one.assigneeId ?? []),
    );
    return rows.map(({ id, ground, state, assigneeId, priceFen, leftFen, proposedOn, proofs }) => ({
      ...{ id, ground, state, proposedOn, proofs },
      assigneeName: people.get(assigneeId ?? '')?.name ?? null,
      priceFen: priceFen === null ? null : plainFen(priceFen),
      leftFen: leftFen === null ? null : plainFen(leftFen),
    }));
  }
}
