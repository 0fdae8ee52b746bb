import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, type On } from '../../ground/command/command.js';
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
import { termOf } from '../notice/notice.js';
import { NoticeService } from '../notice/notice.service.js';
import { WriteoffService } from '../writeoff/writeoff.service.js';
import type { TurnFacts } from './turn.js';

export type LoadedFacts = TurnFacts & { requests: readonly RequestView[] };

const unjudged = {
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
    private readonly ledger: LedgerService,
    private readonly litigation: LitigationService,
    private readonly notices: NoticeService,
    private readonly tasks: TaskService,
    private readonly writeoffs: WriteoffService,
  ) {}

  async load(tx: Tx, kase: CaseFacts): Promise<LoadedFacts> {
    // What broke a parked case would break it again: it is not judged until a person lets it go on.
    if (kase.parked) return { ...unjudged, case: kase, tasks: await this.tasks.of(tx, kase.id) };
    const owed = await this.ledger.owed(tx, kase.debtIds);
    for (const one of owed.values())
      for (const part of parts)
        if (one.claim[part] < NONE || one.memo[part] < NONE) throw new BrokenInvariant('BALANCE_BELOW_ZERO', kase.id);
    const { stage } = kase;
    const inDemand = stage === 'notice' || stage === 'announcement' || stage === 'urging';
    const inCourt = stage === 'litigation';
    return {
      case: kase,
      owed: plus(...[...owed.values()].map(totalOwed)),
      heldElsewhere:
        stage === 'settled' && (await this.cases.holders(tx, kase.debtIds)).some((holder) => holder.caseId !== kase.id),
      lastPaidOn: inDemand ? await this.ledger.lastPaidOn(tx, kase.debtIds) : undefined,
      demand: inDemand ? (await this.notices.of(tx, kase.id)).filter((one) => one.stage === stage).at(-1) : undefined,
      requests: await this.approvals.of(tx, [kase.id]),
      handoff: inCourt ? await this.litigation.handoff(tx, kase.id) : undefined,
      suit: inCourt ? await this.litigation.suit(tx, kase.id) : undefined,
      writtenOffOn: stage === 'writtenOff' ? (await this.writeoffs.of(tx, kase.id))?.writtenOffOn : undefined,
      tasks: await this.tasks.of(tx, kase.id),
    };
  }

  /** The last day of the stage's term, once it runs. */
  termEnd(facts: TurnFacts, on: Pick<On, 'calendar'>): Day | undefined {
    return facts.demand && termOf(facts.demand, facts.lastPaidOn, on)?.on;
  }
}
