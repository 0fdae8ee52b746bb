import { addDays, daysBetween, rolledBack, type Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import type { Role } from '../../people/staff/staff.js';
import type { TaskKind } from '../case/case.js';
import type { Watch } from '../case/watch.js';
import type { Clock } from './clock.js';

/** Days before the end on which people are told (rules §2); 30 is red. */
export const ALARM_DAYS = [90, 60, 30, 14, 7] as const;
/** Under this many days a general guarantee goes straight to legal (X8). */
export const URGENT_DAYS = 45;

type Day0 = Pick<On, 'today' | 'calendar'>;

export interface Alarm {
  days: number;
  openOn: Day;
}

/**
 * When people are told of an end: on the working day at or before each alarm, never relying on a term that rolls on. Of those
 * that have passed only the last is left: one task for one fact.
 */
export function alarms(endsOn: Day, on: Day0): Alarm[] {
  const all = ALARM_DAYS.map((days) => ({ days, openOn: rolledBack(addDays(endsOn, -days), on.calendar) }));
  const passed = all.filter((one) => one.openOn <= on.today);
  return all.filter((one) => one.openOn > on.today || one === passed.at(-1));
}

/** The watch of a clock that runs to a day; of one that is lost or in doubt a single legal check; else nothing. */
export function watchOf(clock: Clock, on: Day0): Watch | undefined {
  const id = clock.kind === 'limitation' ? clock.debtId : clock.guaranteeId;
  const from = clock.from ?? on.today;
  const end = clock.endsOn;
  const base = { for: clock.kind, about: id, from, article: clock.article, savesRight: true } as const;
  if (isDoubtful(clock)) {
    const about = `${id}/${clock.kind === 'guarantee' && clock.bankruptcyUnclaimed ? 'bankruptcy' : clock.state}`;
    const check = { openOn: on.today, kind: 'legalCheck', about, role: 'legal' } as const;
    // Nothing is waited for: the check is due at once, and no day of it stands as the case's next deadline.
    return { ...base, on: end ?? addDays(on.today, -1), tasks: [check] };
  }
  if (!end || end < on.today) return undefined;
  const kind: TaskKind = clock.kind === 'limitation' ? 'limitationEnds' : 'guaranteeEnds';
  const tasks = alarms(end, on).flatMap(({ days, openOn }) =>
    told(clock).map((role) => ({ openOn, kind, about: `${id}/${end}/${days}/${role}`, role })),
  );
  return { ...base, on: end, tasks };
}

/** Lapsed, void or unknown: legal looks at it once, and no letter goes out (X2). A guarantor set free is settled. */
const isDoubtful = (clock: Clock): boolean =>
  clock.kind === 'limitation'
    ? clock.state === 'expired'
    : ['lapsed', 'void', 'unknown'].includes(clock.state) || (clock.bankruptcyUnclaimed && clock.state === 'standing');

const told = (clock: Clock): readonly Role[] => {
  if (clock.kind === 'limitation') return ['collector', 'supervisor'];
  return clock.saves === 'suitAgainstDebtor' ? ['legal'] : ['collector'];
};

export interface RiskOfLoss {
  guaranteeId: string;
  debtId: string;
  partyId: string;
  endsOn: Day;
  /** The day from which legal is asked: the working day at or before ninety days before the end. */
  askFrom: Day;
  /** Under 45 days are left: no ladder, straight to legal. */
  urgent: boolean;
}

/** General guarantees in their period that nothing but a suit or arbitration against the debtor saves (G5, X8). */
export const risks = (clocks: readonly Clock[], on: Day0): RiskOfLoss[] =>
  clocks.flatMap((clock) =>
    clock.kind === 'guarantee' && clock.state === 'standing' && clock.saves === 'suitAgainstDebtor' && clock.endsOn
      ? [
          {
            ...{ guaranteeId: clock.guaranteeId, debtId: clock.debtId, partyId: clock.partyId, endsOn: clock.endsOn },
            askFrom: rolledBack(addDays(clock.endsOn, -ALARM_DAYS[0]), on.calendar),
            urgent: daysBetween(on.today, clock.endsOn) < URGENT_DAYS,
          },
        ]
      : [],
  );
