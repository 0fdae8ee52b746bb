import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import {
  handOverSchema,
  nameInsidersSchema,
  type HandOver,
  type NameInsiders,
} from '../../libs/people/duty/duty.input.js';
import { HandoverService } from '../../libs/cases/case/handover.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

const duty = z.object({ post: z.string(), name: z.string(), fromDay: answer.day, untilDay: answer.day.nullable() });

@Controller()
export class DutyController {
  constructor(
    private readonly database: DatabaseService,
    private readonly handovers: HandoverService,
  ) {}

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/duties')
  @Door({ id: 'duties', says: 'Who answered for a case when', answer: z.object({ duties: z.array(duty) }) })
  async list(@Param('id', AnId) id: string): Promise<unknown> {
    return { duties: await this.handovers.line(this.database.reading, id) };
  }

  @Needs('duty.handOver')
  @Within('case')
  @Post('cases/:id/handovers')
  @Door({
    id: 'handOver',
    says: 'Offers a post in a case to another person, with its papers',
    body: handOverSchema,
    answer: z.object({ handoverId: answer.id }),
    writes: true,
  })
  async offer(
    @TheRow() row: Row,
    @Ordered('duty.handOver') order: Order,
    @Body(new Reads(handOverSchema)) wanted: HandOver,
  ): Promise<{ handoverId: string } | Refusal> {
    return this.handovers.offer(order, row.caseId, { wanted, actor: row.actor });
  }

  @Needs('duty.handOver')
  @Within('handover')
  @Post('handovers/:id/acceptance')
  @Door({ id: 'takeHandover', says: 'Takes a case over', answer: answer.nothing, writes: true })
  async accept(@TheRow() row: Row, @Ordered('duty.take') order: Order): Promise<null | Refusal> {
    return this.handovers.accept(order, row);
  }

  @Needs('duty.handOver')
  @Within('handover')
  @Post('handovers/:id/withdrawal')
  @Door({ id: 'withdrawHandover', says: 'Takes an offered handover back', answer: answer.nothing, writes: true })
  async withdraw(@TheRow() row: Row, @Ordered('duty.withdraw') order: Order): Promise<null | Refusal> {
    return this.handovers.withdraw(order, row);
  }

  @Needs('insider.name')
  @Within('debt')
  @Post('debts/:id/insiders')
  @Door({
    id: 'nameInsiders',
    says: 'Names who introduced and who accepted an insider’s loan',
    body: nameInsidersSchema,
    answer: answer.nothing,
    writes: true,
  })
  async name(
    @TheRow() row: Row,
    @Ordered('insider.name') order: Order,
    @Body(new Reads(nameInsidersSchema)) wanted: NameInsiders,
  ): Promise<null | Refusal> {
    return this.handovers.nameInsiders(order, row.debtId, wanted);
  }
}
