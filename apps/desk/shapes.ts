/** What the API answers, as the desk reads it. Amounts are whole fen, days 'YYYY-MM-DD', instants ISO strings. */
export type Stage = 'intake' | 'notice' | 'announcement' | 'urging' | 'litigation' | 'writtenOff' | 'settled' | 'ended';
export type Role = 'collector' | 'supervisor' | 'director' | 'legal' | 'finance' | 'auditor' | 'admin';
export type Account = 'principal' | 'interest' | 'penalty' | 'cost';

export interface Installation {
  mode: 'demo' | 'real';
  name: string;
  today: string;
  nowAt: string;
  clockOffsetS: number;
}

export interface RoleCard {
  staffId: string;
  name: string;
  login?: string;
  roles: Role[];
  unitName: string;
}

export interface Session {
  staff: { id: string; name: string; roles: Role[]; unitId: string; unitName: string };
  rights: string[];
  csrf: string;
  mode: 'demo' | 'real';
  today: string;
}

export interface StaffRow {
  id: string;
  name: string;
  login: string;
  roles: Role[];
  unitId: string;
  unitName: string;
  active: boolean;
}

export type DeadlineFor =
  'noticeTerm' | 'announcementTerm' | 'urgingTerm' | 'service' | 'handoff' | 'appeal' | 'assetLook' | 'request';

export interface Deadline {
  lastOn: string;
  startOn: string;
  for: DeadlineFor;
  articleZh: string;
  workdaysLeft: number;
  provisional: boolean;
  usedShare: number;
}

export interface CaseRow {
  id: string;
  number: string;
  kind: string;
  stage: Stage;
  stageOn: string;
  debtorName: string;
  debtorKind: 'person' | 'organisation';
  unitName: string;
  handlerName: string;
  owedFen: number;
  principalFen: number;
  deadline?: Deadline | null;
  openRequest?: { id: string | null; what: Stage; level: number };
  parked?: string | null;
  tasks: number;
}

export interface CaseList {
  cases: CaseRow[];
  next?: string | null;
  total: number;
  totalOwedFen: number;
  asOf: string;
}

export interface Split {
  principalFen: number;
  interestFen: number;
  penaltyFen: number;
  costFen: number;
}

export interface Obligor {
  partyId: string;
  name: string;
  role: string;
}

export interface CaseDebt {
  id: string;
  contractNo: string;
  drawnOn: string;
  dueOn: string;
  lentFen: number;
  owed: Split;
  writtenOff: boolean;
  obligors: Obligor[];
}

export type DeliveryResult = 'signed' | 'postReceipt' | 'refused' | 'returned';

export interface Notice {
  id: string;
  stage: Stage;
  number: number;
  letterNumber: string;
  letterText: string;
  issuedOn: string;
  demandedFen: number;
  termDays: number;
  servedOn?: string | null;
  termEndsOn?: string | null;
  deliveries: {
    attempt: number;
    result: DeliveryResult;
    resultOn: string;
    proofKind: string;
    proofReference: string;
  }[];
  act?: { id: string | null; state: string; notBeforeAt: string; outcome?: string } | null;
}

export interface Interview {
  heldOn: string;
  place: string;
  outcome: string;
  note: string;
  byName: string;
}

export interface Task {
  id: string;
  kind: string;
  about: string;
  role: Role;
  openedOn: string;
  dueOn: string;
  caseId?: string | null;
  caseNumber?: string;
  debtorName?: string;
}

export type ActName =
  | 'serveNotice'
  | 'recordDelivery'
  | 'sendAgain'
  | 'recordInterview'
  | 'ask'
  | 'decideHandoff'
  | 'offerHandoff'
  | 'fileSuit'
  | 'recordJudgment'
  | 'resume'
  | 'postPayment';

export interface Step {
  act: ActName;
  to?: Stage;
  noticeId?: string;
  mine: boolean;
  primary: boolean;
  whoRoles: Role[];
  articleZh: string;
  refused?: string;
  detail?: Record<string, unknown>;
}

export interface ApprovalRow {
  id: string;
  caseId: string;
  caseNumber: string;
  debtorName: string;
  what: Stage;
  stage: Stage;
  reason: string;
  ground?: string | null;
  state: 'open' | 'approved' | 'refused' | 'stale';
  level: number;
  levelRole: 'supervisor' | 'director';
  levelEndsOn?: string | null;
  askedByName: string;
  askedByClock: boolean;
  askedOn: string;
  amountFen: number;
  decidedByName?: string | null;
  decidedOn?: string | null;
  decisionReason?: string | null;
  mayDecide: boolean;
  mayNotBecause?: string | null;
}

export interface ApprovalView extends ApprovalRow {
  before: { stage: Stage; owedFen: number };
  after: { stage: Stage; owedFen: number };
  checks: { code: string; ok: boolean; blocking: boolean; articleZh: string; detail?: Record<string, unknown> }[];
  evidence: { kind: string; day: string; reference: string; hash: string }[];
  earlier: ApprovalRow[];
}

export interface CaseView extends CaseRow {
  openedOn: string;
  settledFrom?: Stage | null;
  debtor: {
    id: string;
    name: string;
    kind: string;
    idNoMasked: string | null;
    phoneMasked: string | null;
    addressMasked: string | null;
  };
  debts: CaseDebt[];
  owed: Split & { totalFen: number };
  notices: Notice[];
  interviews: Interview[];
  handoff?: { id: string | null; number: number; state: string; offeredOn: string; endsOn: string; missing: string[] };
  suit?: {
    court: string;
    docketNo: string;
    filedOn: string;
    claimedFen: number;
    judgedOn?: string;
    judgedFen?: number;
  } | null;
  writeOff?: { ground: string | null; amountFen: number; writtenOffOn: string };
  requests: ApprovalRow[];
  tasksOpen: Task[];
  steps: Step[];
}

export interface PastEvent {
  at: string;
  day: string;
  event: string;
  byName?: string | null;
  by: 'person' | 'clock' | 'outside';
  facts: Record<string, unknown>;
  stream: string;
}

export interface FutureEvent {
  on: string;
  what: 'termEnds' | 'requestFiled' | 'requestRaised' | 'look';
  for: string;
  conditional: boolean;
}

export interface TimelineView {
  past: PastEvent[];
  future: FutureEvent[];
}

export interface DebtRow {
  id: string;
  contractNo: string;
  borrowerName: string;
  unitName: string;
  lentFen: number;
  drawnOn: string;
  dueOn: string;
  owedFen: number;
  caseId?: string | null;
}

export interface Entry {
  id: string;
  kind: string;
  amountFen: number;
  valueDay: string;
  bookedOn: string;
  channel?: string | null;
  payerName?: string | null;
  reason?: string | null;
  byName: string | null;
  reversedBy?: string | null;
  parts: { account: string; amountFen: number }[];
  surplusFen: number;
}

export interface DebtView extends DebtRow {
  owed: Split;
  obligors: Obligor[];
  entries: Entry[];
}

export interface Posted {
  entryId: string;
  kind?: 'payment' | 'recovery' | null;
  parts?: { account: string | null; amountFen: number }[];
  surplusFen?: number | null;
  leftFen: number;
}
