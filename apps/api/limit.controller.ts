import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { actKinds } from '../../libs/cases/limit/limit.js';
import { recordActSchema, type RecordAct } from '../../libs/cases/limit/limit.input.js';
import { LimitService } from '../../libs/cases/limit/limit.service.js';
import { ClocksService } from '../../libs/oversight/casefile/clocks.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

const act = z.object({ id: answer.id, kind: z.enum(actKinds), on: answer.day });
const clock = z.object({
  kind: z.enum(['limitation', 'guarantee']),
  debtId: answer.id,
  contractNo: z.string(),
  guaranteeId: answer.id.nullable(),
  partyId: answer.id.nullable(),
  partyName: z.string().nullable(),
  mode: z.enum(['general', 'joint']).nullable(),
  state: z.string(),
  phase: z.enum(['period', 'waiting', 'limitation']).nullable(),
  from: answer.day.nullable(),
  endsOn: answer.day.nullable(),
  actBy: answer.day.nullable(),
  longstopOn: answer.day.nullable(),
  daysLeft: z.int().nullable(),
  provisional: z.boolean(),
  article: z.string(),
  articleZh: z.string(),
  saves: z.enum(['suitAgainstDebtor', 'demandOnGuarantor']).nullable(),
  suableAlone: z.boolean().nullable(),
  bankruptcyUnclaimed: z.boolean(),
  lastAct: act.nullable(),
  whatLapses: z.array(z.string()),
});
const clocksView = z.object({
  asOf: answer.day,
  clocks: z.array(clock),
  atRisk: z.array(z.object({ guaranteeId: answer.id, endsOn: answer.day, askFrom: answer.day, urgent: z.boolean() })),
  acts: z.array(
    z.object({
      id: answer.id,
      debtId: answer.id,
      kind: z.enum(actKinds),
      onDay: answer.day,
      about: answer.id.nullable(),
      partyName: z.string().nullable(),
      articleZh: z.string(),
      proofKind: z.string(),
      proofReference: z.string(),
    }),
  ),
});

@Controller()
export class LimitController {
  constructor(
    private readonly clocks: ClocksService,
    private readonly database: DatabaseService,
    private readonly limits: LimitService,
  ) {}

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/clocks')
  @Door({ id: 'caseClocks', says: 'The clocks of a case: limitation and guarantee periods', answer: clocksView })
  async view(@Param('id', AnId) id: string): Promise<unknown> {
    return this.clocks.ofCase(this.database.reading, id);
  }

  @Needs('limit.record')
  @Within('debt')
  @Post('debts/:id/limit-acts')
  @Door({
    id: 'recordLimitAct',
    says: 'Records an act that moves a limitation or a guarantee, with its proof',
    body: recordActSchema,
    answer: z.object({ actId: answer.id }),
    writes: true,
  })
  async record(
    @TheRow() row: Row,
    @Ordered('limit.record') order: Order,
    @Body(new Reads(recordActSchema)) wanted: RecordAct,
  ): Promise<{ actId: string } | Refusal> {
    return this.limits.record(order, row.debtId, wanted);
  }
}
