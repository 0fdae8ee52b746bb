import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { fenOf, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { totalOwed } from '../ledger/ledger.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { ReceiptService } from '../ledger/receipt.service.js';
import {
  agreeable,
  instalmentsOf,
  isSigned,
  type Agreement,
  type PlanFacts,
  type PlanState,
  type Receipt,
} from './plan.js';
import { PlanDebtRow, PlanInstalmentRow, RepaymentPlanRow } from './plan.entity.js';
import type { ProposePlan } from './plan.input.js';

export interface PlanView extends PlanFacts {
  subjectId: string;
  debtIds: readonly string[];
  evidenceId: string;
  proposedOn: Day;
  proposedBy: string;
  begunOn: Day | null;
  overOn: Day | null;
}

/** Plans over debts, of a subject the money knows nothing about. The caller holds the subject's lock and the debts'. */
@Injectable()
export class PlanService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly receipts: ReceiptService,
  ) {}

  /** Whether these terms can be a plan over these debts now. Refuses `PLAN_UNSIGNED`, `PLAN_OPEN`; else see `agreeable` and `regular`. */
  async judge(
    tx: Tx,
    terms: { subjectId: string; debtIds: readonly string[]; wanted: ProposePlan; on: On },
  ): Promise<Agreement | Refusal> {
    const { subjectId, debtIds, wanted, on } = terms;
    if (!isSigned(wanted.proof.kind)) return refuse('PLAN_UNSIGNED');
    if (await tx.existsBy(RepaymentPlanRow, { subjectId, state: In(['proposed', 'inForce']) }))
      return refuse('PLAN_OPEN');
    const totalFen = fenOf(wanted.totalFen) ?? NONE;
    const parts = instalmentsOf({ totalFen, ...inFen(wanted.instalments) });
    if (isRefusal(parts)) return parts;
    const agreement = { signedOn: wanted.signedOn, totalFen, instalments: parts };
    return agreeable(agreement, { owedAtSigningFen: await this.owedOn(tx, debtIds, wanted.signedOn) }, on) ?? agreement;
  }

  /** What is owed now and what came in since that day: the sum that was talked about when it was signed. */
  private async owedOn(tx: Tx, debtIds: readonly string[], day: Day): Promise<Fen> {
    const owed = [...(await this.ledger.owed(tx, debtIds)).values()].map(totalOwed);
    const since = await this.receipts.since(tx, debtIds, day);
    return plus(...owed, ...since.map((one) => one.amountFen));
  }

  /** Writes a plan that was judged; it does nothing until it is put in force. Its signed agreement is its evidence. */
  async propose(
    tx: Tx,
    terms: {
      planId: string;
      subjectId: string;
      debtIds: readonly string[];
      agreement: Agreement;
      evidenceId: string;
      order: Order;
      on: On;
    },
  ): Promise<void> {
    const { planId, subjectId, debtIds, agreement, evidenceId, order, on } = terms;
    await tx.insert(RepaymentPlanRow, {
      id: planId,
      subjectId,
      state: 'proposed',
      signedOn: agreement.signedOn,
      totalFen: agreement.totalFen,
      evidenceId,
      proposedOn: on.today,
      proposedBy: order.by,
      begunOn: null,
      overOn: null,
    });
    await tx.insert(
      PlanDebtRow,
      debtIds.map((debtId) => ({ planId, debtId })),
    );
    await tx.insert(
      PlanInstalmentRow,
      agreement.instalments.map((one) => ({
        ...one,
        id: randomUUID(),
        planId,
        state: 'open' as const,
        judgedOn: null,
      })),
    );
  }

  /** Puts a proposed plan in force. Refuses `PLAN_NOT_IN_FORCE` when it is not proposed any more. */
  async begin(tx: Tx, plan: PlanFacts, on: On): Promise<Refusal | undefined> {
    if (plan.state !== 'proposed') return refuse('PLAN_NOT_IN_FORCE', { state: plan.state });
    await tx.update(RepaymentPlanRow, { id: plan.id }, { state: 'inForce', begunOn: on.today });
    return undefined;
  }

  /** Ends a plan: kept to its last day, broken, cancelled, or never begun. */
  async close(
    tx: Tx,
    plan: PlanFacts,
    terms: { state: Extract<PlanState, 'kept' | 'broken' | 'cancelled' | 'refused'>; on: On },
  ): Promise<void> {
    await tx.update(RepaymentPlanRow, { id: plan.id }, { state: terms.state, overOn: terms.on.today });
  }

  /** Writes what an instalment was judged to be. */
  async mark(tx: Tx, instalmentId: string, terms: { met: boolean; on: On }): Promise<void> {
    const state = terms.met ? ('kept' as const) : ('broken' as const);
    await tx.update(PlanInstalmentRow, { id: instalmentId }, { state, judgedOn: terms.on.today });
  }

  /** Money on a plan's debts since it was signed. */
  async receiptsOf(tx: Tx, plan: PlanView): Promise<Receipt[]> {
    return this.receipts.since(tx, plan.debtIds, plan.signedOn);
  }

  async byId(tx: Tx, id: string): Promise<PlanView | undefined> {
    const rows = await tx.find(RepaymentPlanRow, { where: { id } });
    return (await this.whole(tx, rows))[0];
  }

  /** All plans of some subjects, oldest first. */
  async of(tx: Tx, subjectIds: readonly string[]): Promise<PlanView[]> {
    const order = { proposedOn: 'ASC', id: 'ASC' } as const;
    return this.whole(tx, await tx.find(RepaymentPlanRow, { where: { subjectId: In([...subjectIds]) }, order }));
  }

  private async whole(tx: Tx, rows: readonly RepaymentPlanRow[]): Promise<PlanView[]> {
    if (rows.length === 0) return [];
    const planId = In(rows.map((row) => row.id));
    const debts = await tx.find(PlanDebtRow, { where: { planId }, order: { debtId: 'ASC' } });
    const parts = await tx.find(PlanInstalmentRow, { where: { planId }, order: { n: 'ASC' } });
    return rows.map((row) => ({
      ...row,
      signedOn: row.signedOn as Day,
      proposedOn: row.proposedOn as Day,
      begunOn: row.begunOn as Day | null,
      overOn: row.overOn as Day | null,
      debtIds: debts.filter((one) => one.planId === row.id).map((one) => one.debtId),
      instalments: parts
        .filter((one) => one.planId === row.id)
        .map(({ id, n, dueOn, amountFen, state }) => ({ id, n, dueOn: dueOn as Day, amountFen, state })),
    }));
  }
}

function inFen(
  wanted: ProposePlan['instalments'],
): { perMonthFen: Fen; firstOn: Day } | { parts: { dueOn: Day; amountFen: Fen }[] } {
  if ('perMonthFen' in wanted) return { perMonthFen: fenOf(wanted.perMonthFen) ?? NONE, firstOn: wanted.firstOn };
  return { parts: wanted.parts.map(({ dueOn, amountFen }) => ({ dueOn, amountFen: fenOf(amountFen) ?? NONE })) };
}
