import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendar, day } from '../../../test/builders/day.js';
import { vector } from '../../../test/builders/vector.js';
import {
  addDays,
  addMonths,
  addWorkdays,
  calendarOf,
  dayFrom,
  dayOf,
  daysBetween,
  daysLater,
  earlier,
  isProvisional,
  isWorkday,
  later,
  lookInstant,
  rolledBack,
  rolledForward,
  secondsUntil,
  startOf,
  termEnd,
  workdaysLeft,
} from './calendar.js';

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day('1990-01-01'), days));
const knownDay = fc.integer({ min: 0, max: 2500 }).map((days) => addDays(day('2020-01-01'), days));

describe('a day', () => {
  it('is one that the calendar has', () => {
    const good = ['2024-02-29', '2000-02-29', '2026-02-28', '2026-12-31', '1949-01-01', '2199-12-31'];
    expect(good.map(dayFrom)).toEqual(good);
    const bad = ['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1948-12-31'];
    for (const text of [...bad, '2200-01-01', '2026-1-1', '20261120', '2026-11-20 ', '二〇二六年'])
      expect(dayFrom(text)).toBeUndefined();
  });

  it('begins at midnight in Shanghai, whatever the clock of the machine says', () => {
    expect(dayOf(new Date('2026-11-19T15:59:59.999Z'))).toBe('2026-11-19');
    expect(dayOf(new Date('2026-11-19T16:00:00.000Z'))).toBe('2026-11-20');
    expect(startOf(day('2026-11-20')).toISOString()).toBe('2026-11-19T16:00:00.000Z');
  });

  it('holds its own beginning and its last moment', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        expect(dayFrom(one)).toBe(one);
        expect(dayOf(startOf(one))).toBe(one);
        expect(dayOf(new Date(startOf(addDays(one, 1)).getTime() - 1))).toBe(one);
      }),
    );
  });

  it('comes before or after another as text does', () => {
    expect([later(day('2026-11-20'), day('2026-02-28')), earlier(day('2026-11-20'), day('2026-02-28'))]).toEqual([
      '2026-11-20',
      '2026-02-28',
    ]);
  });
});

describe('counting', () => {
  it('crosses month ends, years and 29 February', () => {
    const counted = [
      addDays(day('2026-01-31'), 1),
      addDays(day('2028-02-28'), 1),
      addDays(day('2026-02-28'), 1),
      addDays(day('2026-12-31'), 1),
      addDays(day('2026-03-01'), -1),
    ];
    expect(counted).toEqual(['2026-02-01', '2028-02-29', '2026-03-01', '2027-01-01', '2026-02-28']);
  });

  it('months end on the same day number, or on the last day of a shorter month (Civil Code 202)', () => {
    const counted = [
      addMonths(day('2026-01-31'), 1),
      addMonths(day('2027-12-31'), 2),
      addMonths(day('2026-10-31'), 13),
      addMonths(day('2024-02-29'), 12),
      addMonths(day('2026-05-15'), 6),
    ];
    expect(counted).toEqual(['2026-02-28', '2028-02-29', '2027-11-30', '2025-02-28', '2026-11-15']);
  });

  it('goes there and back again', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('of days with both ends is one more than ours, where others count so', () => {
    const { inputs, expected } = vector<{ from: string; to: string }, { days: number }>('V129');
    expect(daysBetween(day(inputs.from), day(inputs.to)) + 1).toBe(expected.days);
  });
});

describe('working days', () => {
  const listed = readFileSync(
    new URL('../../../test/data/cn-reference/workdays_2020_2026.csv', import.meta.url),
    'utf8',
  )
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(','));

  it('are those of two public lists on every day of 2020–2026', () => {
    const other = listed.filter(([on = '', kind]) => isWorkday(day(on), calendar) !== (kind === 'work'));
    expect(other).toEqual([]);
    expect(listed).toHaveLength(2557);
  });

  it('of 2026: the holidays, and the weekends that are worked for them', () => {
    const off = [
      '2026-01-01',
      '2026-02-17',
      '2026-02-23',
      '2026-04-06',
      '2026-05-05',
      '2026-06-19',
      '2026-09-25',
      '2026-10-07',
      '2026-11-21',
    ];
    const worked = ['2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10', '2026-11-20'];
    expect(off.filter((on) => isWorkday(day(on), calendar))).toEqual([]);
    expect(worked.filter((on) => !isWorkday(day(on), calendar))).toEqual([]);
  });

  it('are those that another project expects', () => {
    const { inputs, expected } = vector<{ dates: string[] }, { is_working_day: boolean[] }>('V135');
    expect(inputs.dates.map((on) => isWorkday(day(on), calendar))).toEqual(expected.is_working_day);
  });

  it('of a list that another project has are counted as it counts them', () => {
    const list2018 = [
      '2018-01-01 off',
      '2018-02-11 work',
      '2018-02-15 off',
      '2018-02-16 off',
      '2018-02-19 off',
      '2018-02-20 off',
      '2018-02-21 off',
      '2018-02-24 work',
    ];
    const of2018 = calendarOf(
      list2018.map((row) => ({
        day: day(row.slice(0, 10)),
        kind: row.endsWith('off') ? 'off' : 'work',
        provisional: false,
      })),
    );
    for (const id of ['V133', 'V134']) {
      const { inputs, expected } = vector<{ from: string; to: string }, { working_days: number }>(id);
      const between = { today: addDays(day(inputs.from), -1), lastDay: day(inputs.to) };
      expect([id, workdaysLeft(between, of2018)]).toEqual([id, expected.working_days]);
    }
  });

  it('are added without the day itself, over the National Day week', () => {
    expect(addWorkdays(day('2026-09-29'), 3, calendar)).toBe('2026-10-09');
    expect(addWorkdays(day('2026-11-20'), 3, calendar)).toBe('2026-11-25');
    expect(addWorkdays(day('2026-11-20'), 0, calendar)).toBe('2026-11-20');
  });

  it('left are none on the last day, and negative once it is over', () => {
    const left = (today: string) => workdaysLeft({ today: day(today), lastDay: day('2026-11-25') }, calendar);
    expect(['2026-11-20', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-30'].map(left)).toEqual([3, 1, 0, -1, -3]);
  });

  it('added and left agree with each other', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: 1, max: 40 }), (today, workdays) => {
        const lastDay = addWorkdays(today, workdays, calendar);
        expect(isWorkday(lastDay, calendar)).toBe(true);
        expect(workdaysLeft({ today, lastDay }, calendar)).toBe(workdays);
      }),
    );
  });
});

