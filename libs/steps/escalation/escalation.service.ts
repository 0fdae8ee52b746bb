import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import { entitled, type Level, type SubjectKind } from '../../people/approval/approval.js';
import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import type { Decide } from '../../people/approval/approval.input.js';
import { isStep, matterOf, type Matter } from '../../people/approval/authority.js';
import type { Granted } from '../../people/approval/granted.js';
import { DeputyService } from '../../people/staff/deputy.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { isOver, type CaseFacts, type Stage } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { WriteoffService } from '../writeoff/writeoff.service.js';
import { route, unpressed, type Target } from './escalation.js';
import type { Ask } from './escalation.input.js';
import { FactsService, type LoadedFacts } from './facts.service.js';
import { GrantingService } from './granting.service.js';
import { JudgingService, type Judged } from './judging.service.js';
import { taskDue } from './turn.js';

export type Asked = { approvalId: string; level: Level };
export type Decided = { state: 'approved' | 'refused'; stage: Stage | null };

/** What a room asks for: its own row (`about`) is in state `proposed`. */
export interface Proposal {
  matter: Matter;
  about: string | null;
  /** What it comes to, in fen: judged where the authority goes by amount. */
  amount: Fen;
  reason: string;
  ground: string | null;
  order: Order;
  on: On;
}

interface Deciding {
  judged: Judged;
  granted: Granted;
}

