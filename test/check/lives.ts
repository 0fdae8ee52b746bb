import { dayOf } from '../../libs/ground/calendar/calendar.js';
import { plus } from '../../libs/ground/fen/fen.js';
import { owedFrom, totalOwed, type Posting } from '../../libs/money/ledger/ledger.js';
import { edges, isOver, type Stage } from '../../libs/cases/case/case.js';
import { isProven } from '../../libs/steps/notice/notice.js';
import { Tally, type Finding } from './finding.js';
import type { Looks } from './looks.js';
import { fenIn, groupedBy, type ApprovalLine, type CaseLine, type RecordLine, type Snapshot } from './snapshot.js';

const edgeEvents = new Set<string>(Object.values(edges.loan).flatMap((stage) => Object.values(stage)));

/** Rows of a case beside its own. */
export class Lives {
  readonly records: Map<string, RecordLine[]>;
  readonly debtsOf: Map<string, string[]>;
  readonly ringing: Set<string>;
  private readonly postings: Map<string, Posting[]>;

  constructor(readonly seen: Snapshot) {
    this.records = groupedBy(seen.records, (one) => one.streamId);
    this.debtsOf = new Map(
      [...groupedBy(seen.caseDebts, (one) => one.caseId)].map(([id, rows]) => [id, rows.map((row) => row.debtId)]),
    );
    this.ringing = new Set(seen.rings.map((ring) => ring.streamId));
    const lines = groupedBy(seen.postings, (one) => one.debtId);
    this.postings = new Map(
      [...lines].map(([id, rows]) => [
        id,
        rows.map((row) => ({ debit: row.debit, credit: row.credit, amount: fenIn(row.amountFen) })),
      ]),
    );
  }

  owes(caseId: string): bigint {
    return plus(
      ...(this.debtsOf.get(caseId) ?? []).map((debtId) => totalOwed(owedFrom(this.postings.get(debtId) ?? []))),
    );
  }

  /** A bell hangs for the case or one of its debts: it is about to be looked at. */
  isRung(caseId: string): boolean {
    return [caseId, ...(this.debtsOf.get(caseId) ?? [])].some((id) => this.ringing.has(id));
  }

  heldElsewhere(caseId: string): boolean {
    const own = new Set(this.debtsOf.get(caseId));
    return this.seen.caseDebts.some((one) => one.held && one.caseId !== caseId && own.has(one.debtId));
  }
}

/** Invariants 8, 9, 13 and 17: stages, settlement, and whatever is kept beside what it is made from. */
export function lives(seen: Snapshot, looks?: Looks): Finding[] {
  const all = new Lives(seen);
  return [...stages(all), settlement(all), projections(all, looks)];
}

function stages({ seen, records }: Lives): Finding[] {
  const replay = new Tally(8, 'stage in the database = stage by replay of the record');
  const along = new Tally(9, 'stages only along declared edges');
  replay.each(seen.cases, (kase) => {
    let [stage, settledFrom]: [Stage, Stage | null] = ['intake', null];
    for (const { event, facts, seq } of records.get(kase.id) ?? []) {
      if (!edgeEvents.has(event)) continue;
      const { from, to } = facts as { from: Stage; to: Stage };
      const lawful = edges.loan[from]?.[to] === event && from === stage && (from !== 'settled' || to === settledFrom);
      along.each(
        [seq],
        () => !lawful && `case ${kase.number} at ${seq}: ${event} from ${from} to ${to}, was at ${stage}`,
      );
      [stage, settledFrom] = [to, to === 'settled' ? from : null];
    }
    const opened = (records.get(kase.id) ?? []).filter((one) => one.event === 'CaseOpened');
    return [
      (stage !== kase.stage || settledFrom !== kase.settledFrom) &&
        `case ${kase.number} is at ${kase.stage}, by its record at ${stage}`,
      (opened.length !== 1 || opened[0]?.seq !== 1) && `case ${kase.number} was opened ${opened.length} times`,
    ];
  });
  return [replay, along];
}

