import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { fenOf, NONE, plus } from '../../ground/fen/fen.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { ReceiptService } from '../../money/ledger/receipt.service.js';
import { barred, openStages, type CaseFacts } from '../case/case.js';
import { CaseService } from '../case/case.service.js';
import { TaskService } from '../case/task.service.js';
import { PromiseRow } from './fact.entity.js';
import type { RecordPromise } from './fact.input.js';
import { isKept, promisable, type PromiseFacts } from './promise.js';

export interface PromiseView extends PromiseFacts {
  caseId: string;
  partyId: string;
  recordedBy: string;
  overOn: Day | null;
}

/** What debtors said they would pay, judged by the case's own timer on the day after. */
@Injectable()
export class PromiseService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly ledger: LedgerService,
    private readonly receipts: ReceiptService,
    private readonly tasks: TaskService,
  ) {}

  /** The collector records what was said. Refusals: see `promisable`; `FACT_PARTY_UNKNOWN`, `CASE_PARKED`, `CASE_SETTLED`. */
  async record(order: Order, caseId: string, wanted: RecordPromise): Promise<{ promiseId: string } | Refusal> {
    return this.commands.carryOut<{ promiseId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const promised = await this.take(tx, kase, { wanted, order, on });
      return 'refused' in promised ? promised : { answer: promised };
    });
  }

  /** The same within another act, such as an answer to a demand. Caller holds the case. */
  async take(
    tx: Tx,
    kase: CaseFacts,
    terms: { wanted: RecordPromise; order: Order; on: On },
  ): Promise<{ promiseId: string } | Refusal> {
    const { wanted, order, on } = terms;
    const { onDay, saidOn, partyId = kase.debtorId } = wanted;
    const amountFen = fenOf(wanted.amountFen) ?? NONE;
    const owed = plus(...[...(await this.ledger.owed(tx, kase.debtIds)).values()].map(totalOwed));
    const open = (await this.openOf(tx, kase.id)) !== undefined;
    const bar =
      barred(kase, openStages) ??
      (await this.stranger(tx, kase, partyId)) ??
      promisable({ amountFen, onDay, saidOn }, { open, owedFen: owed }, on);
    if (bar) return bar;
    const id = randomUUID();
    await tx.insert(PromiseRow, {
      ...{ id, caseId: kase.id, partyId, amountFen, onDay, saidOn, state: 'open' as const },
      ...{ recordedBy: order.by, overOn: null },
    });
    const facts = { promiseId: id, partyId, amountFen: amountFen.toString(), onDay, saidOn };
    await this.cases.change(tx, kase, { event: 'PromiseRecorded', facts, order, on });
    return { promiseId: id };
  }

  private async stranger(tx: Tx, kase: CaseFacts, partyId: string): Promise<Refusal | undefined> {
    if (partyId === kase.debtorId) return undefined;
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const known = debts.some((debt) => debt.obligors.some((one) => one.partyId === partyId));
    return known ? undefined : refuse('FACT_PARTY_UNKNOWN');
  }

  /** The debtor takes it back, or it was written down in error. Refuses `PROMISE_OVER`. */
  async withdraw(order: Order, promise: { id: string; caseId: string }): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [promise.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, promise.caseId);
      const open = await this.openOf(tx, kase.id);
      if (kase.parked) return refuse('CASE_PARKED', { because: kase.parked });
      if (open?.id !== promise.id) return refuse('PROMISE_OVER');
      await tx.update(PromiseRow, { id: open.id }, { state: 'withdrawn', overOn: on.today });
      await this.cases.change(tx, kase, { event: 'PromiseWithdrawn', facts: { promiseId: open.id }, order, on });
      return { answer: null };
    });
  }

  /** Judges an open promise whose day is over; broken ones are told to the handler. Caller holds the case and its debts. */
  async judge(tx: Tx, kase: CaseFacts, terms: { promise: PromiseView; order: Order; on: On }): Promise<void> {
    const { promise, order, on } = terms;
    if (promise.state !== 'open' || on.today <= promise.onDay) return;
    const kept = isKept(promise, await this.receipts.since(tx, kase.debtIds, promise.saidOn));
    await tx.update(PromiseRow, { id: promise.id }, { state: kept ? 'kept' : 'broken', overOn: on.today });
    const event = kept ? ('PromiseKept' as const) : ('PromiseBroken' as const);
    const facts = { promiseId: promise.id, amountFen: promise.amountFen.toString(), onDay: promise.onDay };
    await this.cases.change(tx, kase, { event, facts, order, on });
    if (kept) return;
    const task = { kind: 'promiseBroken', role: 'collector', about: promise.id, dueOn: on.today } as const;
    await this.tasks.open(tx, kase, { ...task, order, on });
  }

  async openOf(tx: Tx, caseId: string): Promise<PromiseView | undefined> {
    const row = await tx.findOne(PromiseRow, { where: { caseId, state: 'open' } });
    return row ? viewOf(row) : undefined;
  }

  /** All promises of a case, oldest first. */
  async of(tx: Tx, caseId: string): Promise<PromiseView[]> {
    return (await tx.find(PromiseRow, { where: { caseId }, order: { saidOn: 'ASC', onDay: 'ASC' } })).map(viewOf);
  }

  async caseOf(tx: Tx, promiseId: string): Promise<string | undefined> {
    return (await tx.findOne(PromiseRow, { where: { id: promiseId } }))?.caseId;
  }
}

const viewOf = (row: PromiseRow): PromiseView => ({
  ...row,
  onDay: row.onDay as Day,
  saidOn: row.saidOn as Day,
  overOn: row.overOn as Day | null,
});