/** Requests for the steps that need one, and what their approval sets in motion. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly deputies: DeputyService,
    private readonly granting: GrantingService,
    private readonly judging: JudgingService,
    private readonly loader: FactsService,
    private readonly tasks: TaskService,
    private readonly writeoffs: WriteoffService,
  ) {}

  /**
   * A person asks for a step. Refuses `NO_SUCH_STEP`, `NOT_SERVED`, `TERM_RUNNING`, `REQUEST_OPEN`, `CASE_PARKED`,
   * `NO_RIGHT` for another role, `ENDING_NOT_PROPOSED` for an assignment or a closure, and for write-offs as `WriteoffService.bar`.
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
        ground: wanted.ground ?? null,
        termEndsOn: this.loader.termEnd(facts, on),
        today: on.today,
      });
      if (isRefusal(found)) return found;
      if (!found.askers.some((role) => actor.roles.includes(role))) return refuse('NO_RIGHT', { roles: found.askers });
      const unpressable = unpressed(wanted.to, facts.effects);
      if (unpressable) return unpressable;
      // Whoever takes the claim over, or why it ends, is told first: the request is about that row.
      if (found.matter === 'assignment' || found.matter === 'closure') return refuse('ENDING_NOT_PROPOSED');
      const unfounded =
        wanted.to === 'writtenOff'
          ? await this.writeoffs.bar(tx, kase, { ground: wanted.ground ?? null, on })
          : undefined;
      if (unfounded) return unfounded;
      const request = await this.file(tx, facts, {
        to: wanted.to,
        reason: wanted.reason,
        ground: wanted.ground ?? null,
        order,
        on,
      });
      if (isRefusal(request)) return request;
      return { answer: { approvalId: request.id, level: request.level }, facts: { owedFen: facts.owed.toString() } };
    });
  }

  /** Files a request for a step in a person's or the clock's name; the caller holds the case. */
  async file(
    tx: Tx,
    facts: LoadedFacts,
    terms: { to: Target; reason: string; ground: string | null; order: Order; on: On },
  ): Promise<RequestView | Refusal> {
    const { to, ground, ...rest } = terms;
    const matter = matterOf(to, ground);
    return this.propose(tx, facts.case, { ...rest, matter, ground, about: null, amount: facts.owed });
  }

  /**
   * Files a request in a case with the authority of that day; the caller holds the case and has written the row it is
   * about. Refuses `REQUEST_OPEN`. Approved, it is carried out by `GrantingService.grant`; else given up there.
   */
  async propose(tx: Tx, kase: CaseFacts, proposal: Proposal): Promise<RequestView | Refusal> {
    const { id: subjectId, unitId, stage } = kase;
    const request = await this.approvals.file(tx, { ...proposal, subjectKind: 'case', subjectId, unitId, stage });
    // The record of the case is its own; the request has one of its own, so only the story needs to hear of it.
    if (!isRefusal(request) && proposal.order.by !== 'clock') await this.cases.ring(tx, kase, 'RequestFiled');
    return request;
  }

  /** The same about something that is no case: a debt, a parameter, a person, a list. `unitId`: whose table holds and who sees it. */
  async proposeOther(
    tx: Tx,
    proposal: Proposal & { subjectKind: Exclude<SubjectKind, 'case'>; subjectId: string; unitId: string },
  ): Promise<RequestView | Refusal> {
    return this.approvals.file(tx, { ...proposal, stage: '' });
  }

  /**
   * Decides a request under the locks of its subject and its own: exactly one of two hands wins, the other is told
   * `ALREADY_DECIDED`. What was approved is carried out in the same transaction. Refusals: see `entitled`.
   */
  async decide(
    order: Order,
    request: { id: string; caseId?: string },
    terms: { wanted: Decide; actor: Actor },
  ): Promise<Decided | Refusal> {
    const { decision, reason } = terms.wanted;
    return this.commands.carryOut<Decided>(order, await this.judging.locks(request.id), async (tx, on) => {
      const judged = await this.judging.load(tx, request.id);
      if (isRefusal(judged)) return judged;
      const { request: asked, facts } = judged;
      // Roles and absences as they are under the lock, not as they were at the door.
      const actor = await this.deputies.asOf(tx, order.by, on.today);
      if (!actor) return refuse('NO_RIGHT');
      const found = entitled(asked, { ...judged, actor, law: on.law, wanted: decision });
      if (isRefusal(found)) return found;
      if (facts && facts.owed <= NONE && asked.what !== 'ended') return refuse('NOTHING_OWED');
      const approve = decision === 'approve';
      const unpressable = approve && facts ? unpressed(asked.what, facts.effects) : undefined;
      if (unpressable) return unpressable;
      await this.approvals.decide(tx, asked, { order, on, approve, reason, decidedFor: found.decidedFor });
      const { ground, about } = asked;
      const granted: Granted = { approvalId: asked.id, order, on, actor, ground, about };
      const stage = approve ? await this.grant(tx, { judged, granted }) : await this.refused(tx, { judged, granted });
      return {
        answer: { state: approve ? 'approved' : 'refused', stage },
        facts: { amountFen: judged.amount.toString(), ...(facts ? { owedFen: facts.owed.toString() } : {}) },
      };
    });
  }

  /**
   * Requests that lost their ground go stale, and what they were about is given up: steps of a stage that was left, and
   * everything once the case is over. The caller holds the case.
   */
  async lapse(tx: Tx, kase: CaseFacts, terms: { order: Order; on: On; over?: boolean }): Promise<void> {
    const { order, on } = terms;
    const over = terms.over ?? isOver(kase.stage);
    const lost = (await this.approvals.pendingOf(tx, kase.id)).filter(
      (one) => over || (isStep(one.what) && one.stage !== kase.stage),
    );
    await this.approvals.makeStale(tx, lost, { order, on });
    for (const { id, what, ground, about } of lost) {
      const granted: Granted = { approvalId: id, order, on, actor: nobody(order, kase), ground, about };
      await this.granting.giveUp(tx, kase, { matter: matterOf(what, ground), granted });
    }
  }

  private async grant(tx: Tx, { judged, granted }: Deciding): Promise<Stage | null> {
    const { request, facts } = judged;
    if (!facts) {
      for (const moved of await this.granting.grantOther(tx, request, granted)) await this.lapse(tx, moved, granted);
      return null;
    }
    const matter = matterOf(request.what, request.ground);
    const moved = await this.granting.grant(tx, facts.case, { matter, granted });
    if (moved.stage !== facts.case.stage) await this.lapse(tx, moved, granted);
    return moved.stage;
  }

  /** A refusal ends the request, not the case: its handler is told to decide what comes next. */
  private async refused(tx: Tx, { judged, granted }: Deciding): Promise<Stage | null> {
    const { request, facts } = judged;
    if (!facts) {
      await this.granting.giveUpOther(tx, request, granted);
      return null;
    }
    const { order, on } = granted;
    await this.granting.giveUp(tx, facts.case, { matter: matterOf(request.what, request.ground), granted });
    await this.tasks.open(tx, facts.case, {
      ...{ kind: 'requestRefused', about: request.id, role: 'collector' },
      dueOn: taskDue(on),
      order,
      on,
    });
    return facts.case.stage;
  }
}

/** What the clock or a stage left behind gives up is no person's act. */
const nobody = (order: Order, kase: CaseFacts): Actor => ({
  ...{ id: order.by, name: '', roles: [], departments: [], standsFor: [] },
  ...{ unitId: kase.unitId, unitPath: '', rootId: '' },
});
