import { matterOf } from '../../libs/money/recovery/recovery.js';
import type { RecoveryLine, RecoveryPartLine } from './lines.js';
import { byId, fenIn, groupedBy, type Snapshot } from './snapshot.js';

type Faults = (string | false)[];

const entryOf: Record<RecoveryPartLine['kind'], readonly string[]> = {
  waiver: ['waiver'],
  cash: ['payment', 'recovery'],
  inKind: ['inKind'],
  setOff: ['setOff'],
};

/** A recovery is in the books whole or not at all: each part with its entry, of its kind, to the fen (S5). */
export function inTheBooks(seen: Snapshot): (recovery: RecoveryLine) => Faults {
  const entries = byId(seen.entries);
  const parts = groupedBy(seen.recoveryParts, (one) => one.recoveryId);
  return (recovery) => {
    const own = parts.get(recovery.id) ?? [];
    const booked = groupedBy(
      own.filter((one) => one.entryId !== null),
      (one) => one.entryId ?? '',
    );
    const sum = (lines: readonly RecoveryPartLine[]): bigint =>
      lines.reduce((all, one) => all + fenIn(one.amountFen), 0n);
    return [
      (own.length === 0 || sum(own) !== fenIn(recovery.amountFen)) &&
        `recovery ${recovery.id} is not the sum of its parts`,
      own.some((one) => (one.entryId !== null) !== (recovery.state === 'recognised')) &&
        `recovery ${recovery.id} is ${recovery.state} and booked otherwise`,
      own.some((one) => one.confirmedBy === one.recordedBy) &&
        `recovery ${recovery.id} was confirmed by the hand that recorded it`,
      recovery.kind !== 'waiver' &&
        recovery.state === 'recognised' &&
        own.some((one) => one.confirmedBy === null) &&
        `recovery ${recovery.id} was booked with a part that nobody confirmed`,
      ...[...booked].map(([id, lines]) => {
        const entry = entries.get(id);
        const fits =
          entry?.debtId === recovery.debtId &&
          lines.every((one) => entryOf[one.kind].includes(entry.kind)) &&
          fenIn(entry.amountFen) === sum(lines);
        return !fits && `entry ${id} is not what recovery ${recovery.id} says`;
      }),
    ];
  };
}

/** What lowers a debt without money stands on an agreement; what was agreed, on the yes that it needs. */
export function agreedBy(seen: Snapshot): (recovery: RecoveryLine) => Faults {
  const requests = byId(seen.approvals);
  return (recovery) => {
    const own = seen.recoveryParts.filter((one) => one.recoveryId === recovery.id);
    const matter = matterOf(recovery.kind, own);
    if (!matter || recovery.state === 'proposed' || recovery.state === 'cancelled') return [];
    const request = requests.get(recovery.approvalId ?? '');
    return [
      (request?.state !== 'approved' || request.about !== recovery.id || request.what !== matter) &&
        `recovery ${recovery.id} is ${recovery.state} without its approval`,
    ];
  };
}

/** Every reversal stands on a request about its entry, asked by one hand and decided by the other that booked it. */
export function reversedBy(seen: Snapshot): (entry: Snapshot['entries'][number]) => Faults {
  const requests = groupedBy(
    seen.approvals.filter((one) => one.what === 'reversal' && one.state === 'approved'),
    (one) => one.about ?? '',
  );
  return (entry) => {
    if (entry.kind !== 'reversal') return [];
    const [request, ...more] = requests.get(entry.reverses ?? '') ?? [];
    return [
      (!request || more.length > 0) && `reversal ${entry.id} rests on ${request ? 'several requests' : 'no request'}`,
      request !== undefined &&
        (request.subjectId !== entry.debtId || request.decidedBy !== entry.by || request.askedBy === entry.by) &&
        `reversal ${entry.id} was not booked by the other hand that approved it`,
    ];
  };
}

/** Entries that only an agreement makes. */
export const unagreed = (seen: Snapshot): ((entry: Snapshot['entries'][number]) => Faults) => {
  const agreed = new Set(seen.recoveryParts.map((one) => one.entryId));
  return ({ id, kind }) => [
    ['waiver', 'inKind', 'setOff'].includes(kind) && !agreed.has(id) && `${kind} ${id} rests on no agreement`,
  ];
};

/** Entries that one order may make together: the parts of one recovery. */
export const together = (seen: Snapshot): ((entryIds: readonly string[]) => boolean) => {
  const recoveryOf = new Map(seen.recoveryParts.flatMap((one) => (one.entryId ? [[one.entryId, one.recoveryId]] : [])));
  return (entryIds) => {
    const recoveries = new Set(entryIds.map((id) => recoveryOf.get(id)));
    return recoveries.size === 1 && !recoveries.has(undefined);
  };
};
