import { Temporal } from 'temporal-polyfill';

/** A legal day in Asia/Shanghai, `'2026-11-20'`. An instant is a `Date`; the two never mix. */
export type Day = string & { readonly unit: 'day' };

export const calendarRefusals = ['CLOCK_MOVING', 'CLOCK_FIXED'] as const;

/** A day from text; undefined when no calendar has it (30 February, month 13) or it is outside 1949–2199. */
export function dayFrom(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1949 || year > 2199 || month < 1 || month > 12) return undefined;
  return date >= 1 && date <= daysIn(year, month) ? (text as Day) : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const DAY_MS = 86_400_000;

const plain = (day: Day): Temporal.PlainDate => Temporal.PlainDate.from(day);

// Days are added in UTC, where each has 24 hours: a tenth of the calendar object's cost, and terms are counted day by day.
const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: Day, days: number): Day =>
  new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10) as Day;

/** Months as the law counts them: the same day number, or the last day of a shorter month (Civil Code 202). */
export const addMonths = (day: Day, months: number): Day =>
  plain(day).add({ months }, { overflow: 'constrain' }).toString() as Day;

/** Whole days from one day to another; negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number => (utc(to) - utc(from)) / DAY_MS;

export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

// China kept daylight saving time in 1986–1991; for every day the product acts on, +08:00 is the law's clock.
const SHANGHAI_MS = 8 * 3_600_000;

/** The legal day of an instant. */
export const dayOf = (at: Date): Day => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10) as Day;

/** The instant at which a legal day begins, 00:00 in Asia/Shanghai. */
export const startOf = (day: Day): Date => new Date(utc(day) - SHANGHAI_MS);

export interface Holiday {
  day: Day;
  kind: 'off' | 'work';
  /** The year's list had not been announced when this row was made. */
  provisional: boolean;
}

export interface Calendar {
  exceptions: ReadonlyMap<Day, Holiday>;
  /** Years whose official list of holidays is in the table. */
  announced: ReadonlySet<number>;
}

export function calendarOf(holidays: readonly Holiday[]): Calendar {
  const announced = new Set<number>();
  for (const holiday of holidays) if (!holiday.provisional) announced.add(Number(holiday.day.slice(0, 4)));
  return { exceptions: new Map(holidays.map((holiday) => [holiday.day, holiday])), announced };
}

/** Whether offices work that day; a year not announced is counted by weekends and statutory days, see `isProvisional`. */
export function isWorkday(day: Day, calendar: Calendar): boolean {
  const exception = calendar.exceptions.get(day);
  if (exception) return exception.kind === 'work';
  return new Date(utc(day)).getUTCDay() % 6 !== 0;
}

/** A day of a year whose holidays are not announced may still move: the desk marks it 暂定. */
export const isProvisional = (day: Day, calendar: Calendar): boolean =>
  !calendar.announced.has(Number(day.slice(0, 4)));

/** Last day on a holiday → the next working day (Civil Code 203): only the last day matters. */
export function rolledForward(day: Day, calendar: Calendar): Day {
  let last = day;
  for (let step = 0; step < 30 && !isWorkday(last, calendar); step++) last = addDays(last, 1);
  return last;
}

/** The day itself or the last working day before it: alarms never rely on a term that rolls on. */
export function rolledBack(day: Day, calendar: Calendar): Day {
  let last = day;
  for (let step = 0; step < 30 && !isWorkday(last, calendar); step++) last = addDays(last, -1);
  return last;
}

/** The n-th working day after a day; the day itself is not counted (Civil Code 201). */
export function addWorkdays(day: Day, workdays: number, calendar: Calendar): Day {
  let last = day;
  for (let left = workdays; left > 0;) {
    last = addDays(last, 1);
    if (isWorkday(last, calendar)) left -= 1;
  }
  return last;
}

/** Working days that remain after today up to and including the last day; negative once it is over. */
export function workdaysLeft(terms: { today: Day; lastDay: Day }, calendar: Calendar): number {
  const over = terms.today > terms.lastDay;
  const [from, to] = over ? [terms.lastDay, terms.today] : [terms.today, terms.lastDay];
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) count += 1;
  return over ? -count : count;
}

/**
 * The last day of a term of calendar days: the day of the event is not counted, a last day on a holiday rolls on
 * (Civil Code 201, 203).
 */
export const termEnd = (terms: { from: Day; days: number }, calendar: Calendar): Day =>
  rolledForward(addDays(terms.from, terms.days), calendar);

/**
 * The instant at which a case looks at a day: 00:30 and a spread of up to four hours by the case's id, so that twenty
 * thousand terms of one day do not wake in one minute and a clock a few minutes wrong never acts on the day before.
 */
export function lookInstant(day: Day, caseId: string): Date {
  let hash = 0;
  for (const sign of caseId) hash = (hash * 31 + sign.charCodeAt(0)) % 86_399;
  return new Date(startOf(day).getTime() + 30 * 60_000 + (hash % (240 * 60)) * 1_000);
}

export const secondsUntil = (at: Date, now: Date): number => Math.ceil((at.getTime() - now.getTime()) / 1_000);
export const daysLater = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
