import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { PartyService } from '../../people/party/party.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { GuaranteeService } from '../../money/debt/guarantee.service.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { isOver, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import { NoticeService } from '../notice/notice.service.js';
import { HandoffRow, ReadinessRow } from './litigation.entity.js';
import type { Supply } from './litigation.input.js';
import { isKnownItem, items, readinessOf, stillMissing, type BookFacts, type ReadinessLine } from './readiness.js';

export interface ReadinessView {
  items: (ReadinessLine & { suppliedOn: string | null; reference: string | null; byName: string | null })[];
  /** Mandatory items that are missing. It bars no request. */
  missing: string[];
  /** What legal's last return named and nobody has supplied since. */
  stillMissing: string[];
}

/** The handoff book: what a case going to legal has, lacks, and does not need. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly guarantees: GuaranteeService,
    private readonly ledger: LedgerService,
    private readonly limits: LimitService,
    private readonly notices: NoticeService,
    private readonly parties: PartyService,
    private readonly staff: StaffService,
  ) {}

  /** Confirms an item by hand, with its proof. Refuses `ITEM_UNKNOWN`, `CASE_PARKED`, `CASE_SETTLED`. */
  async supply(order: Order, caseId: string, wanted: Supply): Promise<{ stillMissing: string[] } | Refusal> {
    const outcome = await this.commands.carryOut<null>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      if (kase.parked) return refuse('CASE_PARKED', { because: kase.parked });
      if (isOver(kase.stage)) return refuse('CASE_SETTLED', { stage: kase.stage });
      const [last, returned] = await this.handoffs(tx, caseId);
      if (!isKnownItem(wanted.item, returned?.missing ?? [])) return refuse('ITEM_UNKNOWN');
      const id = randomUUID();
      const proof = { ...wanted.proof, day: on.today };
      const kept = await this.evidence.keep(tx, { subjectId: id, proof, by: order.by });
      await tx.insert(ReadinessRow, {
        ...{ id, caseId, item: wanted.item, afterHandoff: last?.number ?? 0, suppliedOn: on.today },
        ...{ evidenceId: kept.id, suppliedBy: order.by },
      });
      // An item that legal named in its own words is told by its number: words may name somebody.
      const item = items.find((one) => one === wanted.item) ?? null;
      await this.cases.change(tx, kase, { event: 'ReadinessSupplied', facts: { item, readinessId: id }, order, on });
      return { answer: null };
    });
    // Told from the rows as they are now: an answer is kept in the clear, and what is missing may name somebody.
    return outcome ?? { stillMissing: await this.stillMissing(this.commands.reading, caseId) };
  }

  /** The list of a case. */
  async view(tx: Tx, caseId: string): Promise<ReadinessView> {
    const kase = await this.cases.mustHave(tx, caseId);
    const rows = await tx.find(ReadinessRow, { where: { caseId }, order: { suppliedOn: 'ASC' } });
    const lines = readinessOf(await this.facts(tx, kase), rows);
    const proofs = await this.evidence.of(
      tx,
      rows.map((row) => row.id),
    );
    const names = await this.staff.names(
      tx,
      rows.map((row) => row.suppliedBy),
    );
    return {
      items: lines.map((line) => {
        const row = rows.filter((one) => one.item === line.item).at(-1);
        const proof = proofs.find((one) => one.id === row?.evidenceId);
        return {
          ...line,
          suppliedOn: row?.suppliedOn ?? null,
          reference: proof?.reference ?? null,
          byName: (row && names.get(row.suppliedBy)) ?? null,
        };
      }),
      missing: lines.filter((line) => line.mandatory && line.state === 'missing').map((line) => line.item),
      stillMissing: await this.stillMissing(tx, caseId),
    };
  }

  /** What the last return named and nobody has supplied since. */
  async stillMissing(tx: Tx, caseId: string): Promise<string[]> {
    const [last, returned] = await this.handoffs(tx, caseId);
    if (!last || !returned || last.id !== returned.id) return [];
    return stillMissing(returned, await tx.find(ReadinessRow, { where: { caseId } }));
  }

  private async handoffs(tx: Tx, caseId: string): Promise<[HandoffRow | undefined, HandoffRow | undefined]> {
    const all = await tx.find(HandoffRow, { where: { caseId }, order: { number: 'ASC' } });
    return [all.at(-1), all.filter((one) => one.state === 'returned').at(-1)];
  }

  private async facts(tx: Tx, kase: CaseFacts): Promise<BookFacts> {
    const on = await this.commands.on(tx, { caseId: kase.id });
    const clocks = await this.limits.clocks(tx, kase.debtIds, on);
    const claims = clocks.filter((one) => one.kind === 'limitation');
    const guarantees = clocks.filter((one) => one.kind === 'guarantee');
    const pledges = await this.guarantees.pledgesOf(tx, kase.debtIds);
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const demands = await this.notices.of(tx, kase.id);
    const people = await this.parties.byIds(tx, [kase.debtorId]);
    const has = (role: string): boolean => debts.some((debt) => debt.obligors.some((one) => one.role === role));
    const booked = await Promise.all(kase.debtIds.map((debtId) => this.ledger.entries(tx, debtId)));
    return {
      hasEntries: booked.every((entries) => entries.length > 0),
      demands: demands.length,
      served: demands.filter((one) => one.servedOn !== null).length,
      undue: debts.some((debt) => debt.dueOn > on.today),
      guarantors: has('guarantor'),
      secured: has('pledgor') || pledges.some((one) => !one.releasedOn),
      addressKnown: Boolean(people.get(kase.debtorId)?.address),
      limitationSafe: claims.length > 0 && claims.every((one) => one.state !== 'expired'),
      guaranteesSafe: guarantees.length > 0 && guarantees.every((one) => one.state === 'standing'),
    };
  }
}
