import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import {
  chooseSchema,
  recordAnswerSchema,
  type Choose,
  type RecordAnswer,
} from '../../libs/steps/answer/answer.input.js';
import { AnswerService, type Answered } from '../../libs/steps/answer/answer.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

const answered = z.object({ answerId: answer.id, promiseId: answer.id.nullable(), factId: answer.id.nullable() });

@Controller()
export class AnswerController {
  constructor(private readonly answers: AnswerService) {}

  @Needs('answer.record')
  @Within('case')
  @Post('cases/:id/answers')
  @Door({
    id: 'recordAnswer',
    says: 'Records what the debtor said to a demand',
    body: recordAnswerSchema,
    answer: answered,
    writes: true,
  })
  async record(
    @TheRow() row: Row,
    @Ordered('answer.record') order: Order,
    @Body(new Reads(recordAnswerSchema)) wanted: RecordAnswer,
  ): Promise<Answered | Refusal> {
    return this.answers.record(order, row.caseId, { wanted, actor: row.actor });
  }

  @Needs('answer.choose')
  @Within('answer')
  @Post('answers/:id/choice')
  @Door({
    id: 'chooseAnswer',
    says: 'Legal chooses what papers to be signed anew become',
    body: chooseSchema,
    answer: answer.nothing,
    writes: true,
  })
  async choose(
    @TheRow() row: Row,
    @Ordered('answer.choose') order: Order,
    @Body(new Reads(chooseSchema)) wanted: Choose,
  ): Promise<null | Refusal> {
    return this.answers.choose(order, row, wanted);
  }
}
