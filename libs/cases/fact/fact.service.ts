import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { earlier, type Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import type { Granted } from '../../people/approval/granted.js';
import type { Role } from '../../people/staff/staff.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { barred, openStages, type CaseFacts } from '../case/case.js';
import { CaseService } from '../case/case.service.js';
import { TaskService } from '../case/task.service.js';
import type { Watch } from '../case/watch.js';
import { LimitService } from '../limit/limit.service.js';
import { effectsOf, endableNow, longestDay, settableNow, watchesOf, type Effects, type Fact } from './fact.js';
import { factRules, type Ending, type FactKind } from './rule.js';
import { CaseFactRow } from './fact.entity.js';
import type { RecordFact } from './fact.input.js';
import { silentUntil } from './promise.js';
import { PromiseService } from './promise.service.js';

export interface FactView extends Fact {
  caseId: string;
  evidenceId: string | null;
  reason: string;
  setOn: Day;
  setBy: string;
  endedBy: string | null;
  endedBecause: Ending | null;
}

/** Facts of a case: not stages, but what stands beside them and silences pressure, never a right (X4). */
@Injectable()
export class FactService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly limits: LimitService,
    private readonly promises: PromiseService,
    private readonly tasks: TaskService,
  ) {}

  /** Sets a fact that needs no approval. Refusals: see `settableNow`, and `CASE_PARKED`, `CASE_SETTLED`. Caller holds the case. */
  async record(
    tx: Tx,
    kase: CaseFacts,
    terms: { wanted: RecordFact; roles: readonly Role[]; order: Order; on: On },
  ): Promise<{ factId: string; untilDay: Day | null } | Refusal> {
    const { order, on } = terms;
    const bar = await this.barred(tx, kase, terms);
    if (bar) return bar;
    const row = await this.insert(tx, kase, { ...terms, state: 'inForce' });
    await this.begun(tx, kase, { row, order, on });
    if (row.kind === 'bankrupt') await this.bankrupt(tx, kase, { row, order });
    return { factId: row.id, untilDay: row.untilDay as Day | null };
  }

  /** From here on a claim not filed frees a guarantor who was not told (G13): the clocks of the debts know it too. */
  private async bankrupt(tx: Tx, kase: CaseFacts, terms: { row: CaseFactRow; order: Order }): Promise<void> {
    const { row, order } = terms;
    if (row.partyId !== kase.debtorId) return;
    const act = { debtIds: kase.debtIds, on: row.fromDay as Day, evidenceId: row.evidenceId, about: null, order };
    orRefused(await this.limits.recordAct(tx, { ...act, kind: 'debtorBankrupt' }));
  }

  /** Writes a fact that waits for an approval; it does nothing until `granted`. Refusals as `record`. Caller holds the case. */
  async propose(
    tx: Tx,
    kase: CaseFacts,
    terms: { wanted: RecordFact; roles: readonly Role[]; order: Order; on: On },
  ): Promise<{ factId: string; untilDay: Day | null } | Refusal> {
    const { order, on } = terms;
    const bar = await this.barred(tx, kase, terms);
    if (bar) return bar;
    const row = await this.insert(tx, kase, { ...terms, state: 'proposed' });
    await this.cases.change(tx, kase, { event: 'FactProposed', facts: told(row), order, on });
    return { factId: row.id, untilDay: row.untilDay as Day | null };
  }

  private async barred(
    tx: Tx,
    kase: CaseFacts,
    terms: { wanted: RecordFact; roles: readonly Role[]; on: On },
  ): Promise<Refusal | undefined> {
    const { wanted, roles, on } = terms;
    const debts = await this.debts.byIds(tx, kase.debtIds);
    return (
      barred(kase, openStages) ??
      settableNow(
        {
          kind: wanted.kind,
          partyId: partyOf(kase, wanted),
          fromDay: wanted.fromDay,
          untilDay: wanted.untilDay ?? null,
          proof: wanted.proof?.kind ?? null,
        },
        {
          standing: await this.of(tx, [kase.id]),
          partyIds: [kase.debtorId, ...debts.flatMap((debt) => debt.obligors.map((one) => one.partyId))],
          roles,
        },
        on,
      )
    );
  }

  private async insert(
    tx: Tx,
    kase: CaseFacts,
    terms: { wanted: RecordFact; state: 'proposed' | 'inForce'; order: Order; on: On },
  ): Promise<CaseFactRow> {
    const { wanted, state, order, on } = terms;
    const id = randomUUID();
    const kept = wanted.proof
      ? await this.evidence.keep(tx, {
          subjectId: id,
          proof: { ...wanted.proof, day: wanted.fromDay },
          by: order.by,
        })
      : undefined;
    const row = fresh(kase, {
      ...{ id, kind: wanted.kind, partyId: partyOf(kase, wanted), fromDay: wanted.fromDay, state },
      untilDay: wanted.untilDay ?? longestDay(wanted.kind, wanted.fromDay, on),
      ...{ evidenceId: kept?.id ?? null, reason: wanted.reason, setOn: on.today, setBy: order.by },
    });
    await tx.insert(CaseFactRow, row);
    return row;
  }

  /** What the house itself sets: a plan in force, a plan broken. One that stands already stays. */
  async set(
    tx: Tx,
    kase: CaseFacts,
    terms: { kind: 'planInForce' | 'planBroken'; about: string; order: Order; on: On },
  ): Promise<void> {
    const { kind, about, order, on } = terms;
    if (await tx.existsBy(CaseFactRow, { caseId: kase.id, kind, state: 'inForce' })) return;
    const row = fresh(kase, {
      ...{ id: randomUUID(), kind, partyId: null, fromDay: on.today, untilDay: null, state: 'inForce' as const },
      ...{ evidenceId: null, reason: about, setOn: on.today, setBy: order.by },
    });
    await tx.insert(CaseFactRow, row);
    await this.begun(tx, kase, { row, order, on });
  }

  private async begun(tx: Tx, kase: CaseFacts, terms: { row: CaseFactRow; order: Order; on: On }): Promise<void> {
    const { row, order, on } = terms;
    await this.cases.change(tx, kase, { event: 'FactRecorded', facts: told(row), order, on });
    const { task } = factRules[row.kind];
    if (task) await this.tasks.open(tx, kase, { ...task, about: row.id, dueOn: dueOn(row, on), order, on });
  }

  /** A person says that a fact is over. Refusals: see `endableNow`. */
  async end(
    order: Order,
    fact: { id: string; caseId: string },
    terms: { because: Ending; roles: readonly Role[] },
  ): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [fact.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, fact.caseId);
      const found = (await this.of(tx, [kase.id])).find((one) => one.id === fact.id);
      if (!found) return refuse('NOT_FOUND');
      const bar = kase.parked ? refuse('CASE_PARKED', { because: kase.parked }) : endableNow(found, terms);
      if (bar) return bar;
      await this.close(tx, kase, { fact: found, because: terms.because, order, on });
      return { answer: null };
    });
  }

  /** Ends a fact in force: its case is back in the order. Caller holds the case. */
  async close(tx: Tx, kase: CaseFacts, terms: { fact: Fact; because: Ending; order: Order; on: On }): Promise<void> {
    const { fact, because, order, on } = terms;
    await tx.update(
      CaseFactRow,
      { id: fact.id, state: 'inForce' },
      { state: 'ended', endedOn: on.today, endedBy: order.by, endedBecause: because },
    );
    await this.cases.change(tx, kase, {
      event: 'FactEnded',
      facts: { factId: fact.id, kind: fact.kind, because },
      order,
      on,
    });
  }

  /** The clock ends a fact whose longest day is over, and its handler is told. Caller holds the case. */
  async lapse(tx: Tx, kase: CaseFacts, terms: { fact: Fact; order: Order; on: On }): Promise<void> {
    const { fact, order, on } = terms;
    await this.close(tx, kase, { fact, because: 'termOver', order, on });
    const task = { kind: 'factEnded', role: 'collector', about: fact.id, dueOn: on.today } as const;
    await this.tasks.open(tx, kase, { ...task, order, on });
  }

  /** Ends what stands of a kind, if it stands. */
  async closeKind(
    tx: Tx,
    kase: CaseFacts,
    terms: { kind: FactKind; because: Ending; order: Order; on: On },
  ): Promise<void> {
    const { kind, ...rest } = terms;
    const standing = (await this.of(tx, [kase.id])).filter((one) => one.kind === kind && one.state === 'inForce');
    for (const fact of standing) await this.close(tx, kase, { fact, ...rest });
  }

  /** A hold that was approved begins today, until the day asked and no longer than its kind may hold. Refuses `DAY_TOO_EARLY` once that day has passed. */
  async granted(tx: Tx, kase: CaseFacts, granted: Granted): Promise<void> {
    const { order, on } = granted;
    const row = await this.proposed(tx, kase, granted);
    const longest = longestDay(row.kind, on.today, on) ?? on.today;
    const untilDay = earlier((row.untilDay as Day | null) ?? longest, longest);
    if (untilDay < on.today) orRefused(refuse('DAY_TOO_EARLY', { from: on.today }));
    const begins = { ...row, state: 'inForce' as const, fromDay: on.today, untilDay };
    await tx.update(CaseFactRow, { id: row.id }, { state: 'inForce', fromDay: on.today, untilDay });
    await this.begun(tx, kase, { row: begins, order, on });
  }

  /** The request for it was refused, returned or went stale. */
  async giveUp(tx: Tx, kase: CaseFacts, granted: Granted): Promise<void> {
    const { order, on } = granted;
    const row = await this.proposed(tx, kase, granted);
    await tx.update(CaseFactRow, { id: row.id }, { state: 'refused' });
    const facts = { factId: row.id, kind: row.kind, approvalId: granted.approvalId };
    await this.cases.change(tx, kase, { event: 'FactRefused', facts, order, on });
  }

  private async proposed(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFactRow> {
    const where = { id: granted.about ?? '', caseId: kase.id, state: 'proposed' as const };
    const row = granted.about ? await tx.findOne(CaseFactRow, { where }) : null;
    if (!row) throw new BrokenInvariant('FACT_NOT_PROPOSED', kase.id);
    return row;
  }

  /** All facts of some cases, oldest first. */
  async of(tx: Tx, caseIds: readonly string[]): Promise<FactView[]> {
    const order = { setOn: 'ASC', fromDay: 'ASC', id: 'ASC' } as const;
    return (await tx.find(CaseFactRow, { where: { caseId: In([...caseIds]) }, order })).map((row) => ({
      ...row,
      fromDay: row.fromDay as Day,
      untilDay: row.untilDay as Day | null,
      setOn: row.setOn as Day,
      endedOn: row.endedOn as Day | null,
    }));
  }

  /** What is open toward a person of the case, the borrower unless told: the strictest of all facts, and of a promise. */
  async effects(
    tx: Tx,
    kase: CaseFacts,
    on: Pick<On, 'today' | 'law'> & { partyId?: string | undefined },
  ): Promise<Effects> {
    const { partyId = kase.debtorId } = on;
    const effects = effectsOf(await this.of(tx, [kase.id]), { partyId, today: on.today });
    const promise = await this.promises.openOf(tx, kase.id);
    const silent = promise && promise.partyId === partyId && on.today <= silentUntil(promise, on);
    return silent && effects.contact ? { ...effects, contact: false, because: effects.because ?? 'promise' } : effects;
  }

  async watches(tx: Tx, kase: CaseFacts, on: On): Promise<Watch[]> {
    return watchesOf(await this.of(tx, [kase.id]), on);
  }

  async caseOf(tx: Tx, factId: string): Promise<string | undefined> {
    return (await tx.findOne(CaseFactRow, { where: { id: factId }, select: { id: true, caseId: true } }))?.caseId;
  }
}

/** A hold or a dispute is of the case; what is said of a person is of the borrower unless another is named. */
const partyOf = (kase: CaseFacts, wanted: RecordFact): string | null =>
  wanted.partyId ?? (wanted.kind === 'hold' || wanted.kind === 'dispute' ? null : kase.debtorId);

const fresh = (
  kase: CaseFacts,
  own: Omit<CaseFactRow, 'caseId' | 'endedOn' | 'endedBy' | 'endedBecause'>,
): CaseFactRow => ({ ...own, caseId: kase.id, endedOn: null, endedBy: null, endedBecause: null });

const told = (row: CaseFactRow): Record<string, string | null> => ({
  ...{ factId: row.id, kind: row.kind, partyId: row.partyId, fromDay: row.fromDay, untilDay: row.untilDay },
  evidenceId: row.evidenceId,
});

/** A dispute is answered by its last day, a claim filed within its window; other tasks are for today. */
function dueOn(row: CaseFactRow, on: On): Day {
  const [watch] = watchesOf(
    [{ ...row, fromDay: row.fromDay as Day, untilDay: row.untilDay as Day | null, endedOn: null }],
    on,
  );
  return watch?.on ?? on.today;
}
