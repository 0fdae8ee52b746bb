import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { closureGrounds } from '../../libs/people/approval/authority.js';
import { departments, type Actor } from '../../libs/people/staff/staff.js';
import { findings, seats } from '../../libs/steps/writeoff/aftercheck.js';
import { AfterCheckService } from '../../libs/steps/writeoff/aftercheck.service.js';
import { WriteOffFileService, type FileKept } from '../../libs/steps/writeoff/file.service.js';
import { gates, grounds } from '../../libs/steps/writeoff/ground.js';
import {
  afterCheckSchema,
  assignmentSchema,
  closureSchema,
  fileSchema,
  gateProofSchema,
  listSchema,
  type AfterCheck,
  type AskAssignment,
  type AskClosure,
  type KeepFile,
  type KeepGateProof,
  type MakeList,
} from '../../libs/steps/writeoff/writeoff.input.js';
import { WritingOffService, type EndingAsked, type ListAsked } from '../../libs/steps/escalation/writingoff.service.js';
import { WriteOffsService } from '../../libs/oversight/casefile/writeoffs.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, TheRow, Who, Within, type Row } from './door/door.js';

const text = z.string().nullable();
const proof = z.object({ gate: z.string(), kind: z.string(), day: answer.day, reference: text, hash: text });
const gate = z.object({ gate: z.enum(gates), ok: z.boolean(), proofs: z.array(z.string()) });
const ground = z.object({
  ground: z.enum(grounds),
  /** Whose words its amounts and years are: the Measures', counsel's, or the house's own until counsel sets them. */
  test: z.enum(['measures', 'counsel', 'house']),
  articleZh: z.string(),
  gates: z.array(gate),
  refused: text,
  detail: z.record(z.string(), z.unknown()).nullable(),
});
const file = z.object({
  ground: z.enum(grounds),
  state: z.enum(['draft', 'ready']),
  missing: z.array(z.string()),
  arose: text,
  cause: text,
  measures: text,
  borrowerPursuit: text,
  securityDisposal: text,
  guarantors: z.array(z.object({ partyId: answer.id, name: z.string(), told: text })),
  handlerName: text,
  departmentHeadName: text,
  unitHeadName: text,
  keptOn: answer.day,
});
const writeOff = z.object({
  ground: z.string(),
  test: z.string(),
  amountFen: answer.fen,
  writtenOffOn: answer.day,
  listId: answer.id.nullable(),
  makerName: text,
  handlerName: text,
  deciderName: text,
  opinions: z.array(z.object({ department: z.enum(departments), byName: text })),
  checks: z.array(
    z.object({
      seat: z.enum(seats),
      finding: z.enum(findings),
      checkedOn: answer.day,
      byName: text,
      note: z.string(),
    }),
  ),
});
const ending = z.object({
  id: answer.id,
  ground: z.enum(['assigned', ...closureGrounds]),
  state: z.enum(['proposed', 'granted', 'givenUp']),
  assigneeName: text,
  priceFen: answer.fen.nullable(),
  leftFen: answer.fen.nullable(),
  proposedOn: answer.day,
  proofs: z.array(z.object({ gate: z.string(), kind: z.string(), day: answer.day })),
});
const view = z.object({
  guarantors: z.array(z.object({ partyId: answer.id, name: z.string() })),
  file: file.nullable(),
  grounds: z.array(ground),
  proofs: z.array(proof),
  writeOff: writeOff.nullable(),
  endings: z.array(ending),
});
const list = z.object({
  id: answer.id,
  state: z.enum(['open', 'granted', 'givenUp']),
  reason: z.string(),
  madeOn: answer.day,
  madeByName: text,
  articleZh: z.string(),
  test: z.enum(['measures', 'counsel', 'house']),
  totalFen: answer.fen,
  approvalId: answer.id.nullable(),
  rows: z.array(
    z.object({
      n: z.int(),
      caseId: answer.id,
      number: z.string(),
      stage: answer.stage,
      state: z.enum(['waits', 'writtenOff', 'leftOut']),
      inBooksFen: answer.fen,
      gates: z.array(gate),
      refused: text,
    }),
  ),
});
const ended = z.object({ endingId: answer.id, approvalId: answer.id });

@Controller()
export class WriteoffController {
  constructor(
    private readonly afterChecks: AfterCheckService,
    private readonly database: DatabaseService,
    private readonly files: WriteOffFileService,
    private readonly views: WriteOffsService,
    private readonly writingOff: WritingOffService,
  ) {}

