import { addDays, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import { sees, type Actor } from './staff.js';

export const deputyRefusals = ['DEPUTY_SELF', 'DEPUTY_NOT_YOURS', 'DEPUTY_DAYS'] as const;

/** The longest absence that one appointment covers, in days: after it somebody looks again. */
const LONGEST_DAYS = 366;

/** Who stands for whom, from day to day, both included. */
export interface Deputyship {
  staffId: string;
  deputyId: string;
  fromDay: Day;
  untilDay: Day;
}

/**
 * Why a deputy may not be appointed so. An absent person appoints his own, or the admin does it for him; nobody makes himself
 * the deputy of another, and none is appointed for days that have been.
 */
export function appointable(
  wanted: Deputyship,
  terms: { by: Actor; absent: Pick<Actor, 'unitPath'>; today: Day },
): Refusal | undefined {
  const { by, absent, today } = terms;
  if (wanted.staffId === wanted.deputyId) return refuse('DEPUTY_SELF');
  if (wanted.staffId !== by.id) {
    if (!by.roles.includes('admin') || !sees(by, absent.unitPath)) return refuse('DEPUTY_NOT_YOURS');
    if (wanted.deputyId === by.id) return refuse('SAME_HAND');
  }
  const lastDay = addDays(wanted.fromDay, LONGEST_DAYS);
  if (wanted.fromDay < today || wanted.untilDay < wanted.fromDay || wanted.untilDay > lastDay)
    return refuse('DEPUTY_DAYS', { today, longestUntil: lastDay });
  return undefined;
}
