import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { isRefusal, type Order, type Refusal } from '../../libs/ground/command/command.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { DeputyService } from '../../libs/people/staff/deputy.service.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import { appointSchema, type Appoint } from '../../libs/people/staff/staff.input.js';
import * as answer from './door/answers.js';
import { Door, ForAll, Needs, Ordered, Reads, SIGNED_IN, Who } from './door/door.js';

const deputyList = z.object({
  deputies: z.array(
    z.object({
      id: answer.id,
      staffId: answer.id,
      staffName: z.string(),
      deputyId: answer.id,
      deputyName: z.string(),
      fromDay: answer.day,
      untilDay: answer.day,
      appointedByName: z.string(),
    }),
  ),
});

@Controller()
export class DeputyController {
  constructor(
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly deputies: DeputyService,
  ) {}

  @ForAll(SIGNED_IN)
  @Get('deputies')
  @Door({ id: 'deputies', says: 'Who stands for whom, now and later', answer: deputyList })
  async list(@Who() actor: Actor): Promise<z.infer<typeof deputyList>> {
    const tx = this.database.reading;
    const { today } = await this.commands.on(tx, { unitId: actor.rootId });
    return { deputies: await this.deputies.list(tx, { of: actor, today }) };
  }

  @Needs('deputy.appoint')
  @Post('deputies')
  @Door({
    id: 'appointDeputy',
    says: 'Appoints who decides and speaks for an absent person, from day to day',
    body: appointSchema,
    answer: z.object({ id: answer.id }),
    writes: true,
  })
  async appoint(
    @Who() actor: Actor,
    @Ordered('deputy.appoint') order: Order,
    @Body(new Reads(appointSchema)) wanted: Appoint,
  ): Promise<{ id: string } | Refusal> {
    return this.commands.carryOut<{ id: string }>(order, {}, async (tx, { today }) => {
      const appointed = await this.deputies.appoint(tx, wanted, { by: actor, today });
      return isRefusal(appointed) ? appointed : { answer: appointed };
    });
  }
}
