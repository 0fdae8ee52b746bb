import { CLAIM_LIMIT_S } from '../../libs/ground/outside/outside.js';
import { isOver, type Stage } from '../../libs/cases/case/case.js';
import { factRules } from '../../libs/cases/fact/rule.js';
import { Tally, type Finding } from './finding.js';
import { groupedBy, type Snapshot } from './snapshot.js';

const issued = new Set(['NoticeIssued', 'FinalDemandIssued', 'InterviewInvited', 'ObligorAsked', 'ReminderOrdered']);
const MINUTE_MS = 60_000;

/** Invariants 11 and 14: demands, bells and letters on their way. */
export const letters = (seen: Snapshot): Finding[] => [demands(seen), underWay(seen)];

function demands(seen: Snapshot): Finding {
  const tally = new Tally(11, 'one demand per case, stage and number; none once the case is over');
  for (const [place, rows] of groupedBy(seen.notices, (one) => `${one.caseId}/${one.stage}/${one.addresseeId}`))
    tally.each(
      [place],
      () =>
        rows
          .map((row) => row.number)
          .sort((a, b) => a - b)
          .some((number, at) => number !== at + 1) &&
        `demands of ${place} are numbered ${rows.map((row) => row.number).join(', ')}`,
    );
  const papers = groupedBy(seen.notices, (one) => one.letterId);
  tally.each(
    seen.notices,
    ({ letterId }) => (papers.get(letterId)?.length ?? 0) > 1 && `letter ${letterId} is of two demands`,
  );
  const records = groupedBy(
    seen.records.filter((one) => one.streamKind === 'case'),
    (one) => one.streamId,
  );
  const silent = seen.caseFacts.filter(
    (one) => one.state !== 'proposed' && one.state !== 'refused' && !factRules[one.kind].contact,
  );
  // On a fact's first and last day a letter may have gone before or after it. A guarantor's demand saves a right (X4).
  tally.each(
    seen.notices,
    ({ id, caseId, issuedOn, title }) =>
      title !== 'guarantor' &&
      silent.some(
        (fact) =>
          fact.caseId === caseId &&
          fact.fromDay < issuedOn &&
          issuedOn < (fact.endedOn ?? fact.untilDay ?? '9999-12-31'),
      ) &&
      `demand ${id} was made while case ${caseId} was silent`,
  );
  const acts = groupedBy(seen.acts, (one) => one.subjectId);
  for (const [caseId, lines] of records) {
    let over: Date | undefined;
    const spans: [Date, Date | undefined][] = [];
    for (const { event, facts, at } of lines) {
      if (issued.has(event)) tally.each([event], () => over && `${event} of case ${caseId} after it was over`);
      const to = facts.to as Stage | undefined;
      if (to && isOver(to)) over = at;
      else if (to && over) {
        spans.push([over, at]);
        over = undefined;
      }
    }
    if (over) spans.push([over, undefined]);
    tally.each(
      acts.get(caseId) ?? [],
      ({ id, claimedAt }) =>
        claimedAt !== null &&
        spans.some(([from, until]) => claimedAt > from && (!until || claimedAt < until)) &&
        `letter ${id} went out when case ${caseId} was over`,
    );
  }
  return tally;
}

function underWay(seen: Snapshot): Finding {
  const age = (at: Date): number => seen.now.getTime() - at.getTime();
  const tally = new Tally(14, 'no old bell, no claim without an end, nothing uncertain sent again');
  tally.each(
    seen.rings,
    ({ id, streamId, hungAt }) =>
      age(hungAt) > MINUTE_MS && `bell ${id} of ${streamId} hangs since ${hungAt.toISOString()}`,
  );
  const tasks = new Set(seen.tasks.map((task) => `${task.kind}/${task.about}`));
  tally.each(seen.acts, ({ id, state, claimedAt }) => [
    state === 'claimed' &&
      claimedAt !== null &&
      age(claimedAt) > CLAIM_LIMIT_S * 1000 + MINUTE_MS &&
      `letter ${id} is claimed since ${claimedAt.toISOString()}`,
    state === 'uncertain' && !tasks.has(`letterUncertain/${id}`) && `letter ${id} is uncertain and nobody looks`,
  ]);
  const demand = new Map<string, { id: string }>(seen.notices.map((one) => [one.letterId, one]));
  // A reminder has a letter of its own; it is never sent again.
  for (const { letterId, noticeId } of seen.reminders)
    if (letterId) demand.set(letterId, { id: `reminder ${noticeId}` });
  const returned = groupedBy(
    seen.deliveries.filter((one) => one.result === 'returned'),
    (one) => one.noticeId,
  );
  for (const [paperId, acts] of groupedBy(seen.acts, (one) => one.paperId))
    tally.each([paperId], () => {
      const done = acts.filter((one) => one.state === 'done').length;
      const lost = acts.filter((one) => one.state === 'uncertain').length;
      const back = returned.get(demand.get(paperId)?.id ?? '')?.length ?? 0;
      return [
        !demand.has(paperId) && `letter ${paperId} belongs to no demand`,
        done > 1 + back + lost && `letter ${paperId} went out ${done} times and came back ${back} times`,
        acts.some((one, at) => one.attempt !== at + 1) && `tries of letter ${paperId} are not counted on`,
      ];
    });
  return tally;
}
