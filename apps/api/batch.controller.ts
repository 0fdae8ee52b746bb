import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Order } from '../../libs/ground/command/command.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import {
  confirmImportSchema,
  remapSchema,
  uploadLedgerSchema,
  type ConfirmImport,
  type Remap,
  type UploadLedger,
} from '../../libs/money/batch/batch.input.js';
import { BatchService } from '../../libs/money/batch/batch.service.js';
import { startBulkSchema, type StartBulk } from '../../libs/cases/bulk/bulk.input.js';
import { BulkService } from '../../libs/cases/bulk/bulk.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, ForAll, Needs, Ordered, Reads, SIGNED_IN, TheRow, Who, Within, type Row } from './door/door.js';

const batch = z.object({
  id: answer.id,
  fileName: z.string(),
  state: z.enum(['judged', 'imported']),
  rows: z.int(),
  faulty: z.int(),
  mapping: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  unusedColumns: z.array(z.string()),
  faults: z.array(
    z.object({ line: z.int(), column: z.string(), value: z.string(), code: z.string(), cureZh: z.string() }),
  ),
  preview: z.array(z.object({ line: z.int(), cells: z.record(z.string(), z.string()) })),
  importedDebts: z.int().nullable(),
});
const bulk = z.object({
  bulkId: answer.id,
  rows: z.int(),
  started: z.int(),
  refused: z.int(),
  waiting: z.int(),
  results: z.array(
    z.object({
      debtId: answer.id,
      contractNo: z.string(),
      caseId: answer.id.nullable(),
      refused: z.string().nullable(),
    }),
  ),
});

@Controller()
export class BatchController {
  constructor(
    private readonly batches: BatchService,
    private readonly bulks: BulkService,
    private readonly database: DatabaseService,
  ) {}

  @Needs('ledger.import')
  @Post('imports')
  @Door({
    id: 'uploadLedger',
    says: 'Judges a ledger file row by row; nothing is imported yet',
    body: uploadLedgerSchema,
    answer: batch,
    writes: true,
  })
  async upload(
    @Who() actor: Actor,
    @Ordered('ledger.upload') order: Order,
    @Body(new Reads(uploadLedgerSchema)) wanted: UploadLedger,
  ): Promise<unknown> {
    return this.batches.upload(order, actor.unitId, wanted);
  }

  @ForAll(SIGNED_IN)
  @Get('imports/template')
  @Header('content-type', 'text/csv; charset=utf-8')
  template(): string {
    return this.batches.template();
  }

  @Needs('ledger.import')
  @Within('batch')
  @Get('imports/:id')
  @Door({ id: 'importById', says: 'A judged file', answer: batch })
  async view(@Param('id', AnId) id: string): Promise<unknown> {
    return this.batches.view(this.database.reading, id);
  }

  @Needs('ledger.import')
  @Within('batch')
  @Post('imports/:id/mapping')
  @Door({
    id: 'remap',
    says: 'Judges the file again under another mapping of its columns',
    body: remapSchema,
    answer: batch,
    writes: true,
  })
  async remap(
    @TheRow() row: Row,
    @Ordered('ledger.remap') order: Order,
    @Body(new Reads(remapSchema)) wanted: Remap,
  ): Promise<unknown> {
    return this.batches.remap(order, row.id, wanted);
  }

  @Needs('ledger.import')
  @Within('batch')
  @Post('imports/:id/confirmation')
  @Door({
    id: 'confirmImport',
    says: 'Imports the rows without fault, all in one',
    body: confirmImportSchema,
    answer: z.object({ imported: z.int(), debtIds: z.array(answer.id).optional() }),
    writes: true,
  })
  async confirm(
    @TheRow() row: Row,
    @Ordered('ledger.confirm') order: Order,
    @Body(new Reads(confirmImportSchema)) wanted: ConfirmImport,
  ): Promise<unknown> {
    return this.batches.confirm(order, row.id, wanted);
  }

  @Needs('case.open')
  @Post('bulk-starts')
  @Door({
    id: 'startBulk',
    says: 'Opens a case for each debt, one row and one bell each',
    body: startBulkSchema,
    answer: z.object({ bulkId: answer.id, rows: z.int() }),
    writes: true,
  })
  async start(
    @Who() actor: Actor,
    @Ordered('bulk.start') order: Order,
    @Body(new Reads(startBulkSchema)) wanted: StartBulk,
  ): Promise<unknown> {
    return this.bulks.start(order, { ...wanted, handlerId: wanted.handlerId ?? actor.id }, actor);
  }

  @Needs('case.open')
  @Within('bulk')
  @Get('bulk-starts/:id')
  @Door({ id: 'bulkStart', says: 'How far a bulk start has come, row by row', answer: bulk })
  async bulk(@Param('id', AnId) id: string): Promise<unknown> {
    return this.bulks.view(this.database.reading, id);
  }
}
