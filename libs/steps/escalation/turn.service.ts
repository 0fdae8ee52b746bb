import { Injectable } from '@nestjs/common';
import { addDays } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, clockOrder, type On, type Order } from '../../ground/command/command.js';
import { CommandService, Refused } from '../../ground/command/command.service.js';
import { DatabaseService, sqlState } from '../../ground/database/database.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, plus } from '../../ground/fen/fen.js';
import { OutsideService } from '../../ground/outside/outside.service.js';
import { RingService } from '../../ground/ring/ring.service.js';
import { ApprovalService } from '../../people/approval/approval.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { isOver, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { DueService } from '../../cases/case/due.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { PaperService } from '../notice/paper.service.js';
import { EscalationService } from './escalation.service.js';
import { WatchingService } from './watching.service.js';
import { FactsService, type LoadedFacts } from './facts.service.js';
import { nextLook, words } from './look.js';
import { dueAct, taskDue, type ClockAct, type Next } from './turn.js';

// A turn that finds more than this to do is not catching up, it is going round in a circle.
const MOST_ACTS = 24;
const SHORTEST_S = 60;

/** One turn of a case's story: under the case's lock, do what the day makes due, say when to look again. */
@Injectable()
export class TurnService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly due: DueService,
    private readonly escalation: EscalationService,
    private readonly ledger: LedgerService,
    private readonly loader: FactsService,
    private readonly papers: PaperService,
    private readonly outside: OutsideService,
    private readonly rings: RingService,
    private readonly tasks: TaskService,
    private readonly watching: WatchingService,
  ) {}

  /** A case that does not exist is over. A broken invariant parks the case; the database's own faults are the caller's. */
  async turn(caseId: string): Promise<Next> {
    try {
      return await this.database.transaction((tx) => this.take(tx, caseId));
    } catch (fault) {
      const broken = brokenBy(fault);
      if (!broken) throw fault;
      await this.database.transaction((tx) => this.cases.park(tx, caseId, broken));
      this.rings.nudge();
      return this.database.transaction((tx) => this.take(tx, caseId));
    }
  }

  private async take(tx: Tx, caseId: string): Promise<Next> {
    await this.commands.lock(tx, { cases: [caseId] });
    const kase = await this.cases.facts(tx, caseId);
    if (!kase) return { over: true, wait: SHORTEST_S, todo: [], words: 'no such case' };
    const on = await this.commands.on(tx, { caseId });
    let facts = await this.loader.load(tx, kase, on);
    for (let acts = 0; ; acts++) {
      const act = dueAct(facts, on);
      if (!act) break;
      if (acts === MOST_ACTS) throw new BrokenInvariant('TURN_IN_A_CIRCLE', caseId);
      const moved = await this.perform(tx, facts, { act, on });
      facts = await this.loader.load(tx, moved ?? (await this.cases.mustHave(tx, caseId)), on);
    }
    return this.rest(tx, facts, on);
  }

  private async rest(tx: Tx, facts: LoadedFacts, on: On): Promise<Next> {
    const look = nextLook(facts, on);
    const todo = await this.outside.todo(tx, facts.case.id);
    const line = words(facts, look);
    if (!look) {
      await this.due.clear(tx, facts.case);
      // Letters that nobody wants any more are still dropped on the record before the story ends.
      return {
        over: isOver(facts.case.stage) && todo.nextInS === undefined,
        wait: todo.nextInS ?? SHORTEST_S,
        todo: todo.acts,
        words: line,
      };
    }
    const untilDay = Math.max(SHORTEST_S, await this.due.set(tx, facts.case, look));
    return { over: false, wait: Math.min(untilDay, todo.nextInS ?? untilDay), todo: todo.acts, words: line };
  }

  private async perform(tx: Tx, facts: LoadedFacts, terms: { act: ClockAct; on: On }): Promise<CaseFacts | undefined> {
    const { act, on } = terms;
    const order: Order = {
      id: orderId(facts.case.id, act),
      kind: `clock.${act.do}`,
      by: 'clock',
      body: { do: act.do },
    };
    switch (act.do) {
      case 'settle':
      case 'reopen':
        return this.byMoney(tx, facts, { act, order, on });
      case 'raise':
        await this.keep(tx, facts, { order, on });
        await this.commands.lock(tx, { approvals: [act.request.id] });
        await this.approvals.raise(tx, act.request, { order, on, level: act.level });
        return undefined;
      case 'issue':
        await this.keep(tx, facts, { order, on });
        return (await this.papers.issue(tx, facts.case, { demand: act.demand, order, on })).kase;
      case 'ask':
        await this.keep(tx, facts, { order, on });
        await this.escalation.file(tx, facts, {
          to: act.to,
          reason: act.ground
            ? '一般保证期间将届满，须在期间内起诉债务人（民法典第693条）'
            : `期限已于 ${addDays(act.dueDay, -1)} 届满，仍未付清`,
          ground: act.ground,
          order,
          on,
        });
        return undefined;
      case 'judge':
        await this.keep(tx, facts, { order, on });
        await this.watching.judge(tx, facts.case, { due: act.due, order, on });
        return undefined;
      case 'openTask':
        await this.keep(tx, facts, { order, on });
        await this.tasks.open(tx, facts.case, {
          kind: act.kind,
          about: act.about,
          role: act.role,
          dueOn: taskDue(on),
          order,
          on,
        });
        return undefined;
    }
  }

  /** Settling and reopening are judged once more under the debts' locks: a payment or reversal may be under way. */
  private async byMoney(
    tx: Tx,
    facts: LoadedFacts,
    terms: { act: Extract<ClockAct, { do: 'settle' | 'reopen' }>; order: Order; on: On },
  ): Promise<CaseFacts> {
    const { act, order, on } = terms;
    await this.commands.lock(tx, { debts: facts.case.debtIds });
    const owed = plus(...[...(await this.ledger.owed(tx, facts.case.debtIds)).values()].map(totalOwed));
    const held = (await this.cases.holders(tx, facts.case.debtIds)).some((holder) => holder.caseId !== facts.case.id);
    const still = act.do === 'settle' ? owed <= NONE : owed > NONE && !held;
    if (!still) return facts.case; // The next look at the facts sees it too.
    const id = `${order.id}/${on.at.toISOString()}`; // A case may settle, be reopened and settle again within a day.
    const own = { ...order, id };
    await this.keep(tx, facts, { order: own, on });
    await this.escalation.lapse(tx, facts.case, { order: own, on, over: true });
    return this.cases.move(tx, facts.case, {
      to: act.do === 'settle' ? 'settled' : act.to,
      facts: { owedFen: owed.toString() },
      order: own,
      on,
    });
  }

  /** An act of the clock that was carried out before and is due again would double a step: a broken invariant. */
  private async keep(tx: Tx, facts: LoadedFacts, terms: { order: Order; on: On }): Promise<void> {
    if (!(await this.commands.keepClockOrder(tx, { ...terms, caseId: facts.case.id })))
      throw new BrokenInvariant('CLOCK_ACT_TWICE', facts.case.id);
  }
}

