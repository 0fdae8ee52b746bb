import type { Day } from '../../libs/ground/calendar/calendar.js';
import type { InstalmentState, PlanState } from '../../libs/money/plan/plan.js';
import type { PartKind, RecoveryKind, RecoveryState } from '../../libs/money/recovery/recovery.js';
import type { FactKind, FactState } from '../../libs/cases/fact/rule.js';

/** Rows of agreements, as the database has them. */
export type RecoveryLine = {
  id: string;
  debtId: string;
  kind: RecoveryKind;
  state: RecoveryState;
  amountFen: string;
  approvalId: string | null;
};
export type RecoveryPartLine = {
  id: string;
  recoveryId: string;
  kind: PartKind;
  amountFen: string;
  recordedBy: string;
  confirmedBy: string | null;
  entryId: string | null;
};

export type CaseFactLine = {
  caseId: string;
  kind: FactKind;
  state: FactState;
  fromDay: Day;
  untilDay: Day | null;
  endedOn: Day | null;
};

export type PlanLine = { id: string; subjectId: string; state: PlanState; signedOn: Day; totalFen: string };
export type InstalmentLine = {
  id: string;
  planId: string;
  n: number;
  dueOn: Day;
  amountFen: string;
  state: InstalmentState;
  judgedOn: Day | null;
};
