import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { recordDeliverySchema, type RecordDelivery } from '../../libs/steps/notice/notice.input.js';
import { NoticeService, type Delivered } from '../../libs/steps/notice/notice.service.js';
import type { Issued } from '../../libs/steps/notice/paper.service.js';
import { SendingService } from '../../libs/steps/notice/sending.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

const issued = z.object({ noticeId: answer.id, letterNumber: z.string(), actId: answer.id, notBeforeAt: z.string() });
const delivered = z.object({ attempt: z.int(), servedOn: answer.day.nullable(), termEndsOn: answer.day.nullable() });

@Controller()
export class NoticeController {
  constructor(
    private readonly notices: NoticeService,
    private readonly sending: SendingService,
  ) {}

  @Needs('notice.serve')
  @Within('case')
  @Post('cases/:id/notices')
  @Door({ id: 'serveNotice', says: 'Issues the first overdue notice to the borrower', answer: issued, writes: true })
  async serve(@TheRow() row: Row, @Ordered('notice.serve') order: Order): Promise<Issued | Refusal> {
    return this.notices.serve(order, row.caseId);
  }

  @Needs('delivery.record')
  @Within('notice')
  @Post('notices/:id/deliveries')
  @Door({
    id: 'recordDelivery',
    says: 'Records how a delivery ended, with its proof',
    body: recordDeliverySchema,
    answer: delivered,
    writes: true,
  })
  async record(
    @TheRow() row: Row,
    @Ordered('delivery.record') order: Order,
    @Body(new Reads(recordDeliverySchema)) wanted: RecordDelivery,
  ): Promise<Delivered | Refusal> {
    return this.notices.recordDelivery(order, row, wanted);
  }

  @Needs('notice.serve')
  @Within('notice')
  @Post('notices/:id/sendings')
  @Door({ id: 'sendNoticeAgain', says: 'Sends the same demand once more', answer: issued, writes: true })
  async sendAgain(@TheRow() row: Row, @Ordered('notice.again') order: Order): Promise<Issued | Refusal> {
    return this.notices.sendAgain(order, row);
  }

  @Needs('notice.serve')
  @Within('act')
  @Post('outside-acts/:id/withdrawal')
  @Door({ id: 'withdrawAct', says: 'Withdraws a letter that has not gone out', answer: answer.nothing, writes: true })
  async withdraw(@TheRow() row: Row, @Ordered('act.withdraw') order: Order): Promise<null | Refusal> {
    return this.sending.withdraw(order, row);
  }
}