function settlement(all: Lives): Finding {
  const { seen, records } = all;
  const tally = new Tally(13, 'settled exactly when nothing is owed; nothing settled and in suit untold');
  tally.each(seen.cases, (kase) => {
    if (kase.stage === 'ended' || kase.parked || all.isRung(kase.id)) return undefined;
    const owes = all.owes(kase.id);
    if (kase.stage === 'settled')
      return owes > 0n && !all.heldElsewhere(kase.id) && `case ${kase.number} is settled and owes ${owes}`;
    return owes <= 0n && `case ${kase.number} owes nothing and is at ${kase.stage}`;
  });
  const suits = new Map(seen.suits.map((suit) => [suit.caseId, suit]));
  tally.each(seen.cases, (kase) => {
    const told = new Set((records.get(kase.id) ?? []).map((one) => one.event));
    const suit = suits.get(kase.id);
    return [
      told.has('SuitFiled') !== (suit !== undefined) && `case ${kase.number}: its suit and its record differ`,
      told.has('JudgmentGiven') !== Boolean(suit?.judgedOn) &&
        `case ${kase.number}: its judgment and its record differ`,
      suit &&
        kase.stage === 'settled' &&
        !told.has('DebtSettled') &&
        `case ${kase.number} is in suit and settled without a record`,
      suit && !told.has('SuitApproved') && `case ${kase.number} is in suit and nobody approved it`,
    ];
  });
  return tally;
}

function projections(all: Lives, looks: Looks | undefined): Finding {
  const { seen, records } = all;
  const tally = new Tally(17, 'what is kept beside its source = recomputed from it');
  const stage = new Map(seen.cases.map((kase) => [kase.id, kase.stage]));
  tally.each(
    seen.caseDebts,
    ({ caseId, debtId, held }) =>
      held === isOver(stage.get(caseId) ?? 'ended') &&
      `debt ${debtId} is ${held ? '' : 'not '}held by case ${caseId} at ${stage.get(caseId)}`,
  );
  const deliveries = groupedBy(seen.deliveries, (one) => one.noticeId);
  tally.each(seen.notices, ({ id, servedOn }) => {
    const proven = deliveries.get(id)?.find((one) => isProven(one.result))?.resultOn ?? null;
    return proven !== servedOn && `demand ${id} is served on ${servedOn}, by its deliveries on ${proven}`;
  });
  tally.each(seen.approvals, (one) => {
    const [state, level] = requestBy(records.get(one.id) ?? []);
    return (
      (state !== one.state || level !== one.level) &&
      `request ${one.id} is ${one.state} at level ${one.level}, by its record ${state} at ${level}`
    );
  });
  tally.each(seen.handoffs, ({ id, caseId, state }) => {
    const told = (records.get(caseId) ?? []).filter((one) => one.facts.handoffId === id).at(-1)?.event;
    return (
      told !== { offered: 'HandoffOffered', accepted: 'HandoffAccepted', returned: 'HandoffReturned' }[state] &&
      `handoff ${id} is ${state}, by its record ${told}`
    );
  });
  return tally.each(seen.cases, (kase) => deadlineFault(all, kase, looks));
}

function requestBy(lines: readonly RecordLine[]): [ApprovalLine['state'] | undefined, number] {
  let [state, level]: [ApprovalLine['state'] | undefined, number] = [undefined, -1];
  for (const { event, facts } of lines) {
    if (event === 'RequestFiled') [state, level] = ['open', Number(facts.level)];
    if (event === 'RequestRaised') level = Number(facts.level);
    if (event === 'RequestApproved') state = 'approved';
    if (event === 'RequestRefused') state = 'refused';
    if (event === 'RequestReturned') state = 'returned';
    if (event === 'RequestCompleted') [state, level] = ['open', Number(facts.level)];
    if (event === 'RequestStale') state = 'stale';
  }
  return [state, level];
}

/** The deadline that the desk shows, as long as it lies ahead and nothing has happened since. */
function deadlineFault(all: Lives, kase: CaseLine, looks: Looks | undefined): string | undefined {
  const at = new Date(all.seen.now.getTime() + Number(kase.clockOffsetS) * 1000);
  const today = dayOf(at);
  if (isOver(kase.stage))
    return kase.dueAt === null && kase.deadlineOn === null
      ? undefined
      : `case ${kase.number} is over and still looked at`;
  if (kase.parked || all.isRung(kase.id) || !kase.deadlineOn || kase.deadlineOn < today) return undefined;
  const now = looks?.get(kase.id);
  const { deadlineFrom: from, deadlineOn: on, deadlineFor } = kase;
  const kept = [from, on, deadlineFor].join(' ');
  return now === undefined || kept === now ? undefined : `case ${kase.number} shows ${kept}, recomputed ${now}`;
}
