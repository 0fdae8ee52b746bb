import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { proposePlanSchema, type ProposePlan } from '../../libs/money/plan/plan.input.js';
import { ArrangementService } from '../../libs/cases/fact/arrangement.service.js';
import {
  endFactSchema,
  recordFactSchema,
  recordPromiseSchema,
  type EndFact,
  type RecordFact,
  type RecordPromise,
} from '../../libs/cases/fact/fact.input.js';
import { FactService } from '../../libs/cases/fact/fact.service.js';
import { PromiseService } from '../../libs/cases/fact/promise.service.js';
import { ArrangingService, type FactSet, type PlanAsked } from '../../libs/steps/escalation/arranging.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

const factSet = z.object({ factId: answer.id, untilDay: answer.day.nullable(), approvalId: answer.id.nullable() });
const planAsked = z.object({ planId: answer.id, approvalId: answer.id, totalFen: answer.fen });

@Controller()
export class FactController {
  constructor(
    private readonly arrangements: ArrangementService,
    private readonly arranging: ArrangingService,
    private readonly facts: FactService,
    private readonly promises: PromiseService,
  ) {}

  @Needs('fact.record')
  @Within('case')
  @Post('cases/:id/facts')
  @Door({
    id: 'recordFact',
    says: 'Records a fact of the case; a hold is asked for',
    body: recordFactSchema,
    answer: factSet,
    writes: true,
  })
  async record(
    @TheRow() row: Row,
    @Ordered('fact.record') order: Order,
    @Body(new Reads(recordFactSchema)) wanted: RecordFact,
  ): Promise<FactSet | Refusal> {
    return this.arranging.recordFact(order, row.caseId, { wanted, actor: row.actor });
  }

  @Needs('fact.record')
  @Within('fact')
  @Post('facts/:id/end')
  @Door({
    id: 'endFact',
    says: 'Says that a fact is over, and why',
    body: endFactSchema,
    answer: answer.nothing,
    writes: true,
  })
  async end(
    @TheRow() row: Row,
    @Ordered('fact.end') order: Order,
    @Body(new Reads(endFactSchema)) wanted: EndFact,
  ): Promise<null | Refusal> {
    return this.facts.end(order, row, { because: wanted.because, roles: row.actor.roles });
  }

  @Needs('plan.propose')
  @Within('case')
  @Post('cases/:id/plans')
  @Door({
    id: 'proposePlan',
    says: 'Asks for a plan that the debtor signed',
    body: proposePlanSchema,
    answer: planAsked,
    writes: true,
  })
  async propose(
    @TheRow() row: Row,
    @Ordered('plan.propose') order: Order,
    @Body(new Reads(proposePlanSchema)) wanted: ProposePlan,
  ): Promise<PlanAsked | Refusal> {
    return this.arranging.proposePlan(order, row.caseId, wanted);
  }

  @Needs('plan.cancel')
  @Within('plan')
  @Post('plans/:id/cancellation')
  @Door({ id: 'cancelPlan', says: 'Calls a plan in force off', answer: answer.nothing, writes: true })
  async cancel(@TheRow() row: Row, @Ordered('plan.cancel') order: Order): Promise<null | Refusal> {
    return this.arrangements.cancel(order, row);
  }

  @Needs('answer.record')
  @Within('case')
  @Post('cases/:id/promises')
  @Door({
    id: 'recordPromise',
    says: 'Records what somebody promised to pay by when',
    body: recordPromiseSchema,
    answer: z.object({ promiseId: answer.id }),
    writes: true,
  })
  async promise(
    @TheRow() row: Row,
    @Ordered('promise.record') order: Order,
    @Body(new Reads(recordPromiseSchema)) wanted: RecordPromise,
  ): Promise<{ promiseId: string } | Refusal> {
    return this.promises.record(order, row.caseId, wanted);
  }

  @Needs('answer.record')
  @Within('promise')
  @Post('promises/:id/withdrawal')
  @Door({ id: 'withdrawPromise', says: 'Takes a promise back', answer: answer.nothing, writes: true })
  async withdraw(@TheRow() row: Row, @Ordered('promise.withdraw') order: Order): Promise<null | Refusal> {
    return this.promises.withdraw(order, row);
  }
}
