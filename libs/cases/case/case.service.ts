import { Injectable } from '@nestjs/common';
import { In, type QueryDeepPartialEntity } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { emptyHead, type Json } from '../../ground/record/record.js';
import { RecordService } from '../../ground/record/record.service.js';
import { RingService } from '../../ground/ring/ring.service.js';
import { DutyService } from '../../people/duty/duty.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import {
  caseNumber,
  handlers,
  isOver,
  openable,
  step,
  type CaseEvent,
  type CaseFacts,
  type EdgeEvent,
  type Stage,
} from './case.js';
import { CaseDebtRow, CaseRow } from './case.entity.js';
import type { OpenCase } from './case.input.js';

/** What an act writes besides its own rows: the event, its figures, and the columns of the case that change. */
export interface Change {
  event: CaseEvent | EdgeEvent | 'LetterSent' | 'LetterDropped' | 'LetterWithdrawn' | 'LetterUncertain';
  facts: Record<string, Json>;
  set?: QueryDeepPartialEntity<CaseRow>;
  order: Order;
  on: On;
}

export type OpenedCase = { caseId: string; number: string };

@Injectable()
export class CaseService {
  constructor(
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly duties: DutyService,
    private readonly ledger: LedgerService,
    private readonly records: RecordService,
    private readonly rings: RingService,
    private readonly staff: StaffService,
  ) {}

  /**
   * Opens a case on one or several debts of one debtor. Refuses `NOTHING_OWED`, `DEBT_HELD`, `DIFFERENT_DEBTOR`, `DIFFERENT_UNIT`,
   * `STAFF_UNKNOWN` when the handler does not work for the debts' unit.
   */
  async open(order: Order, caseId: string, wanted: OpenCase & { handlerId: string }): Promise<OpenedCase | Refusal> {
    const debtIds = [...new Set(wanted.debtIds)];
    return this.commands.carryOut<OpenedCase>(order, { debts: debtIds }, async (tx, on) => {
      const debts = await this.debts.byIds(tx, debtIds);
      const [first] = debts;
      if (!first || debts.length !== debtIds.length) return refuse('NOT_FOUND');
      const owed = await this.ledger.owed(tx, debtIds);
      const held = new Set((await this.holders(tx, debtIds)).map((row) => row.debtId));
      const borrower = (obligors: (typeof first)['obligors']): string =>
        obligors.find((one) => one.role === 'borrower')?.partyId ?? '';
      const bar = openable(
        debts.map((debt) => ({
          debtorId: borrower(debt.obligors),
          unitId: debt.unitId,
          owed: totalOwed(owed.get(debt.id) ?? orThrow(debt.id)),
          held: held.has(debt.id),
        })),
      );
      if (bar) return bar;
      if (!(await this.staff.worksFor(tx, { staffId: wanted.handlerId, unitId: first.unitId, roles: handlers })))
        return refuse('STAFF_UNKNOWN');
      const number = await this.insert(tx, {
        caseId,
        wanted,
        debtIds,
        unitId: first.unitId,
        debtorId: borrower(first.obligors),
        order,
        on,
      });
      return { answer: { caseId, number } };
    });
  }

