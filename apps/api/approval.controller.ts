import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import {
  completeSchema,
  consultSchema,
  returnSchema,
  transferSchema,
  voiceSchema,
  type Complete,
  type Consult,
  type GiveVoice,
  type Return,
  type Transfer,
} from '../../libs/people/approval/approval.input.js';
import { matters } from '../../libs/people/approval/authority.js';
import { AuthorityService } from '../../libs/people/approval/authority.service.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import { AgainService, type JudgedAgain } from '../../libs/steps/escalation/again.service.js';
import { VoicingService, type Completed, type Spoken } from '../../libs/steps/escalation/voicing.service.js';
import * as answer from './door/answers.js';
import { Door, ForAll, Needs, Ordered, Reads, SIGNED_IN, TheRow, Who, Within, type Row } from './door/door.js';

const judgement = z.object({
  lawVersion: z.string(),
  limitFen: answer.fen,
  level: z.int(),
  refused: z.string().nullable(),
});
const judgedAgain = z.object({
  decidedOn: answer.day,
  approved: z.boolean(),
  amountFen: answer.fen,
  decidedAtLevel: z.int(),
  lawVersion: z.string(),
  then: judgement,
  now: judgement,
});
const spoken = z.object({ missing: z.array(z.string()) });
const authority = z.object({
  matter: z.enum(matters),
  chain: z.array(answer.role),
  voices: z.array(z.string()),
  byAmount: z.boolean(),
});
const authorityTable = z.object({
  inForce: z.array(authority.extend({ articleZh: z.string() })),
  coming: z.array(authority.extend({ fromDay: answer.day })),
});

@Controller()
export class ApprovalController {
  constructor(
    private readonly agains: AgainService,
    private readonly authorities: AuthorityService,
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly voicing: VoicingService,
  ) {}

  @Needs('voice.give')
  @Within('request')
  @Post('approvals/:id/voice')
  @Door({ id: 'giveVoice', says: 'Gives the opinion of a seat', body: voiceSchema, answer: spoken, writes: true })
  async voice(
    @TheRow() row: Row,
    @Ordered('request.voice') order: Order,
    @Body(new Reads(voiceSchema)) wanted: GiveVoice,
  ): Promise<Spoken | Refusal> {
    return this.voicing.voice(order, row.id, wanted);
  }

  @Needs('request.decide')
  @Within('request')
  @Post('approvals/:id/consult')
  @Door({ id: 'consult', says: 'Asks a person by name too', body: consultSchema, answer: spoken, writes: true })
  async consult(
    @TheRow() row: Row,
    @Ordered('request.consult') order: Order,
    @Body(new Reads(consultSchema)) wanted: Consult,
  ): Promise<Spoken | Refusal> {
    return this.voicing.consult(order, row.id, wanted);
  }

  @Needs('request.decide')
  @Within('request')
  @Post('approvals/:id/transfer')
  @Door({
    id: 'transferRequest',
    says: 'Hands a request to another entitled person of the level',
    body: transferSchema,
    answer: answer.nothing,
    writes: true,
  })
  async transfer(
    @TheRow() row: Row,
    @Ordered('request.transfer') order: Order,
    @Body(new Reads(transferSchema)) wanted: Transfer,
  ): Promise<null | Refusal> {
    return this.voicing.transfer(order, row.id, wanted);
  }

  @Needs('request.decide')
  @Within('request')
  @Post('approvals/:id/return')
  @Door({
    id: 'returnRequest',
    says: 'Gives a request back with what is missing',
    body: returnSchema,
    answer: answer.nothing,
    writes: true,
  })
  async giveBack(
    @TheRow() row: Row,
    @Ordered('request.return') order: Order,
    @Body(new Reads(returnSchema)) wanted: Return,
  ): Promise<null | Refusal> {
    return this.voicing.giveBack(order, row.id, wanted);
  }

  @Needs('request.complete')
  @Within('request')
  @Post('approvals/:id/completion')
  @Door({
    id: 'completeRequest',
    says: 'Completes a returned request, which is open again',
    body: completeSchema,
    answer: z.object({ level: z.int(), round: z.int() }),
    writes: true,
  })
  async complete(
    @TheRow() row: Row,
    @Ordered('request.complete') order: Order,
    @Body(new Reads(completeSchema)) wanted: Complete,
  ): Promise<Completed | Refusal> {
    return this.voicing.complete(order, row.id, wanted);
  }

  @Needs('record.read')
  @Within('request')
  @Get('approvals/:id/again')
  @Door({
    id: 'judgeAgain',
    says: 'Judges a past decision once more: under the law of its day, and under today’s',
    answer: judgedAgain,
  })
  async again(@TheRow() row: Row): Promise<JudgedAgain | Refusal> {
    return this.agains.judge(row.id, row.actor.rootId);
  }

  @ForAll(SIGNED_IN)
  @Get('authorities')
  @Door({ id: 'authorities', says: 'Who decides what: in force, and to come', answer: authorityTable })
  async table(@Who() actor: Actor): Promise<z.infer<typeof authorityTable>> {
    const tx = this.database.reading;
    const { today } = await this.commands.on(tx, { unitId: actor.rootId });
    const { inForce, coming } = await this.authorities.table(tx, { rootId: actor.rootId, today });
    return {
      inForce: inForce.map(({ matter, chain, voices, byAmount, article }) => ({
        ...{ matter, chain: [...chain], voices: [...voices], byAmount },
        articleZh: article.zh,
      })),
      coming: coming.map(({ matter, chain, voices, byAmount, fromDay }) => ({
        ...{ matter, chain: [...chain], voices: [...voices], byAmount, fromDay },
      })),
    };
  }
}
