import type { Calendar, Day } from '../../libs/ground/calendar/calendar.js';
import { calendarOf, startOf } from '../../libs/ground/calendar/calendar.js';
import type { On } from '../../libs/ground/command/command.js';
import type { Fen } from '../../libs/ground/fen/fen.js';
import type { ParameterKey } from '../../libs/ground/law/law.js';
import { sql } from '../../libs/ground/database/migrations/0004-holidays.js';
import { aLaw } from './law.js';

/** A day that the test knows to exist. */
export const day = (text: string): Day => text as Day;
export const fen = (amount: number | bigint): Fen => BigInt(amount) as Fen;
export const yuan = (amount: number): Fen => BigInt(Math.round(amount * 100)) as Fen;

/** The calendar that the product is installed with: 2020–2026 announced, 2027 provisional. */
export const calendar: Calendar = calendarOf(
  [...sql.matchAll(/\('(\d{4}-\d{2}-\d{2})', '(off|work)', '[^']*', '[^']*', (true|false)\)/g)].map(
    ([, on, kind, provisional]) => ({
      day: on as Day,
      kind: kind as 'off' | 'work',
      provisional: provisional === 'true',
    }),
  ),
);

const NINE_MS = 9 * 3_600_000;

/** Nine in the morning of a day in Shanghai, under the law as it is installed, or with values of its own. */
export const on = (today: string, own: Partial<Record<ParameterKey, number>> = {}): On => ({
  today: day(today),
  at: new Date(startOf(day(today)).getTime() + NINE_MS),
  law: aLaw(own),
  calendar,
});
