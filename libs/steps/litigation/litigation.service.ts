import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addWorkdays, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Fen } from '../../ground/fen/fen.js';
import { DutyService } from '../../people/duty/duty.service.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import type { Watch } from '../../cases/case/watch.js';
import type { Granted } from '../../people/approval/granted.js';
import { fileable, handoffDecidable, judgeable, type HandoffFacts, type SuitFacts } from './litigation.js';
import { HandoffRow } from './litigation.entity.js';
import type { DecideHandoff, FileSuit, RecordJudgment } from './litigation.input.js';
import { CourtService } from './court.service.js';
import { lastOf } from './enforcement.js';
import { counted } from './readiness.js';
import { ReadinessService } from './readiness.service.js';

export interface HandoffView extends HandoffFacts {
  missing: readonly string[];
  /** Where legal is going to file, as named on acceptance. */
  court: string | null;
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
    private readonly courts: CourtService,
    private readonly readiness: ReadinessService,
    private readonly duties: DutyService,
    private readonly tasks: TaskService,
  ) {}

  /** The director approved the suit: the case moves and its papers are offered to legal. */
  async enter(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    const { order, on, approvalId } = granted;
    const moved = await this.cases.move(tx, kase, { to: 'litigation', facts: { approvalId }, order, on });
    await this.offer(tx, moved, { order, on });
    return moved;
  }

  /**
   * The collector offers the papers again after a return. Refuses `HANDOFF_OPEN`, `WRONG_STAGE`, `CASE_PARKED`, and
   * `STILL_MISSING` with what was returned and nobody has supplied since.
   */
  async offerAgain(order: Order, caseId: string): Promise<{ handoffId: string } | Refusal> {
    return this.commands.carryOut<{ handoffId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, ['litigation']);
      if (bar) return bar;
      const last = await this.handoff(tx, caseId);
      if (last?.state !== 'returned') return refuse('HANDOFF_OPEN');
      const missing = await this.readiness.stillMissing(tx, caseId);
      if (missing.length > 0) return refuse('STILL_MISSING', counted(missing));
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
        {
          ...{ state, missing: wanted.missing, decidedOn: on.today, decidedBy: order.by },
          court: state === 'accepted' ? (wanted.court ?? null) : null,
        },
      );
      const told = { handoffId: handoff.id, order, on };
      if (state === 'accepted') await this.accept(tx, kase, told);
      else await this.giveBack(tx, kase, { ...told, missing: wanted.missing.length });
      return { answer: { state } };
    });
  }

  /** The papers go back to the collector with what is missing; the record keeps how many things, not their names. */
  private async giveBack(
    tx: Tx,
    kase: CaseFacts,
    terms: { handoffId: string; missing: number; order: Order; on: On },
  ): Promise<void> {
    const { handoffId, missing, order, on } = terms;
    await this.cases.change(tx, kase, { event: 'HandoffReturned', facts: { handoffId, missing }, order, on });
    const dueOn = addWorkdays(on.today, on.law.value.handoffWorkdays, on.calendar);
    const task = { kind: 'handoffReturned', about: handoffId, role: 'collector', dueOn } as const;
    await this.tasks.open(tx, kase, { ...task, order, on });
  }

  /** Responsibility moves to the person of legal who accepted the papers: the one place where it does. */
  private async accept(tx: Tx, kase: CaseFacts, terms: { handoffId: string; order: Order; on: On }): Promise<void> {
    const { handoffId, order, on } = terms;
    await this.duties.passAll(tx, { subjectId: kase.id, to: order.by, on: on.today, because: 'handoff' });
    await this.cases.change(tx, kase, {
      event: 'HandoffAccepted',
      facts: { handoffId, fromHandler: kase.handlerId, toHandler: order.by },
      set: { handlerId: order.by },
      order,
      on,
    });
  }

  /** Legal files the suit. Refusals: see `fileable`. */
  async fileSuit(order: Order, caseId: string, wanted: FileSuit): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, await this.locks(caseId), async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const facts = { handoff: await this.handoff(tx, caseId), suit: await this.suit(tx, caseId) };
      const bar = barred(kase, ['litigation']) ?? fileable(facts, wanted.filedOn, on);
      if (bar) return bar;
      const opened = await this.courts.open(tx, kase, { wanted: { ...wanted, kind: 'suit' }, order, on });
      return isRefusal(opened) ? opened : { answer: null };
    });
  }

  /** Legal records the judgment; enforcement is looked at after the days of appeal. Refusals: see `judgeable`. */
  async recordJudgment(order: Order, caseId: string, wanted: RecordJudgment): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, await this.locks(caseId), async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, ['litigation']) ?? judgeable(await this.suit(tx, caseId), wanted.judgedOn, on);
      if (bar) return bar;
      const track = await this.courts.suitTrack(tx, caseId);
      if (!track) return refuse('NO_SUIT');
      const fact = { kind: 'judged' as const, onDay: wanted.judgedOn, amountFen: wanted.judgedFen };
      const put = await this.courts.put(tx, kase, { track, wanted: fact, order, on });
      return isRefusal(put) ? put : { answer: null };
    });
  }

  async handoff(tx: Tx, caseId: string): Promise<HandoffView | undefined> {
    const [row] = await tx.find(HandoffRow, { where: { caseId }, order: { number: 'DESC' }, take: 1 });
    return row && { ...row, offeredOn: row.offeredOn as Day, endsOn: row.endsOn as Day };
  }

  /** The suit that runs, with its last judgment. */
  async suit(tx: Tx, caseId: string): Promise<SuitView | undefined> {
    const track = await this.courts.suitTrack(tx, caseId);
    if (!track) return undefined;
    const judged = lastOf(track, 'judged');
    const { court, docketNo, filedOn, claimedFen } = track;
    const judgedFen = judged?.amountFen ?? null;
    return { court, docketNo, filedOn, claimedFen, judgedOn: judged?.onDay ?? null, judgedFen };
  }

  /** Days of the courts that the case must not miss; see `CourtService.watches`. */
  async watches(tx: Tx, kase: CaseFacts, on: On): Promise<Watch[]> {
    return this.courts.watches(tx, kase, on);
  }

  private async locks(caseId: string): Promise<{ cases: string[]; debts: readonly string[] }> {
    const kase = await this.cases.facts(this.commands.reading, caseId);
    return { cases: [caseId], debts: kase?.debtIds ?? [] };
  }
}
