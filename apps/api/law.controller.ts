import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { isRefusal, type Order, type Refusal } from '../../libs/ground/command/command.js';
import { parameters } from '../../libs/ground/law/law.js';
import { setParameterSchema, type SetParameter } from '../../libs/ground/law/law.input.js';
import { LawService } from '../../libs/ground/law/law.service.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import * as answer from './door/answers.js';
import { Door, ForAll, Needs, Ordered, Reads, SIGNED_IN, Who } from './door/door.js';

const parameterList = z.object({
  parameters: z.array(
    z.object({
      key: z.string(),
      articleZh: z.string(),
      inForce: z.int(),
      later: z.array(z.object({ from: answer.day, value: z.int() })),
    }),
  ),
});

@Controller()
export class LawController {
  constructor(
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly laws: LawService,
  ) {}

  @ForAll(SIGNED_IN)
  @Get('parameters')
  @Door({ id: 'parameters', says: 'Terms and limits in force, and those to come', answer: parameterList })
  async list(@Who() actor: Actor): Promise<z.infer<typeof parameterList>> {
    const { law, today } = await this.commands.on(this.database.reading, { unitId: actor.rootId });
    const stored = await this.laws.stored(this.database.reading);
    return {
      parameters: Object.entries(parameters).map(([key, { article }]) => ({
        key,
        articleZh: article.zh,
        inForce: law.value[key as keyof typeof parameters],
        later: stored
          .filter((row) => row.key === key && row.from > today && (row.unitId === null || row.unitId === actor.rootId))
          .map(({ from, value }) => ({ from, value })),
      })),
    };
  }

  @Needs('parameter.set')
  @Post('parameters')
  @Door({
    id: 'setParameter',
    says: 'Sets a value of the own organisation from a day to come',
    body: setParameterSchema,
    answer: z.object({ id: answer.id }),
    writes: true,
  })
  async set(
    @Who() actor: Actor,
    @Ordered('parameter.set') order: Order,
    @Body(new Reads(setParameterSchema)) wanted: SetParameter,
  ): Promise<{ id: string } | Refusal> {
    return this.commands.carryOut<{ id: string }>(order, {}, async (tx, on) => {
      const set = await this.laws.set(tx, { order, on, wanted: { ...wanted, unitId: actor.rootId } });
      return isRefusal(set) ? set : { answer: set };
    });
  }
}
