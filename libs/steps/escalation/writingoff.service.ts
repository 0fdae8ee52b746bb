import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { barred, stages, isOver } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { EndingService, type WantedEnding } from '../writeoff/ending.service.js';
import { listGround } from '../writeoff/list.js';
import { WriteOffListService } from '../writeoff/list.service.js';
import type { MakeList } from '../writeoff/writeoff.input.js';
import { EscalationService } from './escalation.service.js';

export type ListAsked = { listId: string; approvalId: string };
export type EndingAsked = { endingId: string; approvalId: string };

const open = stages.filter((stage) => !isOver(stage));

/** Asks for write-offs by list (W3) and for the ends of a claim: assignment and the closures of W8. */
@Injectable()
export class WritingOffService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly endings: EndingService,
    private readonly escalation: EscalationService,
    private readonly lists: WriteOffListService,
  ) {}

  /** Makes a list of small loans and asks for it. Refusals: see `WriteOffListService.make`. */
  async list(order: Order, terms: { wanted: MakeList; actor: Actor }): Promise<ListAsked | Refusal> {
    const { wanted, actor } = terms;
    const caseIds = [...new Set(wanted.caseIds)];
    // Cases of others are not locked: who asks for them is told that there are none.
    const known = await this.lists.within(this.commands.reading, { caseIds, actor });
    const locks = known ? { cases: caseIds } : {};
    return this.commands.carryOut<ListAsked>(order, locks, async (tx, on) => {
      if (!known) return refuse('NOT_FOUND');
      const made = await this.lists.make(tx, { wanted, caseIds, actor, order, on });
      if (isRefusal(made)) return made;
      const { listId, amount } = made;
      const filing = {
        matter: 'writtenOff' as const,
        about: null,
        reason: wanted.reason,
        ground: listGround,
        order,
        on,
      };
      const subject = { subjectKind: 'list' as const, subjectId: listId, unitId: actor.unitId };
      const request = orRefused(await this.escalation.proposeOther(tx, { ...filing, ...subject, amount }));
      return {
        answer: { listId, approvalId: request.id },
        facts: { inBooksFen: amount.toString(), cases: caseIds.length },
      };
    });
  }

  /** Asks for an end of a case although something is owed. Refuses `CASE_PARKED`, `REQUEST_OPEN`, and as `EndingService.propose` does. */
  async end(order: Order, caseId: string, wanted: WantedEnding): Promise<EndingAsked | Refusal> {
    const kase = await this.cases.facts(this.commands.reading, caseId);
    const locks = { cases: [caseId], debts: kase?.debtIds ?? [] };
    return this.commands.carryOut<EndingAsked>(order, locks, async (tx, on) => {
      const now = await this.cases.mustHave(tx, caseId);
      const bar = barred(now, open);
      if (bar) return bar;
      const { ground, reason } = wanted;
      const proposed = await this.endings.propose(tx, now, { wanted, order, on });
      if (isRefusal(proposed)) return proposed;
      const { endingId: about, owed: amount } = proposed;
      const matter = ground === 'assigned' ? ('assignment' as const) : ('closure' as const);
      const request = orRefused(
        await this.escalation.propose(tx, now, { matter, about, amount, reason, ground, order, on }),
      );
      return { answer: { endingId: about, approvalId: request.id }, facts: { owedFen: amount.toString() } };
    });
  }
}
