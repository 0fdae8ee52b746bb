import { addDays, type Day } from '../../../libs/ground/calendar/calendar.js';

const FRIDAY = 5;

/** What people mean to do, by the day they will do it: at their desks on Fridays. Each day that is lived costs time. */
export class Agenda {
  private readonly plans = new Map<Day, (() => Promise<unknown>)[]>();

  /** Plans an act for the first day at the desk that is so many days away, or later; never today, which is being worked off. */
  plan(from: Day, inDays: number, act: () => Promise<unknown>): void {
    const day = atDesk(addDays(from, Math.max(1, inDays)));
    this.plans.set(day, [...(this.plans.get(day) ?? []), act]);
  }

  get next(): Day | undefined {
    return [...this.plans.keys()].sort()[0];
  }

  /** What is planned until today, and is so no longer. */
  due(today: Day): (() => Promise<unknown>)[] {
    const days = [...this.plans.keys()].filter((day) => day <= today).sort();
    const acts = days.flatMap((day) => this.plans.get(day) ?? []);
    for (const day of days) this.plans.delete(day);
    return acts;
  }
}

function atDesk(day: Day): Day {
  let at = day;
  while (new Date(`${at}T00:00:00Z`).getUTCDay() !== FRIDAY) at = addDays(at, 1);
  return at;
}
