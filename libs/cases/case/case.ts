import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import { rights } from '../../people/staff/staff.js';
import type { CourtDeadline, CourtTask } from './court.js';

export const kinds = ['loan'] as const;
export type Kind = (typeof kinds)[number];

export const stages = [
  'intake',
  'notice',
  'announcement',
  'urging',
  'litigation',
  'writtenOff',
  'settled',
  'ended',
] as const;
export type Stage = (typeof stages)[number];

/** Events that change the stage: each stands on an edge of the table below and nowhere else. */
export type EdgeEvent =
  | 'NoticeIssued'
  | 'FinalDemandApproved'
  | 'UrgingApproved'
  | 'SuitApproved'
  | 'WriteOffApproved'
  | 'DebtSettled'
  | 'DebtReopened'
  | 'CaseEnded';

/** Events that leave the stage as it is. */
export const caseEvents = [
  'CaseOpened',
  'FinalDemandIssued',
  'InterviewInvited',
  'DemandServed',
  'DemandReturned',
  'DemandSentAgain',
  'ObligorAsked',
  'ReminderOrdered',
  'ReminderMissed',
  'PublicationProposed',
  'PublicationApproved',
  'PublicationMade',
  'MediationHeld',
  'InterviewHeld',
  'HandoffOffered',
  'HandoffAccepted',
  'HandoffReturned',
  'SuitFiled',
  'CourtTrackOpened',
  'CourtFactRecorded',
  'ReadinessSupplied',
  'JudgmentGiven',
  'FactProposed',
  'FactRecorded',
  'FactRefused',
  'FactEnded',
  'PlanProposed',
  'PlanBegun',
  'PlanRefused',
  'PlanCancelled',
  'InstalmentKept',
  'PlanKept',
  'PlanBroken',
  'PromiseRecorded',
  'PromiseKept',
  'PromiseBroken',
  'PromiseWithdrawn',
  'AnswerRecorded',
  'AnswerChosen',
  'WriteOffFileKept',
  'WriteOffEvidenceKept',
  'AfterChecked',
  'EndingProposed',
  'HandoverOffered',
  'HandoverTaken',
  'HandoverWithdrawn',
  'TaskOpened',
  'TaskDone',
  'CaseParked',
  'CaseResumed',
  'MeasureRefused',
  'ContactRecorded',
  'StandingOrderGiven',
  'StandingOrderRevoked',
] as const;
export type CaseEvent = (typeof caseEvents)[number];

export const caseRefusals = [
  'DEBT_HELD',
  'DIFFERENT_DEBTOR',
  'DIFFERENT_UNIT',
  'NO_SUCH_STEP',
  'WRONG_STAGE',
  'NOT_PARKED',
  'TASK_DONE',
  'DEBTS_NEEDED',
  'CASE_SETTLED',
] as const;

type Edges = Partial<Record<Stage, EdgeEvent>>;

/** The life of a case, one table per kind. Desk, rules and story read it; there is no second list of stages. */
export const edges: Record<Kind, Record<Stage, Edges>> = {
  loan: {
    intake: { notice: 'NoticeIssued', litigation: 'SuitApproved', settled: 'DebtSettled', ended: 'CaseEnded' },
    notice: {
      announcement: 'FinalDemandApproved',
      litigation: 'SuitApproved',
      writtenOff: 'WriteOffApproved', // X9: a ground with its evidence may apply without a suit.
      settled: 'DebtSettled',
      ended: 'CaseEnded',
    },
    announcement: {
      urging: 'UrgingApproved',
      litigation: 'SuitApproved',
      writtenOff: 'WriteOffApproved',
      settled: 'DebtSettled',
      ended: 'CaseEnded',
    },
    urging: {
      litigation: 'SuitApproved',
      writtenOff: 'WriteOffApproved',
      settled: 'DebtSettled',
      ended: 'CaseEnded',
    },
    litigation: { writtenOff: 'WriteOffApproved', settled: 'DebtSettled', ended: 'CaseEnded' },
    writtenOff: { settled: 'DebtSettled', ended: 'CaseEnded' }, // 账销案存: the claim lives on, until W8 or assignment.
    settled: {
      // A payment that was reversed: back to the stage it was settled from.
      intake: 'DebtReopened',
      notice: 'DebtReopened',
      announcement: 'DebtReopened',
      urging: 'DebtReopened',
      litigation: 'DebtReopened',
      writtenOff: 'DebtReopened',
    },
    ended: {},
  },
};

