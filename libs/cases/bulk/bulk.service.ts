import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { isRefusal, refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { Busy, DatabaseService } from '../../ground/database/database.service.js';
import { sees, type Actor } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { BatchService } from '../../money/batch/batch.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { handlers } from '../case/case.js';
import { CaseService } from '../case/case.service.js';
import { isUndecided, opening, progress, startable, type BulkFacts, type RowResult } from './bulk.js';
import { BulkLineRow, BulkRow } from './bulk.entity.js';
import type { StartBulk } from './bulk.input.js';

export type BulkStarted = { bulkId: string; rows: number };

export type BulkView = {
  bulkId: string;
  rows: number;
  started: number;
  refused: number;
  waiting: number;
  results: RowResult[];
};

interface Waiting {
  bulkId: string;
  n: number;
}

/** Many cases from one order: the order is written at once, the cases are opened one by one, each with its own bell. */
@Injectable()
export class BulkService {
  constructor(
    private readonly batches: BatchService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly debts: DebtService,
    private readonly staff: StaffService,
  ) {}

  /**
   * Orders a case for each debt. Refuses `NOT_FOUND` for a batch or debt that the actor does not see, `STAFF_UNKNOWN` when
   * the handler does not work for one of them, and see `startable`. What bars a single debt is the result of its row.
   */
  async start(order: Order, wanted: StartBulk & { handlerId: string }, actor: Actor): Promise<BulkStarted | Refusal> {
    return this.commands.carryOut<BulkStarted>(order, {}, async (tx) => {
      const debtIds = await this.debtIds(tx, wanted, actor);
      if (isRefusal(debtIds)) return debtIds;
      const bar = startable(debtIds) ?? (await this.unfit(tx, debtIds, { handlerId: wanted.handlerId, actor }));
      if (bar) return bar;
      const id = randomUUID();
      await tx.insert(BulkRow, {
        id,
        unitId: actor.unitId,
        orderedBy: actor.id,
        handlerId: wanted.handlerId,
        noticeWanted: wanted.noticeNow,
      });
      await tx.query(
        'INSERT INTO bulk_row (bulk_id, n, debt_id) SELECT $1, n, debt_id FROM unnest($2::uuid[]) WITH ORDINALITY AS x(debt_id, n)',
        [id, debtIds],
      );
      return { answer: { bulkId: id, rows: debtIds.length } };
    });
  }

  /**
   * Opens up to `limit` waiting cases and answers how many rows were done. Several processes may run it at once, and a
   * kill at any point loses and doubles nothing: the row is marked after the case, which has its id from the row. A row
   * that failed goes behind the others; its fault is thrown when they have had their turn.
   */
  async runSome(limit: number): Promise<number> {
    let done = 0;
    let fault: unknown;
    for (const row of await this.waiting(limit))
      try {
        if (await this.runOne(row)) done += 1;
      } catch (thrown) {
        await this.database.reading.query('UPDATE bulk_row SET tries = tries + 1 WHERE bulk_id = $1 AND n = $2', [
          row.bulkId,
          row.n,
        ]);
        if (!(thrown instanceof Busy)) fault ??= thrown;
      }
    if (fault !== undefined) throw fault;
    return done;
  }

  async view(tx: Tx, bulkId: string): Promise<BulkView | undefined> {
    if (!(await tx.findOne(BulkRow, { where: { id: bulkId } }))) return undefined;
    const rows = await tx.query<RowResult[]>(
      `SELECT r.debt_id AS "debtId", d.contract_no AS "contractNo", r.case_id AS "caseId", r.refused
         FROM bulk_row r JOIN debt d ON d.id = r.debt_id WHERE r.bulk_id = $1 ORDER BY r.n`,
      [bulkId],
    );
    return { bulkId, ...progress(rows), results: rows };
  }

  async unitPathOf(tx: Tx, bulkId: string): Promise<string | undefined> {
    const bulk = await tx.findOne(BulkRow, { where: { id: bulkId }, select: { id: true, unitId: true } });
    return bulk ? (await this.staff.unit(tx, bulk.unitId))?.path : undefined;
  }

  private async debtIds(tx: Tx, wanted: StartBulk, actor: Actor): Promise<string[] | Refusal> {
    if ('debtIds' in wanted) return [...new Set(wanted.debtIds)];
    const path = await this.batches.unitPathOf(tx, wanted.batchId);
    return path !== undefined && sees(actor, path) ? this.batches.debtIds(tx, wanted.batchId) : refuse('NOT_FOUND');
  }

  private async unfit(
    tx: Tx,
    debtIds: readonly string[],
    terms: { handlerId: string; actor: Actor },
  ): Promise<Refusal | undefined> {
    const debts = await this.debts.page(tx, { unitPath: terms.actor.unitPath, ids: debtIds, limit: debtIds.length });
    if (debts.length !== debtIds.length) return refuse('NOT_FOUND');
    for (const unitId of new Set(debts.map((debt) => debt.unitId)))
      if (!(await this.staff.worksFor(tx, { staffId: terms.handlerId, unitId, roles: handlers })))
        return refuse('STAFF_UNKNOWN');
    return undefined;
  }

  /** Those that failed least first; of several bulks each has its turn. */
  private async waiting(limit: number): Promise<Waiting[]> {
    return this.database.reading.query<Waiting[]>(
      `SELECT bulk_id AS "bulkId", n FROM bulk_row WHERE case_id IS NULL AND refused IS NULL ORDER BY tries, n, bulk_id LIMIT $1`,
      [limit],
    );
  }

  /** The row stays locked while its case is opened in a transaction of its own, so that another runner takes the next. */
  private async runOne({ bulkId, n }: Waiting): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<(BulkFacts & { debtId: string })[]>(
        `SELECT b.id, b.ordered_by AS "orderedBy", b.handler_id AS "handlerId", b.notice_wanted AS "noticeNow", u.root_id AS "rootId", r.debt_id AS "debtId"
           FROM bulk_row r JOIN bulk b ON b.id = r.bulk_id JOIN unit u ON u.id = b.unit_id
          WHERE r.bulk_id = $1 AND r.n = $2 AND r.case_id IS NULL AND r.refused IS NULL FOR NO KEY UPDATE OF r SKIP LOCKED`,
        [bulkId, n],
      );
      if (!row) return false;
      const { order, caseId, wanted } = opening(row, { n, debtId: row.debtId });
      const outcome = await this.cases.open(order, caseId, wanted);
      const refused = isRefusal(outcome) ? outcome : undefined;
      if (refused && isUndecided(refused)) return false;
      await tx.update(BulkLineRow, { bulkId, n }, refused ? { refused: refused.refused } : { caseId });
      return true;
    });
  }
}