/** `<case>/<what>/<due day>`: one effect per order of the clock, whatever is repeated. */
function orderId(caseId: string, act: ClockAct): string {
  const what = {
    settle: () => 'settle',
    reopen: () => 'reopen',
    raise: () => `raise-${act.do === 'raise' ? `${act.request.id}-${act.level}` : ''}`,
    issue: () => `issue-${act.do === 'issue' ? act.demand.letter : ''}`,
    ask: () => `ask-${act.do === 'ask' ? `${act.to}-${act.number}` : ''}`,
    judge: () => `${act.do === 'judge' ? `${act.due.what}-${act.due.id}` : ''}`,
    openTask: () => `task-${act.do === 'openTask' ? `${act.kind}-${act.about}` : ''}`,
  }[act.do]();
  return clockOrder({ caseId, what, dueDay: act.dueDay });
}

/** What a fault says about our own rules or data; undefined for the database's and the network's faults. */
function brokenBy(fault: unknown): string | undefined {
  if (fault instanceof BrokenInvariant) return fault.code;
  if (fault instanceof Refused) return fault.refusal.refused;
  if (/^2[23]/.test(sqlState(fault) ?? '')) return `CONSTRAINT_${sqlState(fault)}`;
  if (fault instanceof TypeError || fault instanceof RangeError || fault instanceof SyntaxError) return 'RULE_FAILED';
  return undefined;
}
