import type pg from 'pg';
import type { Duty } from '../../libs/people/duty/duty.js';
import { calendarOf, type Calendar, type Day, type Holiday } from '../../libs/ground/calendar/calendar.js';
import {
  lawOn,
  parameters,
  type Law,
  type Parameter,
  type ParameterKey,
  type ChangeState,
} from '../../libs/ground/law/law.js';
import type { ActState, Chapter } from '../../libs/ground/outside/outside.js';
import type { Json, StoredEntry, StreamKind } from '../../libs/ground/record/record.js';
import type { Fen } from '../../libs/ground/fen/fen.js';
import type { Part } from '../../libs/money/debt/debt.js';
import type { Account, EntryKind } from '../../libs/money/ledger/ledger.js';
import type { Level, RequestState, SubjectKind } from '../../libs/people/approval/approval.js';
import type { AuthorityState, StoredAuthority, What } from '../../libs/people/approval/authority.js';
import type { Role } from '../../libs/people/staff/staff.js';
import type { DeadlineFor, Stage, TaskKind } from '../../libs/cases/case/case.js';
import type { HandoffState } from '../../libs/steps/litigation/litigation.js';
import type { Result, Title } from '../../libs/steps/notice/notice.js';
import type { EndingLine, ListRowLine, WriteOffLine } from './write-off-lines.js';
import type { CaseFactLine, InstalmentLine, PlanLine, RecoveryLine, RecoveryPartLine } from './lines.js';

interface Headed {
  id: string;
  recordSeq: number;
  recordHash: string;
}

export interface CaseLine extends Headed {
  number: string;
  unitId: string;
  debtorId: string;
  handlerId: string;
  stage: Stage;
  stageOn: Day;
  settledFrom: Stage | null;
  openedOn: Day;
  noticeWanted: boolean;
  steppedOn: Day | null;
  deadlineFrom: Day | null;
  deadlineOn: Day | null;
  deadlineFor: DeadlineFor | null;
  dueAt: Date | null;
  clockOffsetS: string;
  parked: string | null;
}

export interface ApprovalLine extends Headed {
  subjectKind: SubjectKind;
  subjectId: string;
  unitId: string;
  what: What;
  about: string | null;
  ground: string | null;
  state: RequestState;
  chain: Role[];
  level: Level;
  byAmount: boolean;
  voices: string[];
  round: number;
  voicedBy: string[];
  assignedTo: string | null;
  completedBy: string | null;
  decidedFor: string | null;
  askedBy: string;
  askedOn: Day;
  amountFen: string;
  stage: string;
  levelOn: Day;
  levelEndsOn: Day | null;
  decidedBy: string | null;
  decidedOn: Day | null;
}

export type RecordLine = StoredEntry & { streamKind: StreamKind; streamId: string; at: Date; day: Day };
export type CommandLine = {
  id: string;
  kind: string;
  subjectId: string | null;
  bodyHash: string;
  by: string;
  today: Day;
  facts: Record<string, Json>;
  refused: string | null;
  answer: Json;
  at: Date;
};
export type EntryLine = {
  id: string;
  debtId: string;
  kind: EntryKind;
  amountFen: string;
  valueDay: Day;
  bookedOn: Day;
  bookedAt: Date;
  reverses: string | null;
  by: string;
  commandId: string;
};
export type PostingLine = {
  entryId: string;
  n: number;
  debtId: string;
  debit: Account;
  credit: Account;
  amountFen: string;
};
export type NoticeLine = {
  id: string;
  caseId: string;
  stage: Chapter;
  number: number;
  addresseeId: string;
  title: Title;
  letterId: string;
  issuedOn: Day;
  termDays: number;
  servedOn: Day | null;
};
export type ActLine = {
  id: string;
  subjectId: string;
  paperId: string;
  attempt: number;
  state: ActState;
  claimedAt: Date | null;
};
export type HandoffLine = {
  id: string;
  caseId: string;
  number: number;
  state: HandoffState;
  offeredOn: Day;
  offeredBy: string;
  endsOn: Day;
};
export type TaskLine = { id: string; caseId: string; kind: TaskKind; about: string; openedOn: Day; doneOn: Day | null };
export type VoiceLine = { approvalId: string; round: number; seat: string; staffId: string; agrees: boolean };
export type DeputyLine = { id: string; staffId: string; deputyId: string; fromDay: Day; untilDay: Day };
export type AuthorityLine = StoredAuthority & { id: string; state: AuthorityState };
export type StaffLine = { id: string; unitId: string; roles: Role[]; active: boolean };

