import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addWorkdays, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { fenOf, NONE, type Fen } from '../../ground/fen/fen.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { fileable, handoffDecidable, judgeable, type HandoffFacts, type SuitFacts } from './litigation.js';
import { HandoffRow, SuitRow } from './litigation.entity.js';
import type { DecideHandoff, FileSuit, RecordJudgment } from './litigation.input.js';

export interface HandoffView extends HandoffFacts {
  missing: readonly string[];
}

export interface SuitView extends SuitFacts {
  court: string;
  docketNo: string;
  claimedFen: Fen;
  judgedFen: Fen | null;
}

@Injectable()
export class LitigationService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly tasks: TaskService,
  ) {}

  /** The director approved the suit: the case moves and its papers are offered to legal. */
  async enter(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    const { order, on, approvalId } = granted;
    const moved = await this.cases.move(tx, kase, { to: 'litigation', facts: { approvalId }, order, on });
    await this.offer(tx, moved, { order, on });
    return moved;
  }

  /** The collector offers the papers again after a return. Refuses `HANDOFF_OPEN`, `WRONG_STAGE`, `CASE_PARKED`. */
  async offerAgain(order: Order, caseId: string): Promise<{ handoffId: string } | Refusal> {
    return this.commands.carryOut<{ handoffId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, ['litigation']);
      if (bar) return bar;
      const last = await this.handoff(tx, caseId);
      if (last?.state !== 'returned') return refuse('HANDOFF_OPEN');
      return { answer: { handoffId: await this.offer(tx, kase, { order, on }) } };
    });
  }

  private async offer(tx: Tx, kase: CaseFacts, terms: { order: Order; on: On }): Promise<string> {
    const { order, on } = terms;
    const number = 1 + (await tx.count(HandoffRow, { where: { caseId: kase.id } }));
    const id = randomUUID();
    const endsOn = addWorkdays(on.today, on.law.value.handoffWorkdays, on.calendar);
    await tx.insert(HandoffRow, {
      id,
      caseId: kase.id,
      number,
      state: 'offered',
      offeredOn: on.today,
      offeredBy: order.by,
      missing: [],
      endsOn,
    });
    await this.cases.change(tx, kase, { event: 'HandoffOffered', facts: { handoffId: id, number, endsOn }, order, on });
    return id;
  }

  /** Legal accepts the papers, or returns them with what is missing. Refusals: see `handoffDecidable`. */
  async decideHandoff(
    order: Order,
    caseId: string,
    wanted: DecideHandoff,
  ): Promise<{ state: 'accepted' | 'returned' } | Refusal> {
    return this.commands.carryOut<{ state: 'accepted' | 'returned' }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const handoff = await this.handoff(tx, caseId);
      const bar = barred(kase, ['litigation']) ?? handoffDecidable(handoff, { ...wanted, by: order.by });
      if (bar || !handoff) return bar ?? refuse('HANDOFF_NOT_OPEN');
      const state = wanted.decision === 'accept' ? 'accepted' : 'returned';
      await tx.update(
        HandoffRow,
        { id: handoff.id, state: 'offered' },
        { state, missing: wanted.missing, decidedOn: on.today, decidedBy: order.by },
      );
      const event = state === 'accepted' ? 'HandoffAccepted' : 'HandoffReturned';
      await this.cases.change(tx, kase, {
        event,
        facts: { handoffId: handoff.id, missing: wanted.missing.length },
        order,
        on,
      });
      if (state === 'returned')
        await this.tasks.open(tx, kase, {
          kind: 'handoffReturned',
          about: handoff.id,
          role: 'collector',
          dueOn: addWorkdays(on.today, on.law.value.handoffWorkdays, on.calendar),
          order,
          on,
        });
      return { answer: { state } };
    });
  }

  /** Legal files the suit. Refusals: see `fileable`. */
  async fileSuit(order: Order, caseId: string, wanted: FileSuit): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const facts = { handoff: await this.handoff(tx, caseId), suit: await this.suit(tx, caseId) };
      const bar = barred(kase, ['litigation']) ?? fileable(facts, wanted.filedOn, on);
      if (bar) return bar;
      const { court, docketNo, filedOn, claimedFen } = wanted;
      await tx.insert(SuitRow, {
        caseId,
        court,
        docketNo,
        filedOn,
        claimedFen: fenOf(claimedFen) ?? NONE,
        judgedOn: null,
        judgedFen: null,
      });
      await this.cases.change(tx, kase, { event: 'SuitFiled', facts: { filedOn, claimedFen }, order, on });
      return { answer: null };
    });
  }

  /** Legal records the judgment; enforcement is looked at after the days of appeal. Refusals: see `judgeable`. */
  async recordJudgment(order: Order, caseId: string, wanted: RecordJudgment): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, ['litigation']) ?? judgeable(await this.suit(tx, caseId), wanted.judgedOn, on);
      if (bar) return bar;
      await tx.update(SuitRow, { caseId }, { judgedOn: wanted.judgedOn, judgedFen: fenOf(wanted.judgedFen) ?? NONE });
      await this.cases.change(tx, kase, {
        event: 'JudgmentGiven',
        facts: { judgedOn: wanted.judgedOn, judgedFen: wanted.judgedFen },
        order,
        on,
      });
      return { answer: null };
    });
  }

  async handoff(tx: Tx, caseId: string): Promise<HandoffView | undefined> {
    const [row] = await tx.find(HandoffRow, { where: { caseId }, order: { number: 'DESC' }, take: 1 });
    return row && { ...row, offeredOn: row.offeredOn as Day, endsOn: row.endsOn as Day };
  }

  async suit(tx: Tx, caseId: string): Promise<SuitView | undefined> {
    const row = await tx.findOne(SuitRow, { where: { caseId } });
    return row ? { ...row, filedOn: row.filedOn as Day, judgedOn: row.judgedOn as Day | null } : undefined;
  }
}