  private async insert(
    tx: Tx,
    terms: {
      caseId: string;
      wanted: OpenCase & { handlerId: string };
      debtIds: string[];
      unitId: string;
      debtorId: string;
      order: Order;
      on: On;
    },
  ): Promise<string> {
    const { caseId, wanted, debtIds, unitId, debtorId, order, on } = terms;
    const [serial] = await tx.query<{ n: string }[]>(`SELECT nextval('case_number') AS n`);
    const number = caseNumber(serial?.n ?? '0', on.today);
    const head = await this.records.append(tx, emptyHead('case', caseId), {
      event: 'CaseOpened',
      facts: { kind: 'loan', debtIds, noticeNow: wanted.noticeNow },
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    await tx.query(
      `INSERT INTO collection_case (id, number, kind, unit_id, debtor_id, handler_id, stage, stage_on, opened_on, notice_wanted,
                                    due_at, clock_offset_s, record_seq, record_hash)
       SELECT $1, $2, 'loan', $3, $4, $5, 'intake', $6, $6, $7, clock_timestamp(), clock_offset_s, $8, $9 FROM installation`,
      [caseId, number, unitId, debtorId, wanted.handlerId, on.today, wanted.noticeNow, head.seq, head.hash],
    );
    await tx.insert(
      CaseDebtRow,
      debtIds.map((debtId) => ({ caseId, debtId, held: true })),
    );
    await this.duties.begin(tx, { subjectId: caseId, staffId: wanted.handlerId, on: on.today });
    await this.rings.hang(tx, { streamKind: 'case', streamId: caseId, seq: head.seq, event: 'CaseOpened' });
    return number;
  }

  /** The case as rules see it; the caller holds its lock when it is going to write. */
  async facts(tx: Tx, caseId: string): Promise<CaseFacts | undefined> {
    const row = await tx.findOne(CaseRow, { where: { id: caseId } });
    if (!row) return undefined;
    const debts = await tx.find(CaseDebtRow, { where: { caseId }, order: { debtId: 'ASC' } });
    return factsOf(
      row,
      debts.map((debt) => debt.debtId),
    );
  }

  async mustHave(tx: Tx, caseId: string): Promise<CaseFacts> {
    return (await this.facts(tx, caseId)) ?? orThrow(caseId);
  }

  /** Writes what happened: record entry and row in one go, and a bell unless the story itself is acting. */
  async change(tx: Tx, kase: CaseFacts, change: Change): Promise<void> {
    const { event, facts, set = {}, order, on } = change;
    const row = await tx.findOneOrFail(CaseRow, {
      where: { id: kase.id },
      select: { id: true, recordSeq: true, recordHash: true },
    });
    const head = { kind: 'case' as const, id: kase.id, seq: row.recordSeq, hash: row.recordHash };
    const next = await this.records.append(tx, head, {
      event,
      facts,
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    await tx.update(CaseRow, { id: kase.id }, { ...set, recordSeq: next.seq, recordHash: next.hash });
    if (order.by !== 'clock')
      await this.rings.hang(tx, { streamKind: 'case', streamId: kase.id, seq: next.seq, event });
  }

  /** Rings a case for what happened beside its own record. */
  async ring(tx: Tx, kase: CaseFacts, event: string): Promise<void> {
    await this.rings.hang(tx, { streamKind: 'case', streamId: kase.id, seq: 0, event });
  }

  /** Moves a case along an edge of the table; anything else is refused or, by the clock, a broken invariant. */
  async move(
    tx: Tx,
    kase: CaseFacts,
    terms: { to: Stage; facts?: Record<string, Json>; set?: QueryDeepPartialEntity<CaseRow>; order: Order; on: On },
  ): Promise<CaseFacts> {
    const { to, facts = {}, set = {}, order, on } = terms;
    const event = orRefused(step(kase.kind, { from: kase.stage, to, settledFrom: kase.settledFrom }));
    const settledFrom = to === 'settled' ? kase.stage : null;
    await this.change(tx, kase, {
      event,
      facts: { from: kase.stage, to, ...facts },
      set: { ...set, stage: to, stageOn: on.today, settledFrom },
      order,
      on,
    });
    if (isOver(to) !== isOver(kase.stage)) await tx.update(CaseDebtRow, { caseId: kase.id }, { held: !isOver(to) });
    return { ...kase, stage: to, stageOn: on.today, settledFrom };
  }

  /** Number, stage and debtor of several cases in one query. */
  async briefs(
    tx: Tx,
    caseIds: readonly string[],
  ): Promise<Map<string, { number: string; stage: Stage; debtorId: string; handlerId: string }>> {
    const rows = await tx.find(CaseRow, {
      where: { id: In([...caseIds]) },
      select: { id: true, number: true, stage: true, debtorId: true, handlerId: true },
    });
    return new Map(
      rows.map(({ id, number, stage, debtorId, handlerId }) => [id, { number, stage, debtorId, handlerId }]),
    );
  }

  /** The debts of several cases in one query. */
  async debtsOf(tx: Tx, caseIds: readonly string[]): Promise<{ caseId: string; debtId: string }[]> {
    return tx.find(CaseDebtRow, { where: { caseId: In([...caseIds]) }, select: { caseId: true, debtId: true } });
  }

  /** Which open case holds which of these debts. */
  async holders(tx: Tx, debtIds: readonly string[]): Promise<{ debtId: string; caseId: string }[]> {
    return tx.query(
      'SELECT debt_id AS "debtId", case_id AS "caseId" FROM case_debt WHERE held AND debt_id = ANY($1::uuid[])',
      [debtIds],
    );
  }

  /** Whose story a debt's bell rings: the open case that holds it, else its latest. */
  async caseOfDebt(tx: Tx, debtId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }[]>(
      `SELECT c.id FROM case_debt d JOIN collection_case c ON c.id = d.case_id WHERE d.debt_id = $1 ORDER BY d.held DESC, c.number DESC LIMIT 1`,
      [debtId],
    );
    return row?.id;
  }

  async unitPathOf(tx: Tx, caseId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ path: string }[]>(
      'SELECT u.path FROM collection_case c JOIN unit u ON u.id = c.unit_id WHERE c.id = $1',
      [caseId],
    );
    return row?.path;
  }

  /** A broken invariant was found: the case stands still with a task for a person, in a transaction of its own. */
  async park(tx: Tx, caseId: string, because: string): Promise<void> {
    await this.commands.lock(tx, { cases: [caseId] });
    const kase = await this.facts(tx, caseId);
    if (!kase || kase.parked) return;
    const on = await this.commands.on(tx, { caseId });
    const order: Order = {
      id: `${caseId}/park/${on.at.toISOString()}`,
      kind: 'case.park',
      by: 'clock',
      body: { because },
    };
    if (!(await this.commands.keepClockOrder(tx, { order, on, caseId }))) return;
    await this.change(tx, kase, {
      event: 'CaseParked',
      facts: { because },
      set: { parked: `${because} ${on.today}` },
      order,
      on,
    });
  }

  /** A person has looked at a parked case and lets it go on. Refuses `NOT_PARKED`. */
  async resume(order: Order, caseId: string, reason: string): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.mustHave(tx, caseId);
      if (!kase.parked) return refuse('NOT_PARKED');
      await this.change(tx, kase, {
        event: 'CaseResumed',
        facts: { because: kase.parked, reasonGiven: reason !== '' },
        set: { parked: null },
        order,
        on,
      });
      return { answer: null };
    });
  }
}

function orThrow(id: string): never {
  throw new BrokenInvariant('ROW_MISSING', id);
}

export const factsOf = (row: CaseRow, debtIds: readonly string[]): CaseFacts => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  unitId: row.unitId,
  debtorId: row.debtorId,
  handlerId: row.handlerId,
  stage: row.stage,
  stageOn: row.stageOn as Day,
  settledFrom: row.settledFrom,
  openedOn: row.openedOn as Day,
  noticeWanted: row.noticeWanted,
  steppedOn: row.steppedOn as Day | null,
  parked: row.parked,
  debtIds,
});