  @Needs('writeoff.prepare')
  @Within('case')
  @Post('cases/:id/write-off-file')
  @Door({
    id: 'keepWriteOffFile',
    says: 'Keeps what the file of a write-off tells; what is left out stays as it was',
    body: fileSchema,
    answer: z.object({ state: z.enum(['draft', 'ready']), missing: z.array(z.string()) }),
    writes: true,
  })
  async keep(
    @TheRow() row: Row,
    @Ordered('writeoff.file') order: Order,
    @Body(new Reads(fileSchema)) wanted: KeepFile,
  ): Promise<FileKept | Refusal> {
    return this.files.keep(order, row.caseId, wanted);
  }

  @Needs('writeoff.prepare')
  @Within('case')
  @Post('cases/:id/write-off-evidence')
  @Door({
    id: 'proveWriteOff',
    says: 'Keeps a proof for one gate of a write-off',
    body: gateProofSchema,
    answer: z.object({ evidenceId: answer.id }),
    writes: true,
  })
  async prove(
    @TheRow() row: Row,
    @Ordered('writeoff.evidence') order: Order,
    @Body(new Reads(gateProofSchema)) wanted: KeepGateProof,
  ): Promise<{ evidenceId: string } | Refusal> {
    return this.files.prove(order, row.caseId, wanted);
  }

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/write-off')
  @Door({
    id: 'writeOffOf',
    says: 'File, gates and proofs of a write-off; once written off, whose opinions it rests on; and the ends asked for',
    answer: view,
  })
  async view(@Param('id', AnId) id: string): Promise<unknown> {
    return this.views.ofCase(this.database.reading, id);
  }

  @Needs('writeoff.check')
  @Within('case')
  @Post('cases/:id/after-check')
  @Door({
    id: 'afterCheck',
    says: 'Finance, internal control or the liability finding looks at a write-off after it',
    body: afterCheckSchema,
    answer: answer.nothing,
    writes: true,
  })
  async check(
    @TheRow() row: Row,
    @Ordered('writeoff.check') order: Order,
    @Body(new Reads(afterCheckSchema)) wanted: AfterCheck,
  ): Promise<null | Refusal> {
    return this.afterChecks.check(order, row.caseId, { wanted, actor: row.actor });
  }

  @Needs('writeoff.prepare')
  @Post('write-off-lists')
  @Door({
    id: 'makeWriteOffList',
    says: 'Asks for the write-off of small loans by list; each case is judged by itself',
    body: listSchema,
    answer: z.object({ listId: answer.id, approvalId: answer.id }),
    writes: true,
  })
  async list(
    @Who() actor: Actor,
    @Ordered('writeoff.list') order: Order,
    @Body(new Reads(listSchema)) wanted: MakeList,
  ): Promise<ListAsked | Refusal> {
    return this.writingOff.list(order, { wanted, actor });
  }

  @Needs('case.read')
  @Within('list')
  @Get('write-off-lists/:id')
  @Door({ id: 'writeOffList', says: 'A list with each row’s gates, and what became of it', answer: list })
  async viewList(@Param('id', AnId) id: string): Promise<unknown> {
    return this.views.list(this.database.reading, id);
  }

  @Needs('ending.ask')
  @Within('case')
  @Post('cases/:id/assignment')
  @Door({
    id: 'askAssignment',
    says: 'Asks for the assignment of the claim to another creditor',
    body: assignmentSchema,
    answer: ended,
    writes: true,
  })
  async assign(
    @TheRow() row: Row,
    @Ordered('ending.assign') order: Order,
    @Body(new Reads(assignmentSchema)) wanted: AskAssignment,
  ): Promise<EndingAsked | Refusal> {
    return this.writingOff.end(order, row.caseId, { ground: 'assigned', ...wanted });
  }

  @Needs('ending.ask')
  @Within('case')
  @Post('cases/:id/closure')
  @Door({
    id: 'askClosure',
    says: 'Asks for the end of a written-off case in one of the cases of the Measures',
    body: closureSchema,
    answer: ended,
    writes: true,
  })
  async close(
    @TheRow() row: Row,
    @Ordered('ending.close') order: Order,
    @Body(new Reads(closureSchema)) wanted: AskClosure,
  ): Promise<EndingAsked | Refusal> {
    return this.writingOff.end(order, row.caseId, wanted);
  }
}
