import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import {
  decideHandoffSchema,
  fileSuitSchema,
  recordJudgmentSchema,
  type DecideHandoff,
  type FileSuit,
  type RecordJudgment,
} from '../../libs/steps/litigation/litigation.input.js';
import { LitigationService } from '../../libs/steps/litigation/litigation.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

@Controller()
export class LitigationController {
  constructor(private readonly litigation: LitigationService) {}

  @Needs('handoff.offer')
  @Within('case')
  @Post('cases/:id/handoff')
  @Door({
    id: 'offerHandoff',
    says: 'Offers the papers to legal again after a return',
    answer: z.object({ handoffId: answer.id }),
    writes: true,
  })
  async offer(@TheRow() row: Row, @Ordered('handoff.offer') order: Order): Promise<{ handoffId: string } | Refusal> {
    return this.litigation.offerAgain(order, row.caseId);
  }

  @Needs('handoff.decide')
  @Within('case')
  @Post('cases/:id/handoff/decision')
  @Door({
    id: 'decideHandoff',
    says: 'Accepts the papers or returns them with what is missing',
    body: decideHandoffSchema,
    answer: z.object({ state: z.enum(['accepted', 'returned']) }),
    writes: true,
  })
  async decide(
    @TheRow() row: Row,
    @Ordered('handoff.decide') order: Order,
    @Body(new Reads(decideHandoffSchema)) wanted: DecideHandoff,
  ): Promise<{ state: string } | Refusal> {
    return this.litigation.decideHandoff(order, row.caseId, wanted);
  }

  @Needs('suit.record')
  @Within('case')
  @Post('cases/:id/suit')
  @Door({
    id: 'fileSuit',
    says: 'Records that the suit was filed',
    body: fileSuitSchema,
    answer: answer.nothing,
    writes: true,
  })
  async file(
    @TheRow() row: Row,
    @Ordered('suit.file') order: Order,
    @Body(new Reads(fileSuitSchema)) wanted: FileSuit,
  ): Promise<null | Refusal> {
    return this.litigation.fileSuit(order, row.caseId, wanted);
  }

  @Needs('suit.record')
  @Within('case')
  @Post('cases/:id/judgment')
  @Door({
    id: 'recordJudgment',
    says: 'Records the judgment',
    body: recordJudgmentSchema,
    answer: answer.nothing,
    writes: true,
  })
  async judge(
    @TheRow() row: Row,
    @Ordered('suit.judge') order: Order,
    @Body(new Reads(recordJudgmentSchema)) wanted: RecordJudgment,
  ): Promise<null | Refusal> {
    return this.litigation.recordJudgment(order, row.caseId, wanted);
  }
}
