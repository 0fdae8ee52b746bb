import { addDays, addMonths, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { parameters } from '../../ground/law/law.js';
import type { Role } from '../../people/staff/staff.js';
import type { Watch } from '../../cases/case/watch.js';

export const aftercheckRefusals = ['NOT_WRITTEN_OFF', 'AFTER_CHECKED'] as const;

/**
 * Who looks at a write-off after it: finance and internal control (W6, article 23), and whoever finds whether somebody is to
 * answer for the loss (W9).
 */
export const seats = ['finance', 'internalControl', 'liability'] as const;
export type AfterSeat = (typeof seats)[number];
export const seatRoles: Record<AfterSeat, Role> = {
  finance: 'finance',
  internalControl: 'auditor',
  liability: 'auditor',
};

/** `faulty`: something was wrong with the write-off, or somebody is to answer for the loss; the note says what. */
export const findings = ['ok', 'faulty'] as const;
export type AfterFinding = (typeof findings)[number];

/** The auditor is reminded of the liability finding a quarter before its last day. */
const LIABILITY_WARNING_DAYS = 90;

export const afterCheckEnd = (writtenOffOn: Day, law: On['law']): Day =>
  addDays(writtenOffOn, law.value.afterCheckDays);

/**
 * Whether this person may check. Refuses `NOT_WRITTEN_OFF`, `NO_RIGHT` for another role than the seat's, `AFTER_CHECKED` when the
 * seat has spoken, and `SAME_HAND` for maker, handler and decider.
 */
export function checkable(
  writeOff: { done: readonly AfterSeat[]; hands: readonly string[] } | undefined,
  terms: { seat: AfterSeat; actor: { id: string; roles: readonly Role[] } },
): Refusal | undefined {
  const { seat, actor } = terms;
  if (!writeOff) return refuse('NOT_WRITTEN_OFF');
  if (!actor.roles.includes(seatRoles[seat])) return refuse('NO_RIGHT', { roles: [seatRoles[seat]] });
  if (writeOff.done.includes(seat)) return refuse('AFTER_CHECKED', { seat });
  return writeOff.hands.includes(actor.id) ? refuse('SAME_HAND') : undefined;
}

/** The days that a write-off leaves to be watched: the after-checks, and the liability finding within two years (W6, W9). */
export function afterWatches(
  writeOff: { caseId: string; writtenOffOn: Day; done: readonly AfterSeat[] },
  on: Pick<On, 'law'>,
): Watch[] {
  const { caseId: about, writtenOffOn: from, done } = writeOff;
  const checks = (['finance', 'internalControl'] as const).filter((seat) => !done.includes(seat));
  const watches: Watch[] = [];
  if (checks.length > 0)
    watches.push({
      ...{ for: 'afterCheck', about, from, on: afterCheckEnd(from, on.law), savesRight: false },
      article: parameters.afterCheckDays.article,
      tasks: checks.map((seat) => ({ openOn: from, kind: 'afterCheck', about: seat, role: seatRoles[seat] })),
    });
  if (!done.includes('liability')) {
    const last = addMonths(from, 12 * on.law.value.liabilityYears);
    watches.push({
      ...{ for: 'liability', about, from, on: last, savesRight: false },
      article: parameters.liabilityYears.article,
      tasks: [
        { openOn: addDays(last, -LIABILITY_WARNING_DAYS), kind: 'liability', about: 'liability', role: 'auditor' },
      ],
    });
  }
  return watches;
}
