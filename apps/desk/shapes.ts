import type * as told from './client/types.gen.js';

/** What the API answers, by the desk's names for it. Nothing is written twice: a door that changes is seen here. */
export type CaseList = told.CasesResponse;
export type CaseRow = CaseList['cases'][number];
export type CaseView = told.CaseByIdResponse;
export type CaseDebt = CaseView['debts'][number];
export type Notice = CaseView['notices'][number];
export type Step = CaseView['steps'][number];
export type ActName = Step['act'];
export type Stage = CaseView['stage'];
export type Deadline = NonNullable<CaseView['deadline']>;
export type Role = Step['whoRoles'][number];

export type TimelineView = told.TimelineResponse;
export type PastEvent = TimelineView['past'][number];
export type FutureEvent = TimelineView['future'][number];

export type ApprovalRow = told.ApprovalsResponse['approvals'][number];
export type ApprovalView = told.ApprovalByIdResponse;

/** With its case where the list runs over all cases. */
export type Task = CaseView['tasksOpen'][number] & Partial<told.TasksResponse['tasks'][number]>;

export type DebtList = told.DebtsResponse;
export type DebtRow = DebtList['debts'][number];
export type DebtView = told.DebtByIdResponse;
export type Entry = DebtView['entries'][number];

export type Installation = told.InstallationResponse;
export type RoleCard = told.RoleCardsResponse['cards'][number];
export type Session = NonNullable<told.SessionResponse['session']>;
export type Colleague = told.ColleaguesResponse['colleagues'][number];
export type StaffRow = told.StaffListResponse['staff'][number];

/** The parts of a debt, as its entries name them. */
export type Account = 'principal' | 'interest' | 'penalty' | 'cost';
