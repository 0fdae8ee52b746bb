import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { aQuery } from '../../libs/ground/command/command.input.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import {
  postChargeSchema,
  postPaymentSchema,
  reverseSchema,
  type PostCharge,
  type PostPayment,
  type Reverse,
} from '../../libs/money/ledger/ledger.input.js';
import { LedgerService, type EntryAnswer, type PaymentAnswer } from '../../libs/money/ledger/ledger.service.js';
import { ReversingService, type ReversalAsked } from '../../libs/steps/escalation/reversing.service.js';
import { RegisterService } from '../../libs/oversight/casefile/register.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, TheRow, Who, Within, type Row } from './door/door.js';

const debtRow = z.object({
  id: answer.id,
  contractNo: z.string(),
  borrowerName: z.string(),
  unitName: z.string(),
  lentFen: answer.fen,
  drawnOn: answer.day,
  dueOn: answer.day,
  owedFen: answer.fen,
  caseId: answer.id.nullable(),
});
const entry = z.object({
  id: answer.id,
  kind: z.string(),
  amountFen: answer.fen,
  valueDay: answer.day,
  bookedOn: answer.day,
  channel: z.string().nullable(),
  docketNo: z.string().nullable(),
  payerName: z.string().nullable(),
  reason: z.string().nullable(),
  byName: z.string().nullable(),
  reversedBy: answer.id.nullable(),
  parts: z.array(answer.part),
  surplusFen: answer.fen,
});
/** What each surety who paid may claim back from the debtor. */
const recourse = z.object({ partyId: answer.id, name: z.string(), amountFen: answer.fen });
const securities = {
  contractDueOn: answer.day,
  changes: z.array(
    z.object({ id: answer.id, agreedOn: answer.day, newDueOn: answer.day, increasedFen: answer.fen.nullable() }),
  ),
  guarantees: z.array(
    z.object({
      id: answer.id,
      partyId: answer.id,
      partyName: z.string(),
      said: z.enum(['general', 'joint', 'unclear']),
      mode: z.enum(['general', 'joint']).nullable(),
      wording: z.string().nullable(),
      periodText: z.string().nullable(),
      periodMonths: z.int().nullable(),
      periodEndsOn: answer.day.nullable(),
      signedOn: answer.day.nullable(),
      capFen: answer.fen.nullable(),
      consents: z.array(answer.id),
      coveredFen: answer.fen,
      releasedOn: answer.day.nullable(),
      releasedBecause: z.string().nullable(),
    }),
  ),
  pledges: z.array(
    z.object({
      id: answer.id,
      partyId: answer.id,
      partyName: z.string(),
      kind: z.enum(['mortgage', 'pledge']),
      thing: z.string(),
      registryNo: z.string().nullable(),
      registeredOn: answer.day.nullable(),
      valueFen: answer.fen,
      max: z.boolean(),
      releasedOn: answer.day.nullable(),
      releasedBecause: z.string().nullable(),
    }),
  ),
  renewedFrom: answer.id.nullable(),
  renewedInto: answer.id.nullable(),
};
const listQuery = z.object({
  q: aQuery(60).optional(),
  free: z.enum(['true', 'false']).default('false'),
  after: aQuery(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const entryAnswer = z.object({ entryId: answer.id, leftFen: answer.fen });
const paymentAnswer = entryAnswer.extend({
  kind: z.enum(['payment', 'recovery']),
  parts: z.array(answer.part),
  surplusFen: answer.fen,
  /** What the surety who paid may claim back from the debtor (CC 700); null for anybody else. */
  recourseFen: answer.fen.nullable(),
});

@Controller()
export class LedgerController {
  constructor(
    private readonly database: DatabaseService,
    private readonly ledger: LedgerService,
    private readonly register: RegisterService,
    private readonly reversing: ReversingService,
  ) {}

  @Needs('case.read')
  @Get('debts')
  @Door({
    id: 'debts',
    says: 'The register of debts, by contract number',
    query: listQuery,
    answer: z.object({ debts: z.array(debtRow), next: z.string().nullable() }),
  })
  async list(@Who() actor: Actor, @Query(new Reads(listQuery)) query: z.infer<typeof listQuery>): Promise<unknown> {
    const { q, after, limit } = query;
    return this.register.page(this.database.reading, { actor, q, after, limit, free: query.free === 'true' });
  }

  @Needs('case.read')
  @Within('debt')
  @Get('debts/:id')
  @Door({
    id: 'debtById',
    says: 'A debt with every entry of its ledger',
    answer: debtRow.extend({
      ...securities,
      owed: answer.owed,
      obligors: z.array(answer.obligor),
      entries: z.array(entry),
      recourse: z.array(recourse),
    }),
  })
  async view(@Param('id', AnId) id: string): Promise<unknown> {
    return this.register.view(this.database.reading, id);
  }

  @Needs('payment.post')
  @Within('debt')
  @Post('debts/:id/payments')
  @Door({
    id: 'postPayment',
    says: 'Posts money that came in',
    body: postPaymentSchema,
    answer: paymentAnswer,
    writes: true,
  })
  async pay(
    @TheRow() row: Row,
    @Ordered('payment.post') order: Order,
    @Body(new Reads(postPaymentSchema)) wanted: PostPayment,
  ): Promise<PaymentAnswer | Refusal> {
    return this.ledger.postPayment(order, row.debtId, wanted);
  }

  @Needs('payment.post')
  @Within('debt')
  @Post('debts/:id/charges')
  @Door({
    id: 'postCharge',
    says: 'Charges interest, penalty or costs',
    body: postChargeSchema,
    answer: entryAnswer,
    writes: true,
  })
  async charge(
    @TheRow() row: Row,
    @Ordered('charge.post') order: Order,
    @Body(new Reads(postChargeSchema)) wanted: PostCharge,
  ): Promise<EntryAnswer | Refusal> {
    return this.ledger.postCharge(order, row.debtId, wanted);
  }

  @Needs('payment.reverse')
  @Within('entry')
  @Post('entries/:id/reversal')
  @Door({
    id: 'reverseEntry',
    says: 'Asks another person of finance to reverse an entry whole',
    body: reverseSchema,
    answer: z.object({ approvalId: answer.id }),
    writes: true,
  })
  async reverse(
    @TheRow() row: Row,
    @Ordered('entry.reverse') order: Order,
    @Body(new Reads(reverseSchema)) wanted: Reverse,
  ): Promise<ReversalAsked | Refusal> {
    return this.reversing.ask(order, row, wanted);
  }
}
