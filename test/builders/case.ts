import type { CaseFacts, Stage, TaskKind } from '../../libs/cases/case/case.js';
import type { Request } from '../../libs/people/approval/approval.js';
import type { TurnFacts } from '../../libs/steps/escalation/turn.js';
import type { DemandFacts } from '../../libs/steps/notice/notice.js';
import type { HandoffFacts, SuitFacts } from '../../libs/steps/litigation/litigation.js';
import type { Due, Watch } from '../../libs/cases/case/watch.js';
import { day, fen } from './day.js';

const opened: CaseFacts = {
  ...{ id: 'case-1', number: 'QH-2026-000001', kind: 'loan', unitId: 'coop', debtorId: 'zhang', handlerId: 'wang' },
  ...{ stage: 'intake', settledFrom: null, noticeWanted: false, steppedOn: null, parked: null, debtIds: ['debt-1'] },
  ...{ openedOn: day('2026-10-12'), stageOn: day('2026-10-12') },
};

const untouched: Omit<TurnFacts, 'case'> = {
  ...{ owed: fen(100_000), heldElsewhere: false, lastPaidOn: undefined, demand: undefined, requests: [] },
  ...{ handoff: undefined, suit: undefined, writtenOffOn: undefined, tasks: [] },
  ...{ effects: { contact: true, escalation: true, clock: 'runs', because: null }, standing: [], watches: [] },
  ...{ dues: [], atRisk: [] },
};

/** A case of one debtor who owes 1,000 yuan, just opened; say only what the test is about. */
export const aCase = (own: Partial<CaseFacts> = {}): CaseInTest =>
  caseFrom({ ...untouched, case: { ...opened, ...own } });

export interface CaseInTest extends TurnFacts {
  at(stage: Stage, since?: string): CaseInTest;
  wantsNotice(): CaseInTest;
  steppedOn(on: string): CaseInTest;
  parked(because: string): CaseInTest;
  with(demand: DemandFacts): CaseInTest;
  owing(amount: number): CaseInTest;
  paidInFull(): CaseInTest;
  partPaidOn(on: string): CaseInTest;
  settledFrom(stage: Stage): CaseInTest;
  heldByAnother(): CaseInTest;
  asking(...requests: Request[]): CaseInTest;
  handedOff(handoff: Partial<HandoffFacts>): CaseInTest;
  sued(suit: Partial<SuitFacts>): CaseInTest;
  writtenOff(on?: string): CaseInTest;
  tasked(kind: TaskKind, about: string): CaseInTest;
  /** A hold, a dispute or a kept plan: contact and pressure are silent, the term stands. */
  silenced(): CaseInTest;
  watching(...watches: Watch[]): CaseInTest;
  due(...dues: Due[]): CaseInTest;
  guaranteeAtRisk(askFrom: string, endsOn: string): CaseInTest;
}

function caseFrom(facts: TurnFacts): CaseInTest {
  const also = (more: Partial<TurnFacts>): CaseInTest => caseFrom({ ...facts, ...more });
  const but = (more: Partial<CaseFacts>): CaseInTest => also({ case: { ...facts.case, ...more } });
  return {
    ...facts,
    at: (stage, since = '2026-11-02') => but({ stage, stageOn: day(since) }),
    wantsNotice: () => but({ noticeWanted: true }),
    steppedOn: (on) => but({ steppedOn: day(on) }),
    parked: (because) => but({ parked: because }),
    with: (demand) => also({ demand }),
    owing: (amount) => also({ owed: fen(amount) }),
    paidInFull: () => also({ owed: fen(0) }),
    partPaidOn: (on) => also({ lastPaidOn: day(on) }),
    settledFrom: (stage) => but({ stage: 'settled', settledFrom: stage }),
    heldByAnother: () => also({ heldElsewhere: true }),
    asking: (...requests) => also({ requests: [...facts.requests, ...requests] }),
    handedOff: (handoff) => also({ handoff: { ...papers, ...handoff } }),
    sued: (suit) => also({ suit: { filedOn: day('2026-11-06'), judgedOn: null, ...suit } }),
    writtenOff: (on = '2026-11-02') =>
      caseFrom({ ...facts, case: { ...facts.case, stage: 'writtenOff', stageOn: day(on) }, writtenOffOn: day(on) }),
    silenced: () => also({ effects: { contact: false, escalation: false, clock: 'stands', because: 'hold' } }),
    watching: (...watches) => also({ watches: [...facts.watches, ...watches] }),
    due: (...dues) => also({ dues: [...facts.dues, ...dues] }),
    guaranteeAtRisk: (askFrom, endsOn) =>
      also({ atRisk: [{ guaranteeId: 'guarantee-1', askFrom: day(askFrom), endsOn: day(endsOn) }] }),
    tasked: (kind, about) => also({ tasks: [...facts.tasks, { kind, about }] }),
  };
}

/** Papers offered to legal on 2026-11-02, to be decided by the 4th. */
const papers: HandoffFacts = {
  ...{ id: 'handoff-1', number: 1, state: 'offered', offeredBy: 'director' },
  ...{ offeredOn: day('2026-11-02'), endsOn: day('2026-11-04') },
};
