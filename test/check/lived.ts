import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { Refusal } from '../../libs/ground/command/command.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { DatabaseModule } from '../../libs/ground/database/database.module.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { OutsideService } from '../../libs/ground/outside/outside.service.js';
import { ApprovalService } from '../../libs/people/approval/approval.service.js';
import { PartyService } from '../../libs/people/party/party.service.js';
import { DebtService } from '../../libs/money/debt/debt.service.js';
import { nothing } from '../../libs/money/ledger/ledger.js';
import { LedgerService } from '../../libs/money/ledger/ledger.service.js';
import { CaseService } from '../../libs/cases/case/case.service.js';
import { AnswerModule } from '../../libs/steps/answer/answer.module.js';
import { EscalationModule } from '../../libs/steps/escalation/escalation.module.js';
import { EscalationService } from '../../libs/steps/escalation/escalation.service.js';
import { ReversingService, type ReversalAsked } from '../../libs/steps/escalation/reversing.service.js';
import type { Target } from '../../libs/steps/escalation/escalation.js';
import { LitigationService } from '../../libs/steps/litigation/litigation.service.js';
import { NoticeService } from '../../libs/steps/notice/notice.service.js';
import { SendingService } from '../../libs/steps/notice/sending.service.js';
import type { Result } from '../../libs/steps/notice/notice.js';
import { day, fen } from '../builders/day.js';
import { testKeys } from '../builders/keys.js';
import { anActor } from '../builders/staff.js';

import { factory, mixedWith, Recovering, yuanFen } from './recovering.js';
import { arranged } from './arranged.js';
import { done, Running } from './running.js';
import { spokenFor, writeOffPrepared } from './writing-off.js';

/** A small house on a real database, worked through its services as doors and story would; bells are rung by hand. */
export class House extends Running {
  private creditor = '';
  private contracts = 0;

  static async on(appUrl: string): Promise<House> {
    const rooms = {
      module: class Rooms {},
      imports: [DatabaseModule.at({ url: appUrl, poolSize: 4, keys: testKeys }), AnswerModule, EscalationModule],
    };
    const house = new House(await NestFactory.createApplicationContext(rooms, { logger: false, abortOnError: false }));
    await house.found();
    return house;
  }

  /** A debt with its opening balances, entered by one order. */
  async debt(principal: number, interest = 0): Promise<string> {
    const order = this.order('collector', 'test.register');
    const answer = await this.get(CommandService).carryOut<{ debtId: string }>(order, {}, async (tx, on) => {
      const register = (idNo: string, name: string) =>
        this.get(PartyService).register(tx, {
          rootId: this.root,
          facts: { kind: 'person', name, idNo },
          by: order.by,
          day: on.today,
          commandId: order.id,
        });
      this.creditor = (await register('union', '青山联社')).id;
      const borrower = await register(`debtor-${++this.contracts}`, '张三');
      const loan = {
        contractNo: `青信借-${this.contracts}`,
        drawnOn: day('2024-03-01'),
        dueOn: day('2025-03-01'),
        lent: fen(principal),
      };
      const entry = { by: order.by, day: on.today, commandId: order.id };
      const { id } = await this.get(DebtService).register(tx, {
        unitId: this.branch,
        creditorId: this.creditor,
        loan,
        obligors: [{ partyId: borrower.id, role: 'borrower' }],
        entry,
      });
      await this.get(LedgerService).open(tx, {
        debtId: id,
        amounts: { ...nothing, principal: fen(principal), interest: fen(interest) },
        valueDay: on.today,
        order,
        on,
      });
      return { answer: { debtId: id } };
    });
    return done(answer).debtId;
  }

  async open(debtIds: string[], noticeNow = true): Promise<string> {
    const caseId = randomUUID();
    done(
      await this.get(CaseService).open(this.order('collector', 'case.open'), caseId, {
        debtIds,
        noticeNow,
        handlerId: this.staff.get('collector') ?? '',
      }),
    );
    await this.rest();
    return caseId;
  }

