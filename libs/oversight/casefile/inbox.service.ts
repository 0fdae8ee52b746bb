import { Injectable } from '@nestjs/common';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { plainFen } from '../../ground/fen/fen.js';
import { bar, levelRoles } from '../../people/approval/approval.js';
import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import { PartyService } from '../../people/party/party.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { NoticeService } from '../../steps/notice/notice.service.js';
import { FactsService } from '../../steps/escalation/facts.service.js';
import { checks } from './casefile.js';

export type Box = 'mine' | 'waiting' | 'done';
type Shown = Record<string, unknown>;

/** 审批箱: requests as the person who looks at them sees them. It decides nothing. */
@Injectable()
export class InboxService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
    private readonly loader: FactsService,
    private readonly notices: NoticeService,
    private readonly parties: PartyService,
    private readonly staff: StaffService,
  ) {}

  async box(tx: Tx, terms: { actor: Actor; box: Box }): Promise<Shown[]> {
    const { actor, box } = terms;
    const state = box === 'done' ? ('decided' as const) : ('open' as const);
    const all = await this.approvals.box(tx, { unitPath: actor.unitPath, state, levels: [0, 1] });
    const rows = await this.rows(tx, all, actor);
    if (box === 'done') return rows;
    return rows.filter((row) => (row.mayDecide === true) === (box === 'mine'));
  }

  async ofCase(tx: Tx, caseId: string, actor: Actor): Promise<Shown[]> {
    return this.rows(tx, await this.approvals.of(tx, [caseId]), actor);
  }

  async requestIds(tx: Tx, caseId: string): Promise<string[]> {
    return (await this.approvals.of(tx, [caseId])).map((request) => request.id);
  }

  async card(tx: Tx, id: string, actor: Actor): Promise<Shown | undefined> {
    const request = await this.approvals.byId(tx, id);
    if (!request) return undefined;
    const kase = await this.cases.mustHave(tx, request.subjectId);
    const on = await this.commands.on(tx, { caseId: kase.id });
    const facts = await this.loader.load(tx, { ...kase, parked: null });
    const [row] = await this.rows(tx, [request], actor);
    const demands = await this.notices.of(tx, kase.id);
    const proofs = await this.evidence.of(
      tx,
      demands.map((demand) => demand.id),
    );
    const earlier = (await this.approvals.of(tx, [kase.id])).filter((one) => one.id !== id);
    const offer = { ...facts, termEndsOn: this.loader.termEnd(facts, on), ground: request.ground };
    return {
      ...row,
      before: { stage: kase.stage, owedFen: plainFen(facts.owed) },
      after: { stage: request.what, owedFen: plainFen(facts.owed) },
      checks: checks(offer, { what: request.what, today: on.today, ownRequest: request.askedBy === actor.id }),
      evidence: proofs.map(({ kind, day, reference, hash }) => ({ kind, day, reference, hash })),
      earlier: await this.rows(tx, earlier, actor),
    };
  }

  /** Tasks with number and debtor of their cases. */
  async withCases<T extends { caseId: string }>(
    tx: Tx,
    tasks: readonly T[],
  ): Promise<(T & { caseNumber: string; debtorName: string })[]> {
    const subjects = await this.cases.briefs(tx, [...new Set(tasks.map((task) => task.caseId))]);
    const debtors = await this.parties.byIds(
      tx,
      [...subjects.values()].map((one) => one.debtorId),
    );
    return tasks.map((task) => {
      const subject = subjects.get(task.caseId);
      return {
        ...task,
        caseNumber: subject?.number ?? '',
        debtorName: debtors.get(subject?.debtorId ?? '')?.name ?? '',
      };
    });
  }

  private async rows(tx: Tx, requests: readonly RequestView[], actor: Actor): Promise<Shown[]> {
    const subjects = await this.cases.briefs(tx, [...new Set(requests.map((one) => one.subjectId))]);
    const debtors = await this.parties.byIds(
      tx,
      [...subjects.values()].map((one) => one.debtorId),
    );
    const names = await this.staff.names(
      tx,
      requests.flatMap((one) => [one.askedBy, one.decidedBy ?? '']),
    );
    const { law } = await this.commands.on(tx, { unitId: actor.rootId });
    return requests.map((one) => {
      const subject = subjects.get(one.subjectId);
      const barred = bar(one, { actor, amount: one.amountFen, stage: subject?.stage ?? '', law });
      return {
        ...{
          id: one.id,
          caseId: one.subjectId,
          caseNumber: subject?.number ?? '',
          debtorName: debtors.get(subject?.debtorId ?? '')?.name ?? '',
        },
        ...{
          what: one.what,
          stage: one.stage,
          reason: one.reason,
          ground: one.ground,
          state: one.state,
          level: one.level,
          levelRole: levelRoles[one.level],
        },
        ...{
          levelEndsOn: one.levelEndsOn,
          askedByName: names.get(one.askedBy) ?? '时钟',
          askedByClock: one.askedBy === 'clock',
          askedOn: one.askedOn,
        },
        ...{
          amountFen: plainFen(one.amountFen),
          decidedByName: names.get(one.decidedBy ?? '') ?? null,
          decidedOn: one.decidedOn,
          decisionReason: one.decisionReason,
        },
        ...{ mayDecide: barred === undefined, mayNotBecause: barred?.refused ?? null },
      };
    });
  }
}
