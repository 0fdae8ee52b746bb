// A process of its own: within jest a change of TZ does not reach the clock. Prints what each zone makes of the same days.
import {
  addDays,
  addMonths,
  addWorkdays,
  dayOf,
  daysBetween,
  isWorkday,
  lookInstant,
  startOf,
  termEnd,
} from '../../libs/ground/calendar/calendar.js';
import { calendar, day } from './day.js';

// Changes of clocks, a day that Samoa left out, China's own summer time, a leap day, a year's end.
const days = ['2026-03-29', '2026-10-04', '2026-11-01', '2011-12-30', '1989-04-16', '2028-02-29', '2026-12-31'].map(
  day,
);

const seen = process.argv.slice(2).map((zone) => {
  process.env.TZ = zone;
  const lived = days.map((one) => [
    ...[addDays(one, 1), addMonths(one, 1), addWorkdays(one, 3, calendar), termEnd({ from: one, days: 30 }, calendar)],
    ...[daysBetween(one, day('2030-01-01')), isWorkday(one, calendar), startOf(one).toISOString()],
    ...[
      dayOf(startOf(one)),
      dayOf(new Date(startOf(one).getTime() + 86_399_999)),
      lookInstant(one, 'c0ffee').toISOString(),
    ],
  ]);
  return { zone, noon: new Date(2026, 6, 1, 12).toISOString(), lived: JSON.stringify(lived) };
});

console.log(JSON.stringify(seen));
