import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { refuse, type Order, type Refusal } from '../../libs/ground/command/command.js';
import { decideSchema, type Decide } from '../../libs/people/approval/approval.input.js';
import { type Actor } from '../../libs/people/staff/staff.js';
import { askSchema, type Ask } from '../../libs/steps/escalation/escalation.input.js';
import { EscalationService, type Asked, type Decided } from '../../libs/steps/escalation/escalation.service.js';
import { InboxService } from '../../libs/oversight/casefile/inbox.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, TheRow, Who, Within, type Row } from './door/door.js';

const boxQuery = z.object({ box: z.enum(['mine', 'waiting', 'done']).default('mine') });
const balance = z.object({ stage: z.string(), owedFen: answer.fen });
const card = answer.request.extend({
  before: balance.nullable(),
  after: balance.nullable(),
  checks: z.array(
    z.object({
      code: z.string(),
      ok: z.boolean(),
      blocking: z.boolean(),
      articleZh: z.string(),
      detail: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  evidence: z.array(z.object({ kind: z.string(), day: answer.day, reference: z.string(), hash: z.string() })),
  earlier: z.array(answer.request),
  /** A change of the house's own rules: codes and figures, now and then. */
  proposal: z
    .object({
      of: z.enum(['parameter', 'authority', 'roles']),
      name: z.string(),
      was: z.array(z.string()),
      will: z.array(z.string()),
      from: answer.day.nullable(),
    })
    .nullable(),
});

@Controller()
export class EscalationController {
  constructor(
    private readonly database: DatabaseService,
    private readonly escalation: EscalationService,
    private readonly inbox: InboxService,
  ) {}

  @Needs('request.ask')
  @Within('case')
  @Post('cases/:id/requests')
  @Door({
    id: 'askFor',
    says: 'Asks for a step that needs an approval',
    body: askSchema,
    answer: z.object({ approvalId: answer.id, level: z.int() }),
    writes: true,
  })
  async ask(
    @TheRow() row: Row,
    @Ordered('request.ask') order: Order,
    @Body(new Reads(askSchema)) wanted: Ask,
  ): Promise<Asked | Refusal> {
    return this.escalation.ask(order, row.caseId, { wanted, actor: row.actor });
  }

  @Needs('request.see')
  @Get('approvals')
  @Door({
    id: 'approvals',
    says: 'Requests: mine to decide, waiting for others, done',
    query: boxQuery,
    answer: z.object({ approvals: z.array(answer.request) }),
  })
  async box(@Who() actor: Actor, @Query(new Reads(boxQuery)) query: z.infer<typeof boxQuery>): Promise<unknown> {
    return { approvals: await this.inbox.box(this.database.reading, { actor, box: query.box }) };
  }

  @Needs('request.see')
  @Within('request')
  @Get('approvals/:id')
  @Door({ id: 'approvalById', says: 'A request with what speaks for and against it', answer: card })
  async card(@Who() actor: Actor, @Param('id', AnId) id: string): Promise<unknown> {
    return (await this.inbox.card(this.database.reading, id, actor)) ?? refuse('NOT_FOUND');
  }

  @Needs('request.decide')
  @Within('request')
  @Post('approvals/:id/decision')
  @Door({
    id: 'decide',
    says: 'Approves or refuses a request',
    body: decideSchema,
    answer: z.object({ state: z.enum(['approved', 'refused']), stage: answer.stage.nullable() }),
    writes: true,
  })
  async decide(
    @TheRow() row: Row,
    @Ordered('request.decide') order: Order,
    @Body(new Reads(decideSchema)) wanted: Decide,
  ): Promise<Decided | Refusal> {
    return this.escalation.decide(order, row, { wanted, actor: row.actor });
  }
}
