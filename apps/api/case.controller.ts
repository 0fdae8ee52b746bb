import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { aQuery } from '../../libs/ground/command/command.input.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { refuse, type Order, type Refusal } from '../../libs/ground/command/command.js';
import { uuid5 } from '../../libs/ground/command/uuid5.js';
import { sees, type Actor } from '../../libs/people/staff/staff.js';
import { stages } from '../../libs/cases/case/case.js';
import {
  finishTaskSchema,
  openCaseSchema,
  resumeSchema,
  type FinishTask,
  type OpenCase,
  type Resume,
} from '../../libs/cases/case/case.input.js';
import { CaseService, type OpenedCase } from '../../libs/cases/case/case.service.js';
import { TaskService } from '../../libs/cases/case/task.service.js';
import { CasefileService } from '../../libs/oversight/casefile/casefile.service.js';
import { InboxService } from '../../libs/oversight/casefile/inbox.service.js';
import { ListService, type ListView } from '../../libs/oversight/casefile/list.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, TheRow, Who, Within, type Row } from './door/door.js';
import { ScopeService } from './door/scope.service.js';

// Case ids are made of user and key: the same order is the same case.
const CASE_IDS = '7c1f6a52-3d0e-4b7e-9a55-5f0f2c8f6d11';

const caseRow = z.object({
  id: answer.id,
  number: z.string(),
  kind: z.string(),
  stage: answer.stage,
  stageOn: answer.day,
  debtorName: z.string(),
  debtorKind: z.enum(['person', 'organisation']),
  unitName: z.string(),
  handlerName: z.string(),
  owedFen: answer.fen,
  principalFen: answer.fen,
  deadline: answer.deadline.nullable(),
  openRequest: z.object({ id: answer.id, what: z.string(), level: z.int() }).nullable(),
  parked: z.string().nullable(),
  tasks: z.int(),
});
const caseList = z.object({
  cases: z.array(caseRow),
  next: z.string().nullable(),
  total: z.int(),
  totalOwedFen: answer.fen,
  asOf: answer.day,
});

const step = z.object({
  act: z.enum([
    'serveNotice',
    'recordDelivery',
    'sendAgain',
    'recordInterview',
    'ask',
    'decideHandoff',
    'offerHandoff',
    'fileSuit',
    'recordJudgment',
    'resume',
    'postPayment',
  ]),
  to: answer.stage.optional(),
  noticeId: answer.id.optional(),
  mine: z.boolean(),
  primary: z.boolean(),
  whoRoles: z.array(answer.role),
  articleZh: z.string(),
  refused: z.string().optional(),
  detail: z.record(z.string(), z.unknown()).optional(),
});

const caseView = z.object({
  id: answer.id,
  number: z.string(),
  kind: z.string(),
  stage: answer.stage,
  stageOn: answer.day,
  openedOn: answer.day,
  settledFrom: answer.stage.nullable(),
  parked: z.string().nullable(),
  handlerName: z.string(),
  unitName: z.string(),
  asOf: answer.day,
  debtor: z.object({
    id: answer.id,
    name: z.string(),
    kind: z.enum(['person', 'organisation']),
    idNoMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    addressMasked: z.string().nullable(),
  }),
  deadline: answer.deadline.nullable(),
  owedFen: answer.fen,
  principalFen: answer.fen,
  owed: answer.owed.extend({ totalFen: answer.fen }),
  debts: z.array(
    z.object({
      id: answer.id,
      contractNo: z.string(),
      drawnOn: answer.day,
      dueOn: answer.day,
      lentFen: answer.fen,
      obligors: z.array(answer.obligor),
      owed: answer.owed,
      writtenOff: z.boolean(),
    }),
  ),
  notices: z.array(
    z.object({
      id: answer.id,
      stage: answer.stage,
      number: z.int(),
      issuedOn: answer.day,
      termDays: z.int(),
      servedOn: answer.day.nullable(),
      termEndsOn: answer.day.nullable(),
      demandedFen: answer.fen,
      letterNumber: z.string(),
      letterText: z.string(),
      deliveries: z.array(
        z.object({
          attempt: z.int(),
          result: z.string(),
          resultOn: answer.day,
          proofKind: z.string(),
          proofReference: z.string(),
        }),
      ),
      act: z
        .object({ id: answer.id, state: z.string(), notBeforeAt: z.string(), outcome: z.string().nullable() })
        .nullable(),
    }),
  ),
  interviews: z.array(
    z.object({ heldOn: answer.day, place: z.string(), outcome: z.string(), note: z.string(), byName: z.string() }),
  ),
  handoff: z
    .object({
      id: answer.id,
      number: z.int(),
      state: z.string(),
      offeredOn: answer.day,
      endsOn: answer.day,
      missing: z.array(z.string()),
    })
    .nullable(),
  suit: z
    .object({
      court: z.string(),
      docketNo: z.string(),
      filedOn: answer.day,
      claimedFen: answer.fen,
      judgedOn: answer.day.nullable(),
      judgedFen: answer.fen.nullable(),
    })
    .nullable(),
  writeOff: z.object({ ground: z.string(), amountFen: answer.fen, writtenOffOn: answer.day }).nullable(),
  requests: z.array(answer.request),
  tasksOpen: z.array(answer.task),
  steps: z.array(step),
});