  async pay(debtId: string, amountFen: number): Promise<string> {
    const valueDay = await this.today();
    const paid = done(
      await this.get(LedgerService).postPayment(this.order('finance', 'payment.post'), debtId, {
        amountFen,
        valueDay,
        channel: 'cash',
        payer: { name: '张三' },
      }),
    );
    await this.rest();
    return paid.entryId;
  }

  async charge(debtId: string, amountFen: number): Promise<void> {
    const charge = { part: 'interest' as const, amountFen, valueDay: await this.today(), reason: '利息' };
    done(await this.get(LedgerService).postCharge(this.order('finance', 'charge.post'), debtId, charge));
    await this.rest();
  }

  askReversal(debtId: string, entryId: string): Promise<ReversalAsked | Refusal> {
    const entry = { id: entryId, debtId };
    return this.get(ReversingService).ask(this.order('finance', 'entry.reverse'), entry, { reason: '退票' });
  }

  /** The other hand of finance says yes. */
  async decideReversal(approvalId: string): Promise<unknown> {
    const order = this.order('secondFinance', 'request.decide');
    const terms = {
      wanted: { decision: 'approve' as const, reason: '属实' },
      actor: await this.actor('secondFinance'),
    };
    return this.get(EscalationService).decide(order, { id: approvalId }, terms);
  }

  async reverse(debtId: string, entryId: string): Promise<void> {
    const asked = done(await this.askReversal(debtId, entryId));
    done(await this.decideReversal(asked.approvalId));
    await this.rest();
  }

  /** How the newest demand was delivered. */
  async deliver(caseId: string, result: Exclude<Result, 'published'> = 'signed'): Promise<void> {
    const demand = (await this.get(NoticeService).of(this.get(DatabaseService).reading, caseId)).at(-1);
    const kind = result === 'returned' ? ('envelope' as const) : ('signature' as const);
    const wanted = { result, resultOn: await this.today(), proof: { kind, reference: '回执' } };
    done(
      await this.get(NoticeService).recordDelivery(
        this.order('collector', 'delivery.record'),
        { id: demand?.id ?? '', caseId },
        wanted,
      ),
    );
    await this.rest();
  }

  async sendAgain(caseId: string): Promise<void> {
    const demand = (await this.get(NoticeService).of(this.get(DatabaseService).reading, caseId)).at(-1);
    done(
      await this.get(NoticeService).sendAgain(this.order('collector', 'notice.again'), {
        id: demand?.id ?? '',
        caseId,
      }),
    );
    await this.rest();
  }

  async ask(caseId: string, to: Target): Promise<void> {
    const actor = { ...anActor('wang', 'collector'), id: this.staff.get('collector') ?? '' };
    const ground = to === 'writtenOff' ? { ground: 'enforcementWithoutResult' as const } : {};
    if (to === 'writtenOff') await writeOffPrepared(this, caseId, 'enforcementWithoutResult');
    done(
      await this.get(EscalationService).ask(this.order('collector', 'request.ask'), caseId, {
        wanted: { to, reason: '依规', ...ground },
        actor,
      }),
    );
    await this.rest();
  }

  async decide(
    caseId: string,
    who: 'supervisor' | 'director',
    decision: 'approve' | 'refuse' = 'approve',
  ): Promise<void> {
    await spokenFor(this, caseId);
    const [request] = await this.get(ApprovalService).openOf(this.get(DatabaseService).reading, caseId);
    const actor = { ...anActor(who, who), id: this.staff.get(who) ?? '' };
    done(
      await this.get(EscalationService).decide(
        this.order(who, 'request.decide'),
        { id: request?.id ?? '', caseId },
        { wanted: { decision, reason: '同意' }, actor },
      ),
    );
    await this.rest();
  }

