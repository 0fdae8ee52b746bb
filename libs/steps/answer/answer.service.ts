import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addWorkdays, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Actor, Role } from '../../people/staff/staff.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { barred, openStages, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { PromiseService } from '../../cases/fact/promise.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import type { Liability } from '../../cases/limit/standing.js';
import { NoticeService } from '../notice/notice.service.js';
import { answerable, answerTasks, choosable, optionsFor, type AnswerFacts, type Option } from './answer.js';
import { AnswerRow } from './answer.entity.js';
import type { Choose, RecordAnswer } from './answer.input.js';

export interface AnswerView extends AnswerFacts {
  caseId: string;
  noticeId: string | null;
  partyId: string;
  saidOn: Day;
  recordedOn: Day;
  choiceReason: string | null;
  chosenOn: Day | null;
  chosenBy: string | null;
  /** For papers to be signed anew that wait for legal: what each choice would do to the debt and to every guarantor. */
  options: Option[];
}

/** `promiseId`, `factId`: what the answer became; null where it became a task. */
export type Answered = { answerId: string; promiseId: string | null; factId: string | null };

interface Saying {
  wanted: RecordAnswer;
  roles: readonly Role[];
  order: Order;
  on: On;
}

/** What debtors say to a demand, and what comes of it. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly facts: FactService,
    private readonly limits: LimitService,
    private readonly notices: NoticeService,
    private readonly promises: PromiseService,
    private readonly tasks: TaskService,
  ) {}

  /**
   * Records an answer. `pays` becomes a promise, `disputes` a fact, the others a task. Refusals: see `answerable`,
   * `promisable`, `settableNow`; `FACT_PARTY_UNKNOWN`, `NOT_FOUND` for another case's notice, `CASE_PARKED`, `CASE_SETTLED`.
   */
  async record(
    order: Order,
    caseId: string,
    terms: { wanted: RecordAnswer; actor: Actor },
  ): Promise<Answered | Refusal> {
    const { wanted, actor } = terms;
    return this.commands.carryOut<Answered>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const saying = { wanted, roles: actor.roles, order, on };
      const bar =
        barred(kase, openStages) ?? answerable(wanted.saidOn, kase, on) ?? (await this.strange(tx, kase, wanted));
      if (bar) return bar;
      const became = await this.became(tx, kase, saying);
      if (isRefusal(became)) return became;
      const answerId = await this.write(tx, kase, saying);
      return { answer: { answerId, ...became } };
    });
  }

  /** A notice of another case, or a person who owes nothing here. */
  private async strange(tx: Tx, kase: CaseFacts, wanted: RecordAnswer): Promise<Refusal | undefined> {
    if (wanted.noticeId && (await this.notices.byId(tx, wanted.noticeId))?.caseId !== kase.id)
      return refuse('NOT_FOUND');
    if (!wanted.partyId || wanted.partyId === kase.debtorId) return undefined;
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const known = debts.some((debt) => debt.obligors.some((one) => one.partyId === wanted.partyId));
    return known ? undefined : refuse('FACT_PARTY_UNKNOWN');
  }

  private async became(tx: Tx, kase: CaseFacts, terms: Saying): Promise<Omit<Answered, 'answerId'> | Refusal> {
    const { wanted, roles, order, on } = terms;
    const party = wanted.partyId ? { partyId: wanted.partyId } : {};
    switch (wanted.kind) {
      case 'pays': {
        const { amountFen, onDay, saidOn } = wanted;
        const promise = { ...party, amountFen, onDay, saidOn };
        const taken = await this.promises.take(tx, kase, { wanted: promise, order, on });
        return isRefusal(taken) ? taken : { ...taken, factId: null };
      }
      case 'disputes': {
        const { proof, reason, saidOn } = wanted;
        const dispute = { kind: 'dispute' as const, ...party, fromDay: saidOn, proof, reason };
        const set = await this.facts.record(tx, kase, { wanted: dispute, roles, order, on });
        return isRefusal(set) ? set : { factId: set.factId, promiseId: null };
      }
      case 'plan':
      case 'inKind':
      case 'resign':
        return { promiseId: null, factId: null };
    }
  }

  private async write(tx: Tx, kase: CaseFacts, terms: Saying): Promise<string> {
    const { wanted, order, on } = terms;
    const { kind, saidOn, noticeId = null, partyId = kase.debtorId } = wanted;
    const id = randomUUID();
    await tx.insert(AnswerRow, {
      ...{ id, caseId: kase.id, noticeId, partyId, kind, saidOn, recordedOn: on.today, recordedBy: order.by },
      ...{ choice: null, choiceReason: null, chosenOn: null, chosenBy: null },
    });
    const facts = { answerId: id, kind, saidOn, noticeId, partyId };
    await this.cases.change(tx, kase, { event: 'AnswerRecorded', facts, order, on });
    const task = answerTasks[kind];
    if (task) await this.tasks.open(tx, kase, { ...task, about: id, dueOn: due(on), order, on });
    return id;
  }

  /** Legal makes something of papers to be signed anew, or nothing (X7). Refusals: see `choosable`; `CASE_PARKED`. */
  async choose(order: Order, answer: { id: string; caseId: string }, wanted: Choose): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [answer.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, answer.caseId);
      const row = await tx.findOne(AnswerRow, { where: { id: answer.id, caseId: kase.id } });
      if (!row) return refuse('NOT_FOUND');
      const bar = barred(kase, openStages) ?? choosable(row, order.by);
      if (bar) return bar;
      const { choice, reason } = wanted;
      await tx.update(
        AnswerRow,
        { id: row.id },
        { choice, choiceReason: reason, chosenOn: on.today, chosenBy: order.by },
      );
      await this.cases.change(tx, kase, { event: 'AnswerChosen', facts: { answerId: row.id, choice }, order, on });
      if (choice !== 'nothing') {
        const task = { kind: 'carryOutChoice', role: 'collector', about: row.id, dueOn: due(on) } as const;
        await this.tasks.open(tx, kase, { ...task, order, on });
      }
      return { answer: null };
    });
  }

  /** All answers in a case, oldest first; those that wait for legal with their three ways. */
  async of(tx: Tx, caseId: string): Promise<AnswerView[]> {
    const rows = await tx.find(AnswerRow, {
      where: { caseId },
      order: { saidOn: 'ASC', recordedOn: 'ASC', id: 'ASC' },
    });
    const waits = rows.some((row) => row.kind === 'resign' && !row.choice);
    const options = waits ? optionsFor(await this.guarantors(tx, caseId)) : [];
    return rows.map((row) => ({
      ...row,
      saidOn: row.saidOn as Day,
      recordedOn: row.recordedOn as Day,
      chosenOn: row.chosenOn as Day | null,
      options: row.kind === 'resign' && !row.choice ? options : [],
    }));
  }

  /** The guarantors of a case with where each stands today; one who guarantees several debts once for each. */
  private async guarantors(tx: Tx, caseId: string): Promise<{ partyId: string; standing: Liability }[]> {
    const { debtIds } = await this.cases.mustHave(tx, caseId);
    const on = await this.commands.on(tx, { caseId });
    const clocks = await this.limits.clocks(tx, debtIds, on);
    return clocks.flatMap((clock) =>
      clock.kind === 'guarantee' ? [{ partyId: clock.partyId, standing: clock.state }] : [],
    );
  }

  async caseOf(tx: Tx, answerId: string): Promise<string | undefined> {
    return (await tx.findOne(AnswerRow, { where: { id: answerId } }))?.caseId;
  }
}

/** Five working days to see to an answer. */
const due = (on: On): Day => addWorkdays(on.today, 5, on.calendar);
