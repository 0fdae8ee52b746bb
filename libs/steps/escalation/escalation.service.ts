import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, plus, type Fen } from '../../ground/fen/fen.js';
import type { Matter } from '../../people/approval/authority.js';
import { bar, firstLevel, type Level } from '../../people/approval/approval.js';
import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import type { Decide } from '../../people/approval/approval.input.js';
import type { Actor } from '../../people/staff/staff.js';
import { sumOf } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { isOver, type Stage } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { writable } from '../writeoff/writeoff.js';
import { route, type Target } from './escalation.js';
import type { Ask } from './escalation.input.js';
import { FactsService, type LoadedFacts } from './facts.service.js';
import { GrantingService } from './granting.service.js';
import { taskDue } from './turn.js';

export type Asked = { approvalId: string; level: Level };
export type Decided = { state: 'approved' | 'refused'; stage: Stage };

/** Requests for the steps that need one, and what their approval sets in motion. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly granting: GrantingService,
    private readonly ledger: LedgerService,
    private readonly loader: FactsService,
    private readonly tasks: TaskService,
  ) {}

  /**
   * A person asks for a step. Refuses `NO_SUCH_STEP`, `NOT_SERVED`, `TERM_RUNNING`, `REQUEST_OPEN`, `CASE_PARKED`,
   * `NO_RIGHT` for another role, and for write-offs `GROUND_MISSING`, `NO_JUDGMENT`, `NOTHING_TO_WRITE_OFF`.
   */
  async ask(order: Order, caseId: string, terms: { wanted: Ask; actor: Actor }): Promise<Asked | Refusal> {
    const { wanted, actor } = terms;
    return this.commands.carryOut<Asked>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      if (kase.parked) return refuse('CASE_PARKED', { because: kase.parked });
      if (isOver(kase.stage)) return refuse('CASE_SETTLED', { stage: kase.stage });
      const facts = await this.loader.load(tx, kase);
      const found = route({
        stage: kase.stage,
        to: wanted.to,
        termEndsOn: this.loader.termEnd(facts, on),
        today: on.today,
      });
      if (isRefusal(found)) return found;
      if (!found.askers.some((role) => actor.roles.includes(role))) return refuse('NO_RIGHT', { roles: found.askers });
      const unfounded =
        wanted.to === 'writtenOff' ? writable(wanted.ground ?? null, await this.bookFacts(tx, facts)) : undefined;
      if (unfounded) return unfounded;
      const request = await this.file(tx, facts, {
        to: wanted.to,
        lowest: found.lowest,
        reason: wanted.reason,
        ground: wanted.ground ?? null,
        order,
        on,
      });
      if (isRefusal(request)) return request;
      return { answer: { approvalId: request.id, level: request.level }, facts: { owedFen: facts.owed.toString() } };
    });
  }

  /** Files a request in a person's or the clock's name; the caller holds the case. */
  async file(
    tx: Tx,
    facts: LoadedFacts,
    terms: { to: Target; lowest: Level; reason: string; ground: string | null; order: Order; on: On },
  ): Promise<RequestView | Refusal> {
    const { to, lowest, reason, ground, order, on } = terms;
    const level = firstLevel({ lowest, amount: facts.owed, law: on.law });
    const { id: subjectId, unitId, stage } = facts.case;
    const request = await this.approvals.file(tx, {
      order,
      on,
      subjectId,
      unitId,
      what: to,
      stage,
      reason,
      ground,
      amount: facts.owed,
      level,
    });
    // The record of the case is its own; the request has one of its own, so only the story needs to hear of it.
    if (!isRefusal(request) && order.by !== 'clock') await this.cases.ring(tx, facts.case, 'RequestFiled');
    return request;
  }

  /**
   * Decides a request under the lock of case and request: exactly one of two hands wins, the other is told
   * `ALREADY_DECIDED`. The step is carried out in the same transaction. Refusals: see `bar`.
   */
  async decide(
    order: Order,
    request: { id: string; caseId: string },
    terms: { wanted: Decide; actor: Actor },
  ): Promise<Decided | Refusal> {
    const { wanted, actor } = terms;
    const before = await this.cases.facts(this.commands.reading, request.caseId);
    const locks = { cases: [request.caseId], approvals: [request.id], debts: before?.debtIds ?? [] };
    return this.commands.carryOut<Decided>(order, locks, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, request.caseId);
      const asked = await this.approvals.byId(tx, request.id);
      if (!asked) return refuse('NOT_FOUND');
      if (kase.parked) return refuse('CASE_PARKED', { because: kase.parked });
      const facts = await this.loader.load(tx, kase);
      const barred = bar(asked, { actor, amount: facts.owed, stage: kase.stage, law: on.law });
      if (barred) return barred;
      if (facts.owed <= NONE && asked.what !== 'ended') return refuse('NOTHING_OWED');
      await this.approvals.decide(tx, asked, {
        order,
        on,
        approve: wanted.decision === 'approve',
        reason: wanted.reason,
      });
      const stage =
        wanted.decision === 'approve'
          ? await this.grant(tx, facts, { asked, order, on, actor })
          : await this.refused(tx, facts, { asked, order, on });
      return {
        answer: { state: wanted.decision === 'approve' ? 'approved' : 'refused', stage },
        facts: { owedFen: facts.owed.toString() },
      };
    });
  }

  private async grant(
    tx: Tx,
    facts: LoadedFacts,
    terms: { asked: RequestView; order: Order; on: On; actor: Actor },
  ): Promise<Stage> {
    const { asked, order, on, actor } = terms;
    const granted: Granted = { approvalId: asked.id, order, on, actor, ground: asked.ground, about: null };
    const others = (await this.approvals.openOf(tx, facts.case.id)).filter((one) => one.id !== asked.id);
    const moved = await this.granting.grant(tx, facts.case, { matter: asked.what as Matter, granted });
    await this.approvals.makeStale(tx, others, { order, on });
    return moved.stage;
  }

  /** A refusal ends the request, not the case: its handler is told to decide what comes next. */
  private async refused(
    tx: Tx,
    facts: LoadedFacts,
    terms: { asked: RequestView; order: Order; on: On },
  ): Promise<Stage> {
    const { asked, order, on } = terms;
    await this.tasks.open(tx, facts.case, {
      kind: 'requestRefused',
      about: asked.id,
      role: 'collector',
      dueOn: taskDue(on),
      order,
      on,
    });
    return facts.case.stage;
  }

  private async bookFacts(tx: Tx, facts: LoadedFacts): Promise<{ inBooks: Fen; judgedOn: Day | null }> {
    const owed = await this.ledger.owed(tx, facts.case.debtIds);
    return {
      inBooks: plus(...[...owed.values()].map((one) => sumOf(one.claim))),
      judgedOn: facts.suit?.judgedOn ?? null,
    };
  }
}
