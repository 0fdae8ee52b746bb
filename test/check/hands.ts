import { addWorkdays, termEnd, type Day } from '../../libs/ground/calendar/calendar.js';
import { owedFrom, totalOwed } from '../../libs/money/ledger/ledger.js';
import { isOver } from '../../libs/cases/case/case.js';
import { notEntitled, requestsHold } from './authority.js';
import { Tally, type Finding } from './finding.js';
import { agreedBy, reversedBy } from './recoveries.js';
import { byId, calendarIn, fenIn, groupedBy, lawIn, type NoticeLine, type Snapshot } from './snapshot.js';
import { byList, fiveOpinions } from './write-offs.js';

const needing = new Set(['FinalDemandApproved', 'UrgingApproved', 'SuitApproved', 'WriteOffApproved', 'CaseEnded']);
const LATE_MS = 11 * 60_000;

/** Invariants 10 and 12: who decided, and when. */
export const hands = (seen: Snapshot): Finding[] => [approvals(seen), deadlines(seen)];

function approvals(seen: Snapshot): Finding {
  const requests = byId(seen.approvals);
  const commands = byId(seen.commands);
  const used = new Map<string, number>();
  const tally = new Tally(10, 'no step without its approval by another, entitled hand');
  tally.each(
    seen.records.filter((one) => one.streamKind === 'case' && needing.has(one.event)),
    (one) => {
      const request = requests.get(String(one.facts.approvalId));
      const step = `${one.event} of case ${one.streamId}`;
      if (!request) return `${step} has no approval`;
      const ofList = byList(seen, request, one);
      used.set(request.id, (used.get(request.id) ?? 0) + 1);
      const owed = fenIn(String(commands.get(one.commandId)?.facts.owedFen ?? request.amountFen));
      return [
        !ofList &&
          (request.subjectId !== one.streamId || request.what !== one.facts.to || request.stage !== one.facts.from) &&
          `${step} rests on a request for something else`,
        // Each case of a list has a clock of its own in the demo: its day need not be the request's.
        (request.state !== 'approved' || request.decidedBy !== one.by || (!ofList && request.decidedOn !== one.day)) &&
          `${step} rests on a request that was not approved with it`,
        !ofList && (used.get(request.id) ?? 0) > 1 && `${step} rests on a request used before`,
        notEntitled(seen, { request, owed, day: one.day }) &&
          `${step} was approved by ${one.by}: ${notEntitled(seen, { request, owed, day: one.day })}`,
      ];
    },
  );
  tally.each(seen.recoveries, agreedBy(seen)).each(seen.entries, reversedBy(seen));
  requestsHold(seen, tally);
  tally.each(seen.writeOffs, fiveOpinions(seen));
  return tally.each(
    seen.approvals,
    (request) =>
      // What was asked about a row of its own is judged with that row.
      request.state === 'approved' &&
      request.about === null &&
      request.subjectKind !== 'list' && // All its rows may have stayed out, each with its reason.
      used.get(request.id) !== 1 &&
      `request ${request.id} was approved and moved nothing`,
  );
}

function deadlines(seen: Snapshot): Finding {
  const calendar = calendarIn(seen);
  const cases = byId(seen.cases);
  const notices = groupedBy(seen.notices, (one) => one.caseId);
  const requests = byId(seen.approvals);
  const tally = new Tally(12, 'no deadline acted on early; all acted on or parked');
  tally.each(
    seen.cases.filter((kase) => !isOver(kase.stage)),
    ({ number, dueAt }) => {
      if (!dueAt) return `case ${number} is open and looked at by nobody`;
      return dueAt.getTime() < seen.now.getTime() - LATE_MS && `case ${number} was due at ${dueAt.toISOString()}`;
    },
  );
  tally.each(
    // A suit that saves a right waits for no demand's term.
    seen.approvals.filter((one) => one.askedBy === 'clock' && one.ground === null),
    (request) => {
      const demand = notices
        .get(request.subjectId)
        ?.filter((one) => one.stage === request.stage && one.issuedOn <= request.askedOn)
        .at(-1);
      if (!demand?.servedOn) return `request ${request.id} of the clock without a served demand`;
      const end = termEnd({ from: countedFrom(seen, demand, request.askedOn), days: demand.termDays }, calendar);
      return (
        request.askedOn <= end && `request ${request.id} of the clock on ${request.askedOn}, its term ends on ${end}`
      );
    },
  );
  tally.each(
    seen.records.filter((one) => one.event === 'RequestRaised'),
    (one) => {
      const request = requests.get(one.streamId);
      if (!request) return `a request that is not there was raised: ${one.streamId}`;
      const days = lawIn(seen, { unitId: request.unitId, today: request.askedOn }).value.requestWorkdays;
      if (
        owedThen(seen, { caseId: request.subjectId, at: one.at }) >
        lawIn(seen, { unitId: request.unitId, today: one.day }).value.supervisorLimitFen
      )
        return undefined;
      return one.day <= addWorkdays(request.askedOn, days, calendar) && `request ${request.id} rose on ${one.day}`;
    },
  );
  const handoffs = byId(seen.handoffs);
  return tally.each(seen.tasks, ({ id, kind, about, openedOn, caseId }) => {
    const handoff = handoffs.get(about);
    return [
      kind === 'handoffOverdue' && openedOn <= (handoff?.endsOn ?? '9') && `task ${id}: legal was reminded early`,
      !cases.has(caseId) && `task ${id} of no case`,
    ];
  });
}

/** The day from which a term was counted as far as was known before a day: what was booked that day may have come later. */
function countedFrom(seen: Snapshot, demand: NoticeLine, before: Day): Day {
  const debts = new Set(seen.caseDebts.filter((one) => one.caseId === demand.caseId).map((one) => one.debtId));
  const own = seen.entries.filter((one) => debts.has(one.debtId) && one.bookedOn <= before);
  const reversed = new Set(own.map((one) => one.reverses));
  const paid = own.filter(
    (one) => (one.kind === 'payment' || one.kind === 'recovery') && one.bookedOn < before && !reversed.has(one.id),
  );
  return [demand.servedOn as Day, ...paid.map((one) => one.valueDay)].reduce((a, b) => (a > b ? a : b));
}

/** What a case owed at an instant: what had been booked by then. */
function owedThen(seen: Snapshot, { caseId, at }: { caseId: string; at: Date }): bigint {
  const debts = new Set(seen.caseDebts.filter((one) => one.caseId === caseId).map((one) => one.debtId));
  const booked = new Set(
    seen.entries.filter((one) => debts.has(one.debtId) && one.bookedAt <= at).map((one) => one.id),
  );
  const postings = seen.postings.filter((one) => booked.has(one.entryId));
  return totalOwed(
    owedFrom(postings.map(({ debit, credit, amountFen }) => ({ debit, credit, amount: fenIn(amountFen) }))),
  );
}
