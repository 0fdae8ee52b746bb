import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { isRefusal, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { plainFen } from '../../ground/fen/fen.js';
import type { Actor } from '../../people/staff/staff.js';
import type { ProposePlan } from '../../money/plan/plan.input.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { ArrangementService } from '../../cases/fact/arrangement.service.js';
import { factRules } from '../../cases/fact/rule.js';
import type { RecordFact } from '../../cases/fact/fact.input.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { EscalationService } from './escalation.service.js';
import { FactsService } from './facts.service.js';

export type PlanAsked = { planId: string; approvalId: string; totalFen: number };
/** `approvalId`: it waits for that request; null: it is in force. */
export type FactSet = { factId: string; untilDay: Day | null; approvalId: string | null };

/** Asks for what gives the debtor time: a plan he signed, a hold. Other facts need no approval and hold at once. */
@Injectable()
export class ArrangingService {
  constructor(
    private readonly arrangements: ArrangementService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly escalation: EscalationService,
    private readonly facts: FactService,
    private readonly loader: FactsService,
  ) {}

  /** Writes the signed plan and asks for it. Refusals: see `ArrangementService.propose`; `REQUEST_OPEN`. */
  async proposePlan(order: Order, caseId: string, wanted: ProposePlan): Promise<PlanAsked | Refusal> {
    const debts = (await this.cases.facts(this.commands.reading, caseId))?.debtIds ?? [];
    // The debts too: a payment under way would change what the plan is judged by.
    return this.commands.carryOut<PlanAsked>(order, { cases: [caseId], debts }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const written = await this.arrangements.propose(tx, kase, { wanted, order, on });
      if (isRefusal(written)) return written;
      const { planId, totalFen } = written;
      const asked = { matter: 'plan' as const, about: planId, reason: wanted.reason };
      const approvalId = await this.ask(tx, kase, { ...asked, order, on });
      return { answer: { planId, approvalId, totalFen: plainFen(totalFen) } };
    });
  }

  /** Sets a fact, or asks for it where its kind needs an approval. Refusals: see `FactService.record`; `REQUEST_OPEN`. */
  async recordFact(
    order: Order,
    caseId: string,
    terms: { wanted: RecordFact; actor: Actor },
  ): Promise<FactSet | Refusal> {
    const { wanted, actor } = terms;
    return this.commands.carryOut<FactSet>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const own = { wanted, roles: actor.roles, order, on };
      if (factRules[wanted.kind].asks === null) {
        const set = await this.facts.record(tx, kase, own);
        return isRefusal(set) ? set : { answer: { ...set, approvalId: null } };
      }
      const proposed = await this.facts.propose(tx, kase, own);
      if (isRefusal(proposed)) return proposed;
      const asked = { matter: 'hold' as const, about: proposed.factId, reason: wanted.reason };
      return { answer: { ...proposed, approvalId: await this.ask(tx, kase, { ...asked, order, on }) } };
    });
  }

  private async ask(
    tx: Tx,
    kase: CaseFacts,
    terms: { matter: 'plan' | 'hold'; about: string; reason: string; order: Order; on: On },
  ): Promise<string> {
    const { owed } = await this.loader.load(tx, kase);
    const request = await this.escalation.propose(tx, kase, { ...terms, amount: owed, ground: null });
    return orRefused(request).id;
  }
}
