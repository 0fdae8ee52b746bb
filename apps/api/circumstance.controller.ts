import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { endings, factKinds } from '../../libs/cases/fact/rule.js';
import { answerKinds, choices } from '../../libs/steps/answer/answer.js';
import { CircumstancesService } from '../../libs/oversight/casefile/circumstances.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Within } from './door/door.js';

const text = z.string().nullable();
const day = answer.day.nullable();

const fact = z.object({
  id: answer.id,
  kind: z.enum(factKinds),
  partyName: text,
  fromDay: answer.day,
  untilDay: day,
  state: z.enum(['proposed', 'inForce', 'ended', 'refused']),
  endedOn: day,
  reason: z.string(),
  /** What it leaves open: contact and the next step toward him; whether terms run on or stand. */
  contact: z.boolean(),
  escalation: z.boolean(),
  clock: z.enum(['runs', 'stands']),
  articleZh: z.string(),
  endings: z.array(z.enum(endings)),
});
const plan = z.object({
  id: answer.id,
  state: z.enum(['proposed', 'inForce', 'kept', 'broken', 'cancelled', 'refused']),
  signedOn: answer.day,
  totalFen: answer.fen,
  paidFen: answer.fen,
  leftFen: answer.fen,
  instalments: z.array(
    z.object({
      id: answer.id,
      n: z.int(),
      dueOn: answer.day,
      amountFen: answer.fen,
      state: z.enum(['open', 'kept', 'broken']),
    }),
  ),
});
const promise = z.object({
  id: answer.id,
  partyName: text,
  amountFen: answer.fen,
  onDay: answer.day,
  saidOn: answer.day,
  state: z.enum(['open', 'kept', 'broken', 'withdrawn']),
});
const said = z.object({
  id: answer.id,
  kind: z.enum(answerKinds),
  partyName: text,
  saidOn: answer.day,
  choice: z.enum(choices).nullable(),
  chosenOn: day,
  options: z.array(
    z.object({ choice: z.enum(choices), debt: z.string(), articleZh: z.string(), guarantors: z.array(z.string()) }),
  ),
});
const circumstances = z.object({
  asOf: answer.day,
  facts: z.array(fact),
  plans: z.array(plan),
  promises: z.array(promise),
  answers: z.array(said),
  publications: z.array(
    z.object({
      id: answer.id,
      kind: z.enum(['organisation', 'press']),
      medium: z.string(),
      state: z.enum(['proposed', 'approved', 'refused', 'published']),
      proposedOn: answer.day,
      publishedOn: day,
    }),
  ),
  mediations: z.array(z.object({ body: z.string(), heldOn: answer.day, outcome: z.string() })),
  handovers: z.array(
    z.object({
      id: answer.id,
      post: z.enum(['first', 'direct']),
      fromName: z.string(),
      toName: z.string(),
      toStaffId: answer.id,
      offeredOn: answer.day,
    }),
  ),
  refused: z.array(
    z.object({
      id: answer.id,
      measure: z.string(),
      partyName: text,
      title: z.string(),
      day: answer.day,
      code: z.string(),
      articleZh: z.string(),
      instead: z.string(),
      done: z.boolean(),
    }),
  ),
});

@Controller()
export class CircumstanceController {
  constructor(
    private readonly circumstances: CircumstancesService,
    private readonly database: DatabaseService,
  ) {}

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/circumstances')
  @Door({
    id: 'circumstances',
    says: 'What stands in a case beside its stage: facts, plans, promises, answers, publications, refused measures',
    answer: circumstances,
  })
  async view(@Param('id', AnId) id: string): Promise<unknown> {
    return this.circumstances.ofCase(this.database.reading, id);
  }
}
