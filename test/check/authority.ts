import type { Day } from '../../libs/ground/calendar/calendar.js';
import { authorityOn, matterOf } from '../../libs/people/approval/authority.js';
import type { Tally } from './finding.js';
import { byId, groupedBy, lawIn, type ApprovalLine, type Snapshot } from './snapshot.js';

/** Invariant 10 for every request: its chain is that of its day, its opinions come from apart, its hands are two. */
export function requestsHold(seen: Snapshot, tally: Tally): Tally {
  const voices = groupedBy(seen.approvalVoices, (one) => one.approvalId);
  tally.each(seen.approvals, (request) => {
    const { id, askedBy, completedBy, decidedBy, decidedFor, state } = request;
    const decided = state === 'approved' || state === 'refused';
    const makers = [askedBy, completedBy];
    const given = (voices.get(id) ?? []).filter((voice) => voice.round === request.round);
    const speakers = given.map((voice) => voice.staffId);
    const silent = request.voices.filter((seat) => !given.some((voice) => voice.seat === seat && voice.agrees));
    return [
      decided && makers.includes(decidedBy) && `request ${id} was decided by the hand that asked`,
      decided &&
        decidedFor !== null &&
        makers.includes(decidedFor) &&
        `request ${id} was decided for the hand that asked`,
      decided && decidedBy === 'clock' && `request ${id} was decided by the clock`,
      decidedFor !== null &&
        !stoodFor(seen, request) &&
        `request ${id} was decided by ${decidedBy}, who was nobody’s deputy`,
      decidedBy !== null && speakers.includes(decidedBy) && `request ${id} was decided by one who gave his opinion`,
      speakers.some((one) => makers.includes(one)) && `request ${id}: the hand that asked gave an opinion`,
      new Set(speakers).size < speakers.length && `request ${id}: two opinions of one person`,
      [...speakers].sort().join() !== [...request.voicedBy].sort().join() &&
        `request ${id}: its opinions and who gave them differ`,
      state === 'approved' && silent.length > 0 && `request ${id} was approved without ${silent.join(', ')}`,
      notOfItsDay(seen, request),
      nearHand(seen, request),
    ];
  });
  return tally.each(seen.deputies, (one) => one.deputyId === one.staffId && `deputy ${one.id} is his own`);
}

function notOfItsDay(seen: Snapshot, request: ApprovalLine): string | false {
  const stored = seen.authorities.filter((row) => row.state === 'approved');
  const root = seen.units.find((unit) => unit.id === request.unitId)?.rootId ?? null;
  const matter = matterOf(request.what, request.ground);
  const table = authorityOn(stored, { matter, unitId: root, today: request.askedOn });
  const kept = [request.chain.join(), request.byAmount].join(' ');
  return (
    (kept !== [table.chain.join(), table.byAmount].join(' ') ||
      table.voices.some((seat) => !request.voices.includes(seat))) &&
    `request ${request.id} on ${matter} has not the authority of ${request.askedOn}`
  );
}

/** Who handles a case does not decide what the clock asks in it. A case that changed hands is judged by its record alone. */
function nearHand(seen: Snapshot, { id, subjectId, askedBy, decidedBy, decidedFor }: ApprovalLine): string | false {
  if (askedBy !== 'clock' || !decidedBy) return false;
  const handler = byId(seen.cases).get(subjectId)?.handlerId;
  const moved = seen.records.some((one) => one.streamId === subjectId && one.event === 'HandoverTaken');
  return (
    !moved && [decidedBy, decidedFor].includes(handler ?? '?') && `request ${id} of the clock: its handler decided`
  );
}

const stoodFor = (seen: Snapshot, { decidedBy, decidedFor, decidedOn }: ApprovalLine): boolean =>
  seen.deputies.some(
    (one) =>
      one.deputyId === decidedBy &&
      one.staffId === decidedFor &&
      one.fromDay <= (decidedOn ?? '') &&
      (decidedOn ?? '9') <= one.untilDay,
  );

/** Why the hand that decided was not entitled, judged from the seat it decided from. */
export function notEntitled(
  seen: Snapshot,
  { request, owed, day }: { request: ApprovalLine; owed: bigint; day: Day },
): string | undefined {
  const seat = seen.staff.find((one) => one.id === (request.decidedFor ?? request.decidedBy));
  if (!seat) return 'nobody of the staff';
  const path = (id: string): string => seen.units.find((unit) => unit.id === id)?.path ?? '?';
  if (!path(request.unitId).startsWith(path(seat.unitId))) return 'of another unit';
  const level = Math.max(...request.chain.map((role, at) => (seat.roles.includes(role) ? at : -1)));
  if (level < request.level) return 'not of that level';
  if (request.assignedTo && level === request.level && request.assignedTo !== seat.id)
    return 'not the one it was given to';
  const limit = BigInt(lawIn(seen, { unitId: request.unitId, today: day }).value.supervisorLimitFen);
  return request.byAmount && level === 0 && request.chain.length > 1 && owed > limit ? 'above the limit' : undefined;
}
