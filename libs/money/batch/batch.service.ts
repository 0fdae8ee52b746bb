import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { IsNull, Not } from 'typeorm';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Json } from '../../ground/record/record.js';
import { SecretService } from '../../ground/secret/secret.service.js';
import { StaffService, type UnitView } from '../../people/staff/staff.service.js';
import { importable, template } from './batch.js';
import { BatchLineRow, BatchRow } from './batch.entity.js';
import type { ConfirmImport, Remap, UploadLedger } from './batch.input.js';
import { known, suggested, unused, type Mapping } from './column.js';
import { decoded, fileHash } from './decoding.js';
import type { Fault } from './fault.js';
import { faultyCount, judged, missingColumns, type JudgedRow } from './judging.js';
import { RegisterService } from './register.service.js';
import { sheetOf, type Sheet } from './sheet.js';

export type BatchView = {
  id: string;
  fileName: string;
  state: 'judged' | 'imported';
  rows: number;
  faulty: number;
  mapping: Mapping;
  columns: string[];
  /** Columns that the mapping leaves out: not imported, and shown as such. */
  unusedColumns: string[];
  /** The first 500. */
  faults: Fault[];
  /** The first 20 rows, by column. */
  preview: { line: number; cells: Record<string, string> }[];
  /** Null until the import. */
  importedDebts: number | null;
};

export type Imported = { imported: number; debtIds?: string[] };

const FAULTS_SHOWN = 500;
const ROWS_SHOWN = 20;
const MOST_IDS_ANSWERED = 1_000;
const ROWS_A_STATEMENT = 1_000;

/** Ledgers that people bring (导入): judged row by row, then taken into the register whole or not at all. */
@Injectable()
export class BatchService {
  constructor(
    private readonly commands: CommandService,
    private readonly register: RegisterService,
    private readonly secret: SecretService,
    private readonly staff: StaffService,
  ) {}

  template(): string {
    return template();
  }

  /**
   * Reads and judges a file for a unit; nothing is written but the batch. A file whose columns are not all recognised is
   * kept and says so: a person maps them. Refuses `FILE_UNREADABLE`, `FILE_TOO_LARGE`, and `COLUMN_MISSING` when the
   * mapping names a column that is not in the file.
   */
  async upload(order: Order, unitId: string, wanted: UploadLedger): Promise<BatchView | Refusal> {
    const bytes = Buffer.from(wanted.contentBase64, 'base64');
    const sheet = sheetIn(bytes);
    // The key's answer is the batch's id alone: an answer is kept for ever, and faults quote names and numbers.
    const done = await this.commands.carryOut<string>(order, {}, async (tx, on) => {
      if (isRefusal(sheet)) return sheet;
      const mapping = wanted.mapping ?? suggested(sheet.columns);
      const lost = known(mapping, sheet.columns);
      if (lost) return lost;
      const unit = await this.staff.unit(tx, unitId);
      if (!unit) return refuse('UNIT_UNKNOWN');
      const rows = await this.judge(tx, sheet, { mapping, unit, on });
      const batch = { id: randomUUID(), unitId: unit.id, fileName: wanted.fileName, fileHash: fileHash(bytes) };
      const [total, faulty] = [rows.length, faultyCount(rows)];
      const columns = sheet.columns;
      const by = { uploadedBy: order.by, uploadedOn: on.today };
      await tx.insert(BatchRow, { ...batch, columns, mapping, state: 'judged', rows: total, faulty, ...by });
      await this.keepRows(tx, batch.id, rows);
      return { answer: batch.id, facts: { fileHash: batch.fileHash, rows: total, faulty } };
    });
    return isRefusal(done) ? done : this.shown(done);
  }

