import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import {
  addObligorSchema,
  extendDebtSchema,
  recordGuaranteeSchema,
  recordPledgeSchema,
  recordTitleSchema,
  renewDebtSchema,
  type AddObligor,
  type ExtendDebt,
  type RecordGuarantee,
  type RecordPledge,
  type RecordTitle,
  type RenewDebt,
} from '../../libs/money/debt/debt.input.js';
import { GuaranteeService } from '../../libs/money/debt/guarantee.service.js';
import { ObligorService } from '../../libs/money/debt/obligor.service.js';
import { RenewalService, type RenewalAnswer } from '../../libs/money/ledger/renewal.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

@Controller()
export class DebtController {
  constructor(
    private readonly guarantees: GuaranteeService,
    private readonly obligors: ObligorService,
    private readonly renewals: RenewalService,
  ) {}

  @Needs('debt.amend')
  @Within('debt')
  @Post('debts/:id/obligors')
  @Door({
    id: 'addObligor',
    says: 'Adds a co-obligor with what he signed, or the actual user of the loan without title',
    body: addObligorSchema,
    answer: z.object({ partyId: answer.id }),
    writes: true,
  })
  async add(
    @TheRow() row: Row,
    @Ordered('debt.obligor') order: Order,
    @Body(new Reads(addObligorSchema)) wanted: AddObligor,
  ): Promise<{ partyId: string } | Refusal> {
    return this.obligors.add(order, row.debtId, wanted);
  }

  @Needs('debt.amend')
  @Within('debt')
  @Post('debts/:id/title')
  @Door({
    id: 'recordUserTitle',
    says: 'Records by what title the actual user owes, with its proof',
    body: recordTitleSchema,
    answer: answer.nothing,
    writes: true,
  })
  async title(
    @TheRow() row: Row,
    @Ordered('debt.title') order: Order,
    @Body(new Reads(recordTitleSchema)) wanted: RecordTitle,
  ): Promise<null | Refusal> {
    return this.obligors.recordTitle(order, row.debtId, wanted);
  }

  @Needs('debt.amend')
  @Within('debt')
  @Post('debts/:id/guarantees')
  @Door({
    id: 'recordGuarantee',
    says: 'Records a guarantee as its contract has it',
    body: recordGuaranteeSchema,
    answer: z.object({ guaranteeId: answer.id, partyId: answer.id }),
    writes: true,
  })
  async guarantee(
    @TheRow() row: Row,
    @Ordered('debt.guarantee') order: Order,
    @Body(new Reads(recordGuaranteeSchema)) wanted: RecordGuarantee,
  ): Promise<{ guaranteeId: string; partyId: string } | Refusal> {
    return this.guarantees.record(order, row.debtId, wanted);
  }

  @Needs('debt.amend')
  @Within('debt')
  @Post('debts/:id/pledges')
  @Door({
    id: 'recordPledge',
    says: 'Records a mortgage or pledge',
    body: recordPledgeSchema,
    answer: z.object({ pledgeId: answer.id, partyId: answer.id }),
    writes: true,
  })
  async pledge(
    @TheRow() row: Row,
    @Ordered('debt.pledge') order: Order,
    @Body(new Reads(recordPledgeSchema)) wanted: RecordPledge,
  ): Promise<{ pledgeId: string; partyId: string } | Refusal> {
    return this.guarantees.recordPledge(order, row.debtId, wanted);
  }

  @Needs('debt.amend')
  @Within('debt')
  @Post('debts/:id/extension')
  @Door({
    id: 'extendDebt',
    says: 'Records a later due day that was agreed on, with the guarantors who consented in writing',
    body: extendDebtSchema,
    answer: z.object({ changeId: answer.id }),
    writes: true,
  })
  async extend(
    @TheRow() row: Row,
    @Ordered('debt.extend') order: Order,
    @Body(new Reads(extendDebtSchema)) wanted: ExtendDebt,
  ): Promise<{ changeId: string } | Refusal> {
    return this.guarantees.extend(order, row.debtId, wanted);
  }

  @Needs('debt.renew')
  @Within('debt')
  @Post('debts/:id/renewal')
  @Door({
    id: 'renewDebt',
    says: 'Records a new contract in place of the old one: no payment, old guarantors free',
    body: renewDebtSchema,
    answer: z.object({
      newDebtId: answer.id,
      amountFen: answer.fen,
      freed: z.array(answer.id),
      bound: z.array(answer.id),
      unbound: z.array(answer.id),
    }),
    writes: true,
  })
  async renew(
    @TheRow() row: Row,
    @Ordered('debt.renew') order: Order,
    @Body(new Reads(renewDebtSchema)) wanted: RenewDebt,
  ): Promise<RenewalAnswer | Refusal> {
    return this.renewals.renew(order, row.debtId, wanted);
  }
}
