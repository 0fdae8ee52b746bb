import { addDays, daysBetween, type Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';

/** Days on which a written-off debtor's assets are looked at again (W7): every so many days, for as long as it lives. */
export function nextAssetLook(writtenOffOn: Day, on: Pick<On, 'today' | 'law'>): { last: Day | undefined; next: Day } {
  const every = on.law.value.assetLookDays;
  const passed = Math.max(0, Math.floor(daysBetween(writtenOffOn, on.today) / every));
  return {
    last: passed > 0 ? addDays(writtenOffOn, passed * every) : undefined,
    next: addDays(writtenOffOn, (passed + 1) * every),
  };
}