describe('a year whose holidays are not announced', () => {
  it('is provisional; the years of the list are not', () => {
    expect(isProvisional(day('2027-01-04'), calendar)).toBe(true);
    expect(isProvisional(day('2026-12-31'), calendar)).toBe(false);
  });

  it('counts weekends and statutory days as off meanwhile', () => {
    expect(['2027-01-01', '2027-01-02', '2027-01-04', '2027-05-01'].map((on) => isWorkday(day(on), calendar))).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(termEnd({ from: day('2026-12-02'), days: 30 }, calendar)).toBe('2027-01-04');
  });
});

describe('a term of days', () => {
  it('does not count the day of the event, and ends on its last day (Civil Code 201)', () => {
    expect(termEnd({ from: day('2026-11-02'), days: 30 }, calendar)).toBe('2026-12-02');
  });

  it('that ends on a weekend or a holiday ends on the next working day (Civil Code 203)', () => {
    expect(termEnd({ from: day('2026-10-22'), days: 30 }, calendar)).toBe('2026-11-23'); // A Saturday.
    expect(termEnd({ from: day('2026-09-01'), days: 30 }, calendar)).toBe('2026-10-08'); // The National Day week.
    expect(termEnd({ from: day('2026-01-16'), days: 30 }, calendar)).toBe('2026-02-24'); // Spring Festival.
  });

  it('that ends on a weekend worked for a holiday ends on it', () => {
    expect(termEnd({ from: day('2026-01-29'), days: 30 }, calendar)).toBe('2026-02-28'); // A Saturday worked.
  });

  it('ends on a working day, never before it is full, and never a day later than need be', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: 1, max: 90 }), (from, days) => {
        const [full, end] = [addDays(from, days), termEnd({ from, days }, calendar)];
        expect(isWorkday(end, calendar) && end >= full).toBe(true);
        for (let on = full; on < end; on = addDays(on, 1)) expect(isWorkday(on, calendar)).toBe(false);
        expect(rolledForward(end, calendar)).toBe(end);
      }),
    );
  });
});

describe('the last working day before an end', () => {
  it('is the day itself or the nearest before it, over a whole week of holidays', () => {
    expect(['2026-10-08', '2026-10-07', '2026-10-01', '2026-11-22'].map((on) => rolledBack(day(on), calendar))).toEqual(
      [...['2026-10-08', '2026-09-30', '2026-09-30', '2026-11-20']],
    );
  });
});

describe('the look at a case', () => {
  it('is within four hours from half past midnight of its day, the same for the same case', () => {
    fc.assert(
      fc.property(anyDay, fc.uuid(), (on, caseId) => {
        const after = secondsUntil(lookInstant(on, caseId), startOf(on));
        expect(after >= 1800 && after < 1800 + 4 * 3600).toBe(true);
        expect(lookInstant(on, caseId)).toEqual(lookInstant(on, caseId));
      }),
    );
  });

  it('is spread: a thousand cases of one day do not wake in one minute', () => {
    const ids = fc.sample(fc.uuid(), { numRuns: 1000, seed: 7 });
    const minutes = new Map<string, number>();
    for (const id of ids) {
      const minute = lookInstant(day('2026-11-20'), id).toISOString().slice(0, 16);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    expect(Math.max(...minutes.values())).toBeLessThan(40);
  });

  it('is waited for in whole seconds, rounded up', () => {
    const now = new Date('2026-11-20T00:00:00.001Z');
    expect([secondsUntil(new Date('2026-11-20T00:00:01.000Z'), now), daysLater(now, 2).toISOString()]).toEqual([
      1,
      '2026-11-22T00:00:00.001Z',
    ]);
  });
});

describe('in six time zones', () => {
  it('every day is the same day', () => {
    const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu'];
    const script = ['--import', './test/typescript.mjs', 'test/builders/zones.ts', ...zones];
    const seen = JSON.parse(execFileSync(process.execPath, script, { encoding: 'utf8' })) as {
      noon: string;
      lived: string;
    }[];
    expect(new Set(seen.map(({ noon }) => noon)).size).toBe(6); // The zones did change the clock.
    expect(new Set(seen.map(({ lived }) => lived)).size).toBe(1);
  });
});
