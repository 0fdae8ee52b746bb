import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import {
  recordInterviewSchema,
  recordMediationSchema,
  type RecordInterview,
  type RecordMediation,
} from '../../libs/steps/urging/urging.input.js';
import { UrgingService } from '../../libs/steps/urging/urging.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

@Controller()
export class UrgingController {
  constructor(private readonly urging: UrgingService) {}

  @Needs('interview.record')
  @Within('case')
  @Post('cases/:id/interviews')
  @Door({
    id: 'recordInterview',
    says: 'Records an interview with the debtor himself',
    body: recordInterviewSchema,
    answer: z.object({ interviewId: answer.id }),
    writes: true,
  })
  async record(
    @TheRow() row: Row,
    @Ordered('interview.record') order: Order,
    @Body(new Reads(recordInterviewSchema)) wanted: RecordInterview,
  ): Promise<{ interviewId: string } | Refusal> {
    return this.urging.recordInterview(order, row.caseId, wanted);
  }

  @Needs('interview.record')
  @Within('case')
  @Post('cases/:id/mediations')
  @Door({
    id: 'recordMediation',
    says: 'Records a mediation with its paper',
    body: recordMediationSchema,
    answer: z.object({ mediationId: answer.id }),
    writes: true,
  })
  async mediate(
    @TheRow() row: Row,
    @Ordered('mediation.record') order: Order,
    @Body(new Reads(recordMediationSchema)) wanted: RecordMediation,
  ): Promise<{ mediationId: string } | Refusal> {
    return this.urging.recordMediation(order, row.caseId, wanted);
  }
}
