import { plus } from '../../libs/ground/fen/fen.js';
import { departments } from '../../libs/people/staff/staff.js';
import { fenIn, groupedBy, type ApprovalLine, type RecordLine, type Snapshot } from './snapshot.js';
import type { EndingLine, WriteOffLine } from './write-off-lines.js';

type Faults = (string | false | undefined)[];

/** Whether a step is one of a list's: its request is about the list, and the list's row says the case went with it (W3). */
export const byList = (seen: Snapshot, request: ApprovalLine, step: RecordLine): boolean =>
  request.subjectKind === 'list' &&
  step.event === 'WriteOffApproved' &&
  seen.writeOffRows.some(
    (row) => row.listId === request.subjectId && row.caseId === step.streamId && row.state === 'writtenOff',
  );

/** Invariant 10: five opinions by five people, as the request heard them, none of them maker, handler or decider (X10). */
export function fiveOpinions(seen: Snapshot): (one: WriteOffLine) => Faults {
  const voices = groupedBy(seen.approvalVoices, (one) => one.approvalId);
  return (one) => {
    const five = [one.disposalBy, one.creditBy, one.financeBy, one.legalBy, one.internalControlBy];
    const hands = [one.makerId, one.caseHandlerId, one.handlerId, one.deciderId];
    const request = seen.approvals.find((each) => each.id === one.approvalId);
    const heard = departments.map(
      (seat) =>
        (voices.get(one.approvalId) ?? []).find((voice) => voice.seat === seat && voice.round === request?.round)
          ?.staffId,
    );
    const name = `write-off of case ${one.caseId}`;
    return [
      new Set(five).size !== 5 && `${name}: five opinions by ${new Set(five).size} people`,
      five.some((by) => hands.includes(by)) && `${name}: a hand of it gave an opinion`,
      heard.join() !== five.join() && `${name}: its opinions are not those of its request`,
      (request?.askedBy !== one.makerId || request.decidedBy !== one.deciderId) &&
        `${name}: other hands than its request`,
    ];
  };
}

/** Invariant 6: what ended for the house left whole, and only what was granted has left. */
export function endsHold(seen: Snapshot): (one: EndingLine) => Faults {
  const debts = groupedBy(seen.caseDebts, (one) => one.caseId);
  return ({ id, caseId, ground, state, leftFen }) => {
    const own = new Set((debts.get(caseId) ?? []).map((one) => one.debtId));
    const ended = seen.records.find((one) => one.event === 'CaseEnded' && one.facts.endingId === id);
    if (state !== 'granted') return [ended !== undefined && `ending ${id} is ${state} and its case ended by it`];
    const kind = ground === 'assigned' ? 'assignment' : 'closure';
    const booked = seen.entries.filter(
      (one) => one.kind === kind && own.has(one.debtId) && one.commandId === ended?.commandId,
    );
    return [
      ended?.streamId !== caseId && `ending ${id} was granted and its case did not end by it`,
      plus(...booked.map((one) => fenIn(one.amountFen))) !== fenIn(leftFen ?? '0') &&
        `ending ${id} says ${leftFen} left, the ledger says otherwise`,
    ];
  };
}
