import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { isRefusal, refuse, type Locks, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { plus, type Fen } from '../../ground/fen/fen.js';
import type { Granted } from '../../people/approval/granted.js';
import { roles, sees, type Actor } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { signersApart } from './file.js';
import { beforeWriteOff, unfitProof, WriteOffFileService } from './file.service.js';
import { missingGates, type Gate } from './ground.js';
import { listGround, rowAfter, type RowState } from './list.js';
import { WriteOffListCaseRow, WriteOffListRow } from './writeoff.entity.js';
import type { MakeList } from './writeoff.input.js';
import { WriteoffService } from './writeoff.service.js';

export interface ListRowView {
  n: number;
  caseId: string;
  number: string;
  stage: string;
  state: RowState;
  inBooksFen: Fen;
  missing: Gate[];
  /** Why it would stay out, or stayed out. */
  refused: string | null;
}

export interface ListView {
  row: WriteOffListRow;
  rows: ListRowView[];
}

/** Small loans written off by list (W3): one request, one round of opinions, each case judged by itself. */
@Injectable()
export class WriteOffListService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly files: WriteOffFileService,
    private readonly staff: StaffService,
    private readonly writeoffs: WriteoffService,
  ) {}

  /**
   * Makes a list; whoever calls files its request in the same transaction and holds its cases. Answers what stands in the books
   * on all of them. Refuses `STAFF_UNKNOWN`, `SIGNERS_SAME`, `WRONG_PROOF`, `DAY_IN_FUTURE`.
   */
  async make(
    tx: Tx,
    terms: { wanted: MakeList; caseIds: readonly string[]; actor: Actor; order: Order; on: On },
  ): Promise<{ listId: string; amount: Fen } | Refusal> {
    const { wanted, caseIds, actor, order, on } = terms;
    const { departmentHeadId, unitHeadId, reason, proofs } = wanted;
    const unfit =
      signersApart({ handlerId: actor.id, departmentHeadId, unitHeadId }) ??
      proofs.map((one) => unfitProof(one, on.today)).find((one) => one !== undefined) ??
      (await this.strangers(tx, actor, [departmentHeadId, unitHeadId]));
    if (unfit) return unfit;
    const amounts: Fen[] = [];
    for (const caseId of caseIds)
      amounts.push((await this.writeoffs.facts(tx, await this.cases.mustHave(tx, caseId))).inBooks);
    const listId = randomUUID();
    await tx.insert(WriteOffListRow, {
      ...{ id: listId, unitId: actor.unitId, ground: listGround, state: 'open', reason },
      ...{ madeBy: order.by, madeOn: on.today, departmentHeadId, unitHeadId },
    });
    await tx.insert(
      WriteOffListCaseRow,
      caseIds.map((caseId, at) => ({ listId, n: at + 1, caseId, state: 'waits' as const, refused: null })),
    );
    for (const one of proofs) await this.files.put(tx, { subjectId: listId, wanted: one, by: order.by });
    return { listId, amount: plus(...amounts) };
  }

  /** Whether all these cases lie within a person's units. */
  async within(tx: Tx, terms: { caseIds: readonly string[]; actor: Actor }): Promise<boolean> {
    for (const caseId of terms.caseIds) {
      const path = await this.cases.unitPathOf(tx, caseId);
      if (path === undefined || !sees(terms.actor, path)) return false;
    }
    return true;
  }

  /** What a decision on a list locks: all its cases and their debts. */
  async locksOf(tx: Tx, listId: string): Promise<Locks> {
    const rows = await tx.find(WriteOffListCaseRow, { where: { listId } });
    const cases = rows.map((one) => one.caseId);
    const debts: string[] = [];
    for (const caseId of cases) debts.push(...((await this.cases.facts(tx, caseId))?.debtIds ?? []));
    return { cases, debts };
  }

  /**
   * The list was approved: each case is judged again under its lock and on its own day, and moved, or left out with the code of
   * why. Answers the cases that moved.
   */
  async grantedList(tx: Tx, listId: string, granted: Granted): Promise<CaseFacts[]> {
    const rows = await tx.find(WriteOffListCaseRow, { where: { listId }, order: { n: 'ASC' } });
    const moved: CaseFacts[] = [];
    for (const { n, caseId } of rows) {
      const kase = await this.cases.mustHave(tx, caseId);
      const on = await this.commands.on(tx, { caseId });
      const bar = await this.rowBar(tx, kase, { listId, on });
      const after =
        bar ?? (await this.writeoffs.carryOut(tx, kase, { granted: { ...granted, ground: listGround, on }, listId }));
      await tx.update(WriteOffListCaseRow, { listId, n }, rowAfter(isRefusal(after) ? after : undefined));
      if (!isRefusal(after)) moved.push(after);
    }
    await tx.update(WriteOffListRow, { id: listId }, { state: 'granted' });
    return moved;
  }

  /** The list was refused or lapsed: its cases are as they were. */
  async givenUp(tx: Tx, listId: string): Promise<void> {
    await tx.update(WriteOffListRow, { id: listId, state: 'open' }, { state: 'givenUp' });
  }

  async of(tx: Tx, listId: string): Promise<ListView | undefined> {
    const row = await tx.findOne(WriteOffListRow, { where: { id: listId } });
    if (!row) return undefined;
    const kept = await tx.find(WriteOffListCaseRow, { where: { listId }, order: { n: 'ASC' } });
    const rows: ListRowView[] = [];
    for (const { n, caseId, state, refused } of kept) {
      const kase = await this.cases.mustHave(tx, caseId);
      const on = await this.commands.on(tx, { caseId });
      const facts = await this.writeoffs.facts(tx, kase, listId);
      const now = state === 'waits' ? ((await this.rowBar(tx, kase, { listId, on }))?.refused ?? null) : refused;
      rows.push({
        ...{ n, caseId, number: kase.number, stage: kase.stage, state, inBooksFen: facts.inBooks, refused: now },
        missing: missingGates(listGround, facts.proofs),
      });
    }
    return { row, rows };
  }

  async unitPathOf(tx: Tx, listId: string): Promise<string | undefined> {
    const row = await tx.findOne(WriteOffListRow, { where: { id: listId } });
    return row ? (await this.staff.unit(tx, row.unitId))?.path : undefined;
  }

  private async rowBar(tx: Tx, kase: CaseFacts, terms: { listId: string; on: On }): Promise<Refusal | undefined> {
    return barred(kase, beforeWriteOff) ?? (await this.writeoffs.bar(tx, kase, { ...terms, ground: listGround }));
  }

  private async strangers(tx: Tx, actor: Actor, staffIds: readonly string[]): Promise<Refusal | undefined> {
    for (const staffId of staffIds)
      if (!(await this.staff.worksFor(tx, { staffId, unitId: actor.unitId, roles }))) return refuse('STAFF_UNKNOWN');
    return undefined;
  }
}