const timeline = z.object({
  past: z.array(
    z.object({
      at: z.string(),
      day: answer.day,
      event: z.string(),
      by: z.enum(['clock', 'person']),
      byName: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
      stream: z.string(),
    }),
  ),
  future: z.array(z.object({ on: answer.day, what: z.string(), for: z.string(), conditional: z.boolean() })),
});

const listQuery = z.object({
  stage: z.enum(stages).optional(),
  q: aQuery(60).optional(),
  handlerId: z.uuid().optional(),
  before: aQuery(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const taskList = z.object({ tasks: z.array(answer.task.extend({ caseNumber: z.string(), debtorName: z.string() })) });

@Controller()
export class CaseController {
  constructor(
    private readonly casefiles: CasefileService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly inbox: InboxService,
    private readonly lists: ListService,
    private readonly scopes: ScopeService,
    private readonly tasks: TaskService,
  ) {}

  @Needs('case.read')
  @Get('cases')
  @Door({ id: 'cases', says: "Cases of the caller's units, newest first", query: listQuery, answer: caseList })
  async list(@Who() actor: Actor, @Query(new Reads(listQuery)) query: z.infer<typeof listQuery>): Promise<ListView> {
    const on = await this.commands.on(this.database.reading, { unitId: actor.rootId });
    return this.lists.page(this.database.reading, { actor, query, on });
  }

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id')
  @Door({ id: 'caseById', says: 'Everything about one case, with the steps the table offers now', answer: caseView })
  async view(@Who() actor: Actor, @Param('id', AnId) id: string): Promise<unknown> {
    const view = await this.casefiles.view(this.database.reading, id, actor);
    return { ...view, requests: await this.inbox.ofCase(this.database.reading, id, actor) };
  }

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/timeline')
  @Door({ id: 'timeline', says: 'What happened, and what is to come by today’s rules', answer: timeline })
  async timeline(@Param('id', AnId) id: string): Promise<unknown> {
    const requestIds = await this.inbox.requestIds(this.database.reading, id);
    return this.casefiles.timeline(this.database.reading, id, requestIds);
  }

  @Needs('case.open')
  @Post('cases')
  @Door({
    id: 'openCase',
    says: 'Opens a case on debts of one debtor',
    body: openCaseSchema,
    answer: z.object({ caseId: answer.id, number: z.string() }),
    writes: true,
  })
  async open(
    @Who() actor: Actor,
    @Ordered('case.open') order: Order,
    @Body(new Reads(openCaseSchema)) wanted: OpenCase,
  ): Promise<OpenedCase | Refusal> {
    for (const debtId of wanted.debtIds) {
      const row = await this.scopes.row('debt', debtId);
      if (!row || !sees(actor, row.unitPath)) return refuse('NOT_FOUND');
    }
    return this.cases.open(order, uuid5({ namespace: CASE_IDS, name: order.id }), {
      ...wanted,
      handlerId: wanted.handlerId ?? actor.id,
    });
  }

  @Needs('case.resume')
  @Within('case')
  @Post('cases/:id/resume')
  @Door({
    id: 'resumeCase',
    says: 'Lets a parked case go on',
    body: resumeSchema,
    answer: answer.nothing,
    writes: true,
  })
  async resume(
    @TheRow() row: Row,
    @Ordered('case.resume') order: Order,
    @Body(new Reads(resumeSchema)) wanted: Resume,
  ): Promise<null | Refusal> {
    return this.cases.resume(order, row.caseId, wanted.reason);
  }

  @Needs('case.read')
  @Get('tasks')
  @Door({ id: 'tasks', says: "Open tasks for the caller's roles", answer: taskList })
  async openTasks(@Who() actor: Actor): Promise<unknown> {
    const tasks = await this.tasks.openTasks(this.database.reading, actor);
    return { tasks: await this.inbox.withCases(this.database.reading, tasks) };
  }

  @Needs('task.finish')
  @Within('task')
  @Post('tasks/:id/done')
  @Door({
    id: 'finishTask',
    says: 'Finishes a task with a note',
    body: finishTaskSchema,
    answer: answer.nothing,
    writes: true,
  })
  async finish(
    @TheRow() row: Row,
    @Ordered('task.finish') order: Order,
    @Body(new Reads(finishTaskSchema)) wanted: FinishTask,
  ): Promise<null | Refusal> {
    return this.tasks.finish(order, row, wanted.note);
  }
}
