import { isRefusal } from '../../libs/ground/command/command.js';
import { breakIn, emptyHead, type Head, type Json, type StreamKind } from '../../libs/ground/record/record.js';
import { eventOf, ledgerEvents } from '../../libs/money/ledger/ledger.js';
import { Tally, type Finding } from './finding.js';
import { together } from './recoveries.js';
import { byId, groupedBy, type CommandLine, type EntryLine, type RecordLine, type Snapshot } from './snapshot.js';

/** What one order does to all debts of a case, of an import, or to the two of a renewal. */
const ofAllDebts: readonly string[] = ['opening', 'writeOff', 'assignment', 'closure', 'renewal'];

/** That the law refused a measure is kept on the case: refusals are reported, and nothing else comes of them. */
const ofRefusal = 'MeasureRefused';

/** Invariants 1, 2 and 15: orders, their effects, and the record of both. */
export const ordersAndRecord = (seen: Snapshot): Finding[] => [oneEffect(seen), oneAnswer(seen), chains(seen)];

/** What an answer names must have come about. */
function named(seen: Snapshot): Record<string, Set<string>> {
  const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map((row) => row.id));
  return {
    ...{
      entryId: ids(seen.entries),
      caseId: ids(seen.cases),
      approvalId: ids(seen.approvals),
      noticeId: ids(seen.notices),
    },
    // Letters and acts that move a clock are both called acts.
    ...{ actId: ids([...seen.acts, ...seen.limitActs]), handoffId: ids(seen.handoffs) },
  };
}

function oneEffect(seen: Snapshot): Finding {
  const commands = byId(seen.commands);
  const records = groupedBy(seen.records, (one) => one.commandId);
  const entries = groupedBy(seen.entries, (one) => one.commandId);
  const known = named(seen);
  const whole = together(seen);
  const tally = new Tally(1, 'each acknowledged order has its one effect, each effect its order');
  tally.each(seen.commands, (command) => {
    const own = records.get(command.id) ?? [];
    if (command.refused !== null) {
      const effect = own.find((one) => one.event !== ofRefusal);
      return effect && `${command.id} was refused (${command.refused}) and has an effect: ${effect.event}`;
    }
    const answered = answerOf(command).filter(([key, id]) => known[key] && !known[key].has(id));
    const silent = (command.by === 'clock' || command.answer === null) && own.length === 0;
    const money = (entries.get(command.id) ?? []).filter((one) => !ofAllDebts.includes(one.kind));
    return [
      silent && `${command.id} (${command.kind}) was carried out and has no effect`,
      ...answered.map(([key, id]) => `${command.id} answered ${key} ${id}, which is not there`),
      money.length > 1 && !whole(money.map((one) => one.id)) && `${command.id} posted ${money.length} entries`,
    ];
  });
  tally.each(
    seen.records,
    (one) => !commands.has(one.commandId) && `${place(one)} ${one.event} has no order ${one.commandId}`,
  );
  return tally.each(
    seen.entries,
    (one) => !commands.has(one.commandId) && `entry ${one.id} has no order ${one.commandId}`,
  );
}

const answerOf = ({ answer }: CommandLine): [string, string][] =>
  answer !== null && typeof answer === 'object' && !Array.isArray(answer)
    ? Object.entries(answer as Record<string, Json>).filter(
        (member): member is [string, string] => typeof member[1] === 'string',
      )
    : [];

/** Same key, same answer: each key stands once, with the hash of its body and an answer that says what the row says. */
function oneAnswer(seen: Snapshot): Finding {
  const tally = new Tally(2, 'one key, one body, one answer');
  return tally.each(seen.commands, ({ id, bodyHash, refused, answer }) => [
    !/^[0-9a-f]{64}$/.test(bodyHash) && `${id} has no hash of its body`,
    (isRefusal(answer) ? answer.refused : null) !== refused &&
      `${id} is kept as ${refused ?? 'done'} and answers otherwise`,
  ]);
}

