import { isRefusal, type Refusal } from '../../libs/ground/command/command.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import type { Day } from '../../libs/ground/calendar/calendar.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { PartyService } from '../../libs/people/party/party.service.js';
import { totalOwed } from '../../libs/money/ledger/ledger.js';
import { LedgerService, type PaymentAnswer } from '../../libs/money/ledger/ledger.service.js';
import { RecoveryBook, type RecoveryView } from '../../libs/money/recovery/book.service.js';
import type { InKind, Mixed, Waiver } from '../../libs/money/recovery/recovery.input.js';
import { RecoveryService, type Recognised } from '../../libs/money/recovery/recovery.service.js';
import { CaseService } from '../../libs/cases/case/case.service.js';
import { EscalationService } from '../../libs/steps/escalation/escalation.service.js';
import { RecoveringService, type RecoveryAsked } from '../../libs/steps/escalation/recovering.service.js';
import { ReversingService, type ReversalAsked } from '../../libs/steps/escalation/reversing.service.js';
import { done, type Running } from './running.js';

type Who = Parameters<Running['order']>[0];
type Payer = { partyId: string } | { name: string };

export const yuanFen = (amount: number): number => amount * 100;
export const refusal = (value: unknown): string | undefined => (isRefusal(value) ? value.refused : undefined);
export const paper = { kind: 'record' as const, reference: '协议第3号' };

/** The debtor's factory of about 2 mu, taken for the loan of 49,000 (S2). */
export const factory = (giver: Payer, own: Partial<InKind> = {}): InKind => ({
  ...{ thing: 'house', what: '厂房约 2 亩' },
  ...{ appraisedFen: yuanFen(53_000), agreedFen: yuanFen(52_000), endsFen: yuanFen(49_000) },
  ...{ giver, appraisal: paper, agreedOn: '2026-06-01' as Day, agreement: paper, reason: '保证人购买厂房抵债' },
  ...own,
});

/** The same thing with money and a set-off beside it (S5). */
export const mixedWith = ({ agreedOn, agreement, reason, ...thing }: InKind): Mixed => ({
  ...{ agreedOn, agreement, reason },
  parts: [
    { kind: 'cash', amountFen: yuanFen(10_000), channel: 'transfer', payer: { name: '张三' } },
    { kind: 'inKind', ...thing },
    { kind: 'setOff', amountFen: yuanFen(1_000) },
  ],
});

/** A house that recovers: money, waivers, things, mixed agreements, and reversals by a second person. */
export class Recovering {
  constructor(private readonly house: Running) {}

  private get reading(): DatabaseService['reading'] {
    return this.house.get(DatabaseService).reading;
  }

  async owed(debtId: string): Promise<number> {
    return Number(totalOwed(await this.house.get(LedgerService).owedOf(this.reading, debtId)));
  }

  async stageOf(caseId: string): Promise<string> {
    return (await this.house.get(CaseService).mustHave(this.reading, caseId)).stage;
  }

  recovery(recoveryId: string): Promise<RecoveryView> {
    return this.house.get(RecoveryBook).mustHave(this.reading, recoveryId);
  }

  /** A guarantor of the debt, as the register knows him. */
  async suretyOf(debtId: string): Promise<string> {
    const order = this.house.order('collector', 'test.surety');
    const answer = await this.house.get(CommandService).carryOut<{ id: string }>(order, {}, async (tx, on) => {
      const [unit] = await tx.query<{ root: string }[]>('SELECT root_id AS root FROM unit LIMIT 1');
      const terms = { rootId: unit?.root ?? '', by: order.by, day: on.today, commandId: order.id };
      const facts = { kind: 'person' as const, name: '李保', idNo: `surety-${debtId}` };
      return { answer: { id: (await this.house.get(PartyService).register(tx, { ...terms, facts })).id } };
    });
    const { id } = done(answer);
    const stand = `INSERT INTO debt_obligor (debt_id, party_id, role) VALUES ($1, $2, 'guarantor')`;
    await this.reading.query(stand, [debtId, id]);
    return id;
  }

  async pay(
    debtId: string,
    terms: { yuan: number; payer?: Payer; docketNo?: string },
  ): Promise<PaymentAnswer | Refusal> {
    const { yuan, payer = { name: '张三' }, docketNo } = terms;
    const through = docketNo === undefined ? { channel: 'transfer' as const } : { channel: 'court' as const, docketNo };
    const wanted = { amountFen: yuanFen(yuan), valueDay: await this.house.today(), payer, ...through };
    const order = this.house.order('finance', 'payment.post');
    const answer = await this.house.get(LedgerService).postPayment(order, debtId, wanted);
    await this.house.rest();
    return answer;
  }

  waive(debtId: string, wanted: Omit<Waiver, 'reason'>): Promise<RecoveryAsked | Refusal> {
    const order = this.house.order('collector', 'waiver.propose');
    return this.house.get(RecoveringService).proposeWaiver(order, debtId, { ...wanted, reason: '家庭困难' });
  }

  inKind(debtId: string, wanted: InKind): Promise<RecoveryAsked | Refusal> {
    const order = this.house.order('collector', 'inKind.propose');
    return this.house.get(RecoveringService).proposeInKind(order, debtId, wanted);
  }

  mix(debtId: string, wanted: Mixed): Promise<RecoveryAsked | Refusal> {
    return this.house.get(RecoveringService).recordMixed(this.house.order('collector', 'mixed.record'), debtId, wanted);
  }

  async decide(approvalId: string | null, who: Who, decision: 'approve' | 'refuse' = 'approve'): Promise<unknown> {
    const terms = { wanted: { decision, reason: '研究决定' }, actor: await this.house.actor(who) };
    const order = this.house.order(who, 'request.decide');
    const answer = await this.house.get(EscalationService).decide(order, { id: approvalId ?? '' }, terms);
    await this.house.rest();
    return answer;
  }

  async confirm(recoveryId: string, debtId: string, who: Who = 'finance'): Promise<Recognised | Refusal> {
    const order = this.house.order(who, 'recovery.confirm');
    const answer = await this.house.get(RecoveryService).confirm(order, { id: recoveryId, debtId });
    await this.house.rest();
    return answer;
  }

  async title(recoveryId: string, debtId: string, who: Who = 'finance'): Promise<Recognised | Refusal> {
    const papers = { day: await this.house.today(), proof: paper };
    const order = this.house.order(who, 'recovery.title');
    const answer = await this.house.get(RecoveryService).title(order, { id: recoveryId, debtId }, papers);
    await this.house.rest();
    return answer;
  }

  async confirmPart(partId: string, debtId: string, who: Who = 'finance'): Promise<Recognised | Refusal> {
    const papers = { day: await this.house.today(), proof: paper };
    const order = this.house.order(who, 'recovery.part');
    const answer = await this.house.get(RecoveryService).confirmPart(order, { id: partId, debtId }, papers);
    await this.house.rest();
    return answer;
  }

  cancel(
    recoveryId: string,
    debtId: string,
    wanted: { reason: string; proof?: typeof paper },
  ): Promise<Recognised | Refusal> {
    const order = this.house.order('finance', 'recovery.cancel');
    return this.house.get(RecoveryService).cancel(order, { id: recoveryId, debtId }, wanted);
  }

  askReversal(debtId: string, entryId: string, who: Who = 'finance'): Promise<ReversalAsked | Refusal> {
    const order = this.house.order(who, 'entry.reverse');
    return this.house.get(ReversingService).ask(order, { id: entryId, debtId }, { reason: '记错账户' });
  }
}