  async sue(caseId: string): Promise<void> {
    const court = this.get(LitigationService);
    done(await court.decideHandoff(this.order('legal', 'handoff.decide'), caseId, { decision: 'accept', missing: [] }));
    done(
      await court.fileSuit(this.order('legal', 'suit.file'), caseId, {
        court: '青山县人民法院',
        docketNo: '（2026）民初1号',
        filedOn: await this.today(),
        claimedFen: 1000,
      }),
    );
    await this.live(60);
    done(
      await court.recordJudgment(this.order('legal', 'suit.judge'), caseId, {
        judgedOn: await this.today(),
        judgedFen: 1000,
      }),
    );
    await this.rest();
  }

  /** Begins the next letter and leaves its end unknown. */
  async loseLetter(caseId: string): Promise<void> {
    await this.move(1);
    const { acts } = await this.get(OutsideService).todo(this.get(DatabaseService).reading, caseId);
    await this.get(SendingService).claim(acts[0]?.id ?? '');
    await this.get(SendingService).uncertain(acts[0]?.id ?? '');
    await this.rest();
  }
}

/** Lives of every kind, so that no invariant finds nothing to look at. */
export async function livedHouse(appUrl: string): Promise<House> {
  const house = await House.on(appUrl);
  const [long, short, wrong, lost] = [
    await house.debt(100_000, 2_500),
    await house.debt(40_000),
    await house.debt(30_000),
    await house.debt(20_000),
  ];
  const cases = {
    long: await house.open([long]),
    short: await house.open([short]),
    wrong: await house.open([wrong], false),
    lost: await house.open([lost]),
  };
  await house.loseLetter(cases.lost);
  await house.live(1);
  await house.deliver(cases.lost, 'returned');
  await house.sendAgain(cases.lost);
  await house.ask(cases.wrong, 'ended');
  await house.decide(cases.wrong, 'supervisor');
  for (const caseId of [cases.long, cases.short]) await house.deliver(caseId);
  await house.pay(short, 10_000);
  await house.live(45); // The clock asks, and the request that waits goes up a level.
  await house.decide(cases.long, 'director');
  const paid = await house.pay(short, 30_000);
  await house.reverse(short, paid);
  await house.live(1);
  await house.deliver(cases.long);
  await house.live(45);
  await house.decide(cases.long, 'director');
  await house.charge(long, 700);
  await house.live(1);
  await house.ask(cases.long, 'litigation');
  await house.decide(cases.long, 'director');
  await house.sue(cases.long);
  await house.ask(cases.long, 'writtenOff');
  await house.decide(cases.long, 'director');
  await house.reverse(long, await house.pay(long, 5_000));
  await house.pay(long, 6_000);
  await house.pay(short, 99_000);
  await easedInEveryWay(house);
  await arranged(house);
  await house.live(3);
  return house;
}

/** Waived, taken in kind, set off and paid through a court, some of it taken back again. */
async function easedInEveryWay(house: House): Promise<void> {
  const work = new Recovering(house);
  const [waived, taken, mixed] = [
    await house.debt(50_000, 1_000),
    await house.debt(yuanFen(49_000)),
    await house.debt(yuanFen(60_000)),
  ];
  for (const debtId of [waived, taken, mixed]) await house.open([debtId], false);
  const waiver = done(await work.waive(waived, { parts: [{ part: 'interest', amountFen: 600 }] }));
  done(await work.decide(waiver.approvalId, 'director'));
  await house.reverse(waived, (await work.recovery(waiver.recoveryId)).parts[0]?.entryId ?? '');
  const thing = done(await work.inKind(taken, factory({ partyId: await work.suretyOf(taken) })));
  done(await work.decide(thing.approvalId, 'director'));
  done(await work.title(thing.recoveryId, taken));
  const agreed = done(await work.mix(mixed, mixedWith(factory({ name: '张三' }))));
  done(await work.decide(agreed.approvalId, 'director'));
  for (const { id } of (await work.recovery(agreed.recoveryId)).parts) done(await work.confirmPart(id, mixed));
}
