import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { parameters } from '../../libs/ground/law/law.js';
import { setParameterSchema, type SetParameter } from '../../libs/ground/law/law.input.js';
import { LawService } from '../../libs/ground/law/law.service.js';
import { changeAuthoritySchema, type ChangeAuthority } from '../../libs/people/approval/approval.input.js';
import { ChangingService, type Proposed } from '../../libs/steps/escalation/changing.service.js';
import type { TrialView } from '../../libs/steps/escalation/trial.service.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import * as answer from './door/answers.js';
import { AnId, Door, ForAll, Needs, Ordered, Reads, SIGNED_IN, Who } from './door/door.js';

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

const proposed = z.object({ id: answer.id, approvalId: answer.id });
const trial = z.object({
  tried: z.int(),
  total: z.int(),
  done: z.boolean(),
  asOf: answer.day,
  moves: z.array(
    z.object({ caseId: answer.id, caseNumber: z.string(), what: z.string(), was: z.string(), will: z.string() }),
  ),
});

@Controller()
export class LawController {
  constructor(
    private readonly changing: ChangingService,
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
    says: 'Proposes a value of the own organisation from a day to come; another admin approves it after the dry run',
    body: setParameterSchema,
    answer: proposed,
    writes: true,
  })
  async set(
    @Who() actor: Actor,
    @Ordered('parameter.propose') order: Order,
    @Body(new Reads(setParameterSchema)) wanted: SetParameter,
  ): Promise<Proposed | Refusal> {
    return this.changing.proposeParameter(order, wanted, actor);
  }

  @Needs('parameter.set')
  @Post('parameters/:id/trial')
  @Door({
    id: 'tryParameter',
    says: 'Goes on with the dry run of a proposed value over all open cases',
    answer: z.object({ tried: z.int(), total: z.int(), done: z.boolean() }),
    writes: true,
  })
  async tryOut(
    @Who() actor: Actor,
    @Param('id', AnId) id: string,
    @Ordered('parameter.try') order: Order,
  ): Promise<{ tried: number; total: number; done: boolean } | Refusal> {
    return this.changing.tryOut(order, id, actor);
  }

  @Needs('parameter.set')
  @Get('parameters/:id/trial')
  @Door({ id: 'parameterTrial', says: 'Every date and approval that a proposed value would move', answer: trial })
  async trial(@Who() actor: Actor, @Param('id', AnId) id: string): Promise<TrialView | Refusal> {
    return this.changing.trial(id, actor);
  }

  @Needs('parameter.set')
  @Post('authorities')
  @Door({
    id: 'proposeAuthority',
    says: 'Proposes who decides a matter from a day to come',
    body: changeAuthoritySchema,
    answer: proposed,
    writes: true,
  })
  async proposeAuthority(
    @Who() actor: Actor,
    @Ordered('authority.propose') order: Order,
    @Body(new Reads(changeAuthoritySchema)) wanted: ChangeAuthority,
  ): Promise<Proposed | Refusal> {
    return this.changing.proposeAuthority(order, wanted, actor);
  }
}