/** Stages after which nobody waits for anything: their story may end. Written off is not one of them. */
export const isOver = (stage: Stage): boolean => stage === 'settled' || stage === 'ended';

/** Stages in which somebody still works a case. */
export const openStages = stages.filter((stage) => !isOver(stage));

/** The event of a step from one stage to another, or `NO_SUCH_STEP`. */
export function step(kind: Kind, terms: { from: Stage; to: Stage; settledFrom: Stage | null }): EdgeEvent | Refusal {
  const { from, to, settledFrom } = terms;
  const event = edges[kind][from][to];
  if (!event || (from === 'settled' && to !== settledFrom)) return refuse('NO_SUCH_STEP', { from, to });
  return event;
}

/** A case as rules see it. */
export interface CaseFacts {
  id: string;
  number: string;
  kind: Kind;
  unitId: string;
  debtorId: string;
  handlerId: string;
  stage: Stage;
  stageOn: Day;
  settledFrom: Stage | null;
  openedOn: Day;
  /** The first notice goes out by itself, at the story's first turn. */
  noticeWanted: boolean;
  /** The day of the last step toward the debtor: one a day, in order, also after an outage. */
  steppedOn: Day | null;
  parked: string | null;
  debtIds: readonly string[];
}

/** Who may handle a case: those who may open one. */
export const handlers = rights['case.open'];

/** Whether debts may be worked in a new case: of one debtor and one unit, still owed, in no other open case. */
export function openable(
  debts: readonly { debtorId: string; unitId: string; owed: Fen; held: boolean }[],
): Refusal | undefined {
  const [first] = debts;
  if (!first) return refuse('DEBTS_NEEDED');
  if (debts.some((debt) => debt.held)) return refuse('DEBT_HELD');
  if (debts.some((debt) => debt.debtorId !== first.debtorId)) return refuse('DIFFERENT_DEBTOR');
  if (debts.some((debt) => debt.unitId !== first.unitId)) return refuse('DIFFERENT_UNIT');
  if (debts.some((debt) => debt.owed <= NONE)) return refuse('NOTHING_OWED');
  return undefined;
}

/** What a person may not do: act in a parked case, in one that is over, or at another stage than the act belongs to. */
export function barred(kase: CaseFacts, at: readonly Stage[]): Refusal | undefined {
  if (kase.parked) return refuse('CASE_PARKED', { because: kase.parked });
  if (isOver(kase.stage)) return refuse('CASE_SETTLED', { stage: kase.stage });
  return at.includes(kase.stage) ? undefined : refuse('WRONG_STAGE', { stage: kase.stage });
}

export const caseNumber = (serial: bigint | string, today: Day): string =>
  `QH-${today.slice(0, 4)}-${String(serial).padStart(6, '0')}`;

/** What a case waits for until when, with the day from which it is counted: the next deadline the desk shows. */
export interface Deadline {
  from: Day;
  on: Day;
  for: DeadlineFor;
}
export type DeadlineFor =
  | CourtDeadline
  | 'noticeTerm'
  | 'announcementTerm'
  | 'urgingTerm'
  | 'service'
  | 'request'
  | 'handoff'
  | 'suit'
  | 'appeal'
  | 'assetLook'
  | 'afterCheck'
  | 'liability'
  | 'limitation'
  | 'guarantee'
  | 'factTerm'
  | 'disputeAnswer'
  | 'claimFiling'
  | 'instalment'
  | 'promise'
  | 'nextDay';

export type TaskKind =
  | CourtTask
  | 'returnedTwice'
  | 'serviceMissing'
  | 'letterUncertain'
  | 'parked'
  | 'requestRefused'
  | 'requestReturned'
  | 'handoffOverdue'
  | 'handoffReturned'
  | 'suitNotFiled'
  | 'enforce'
  | 'limitationEnds'
  | 'guaranteeEnds'
  | 'legalCheck'
  | 'factEnded'
  | 'answerDispute'
  | 'fileClaim'
  | 'findHeirs'
  | 'planBroken'
  | 'promiseBroken'
  | 'drawUpPlan'
  | 'offerInKind'
  | 'chooseResign'
  | 'carryOutChoice'
  | 'afterCheck'
  | 'liability'
  | 'assetLook'
  | 'contactBreach';
