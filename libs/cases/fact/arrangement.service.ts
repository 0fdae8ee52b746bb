import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Granted } from '../../people/approval/granted.js';
import { judgedOn, lastDay, nextInstalment, progress, undone, unjudged } from '../../money/plan/plan.js';
import type { ProposePlan } from '../../money/plan/plan.input.js';
import { PlanService, type PlanView } from '../../money/plan/plan.service.js';
import { barred, openStages, type CaseFacts } from '../case/case.js';
import { CaseService } from '../case/case.service.js';
import type { Due, Watch } from '../case/watch.js';
import { LimitService } from '../limit/limit.service.js';
import { factRules } from './rule.js';
import { FactService } from './fact.service.js';

/** A plan as people see it: what was agreed, how much of it is paid, what is left, what comes next. */
export type ArrangedPlan = PlanView & ReturnType<typeof progress>;

/** What a case makes of plans: they silence it while they are kept, and give it back its order when they are broken. */
@Injectable()
export class ArrangementService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
    private readonly facts: FactService,
    private readonly limits: LimitService,
    private readonly plans: PlanService,
  ) {}

  /**
   * Writes a plan that waits for its approval. Caller holds the case and its debts, and files the request. Refusals: see
   * `PlanService.judge`; `NOT_FOUND` for a debt of another case, `CASE_PARKED`, `CASE_SETTLED`.
   */
  async propose(
    tx: Tx,
    kase: CaseFacts,
    terms: { wanted: ProposePlan; order: Order; on: On },
  ): Promise<{ planId: string; totalFen: Fen } | Refusal> {
    const { wanted, order, on } = terms;
    const bar = barred(kase, openStages);
    if (bar) return bar;
    const debtIds = [...new Set(wanted.debtIds ?? kase.debtIds)];
    if (debtIds.some((id) => !kase.debtIds.includes(id))) return refuse('NOT_FOUND');
    const agreement = await this.plans.judge(tx, { subjectId: kase.id, debtIds, wanted, on });
    if (isRefusal(agreement)) return agreement;
    const planId = randomUUID();
    const proof = { ...wanted.proof, day: wanted.signedOn };
    const kept = await this.evidence.keep(tx, { subjectId: planId, proof, by: order.by });
    // What he signed is his agreement to pay, whether we approve or not: limitation begins anew (L13, L17).
    const act = {
      debtIds,
      kind: 'promiseToPay',
      on: agreement.signedOn,
      evidenceId: kept.id,
      about: null,
      order,
    } as const;
    orRefused(await this.limits.recordAct(tx, act));
    await this.plans.propose(tx, { planId, subjectId: kase.id, debtIds, agreement, evidenceId: kept.id, order, on });
    const facts = {
      ...{ planId, signedOn: agreement.signedOn, totalFen: agreement.totalFen.toString() },
      ...{ instalments: agreement.instalments.length, proofHash: kept.hash },
    };
    await this.cases.change(tx, kase, { event: 'PlanProposed', facts, order, on });
    return { planId, totalFen: agreement.totalFen };
  }

  /** The plan was approved: it is in force from today and silences contact and escalation while it is kept. */
  async granted(tx: Tx, kase: CaseFacts, granted: Granted): Promise<PlanView> {
    const { order, on, approvalId } = granted;
    const plan = await this.asked(tx, kase, granted);
    const bar = await this.plans.begin(tx, plan, on);
    if (bar) orRefused(bar);
    const facts = { planId: plan.id, totalFen: plan.totalFen.toString(), approvalId };
    await this.cases.change(tx, kase, { event: 'PlanBegun', facts, order, on });
    await this.facts.closeKind(tx, kase, { kind: 'planBroken', because: 'planOver', order, on });
    await this.facts.set(tx, kase, { kind: 'planInForce', about: plan.id, order, on });
    return plan;
  }

  /** The request for it was refused, returned or went stale. */
  async giveUp(tx: Tx, kase: CaseFacts, granted: Granted): Promise<void> {
    const { order, on, approvalId } = granted;
    const plan = await this.asked(tx, kase, granted);
    await this.plans.close(tx, plan, { state: 'refused', on });
    await this.cases.change(tx, kase, { event: 'PlanRefused', facts: { planId: plan.id, approvalId }, order, on });
  }

  private async asked(tx: Tx, kase: CaseFacts, granted: Granted): Promise<PlanView> {
    const plan = granted.about ? await this.plans.byId(tx, granted.about) : undefined;
    if (plan?.subjectId !== kase.id) throw new BrokenInvariant('PLAN_NOT_PROPOSED', kase.id);
    return plan;
  }

  /** A plan in force is called off; the case goes on in its order. Refuses `PLAN_NOT_IN_FORCE`, `CASE_PARKED`. */
  async cancel(order: Order, plan: { id: string; caseId: string }): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [plan.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, plan.caseId);
      if (kase.parked) return refuse('CASE_PARKED', { because: kase.parked });
      const found = await this.plans.byId(tx, plan.id);
      if (found?.state !== 'inForce') return refuse('PLAN_NOT_IN_FORCE', { state: found?.state ?? null });
      await this.plans.close(tx, found, { state: 'cancelled', on });
      await this.cases.change(tx, kase, { event: 'PlanCancelled', facts: { planId: found.id }, order, on });
      await this.facts.closeKind(tx, kase, { kind: 'planInForce', because: 'planOver', order, on });
      return { answer: null };
    });
  }

  /** The instalments whose last day is over, and a plan whose kept part was reversed: to be looked at today. */
  async dues(tx: Tx, kase: CaseFacts, on: On): Promise<Due[]> {
    const dues: Due[] = [];
    for (const plan of await this.plans.of(tx, [kase.id])) {
      if (plan.state !== 'inForce' && plan.state !== 'kept') continue;
      for (const one of unjudged(plan, on))
        dues.push({ what: 'instalment', id: one.id, on: lastDay(one, on.calendar) });
      const next = nextInstalment(plan);
      if (next && lastDay(next, on.calendar) >= on.today)
        dues.push({ what: 'instalment', id: next.id, on: lastDay(next, on.calendar) });
      const back = undone(plan, { receipts: await this.plans.receiptsOf(tx, plan), calendar: on.calendar });
      // By the plan's id: the part itself was judged before, perhaps today.
      if (back) dues.push({ what: 'instalment', id: plan.id, on: addDays(on.today, -1) });
    }
    return dues;
  }

  /** Judges an instalment or, by the plan's id, what was kept before. Caller holds the case and its debts. */
  async judge(tx: Tx, kase: CaseFacts, terms: { id: string; order: Order; on: On }): Promise<void> {
    const { id, order, on } = terms;
    const plan = (await this.plans.of(tx, [kase.id])).find(
      (one) => one.id === id || one.instalments.some((part) => part.id === id),
    );
    if (!plan) throw new BrokenInvariant('INSTALMENT_MISSING', kase.id);
    const receipts = await this.plans.receiptsOf(tx, plan);
    if (plan.id === id) {
      const back = undone(plan, { receipts, calendar: on.calendar });
      if (back) await this.broken(tx, kase, { plan, part: back, order, on });
      return;
    }
    const judged = judgedOn(plan, id, { receipts, on });
    if (!judged) return;
    await this.plans.mark(tx, id, { met: judged.met, on });
    const part = plan.instalments.find((one) => one.id === id);
    if (!judged.met && part) return this.broken(tx, kase, { plan, part, order, on });
    const facts = { planId: plan.id, n: judged.n };
    await this.cases.change(tx, kase, { event: 'InstalmentKept', facts, order, on });
    if (!judged.last) return;
    await this.plans.close(tx, plan, { state: 'kept', on });
    await this.cases.change(tx, kase, { event: 'PlanKept', facts: { planId: plan.id }, order, on });
    await this.facts.closeKind(tx, kase, { kind: 'planInForce', because: 'planOver', order, on });
  }

  private async broken(
    tx: Tx,
    kase: CaseFacts,
    terms: { plan: PlanView; part: PlanView['instalments'][number]; order: Order; on: On },
  ): Promise<void> {
    const { plan, part, order, on } = terms;
    if (part.state === 'kept') await this.plans.mark(tx, part.id, { met: false, on });
    await this.plans.close(tx, plan, { state: 'broken', on });
    const { paidFen, leftFen } = progress(plan, await this.plans.receiptsOf(tx, plan));
    const facts = { planId: plan.id, n: part.n, paidFen: paidFen.toString(), leftFen: leftFen.toString() };
    await this.cases.change(tx, kase, { event: 'PlanBroken', facts, order, on });
    await this.facts.closeKind(tx, kase, { kind: 'planInForce', because: 'planOver', order, on });
    await this.facts.set(tx, kase, { kind: 'planBroken', about: plan.id, order, on });
  }

  /** The day of the next part of a plan in force. It saves no right and opens no task: it is judged on the day after. */
  async watches(tx: Tx, kase: CaseFacts, on: On): Promise<Watch[]> {
    return (await this.plans.of(tx, [kase.id])).flatMap((plan): Watch[] => {
      const next = nextInstalment(plan);
      if (!next) return [];
      const before = plan.instalments.find((one) => one.n === next.n - 1);
      const { article } = factRules.planInForce;
      const from = before?.dueOn ?? plan.signedOn;
      return [
        {
          for: 'instalment',
          about: next.id,
          from,
          on: lastDay(next, on.calendar),
          article,
          savesRight: false,
          tasks: [],
        },
      ];
    });
  }

  /** All plans of a case with how far each has come, oldest first. */
  async of(tx: Tx, caseId: string): Promise<ArrangedPlan[]> {
    const plans = await this.plans.of(tx, [caseId]);
    return Promise.all(
      plans.map(async (plan) => ({ ...plan, ...progress(plan, await this.plans.receiptsOf(tx, plan)) })),
    );
  }

  async caseOf(tx: Tx, planId: string): Promise<string | undefined> {
    return (await this.plans.byId(tx, planId))?.subjectId;
  }
}
