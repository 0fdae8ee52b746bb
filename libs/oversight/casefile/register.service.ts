import { Injectable } from '@nestjs/common';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, plainFen, plus } from '../../ground/fen/fen.js';
import { PartyService } from '../../people/party/party.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { DebtService, type DebtView } from '../../money/debt/debt.service.js';
import { claimParts, nothing, totalOwed, type Owed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { recourse } from '../../money/ledger/recourse.js';
import { CaseService } from '../../cases/case/case.service.js';
import { sidesTogether } from './casefile.service.js';
import { ClocksService } from './clocks.service.js';

type Shown = Record<string, unknown>;

const MOST_PAGES = 20;

/** 台账: the register as people page through it, with what each debt owes and which case works it. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly cases: CaseService,
    private readonly clocks: ClocksService,
    private readonly debts: DebtService,
    private readonly ledger: LedgerService,
    private readonly parties: PartyService,
    private readonly staff: StaffService,
  ) {}

  /** A page by contract number; `free`: only debts still owed that no open case holds. */
  async page(
    tx: Tx,
    terms: { actor: Actor; q?: string | undefined; after?: string | undefined; limit: number; free: boolean },
  ): Promise<Shown> {
    const { actor, limit, free } = terms;
    const shown: Shown[] = [];
    let after = terms.after;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const debts = await this.debts.page(tx, { unitPath: actor.unitPath, q: terms.q, after, limit });
      for (const row of await this.rows(tx, debts)) {
        if (free && (row.caseId !== null || Number(row.owedFen) <= 0)) continue;
        shown.push(row);
        if (shown.length === limit) return { debts: shown, next: row.contractNo };
      }
      after = debts[debts.length - 1]?.contractNo;
      if (debts.length < limit) return { debts: shown, next: null };
    }
    return { debts: shown, next: after ?? null };
  }

  async view(tx: Tx, debtId: string): Promise<Shown> {
    const debts = await this.debts.byIds(tx, [debtId]);
    const [row] = await this.rows(tx, debts);
    const owed = await this.ledger.owedOf(tx, debtId);
    const entries = await this.ledger.entries(tx, debtId);
    const names = await this.staff.names(
      tx,
      entries.map((entry) => entry.by),
    );
    const payers = await this.parties.byIds(
      tx,
      entries.flatMap((entry) => (entry.payerId ? [entry.payerId] : [])),
    );
    return {
      ...row,
      owed: sidesTogether([owed]),
      obligors: debts[0]?.obligors ?? [],
      ...(await this.clocks.securities(tx, debtId)),
      recourse: recourse(entries, debts[0]?.obligors ?? []).map(({ partyId, amount }) => ({
        ...{ partyId, amountFen: plainFen(amount) },
        name: debts[0]?.obligors.find((one) => one.partyId === partyId)?.name ?? '',
      })),
      entries: entries.map((entry) => ({
        ...{
          id: entry.id,
          kind: entry.kind,
          amountFen: plainFen(entry.amountFen),
          valueDay: entry.valueDay,
          bookedOn: entry.bookedOn,
          channel: entry.channel,
          docketNo: entry.docketNo,
        },
        ...{ reason: entry.reason, reversedBy: entry.reversedBy, byName: names.get(entry.by) ?? null },
        payerName: entry.payerName ?? payers.get(entry.payerId ?? '')?.name ?? null,
        parts: claimParts(entry.postings).map((part) => ({ account: part.account, amountFen: plainFen(part.amount) })),
        surplusFen: plainFen(
          plus(...entry.postings.filter((one) => one.credit === 'surplus').map((one) => one.amount), NONE),
        ),
      })),
    };
  }

  private async rows(tx: Tx, debts: readonly DebtView[]): Promise<Shown[]> {
    const ids = debts.map((debt) => debt.id);
    const owed = await this.ledger.owed(tx, ids);
    const holders = new Map((await this.cases.holders(tx, ids)).map((one) => [one.debtId, one.caseId]));
    const units = new Map(
      (
        await this.staff.unitsByIds(
          tx,
          debts.map((debt) => debt.unitId),
        )
      ).map((unit) => [unit.id, unit.name]),
    );
    const none: Owed = { claim: nothing, memo: nothing };
    return debts.map((debt) => ({
      ...{
        id: debt.id,
        contractNo: debt.contractNo,
        lentFen: plainFen(debt.lentFen),
        drawnOn: debt.drawnOn,
        dueOn: debt.dueOn,
      },
      borrowerName: debt.obligors.find((one) => one.role === 'borrower')?.name ?? '',
      unitName: units.get(debt.unitId) ?? '',
      owedFen: plainFen(totalOwed(owed.get(debt.id) ?? none)),
      caseId: holders.get(debt.id) ?? null,
    }));
  }
}