function chains(seen: Snapshot): Finding {
  const streams = groupedBy(seen.records, (one) => `${one.streamKind}/${one.streamId}`);
  const tally = new Tally(15, 'chains of all streams unbroken, entries = changes');
  const heads = new Map(headsOf(seen).map((head) => [`${head.kind}/${head.id}`, head]));
  tally.each(heads.entries(), ([stream, head]) => {
    const broken = breakIn(streams.get(stream) ?? [], head);
    return broken !== undefined && `${stream} is broken at ${broken}`;
  });
  tally.each(streams.keys(), (stream) => !heads.has(stream) && `${stream} has a record and no row`);
  entriesAreRecorded(seen, tally);
  rowsAreRecorded(seen, tally);
  return tally;
}

function headsOf(seen: Snapshot): Head[] {
  const heads = (kind: StreamKind, rows: readonly { id: string; recordSeq: number; recordHash: string }[]): Head[] =>
    rows.map(({ id, recordSeq, recordHash }) => ({ ...emptyHead(kind, id), seq: recordSeq, hash: recordHash }));
  return [
    ...heads('case', seen.cases),
    ...heads('debt', seen.debts),
    ...heads('approval', seen.approvals),
    ...heads('party', seen.parties),
    ...heads('parameter', seen.parameters),
  ];
}

/** Every entry of the ledger has exactly one entry of the record, with the same postings, and the other way round. */
function entriesAreRecorded(seen: Snapshot, tally: Tally): void {
  const told = groupedBy(
    seen.records.filter((one) => ledgerEvents.some((event) => event === one.event)),
    (one) => String(one.facts.entryId),
  );
  const postings = groupedBy(seen.postings, (one) => one.entryId);
  const entries = byId(seen.entries);
  tally.each(seen.entries, (entry: EntryLine) => {
    const lines = told.get(entry.id) ?? [];
    const [line] = lines;
    if (!line || lines.length !== 1) return `entry ${entry.id} is recorded ${lines.length} times`;
    const own = (postings.get(entry.id) ?? []).map((one) => [one.debit, one.credit, one.amountFen]);
    const { facts } = line;
    const same =
      line.streamId === entry.debtId &&
      line.event === eventOf[entry.kind] &&
      line.commandId === entry.commandId &&
      facts.amountFen === entry.amountFen &&
      facts.valueDay === entry.valueDay;
    return (
      (!same || JSON.stringify(facts.postings) !== JSON.stringify(own)) &&
      `entry ${entry.id} is not what was recorded at ${place(line)}`
    );
  });
  tally.each(
    told.entries(),
    ([id, [line]]) => !entries.has(id) && line && `${place(line)} ${line.event} has no entry in the ledger`,
  );
}

/** Rows that no chain covers are counted against the events that must have made them. */
function rowsAreRecorded(seen: Snapshot, tally: Tally): void {
  const issued = new Set(['NoticeIssued', 'FinalDemandIssued', 'InterviewInvited', 'ObligorAsked']);
  const events = (wanted: ReadonlySet<string>, key: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { event, facts } of seen.records) {
      const id = String(facts[key]);
      if (wanted.has(event)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  };
  const compare = (what: string, rows: readonly string[], told: Map<string, number>): void => {
    tally.each(rows, (id) => (told.get(id) ?? 0) !== 1 && `${what} ${id} is recorded ${told.get(id) ?? 0} times`);
    const there = new Set(rows);
    tally.each(told.keys(), (id) => !there.has(id) && `${what} ${id} is recorded and not there`);
  };
  const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);
  compare('demand', ids(seen.notices), events(issued, 'noticeId'));
  compare('handoff', ids(seen.handoffs), events(new Set(['HandoffOffered']), 'handoffId'));
  const deliveries = groupedBy(seen.deliveries, (one) => one.noticeId);
  const told = events(new Set(['DemandServed', 'DemandReturned']), 'noticeId');
  tally.each(
    seen.notices,
    ({ id }) =>
      (deliveries.get(id)?.length ?? 0) !== (told.get(id) ?? 0) &&
      `deliveries of demand ${id} are not those of the record`,
  );
  const done = events(new Set(['LetterSent']), 'actId');
  tally.each(
    seen.acts,
    ({ id, state }) =>
      (done.get(id) ?? 0) !== (state === 'done' ? 1 : 0) &&
      `letter ${id} is ${state} and was recorded as sent ${done.get(id) ?? 0} times`,
  );
}

const place = (one: RecordLine): string => `${one.streamKind}/${one.streamId}#${one.seq}`;
