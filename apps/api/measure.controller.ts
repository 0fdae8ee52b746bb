import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { minds } from '../../libs/ground/law/measure.js';
import { plainFen } from '../../libs/ground/fen/fen.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import {
  askMeasureSchema,
  giveStandingOrderSchema,
  recordContactSchema,
  refusedMeasuresSchema,
  revokeStandingOrderSchema,
  type AskMeasure,
  type GiveStandingOrder,
  type RecordContact,
  type RefusedMeasuresQuery,
  type RevokeStandingOrder,
} from '../../libs/steps/measure/measure.input.js';
import { catalogue } from '../../libs/steps/measure/measure.js';
import { MeasureService, type Cleared, type Contacted } from '../../libs/steps/measure/measure.service.js';
import { StandingOrderService } from '../../libs/steps/measure/standing-order.service.js';
import * as answer from './door/answers.js';
import { Door, ForAll, Needs, Ordered, Reads, SIGNED_IN, TheRow, Who, Within, type Row } from './door/door.js';

const mind = z.array(z.enum(minds));
const cleared = z.object({
  clearedId: answer.id,
  validOn: answer.day,
  article: z.string(),
  articleZh: z.string(),
  mind,
});
const contacted = z.object({
  contactId: answer.id,
  breach: z.string().nullable(),
  articleZh: z.string(),
  reachedToday: z.int(),
});
const contactList = z.object({
  contacts: z.array(
    z.object({
      id: answer.id,
      partyId: answer.id,
      channel: z.string(),
      direction: z.string(),
      at: z.string(),
      day: answer.day,
      answered: z.boolean(),
      outcome: z.string(),
      note: z.string().nullable(),
      breach: z.string().nullable(),
      recordedBy: z.string(),
    }),
  ),
});
const measureList = z.object({
  measures: z.array(
    z.object({
      measure: z.string(),
      lawful: z.boolean(),
      zh: z.string(),
      today: z.string().nullable(),
      article: z.string(),
      articleZh: z.string(),
      instead: z.string().nullable(),
      mind,
    }),
  ),
});
const refusedList = z.object({
  refused: z.array(
    z.object({
      unitId: answer.id,
      unitName: z.string(),
      day: answer.day,
      measure: z.string(),
      code: z.string(),
      article: z.string(),
      done: z.boolean(),
      times: z.int(),
    }),
  ),
});
const standingOrderList = z.object({
  standingOrders: z.array(
    z.object({
      id: answer.id,
      partyId: answer.id,
      amountFen: answer.fen,
      dayOfMonth: z.int(),
      givenOn: answer.day,
      revokedOn: answer.day.nullable(),
    }),
  ),
});

@Controller()
export class MeasureController {
  constructor(
    private readonly database: DatabaseService,
    private readonly measures: MeasureService,
    private readonly standingOrders: StandingOrderService,
  ) {}

  @ForAll(SIGNED_IN)
  @Get('measures')
  @Door({ id: 'measures', says: 'All measures with their articles and lawful alternatives', answer: measureList })
  list(): z.infer<typeof measureList> {
    return { measures: catalogue() };
  }

  @Needs('record.read')
  @Get('refused-measures')
  @Door({
    id: 'refusedMeasures',
    says: 'What the law refused, and what was done all the same, by unit and day',
    query: refusedMeasuresSchema,
    answer: refusedList,
  })
  async refused(
    @Who() actor: Actor,
    @Query(new Reads(refusedMeasuresSchema)) { from, until }: RefusedMeasuresQuery,
  ): Promise<z.infer<typeof refusedList>> {
    const terms = { unitPath: actor.unitPath, from: from ?? null, until: until ?? null };
    return { refused: await this.measures.refusedByDay(this.database.reading, terms) };
  }

  @Needs('measure.ask')
  @Within('case')
  @Post('cases/:id/measures')
  @Door({
    id: 'askMeasure',
    says: 'May I? Judges a measure before it is taken',
    body: askMeasureSchema,
    answer: cleared,
    writes: true,
  })
  async ask(
    @TheRow() row: Row,
    @Ordered('measure.ask') order: Order,
    @Body(new Reads(askMeasureSchema)) wanted: AskMeasure,
  ): Promise<Cleared | Refusal> {
    return this.measures.ask(order, row.caseId, wanted);
  }

  @Needs('contact.record')
  @Within('case')
  @Post('cases/:id/contacts')
  @Door({
    id: 'recordContact',
    says: 'Records a contact; one that is made now is judged first',
    body: recordContactSchema,
    answer: contacted,
    writes: true,
  })
  async recordContact(
    @TheRow() row: Row,
    @Ordered('contact.record') order: Order,
    @Body(new Reads(recordContactSchema)) wanted: RecordContact,
  ): Promise<Contacted | Refusal> {
    return this.measures.recordContact(order, row.caseId, wanted);
  }

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/contacts')
  @Door({ id: 'contacts', says: 'Contacts of a case, the newest first', answer: contactList })
  async contacts(@TheRow() row: Row): Promise<z.infer<typeof contactList>> {
    const contacts = await this.measures.contactsOf(this.database.reading, row.caseId);
    return {
      contacts: contacts.map(({ id, partyId, channel, direction, at, day, answered, outcome, ...more }) => ({
        ...{ id, partyId, channel, direction, at: at.toISOString(), day, answered, outcome },
        ...{ note: more.note, breach: more.breach, recordedBy: more.recordedBy },
      })),
    };
  }

  @Needs('contact.record')
  @Within('case')
  @Post('cases/:id/standing-orders')
  @Door({
    id: 'giveStandingOrder',
    says: "Records a debtor's own standing order",
    body: giveStandingOrderSchema,
    answer: z.object({ standingOrderId: answer.id }),
    writes: true,
  })
  async giveStandingOrder(
    @TheRow() row: Row,
    @Ordered('standingOrder.give') order: Order,
    @Body(new Reads(giveStandingOrderSchema)) wanted: GiveStandingOrder,
  ): Promise<{ standingOrderId: string } | Refusal> {
    return this.standingOrders.give(order, row.caseId, wanted);
  }

  @Needs('contact.record')
  @Within('case')
  @Post('cases/:id/standing-orders/revocation')
  @Door({
    id: 'revokeStandingOrder',
    says: 'Records that the debtor stopped his standing order',
    body: revokeStandingOrderSchema,
    answer: answer.nothing,
    writes: true,
  })
  async revokeStandingOrder(
    @TheRow() row: Row,
    @Ordered('standingOrder.revoke') order: Order,
    @Body(new Reads(revokeStandingOrderSchema)) wanted: RevokeStandingOrder,
  ): Promise<null | Refusal> {
    return this.standingOrders.revoke(order, row.caseId, wanted);
  }

  @Needs('case.read')
  @Within('case')
  @Get('cases/:id/standing-orders')
  @Door({ id: 'standingOrders', says: 'Standing orders of a case', answer: standingOrderList })
  async listStandingOrders(@TheRow() row: Row): Promise<z.infer<typeof standingOrderList>> {
    const found = await this.standingOrders.of(this.database.reading, row.caseId);
    return { standingOrders: found.map((one) => ({ ...one, amountFen: plainFen(one.amountFen) })) };
  }
}
