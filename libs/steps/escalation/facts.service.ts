import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, type On } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, plus } from '../../ground/fen/fen.js';
import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import { parts } from '../../money/debt/debt.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { LitigationService } from '../litigation/litigation.service.js';
import { termOf, type DemandFacts } from '../notice/notice.js';
import { NoticeService } from '../notice/notice.service.js';
import { WriteoffService } from '../writeoff/writeoff.service.js';
import type { TurnFacts } from './turn.js';
import { unwatched, WatchingService } from './watching.service.js';

export type LoadedFacts = TurnFacts & { requests: readonly RequestView[] };

const unjudged = {
  ...unwatched,
  owed: NONE,
  heldElsewhere: false,
  lastPaidOn: undefined,
  demand: undefined,
  requests: [],
  handoff: undefined,
  suit: undefined,
  writtenOffOn: undefined,
};

/** Loads what a turn or a decision judges by; each room answers for its own rows. */
@Injectable()
export class FactsService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly ledger: LedgerService,
    private readonly litigation: LitigationService,
    private readonly notices: NoticeService,
    private readonly tasks: TaskService,
    private readonly watching: WatchingService,
    private readonly writeoffs: WriteoffService,
  ) {}

  async load(tx: Tx, kase: CaseFacts, at?: On): Promise<LoadedFacts> {
    const on = at ?? (await this.commands.on(tx, { caseId: kase.id }));
    // What broke a parked case would break it again: it is not judged until a person lets it go on.
    if (kase.parked)
      return {
        ...{ ...unjudged, ...(await this.watching.saving(tx, kase, on)) },
        ...{ case: kase, tasks: await this.tasks.of(tx, kase.id) },
      };
    const owed = await this.ledger.owed(tx, kase.debtIds);
    for (const one of owed.values())
      for (const part of parts)
        if (one.claim[part] < NONE || one.memo[part] < NONE) throw new BrokenInvariant('BALANCE_BELOW_ZERO', kase.id);
    const { stage } = kase;
    const inDemand = stage === 'notice' || stage === 'announcement' || stage === 'urging';
    const inCourt = stage === 'litigation';
    const demand = inDemand ? await this.demandOf(tx, kase) : undefined;
    return {
      ...(await this.watching.load(tx, kase, { demand, on })),
      case: kase,
      owed: plus(...[...owed.values()].map(totalOwed)),
      heldElsewhere:
        stage === 'settled' && (await this.cases.holders(tx, kase.debtIds)).some((holder) => holder.caseId !== kase.id),
      lastPaidOn: inDemand ? await this.ledger.lastPaidOn(tx, kase.debtIds) : undefined,
      demand,
      requests: await this.approvals.of(tx, [kase.id]),
      handoff: inCourt ? await this.litigation.handoff(tx, kase.id) : undefined,
      suit: inCourt ? await this.litigation.suit(tx, kase.id) : undefined,
      writtenOffOn: stage === 'writtenOff' ? (await this.writeoffs.of(tx, kase.id))?.writtenOffOn : undefined,
      tasks: await this.tasks.of(tx, kase.id),
    };
  }

  /** The borrower's newest demand of the stage: its term is the stage's. */
  private async demandOf(tx: Tx, kase: CaseFacts): Promise<DemandFacts | undefined> {
    const all = await this.notices.of(tx, kase.id);
    return all.filter((one) => one.stage === kase.stage && one.title === 'borrower').at(-1);
  }

  /** The last day of the stage's term, once it runs. */
  termEnd(facts: TurnFacts, on: Pick<On, 'today' | 'law' | 'calendar'>): Day | undefined {
    return facts.demand && termOf(facts.demand, facts, on)?.on;
  }
}