/** All that the database says at one moment, as the rules need it. */
export interface Snapshot {
  now: Date;
  installation: { mode: 'demo' | 'real'; clockOffsetS: string };
  cases: CaseLine[];
  caseDebts: { caseId: string; debtId: string; held: boolean }[];
  tasks: TaskLine[];
  records: RecordLine[];
  commands: CommandLine[];
  debts: (Headed & { unitId: string; creditorId: string; allocation: Part[] })[];
  loans: { debtId: string; drawnOn: Day }[];
  entries: EntryLine[];
  postings: PostingLine[];
  recoveries: RecoveryLine[];
  recoveryParts: RecoveryPartLine[];
  /** Summed by the database, to be compared with what the rules make of the postings. */
  balances: { debtId: string; account: Account; amountFen: string }[];
  approvals: ApprovalLine[];
  approvalVoices: VoiceLine[];
  deputies: DeputyLine[];
  authorities: AuthorityLine[];
  notices: NoticeLine[];
  deliveries: { id: string; noticeId: string; attempt: number; result: Result; resultOn: Day }[];
  acts: ActLine[];
  handoffs: HandoffLine[];
  suits: { caseId: string; filedOn: Day; judgedOn: Day | null; state: 'open' | 'ended' }[];
  writeOffs: WriteOffLine[];
  writeOffRows: ListRowLine[];
  endings: EndingLine[];
  plans: PlanLine[];
  planDebts: { planId: string; debtId: string }[];
  planInstalments: InstalmentLine[];
  caseFacts: CaseFactLine[];
  reminders: { noticeId: string; letterId: string | null }[];
  limitActs: { id: string }[];
  duties: (Duty & { subjectId: string })[];
  rings: { id: string; streamId: string; hungAt: Date }[];
  parties: (Headed & { rootId: string })[];
  parameters: (Headed & { key: string; unitId: string | null; fromDay: Day; value: string; state: ChangeState })[];
  units: { id: string; path: string; rootId: string }[];
  staff: StaffLine[];
  holidays: { day: Day; kind: Holiday['kind']; provisional: boolean }[];
}

// The newest suit of each case, with the day of its judgment.
const SUITS = `(SELECT DISTINCT ON (t.case_id) t.case_id, t.filed_on, t.state,
    (SELECT f.on_day FROM court_fact f WHERE f.track_id = t.id AND f.kind = 'judged' ORDER BY f.number DESC LIMIT 1) AS judged_on
  FROM court_track t WHERE t.kind = 'suit' ORDER BY t.case_id, t.state DESC, t.filed_on DESC) AS newest`;

const tables: Record<Exclude<keyof Snapshot, 'now' | 'installation' | 'balances'>, string> = {
  cases: 'collection_case ORDER BY number',
  caseDebts: 'case_debt',
  tasks: 'case_task',
  records: 'record ORDER BY stream_kind, stream_id, seq',
  commands: 'command',
  debts: 'debt',
  loans: 'debt_loan',
  entries: 'ledger_entry ORDER BY booked_at',
  postings: 'ledger_posting ORDER BY entry_id, n',
  recoveries: 'recovery ORDER BY recorded_at',
  recoveryParts: 'recovery_part ORDER BY recovery_id, n',
  approvals: 'approval ORDER BY asked_on, id',
  approvalVoices: 'approval_voice',
  deputies: 'deputy',
  authorities: 'authority',
  notices: 'notice ORDER BY issued_on, number',
  deliveries: 'delivery ORDER BY attempt',
  acts: 'outside_act ORDER BY paper_id, attempt',
  handoffs: 'handoff ORDER BY number',
  suits: SUITS,
  writeOffs: 'write_off',
  writeOffRows: 'write_off_list_row',
  endings: 'case_ending',
  plans: 'repayment_plan ORDER BY proposed_on, id',
  planDebts: 'plan_debt',
  planInstalments: 'plan_instalment ORDER BY plan_id, n',
  caseFacts: 'case_fact',
  reminders: 'reminder',
  limitActs: 'limit_act',
  duties: 'duty',
  rings: 'ring',
  parties: 'party',
  parameters: 'parameter',
  units: 'unit',
  staff: 'staff',
  holidays: 'holiday',
};

const BALANCES = `SELECT debt_id, account, sum(amount) AS amount_fen FROM (
    SELECT debt_id, debit AS account, amount_fen AS amount FROM ledger_posting
    UNION ALL SELECT debt_id, credit, -amount_fen FROM ledger_posting) AS side GROUP BY debt_id, account`;

const DATE = 1082;
/** Reads everything through one connection; the caller's transaction makes it one moment. */
export async function snapshot(client: pg.ClientBase): Promise<Snapshot> {
  const ask = async <T>(text: string): Promise<T[]> => {
    const types = {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === DATE ? (day: string) => day : client.getTypeParser(oid, format),
    };
    const { rows } = await client.query<Record<string, unknown>>({ text, types });
    return rows.map(named) as T[];
  };
  const [clock] = await ask<{ now: Date }>('SELECT clock_timestamp() AS now');
  const [installation] = await ask<Snapshot['installation']>('SELECT * FROM installation');
  const taken: Record<string, unknown> = { now: clock?.now, installation, balances: await ask(BALANCES) };
  for (const [key, from] of Object.entries(tables)) taken[key] = await ask(`SELECT * FROM ${from}`);
  return taken as unknown as Snapshot;
}

const named = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column.replace(/_([a-z])/g, (_, sign: string) => sign.toUpperCase()),
      value,
    ]),
  );

export const calendarIn = (seen: Snapshot): Calendar => calendarOf(seen.holidays);

/** The law of an organisation on a day, from the rows. */
export function lawIn(seen: Snapshot, terms: { unitId: string; today: Day }): Law {
  const root = seen.units.find((unit) => unit.id === terms.unitId)?.rootId ?? null;
  const stored = seen.parameters
    .filter((row) => row.key in parameters && row.state === 'inForce')
    .map((row): Parameter => ({
      key: row.key as ParameterKey,
      unitId: row.unitId,
      from: row.fromDay,
      value: Number(row.value),
    }));
  return lawOn(stored, { unitId: root, today: terms.today });
}

export const fenIn = (text: string | number | bigint | undefined): Fen => BigInt(text ?? 0) as Fen;

/** Rows by one of their columns. */
export function groupedBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
