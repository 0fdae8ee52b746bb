import type { Calendar, Day } from '../calendar/calendar.js';
import type { Law } from '../law/law.js';
import type { Json } from '../record/record.js';

/** A refusal is a value: the desk makes a sentence of it, with what would cure it. It is no fault and no bug. */
export interface Refusal {
  refused: string;
  /** Figures and days that the sentence needs; no personal data. */
  detail?: Readonly<Record<string, Json>>;
}

export const commandRefusals = [
  'KEY_MISSING',
  'KEY_REUSED',
  'KEY_RUNNING',
  'BUSY',
  'INPUT',
  'NOT_FOUND',
  'NO_RIGHT',
  'NOT_SIGNED_IN',
  'CASE_PARKED',
  'TOO_LARGE',
] as const;

export const refuse = (refused: string, detail?: Readonly<Record<string, Json>>): Refusal =>
  detail ? { refused, detail } : { refused };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && typeof (value as Refusal).refused === 'string';

/** Under which day, law and calendar a decision is made: always an argument of a rule, never imported by it. */
export interface On {
  today: Day;
  /** The instant on the clock of the case or installation, offset included. */
  at: Date;
  law: Law;
  calendar: Calendar;
}

/** An act as it was ordered: by whom, under which key, with what body. */
export interface Order {
  /** `<staff id>:<Idempotency-Key>` for a person, `<case id>/<what>/<due day>` for the clock. */
  id: string;
  kind: string;
  /** Staff id, or `clock`. */
  by: string;
  body: Json;
  /** The organisation whose parameters hold. */
  unitId?: string;
}

/** Rows to lock before anything is read, in the one order that everybody keeps: case, approval, debt, party. */
export interface Locks {
  cases?: readonly string[];
  approvals?: readonly string[];
  debts?: readonly string[];
  parties?: readonly string[];
}

/** A bug or damaged data: the transaction rolls back, the case is parked, the others go on. */
export class BrokenInvariant extends Error {
  constructor(
    readonly code: string,
    readonly caseId: string,
  ) {
    super(`${code} in case ${caseId}`);
  }
}

export const clockOrder = (terms: { caseId: string; what: string; dueDay: Day }): string =>
  `${terms.caseId}/${terms.what}/${terms.dueDay}`;
