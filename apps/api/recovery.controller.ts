import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import {
  cancelSchema,
  inKindSchema,
  mixedSchema,
  papersSchema,
  waiverSchema,
  type Cancel,
  type InKind,
  type Mixed,
  type Papers,
  type Waiver,
} from '../../libs/money/recovery/recovery.input.js';
import { RecoveryService, type Recognised } from '../../libs/money/recovery/recovery.service.js';
import { RecoveringService, type RecoveryAsked } from '../../libs/steps/escalation/recovering.service.js';
import { RecoveriesService } from '../../libs/oversight/casefile/recoveries.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

const asked = z.object({ recoveryId: answer.id, approvalId: answer.id.nullable() });
const state = z.enum(['proposed', 'draft', 'partly', 'recognised', 'cancelled']);
const recognised = z.object({ state, entryIds: z.array(answer.id) });
const paper = z.object({ kind: z.string(), day: answer.day, reference: z.string(), hash: z.string() });
const part = z.object({
  id: answer.id,
  kind: z.enum(['waiver', 'cash', 'inKind', 'setOff']),
  part: z.string().nullable(),
  amountFen: answer.fen,
  agreedFen: answer.fen.nullable(),
  appraisedFen: answer.fen.nullable(),
  differenceFen: answer.fen.nullable(),
  thing: z.string().nullable(),
  what: z.string().nullable(),
  giverName: z.string().nullable(),
  channel: z.string().nullable(),
  docketNo: z.string().nullable(),
  confirmedOn: answer.day.nullable(),
  confirmedByName: z.string().nullable(),
  entryId: answer.id.nullable(),
  titleBackOn: answer.day.nullable(),
  disposalOn: answer.day.nullable(),
  papers: z.array(paper),
});
const recovery = z.object({
  id: answer.id,
  kind: z.enum(['waiver', 'inKind', 'mixed']),
  state,
  amountFen: answer.fen,
  reason: z.string(),
  agreedOn: answer.day.nullable(),
  recordedOn: answer.day,
  recordedByName: z.string().nullable(),
  approvalId: answer.id.nullable(),
  recognisedOn: answer.day.nullable(),
  endedReason: z.string().nullable(),
  condition: z
    .object({ onlyIfPaidFen: answer.fen, onlyIfPaidOn: answer.day, paidFen: answer.fen, met: z.boolean() })
    .nullable(),
  papers: z.array(paper),
  parts: z.array(part),
});

@Controller()
export class RecoveryController {
  constructor(
    private readonly asking: RecoveringService,
    private readonly database: DatabaseService,
    private readonly recoveries: RecoveryService,
    private readonly shown: RecoveriesService,
  ) {}

  @Needs('case.read')
  @Within('debt')
  @Get('debts/:id/recoveries')
  @Door({
    id: 'recoveries',
    says: 'Waivers, things taken in kind and mixed recoveries of a debt',
    answer: z.object({ recoveries: z.array(recovery) }),
  })
  async view(@Param('id', AnId) id: string): Promise<unknown> {
    return this.shown.of(this.database.reading, id);
  }

  @Needs('recovery.propose')
  @Within('debt')
  @Post('debts/:id/waivers')
  @Door({
    id: 'proposeWaiver',
    says: 'Asks for a waiver, part by part',
    body: waiverSchema,
    answer: asked,
    writes: true,
  })
  async waive(
    @TheRow() row: Row,
    @Ordered('waiver.propose') order: Order,
    @Body(new Reads(waiverSchema)) wanted: Waiver,
  ): Promise<RecoveryAsked | Refusal> {
    return this.asking.proposeWaiver(order, row.debtId, wanted);
  }

  @Needs('recovery.propose')
  @Within('debt')
  @Post('debts/:id/in-kind')
  @Door({
    id: 'proposeInKind',
    says: 'Asks to take a thing instead of money',
    body: inKindSchema,
    answer: asked,
    writes: true,
  })
  async take(
    @TheRow() row: Row,
    @Ordered('inKind.propose') order: Order,
    @Body(new Reads(inKindSchema)) wanted: InKind,
  ): Promise<RecoveryAsked | Refusal> {
    return this.asking.proposeInKind(order, row.debtId, wanted);
  }

  @Needs('recovery.propose')
  @Within('debt')
  @Post('debts/:id/mixed-recoveries')
  @Door({
    id: 'recordMixed',
    says: 'Records an agreement of money, things and set-off',
    body: mixedSchema,
    answer: asked,
    writes: true,
  })
  async mix(
    @TheRow() row: Row,
    @Ordered('mixed.record') order: Order,
    @Body(new Reads(mixedSchema)) wanted: Mixed,
  ): Promise<RecoveryAsked | Refusal> {
    return this.asking.recordMixed(order, row.debtId, wanted);
  }

  @Needs('recovery.confirm')
  @Within('recovery')
  @Post('recoveries/:id/title')
  @Door({
    id: 'recordTitle',
    says: 'Records that title to the thing was obtained: the debt ends by it',
    body: papersSchema,
    answer: recognised,
    writes: true,
  })
  async title(
    @TheRow() row: Row,
    @Ordered('recovery.title') order: Order,
    @Body(new Reads(papersSchema)) papers: Papers,
  ): Promise<Recognised | Refusal> {
    return this.recoveries.title(order, row, papers);
  }

  @Needs('recovery.confirm')
  @Within('recovery')
  @Post('recoveries/:id/confirmation')
  @Door({
    id: 'confirmRecovery',
    says: 'Recognises a waiver whose condition is fulfilled',
    answer: recognised,
    writes: true,
  })
  async confirm(@TheRow() row: Row, @Ordered('recovery.confirm') order: Order): Promise<Recognised | Refusal> {
    return this.recoveries.confirm(order, row);
  }

  @Needs('recovery.confirm')
  @Within('recoveryPart')
  @Post('recovery-parts/:id/confirmation')
  @Door({
    id: 'confirmRecoveryPart',
    says: 'Confirms one part by its papers; with the last one all are booked together',
    body: papersSchema,
    answer: recognised,
    writes: true,
  })
  async confirmPart(
    @TheRow() row: Row,
    @Ordered('recovery.part') order: Order,
    @Body(new Reads(papersSchema)) papers: Papers,
  ): Promise<Recognised | Refusal> {
    return this.recoveries.confirmPart(order, row, papers);
  }

  @Needs('recovery.confirm')
  @Within('recovery')
  @Post('recoveries/:id/cancellation')
  @Door({
    id: 'cancelRecovery',
    says: 'Gives an agreement up before it is booked, or records with its papers that a thing went back',
    body: cancelSchema,
    answer: recognised,
    writes: true,
  })
  async cancel(
    @TheRow() row: Row,
    @Ordered('recovery.cancel') order: Order,
    @Body(new Reads(cancelSchema)) wanted: Cancel,
  ): Promise<Recognised | Refusal> {
    return this.recoveries.cancel(order, row, wanted);
  }
}