  /** Judges a batch again with another mapping. Refuses `NOT_FOUND`, `ALREADY_IMPORTED`, `COLUMN_MISSING` as above. */
  async remap(order: Order, batchId: string, wanted: Remap): Promise<BatchView | Refusal> {
    const { mapping } = wanted;
    const done = await this.commands.carryOut<string>(order, {}, async (tx, on) => {
      const found = await this.locked(tx, batchId);
      if (!found) return refuse('NOT_FOUND');
      const { batch, unit } = found;
      const bar = batch.state === 'imported' ? refuse('ALREADY_IMPORTED') : known(mapping, batch.columns);
      if (bar) return bar;
      const rows = await this.judge(tx, await this.sheet(tx, batch), { mapping, unit, on });
      await tx.update(BatchRow, { id: batchId }, { mapping });
      await this.keepFaults(tx, batchId, rows);
      return { answer: batchId, facts: { batchId, faulty: faultyCount(rows) } };
    });
    return isRefusal(done) ? done : this.shown(done);
  }

  /**
   * Takes a batch into the register in one transaction: parties, debts, opening balances. It is judged again first, for
   * another import may have come between; what it then finds is kept with the batch. Refusals: see `importable`.
   */
  async confirm(order: Order, batchId: string, wanted: ConfirmImport): Promise<Imported | Refusal> {
    return this.commands.carryOut<Imported>(order, {}, async (tx, on) => {
      const found = await this.locked(tx, batchId);
      if (!found) return refuse('NOT_FOUND');
      const { batch, unit } = found;
      if (batch.state === 'imported') return refuse('ALREADY_IMPORTED');
      // One import of an organisation at a time: two files with one contract would both find it new.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`import/${unit.rootId}`]);
      const rows = await this.judge(tx, await this.sheet(tx, batch), { mapping: batch.mapping, unit, on });
      await this.keepFaults(tx, batchId, rows);
      const bar = importable({ ...batch, faulty: faultyCount(rows) }, wanted);
      if (bar) return bar;
      const debtIds = await this.enter(tx, rows, { batchId, unit, order, on });
      await tx.update(BatchRow, { id: batchId }, { state: 'imported' });
      const imported = debtIds.length;
      const facts: Record<string, Json> = { batchId, imported, leftOut: rows.length - imported };
      return { answer: imported > MOST_IDS_ANSWERED ? { imported } : { imported, debtIds }, facts };
    });
  }

  async view(tx: Tx, batchId: string): Promise<BatchView | undefined> {
    const batch = await tx.findOne(BatchRow, { where: { id: batchId } });
    if (!batch) return undefined;
    const { id, fileName, state, rows, faulty, mapping, columns } = batch;
    const first = await tx.find(BatchLineRow, { where: { batchId }, order: { line: 'ASC' }, take: ROWS_SHOWN });
    const bad = await tx.find(BatchLineRow, {
      where: { batchId, faults: Not(IsNull()) },
      order: { line: 'ASC' },
      take: FAULTS_SHOWN,
    });
    const faults = [...missingColumns(mapping), ...bad.flatMap((row) => row.faults ?? [])].slice(0, FAULTS_SHOWN);
    const preview = first.map(({ line, cells }) => ({ line, cells: byColumn(columns, cells) }));
    const into = { batchId, debtId: Not(IsNull()) };
    const importedDebts = state === 'imported' ? await tx.count(BatchLineRow, { where: into }) : null;
    const unusedColumns = unused(columns, mapping);
    return { id, fileName, state, rows, faulty, mapping, columns, unusedColumns, faults, preview, importedDebts };
  }

  /** Debts that a batch brought into the register, in the file's order; none before it is imported. */
  async debtIds(tx: Tx, batchId: string): Promise<string[]> {
    const rows = await tx.query<{ debtId: string }[]>(
      'SELECT debt_id AS "debtId" FROM batch_row WHERE batch_id = $1 AND debt_id IS NOT NULL ORDER BY line',
      [batchId],
    );
    return rows.map((row) => row.debtId);
  }

  async unitPathOf(tx: Tx, batchId: string): Promise<string | undefined> {
    const batch = await tx.findOne(BatchRow, { where: { id: batchId }, select: { id: true, unitId: true } });
    return batch ? (await this.staff.unit(tx, batch.unitId))?.path : undefined;
  }

  private async shown(batchId: string): Promise<BatchView | Refusal> {
    return (await this.view(this.commands.reading, batchId)) ?? refuse('NOT_FOUND');
  }

  private async locked(tx: Tx, batchId: string): Promise<{ batch: BatchRow; unit: UnitView } | undefined> {
    await tx.query('SELECT id FROM batch WHERE id = $1 FOR NO KEY UPDATE', [batchId]);
    const batch = await tx.findOne(BatchRow, { where: { id: batchId } });
    const unit = batch ? await this.staff.unit(tx, batch.unitId) : undefined;
    return batch && unit ? { batch, unit } : undefined;
  }

  private async sheet(tx: Tx, batch: BatchRow): Promise<Sheet> {
    const rows = await tx.find(BatchLineRow, { where: { batchId: batch.id }, order: { line: 'ASC' } });
    return { columns: batch.columns, rows: rows.map(({ line, cells }) => ({ line, cells })) };
  }

  private async judge(tx: Tx, sheet: Sheet, terms: { mapping: Mapping; unit: UnitView; on: On }): Promise<JudgedRow[]> {
    const { columns, rows } = sheet;
    const { mapping, on } = terms;
    return judged(rows, { columns, mapping, today: on.today, register: await this.register.knows(tx, sheet, terms) });
  }

  private async keepRows(tx: Tx, batchId: string, rows: readonly JudgedRow[]): Promise<void> {
    for (const part of parts(rows)) {
      const lines = part.map(({ line, cells, faults }) => ({
        ...{ batchId, line, cells: [...cells], debtId: null },
        faults: faults.length > 0 ? [...faults] : null,
      }));
      await tx.insert(BatchLineRow, lines);
    }
  }

  private async keepFaults(tx: Tx, batchId: string, rows: readonly JudgedRow[]): Promise<void> {
    for (const part of parts(rows))
      await tx.query(
        `UPDATE batch_row r SET faults = x.faults FROM unnest($2::int[], $3::text[]) AS x(line, faults)
          WHERE r.batch_id = $1 AND r.line = x.line AND num_nonnulls(r.faults, x.faults) > 0`,
        [batchId, part.map((row) => row.line), part.map((row) => this.sealedFaults(row.faults))],
      );
    await tx.update(BatchRow, { id: batchId }, { faulty: faultyCount(rows) });
  }

  /** As the entity keeps them: a statement for many rows passes by its columns. */
  private sealedFaults(faults: readonly Fault[]): string | null {
    return faults.length > 0 ? this.secret.seal(JSON.stringify(faults), 'batch_row.faults') : null;
  }

  private async enter(
    tx: Tx,
    rows: readonly JudgedRow[],
    terms: { batchId: string; unit: UnitView; order: Order; on: On },
  ): Promise<string[]> {
    const creditorId = await this.register.creditor(tx, terms);
    const lines: number[] = [];
    const debtIds: string[] = [];
    for (const { line, ready } of rows) {
      if (!ready) continue;
      debtIds.push(await this.register.enter(tx, ready, { ...terms, creditorId }));
      lines.push(line);
    }
    await tx.query(
      `UPDATE batch_row r SET debt_id = x.debt_id FROM unnest($2::int[], $3::uuid[]) AS x(line, debt_id)
        WHERE r.batch_id = $1 AND r.line = x.line`,
      [terms.batchId, lines, debtIds],
    );
    return debtIds;
  }
}

function sheetIn(bytes: Uint8Array): Sheet | Refusal {
  const read = decoded(bytes);
  return 'text' in read ? sheetOf(read.text) : read;
}

const byColumn = (columns: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));

const parts = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_A_STATEMENT) }, (_, at) =>
    rows.slice(at * ROWS_A_STATEMENT, (at + 1) * ROWS_A_STATEMENT),
  );
