import { addMonths, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { fenOf, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import type { Article } from '../../ground/law/law.js';
import type { Matter } from '../../people/approval/authority.js';
import { laidOn, owedFrom, totalOwed, type Owed, type Posting } from '../ledger/ledger.js';
import { waived, type OwedInOrder, type WaivedPart } from '../ledger/relief.js';

export const recoveryRefusals = [
  'BEFORE_DUE',
  'CASH_ONLY',
  'CONDITION_UNMET',
  'NO_CASE',
  'NOT_APPROVED',
  'PARTS_OPEN',
  'PART_CONFIRMED',
  'RECOVERY_OVER',
  'TITLE_NEEDED',
] as const;
/** Streams: the debt's own record. */
export const recoveryEvents = [
  'WaiverProposed',
  'InKindAgreed',
  'MixedRecoveryAgreed',
  'RecoveryApproved',
  'RecoveryPartConfirmed',
  'RecoveryRecognised',
  'RecoveryCancelled',
  'TitleGivenBack',
] as const;

/** Part of what is owed is waived; a thing is taken for it; or one agreement of money, things and set-off together. */
export const recoveryKinds = ['waiver', 'inKind', 'mixed'] as const;
export type RecoveryKind = (typeof recoveryKinds)[number];

export type PartKind = 'waiver' | 'cash' | 'inKind' | 'setOff';

/**
 * `proposed`: waits for a yes. `draft`: approved, or in need of none, and nothing confirmed. `partly`: some parts are
 * confirmed. `recognised`: all of it stands in the books. `cancelled`: refused or given up, nothing of it was booked.
 */
export type RecoveryState = 'proposed' | 'draft' | 'partly' | 'recognised' | 'cancelled';

/** What can be taken in kind, with the time in which it must be sold again. */
export const things = ['land', 'house', 'equity', 'movable', 'right'] as const;
export type Thing = (typeof things)[number];

const lender: Article = { code: 'Commercial Bank Law 42, 93 (2015)', zh: '商业银行法（2015）第42、93条' };
const measures: Article = {
  code: 'Measures on Assets in Settlement 18 (2005)',
  zh: '银行抵债资产管理办法（财金〔2005〕53号）第18条',
};

/** Months from acquisition within which a thing taken is sold (K4, K5); articles beside the figures. */
export const disposalMonths: Record<Thing, { months: number; article: Article }> = {
  land: { months: 24, article: lender },
  house: { months: 24, article: lender },
  equity: { months: 24, article: lender },
  right: { months: 24, article: measures },
  movable: { months: 12, article: measures },
};

/** The last day on which a thing should be sold, counted from the agreement by which it was acquired (K5). */
export const assetDisposalOn = (thing: Thing, acquiredOn: Day): Day =>
  addMonths(acquiredOn, disposalMonths[thing].months);

/** Debts that are only ever paid in money: wages (Wage Regulations 11, K6). */
const cashOnly: readonly string[] = ['wages'];

/**
 * Whether a thing may be taken for a debt by an agreement of that day. Refuses `CASH_ONLY` for wages, `BEFORE_DUE` for an
 * agreement made before the debt was due: that gives a right to the price, not to the thing (K1, K2), `DAY_IN_FUTURE`.
 */
export function takable(debt: { kind: string; dueOn: Day }, agreedOn: Day, on: Pick<On, 'today'>): Refusal | undefined {
  if (cashOnly.includes(debt.kind)) return refuse('CASH_ONLY');
  if (agreedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  return agreedOn <= debt.dueOn ? refuse('BEFORE_DUE', { dueOn: debt.dueOn }) : undefined;
}

/** A waiver holds only if so much is paid by that day. */
export interface Condition {
  onlyIfPaid: Fen;
  onlyIfPaidOn: Day;
}

/**
 * Whether a waiver may be asked for. With a condition the money is laid on the debt first, in its order, and what is waived
 * must still be owed after that. Refuses as `waived` does, and `DAY_TOO_EARLY` for a condition whose day is over.
 */
export function waivable(
  debt: OwedInOrder,
  wanted: { parts: readonly WaivedPart[]; condition: Condition | null },
  on: Pick<On, 'today'>,
): Refusal | undefined {
  const { parts, condition } = wanted;
  if (condition && condition.onlyIfPaidOn < on.today) return refuse('DAY_TOO_EARLY', { from: on.today });
  const first = condition ? laidOn(debt, condition.onlyIfPaid) : [];
  const paid = first.map(({ account, amount }): Posting => ({ debit: 'cash', credit: account, amount }));
  const change = owedFrom(paid);
  const left = (side: 'claim' | 'memo') => ({
    cost: plus(debt.owed[side].cost, change[side].cost),
    interest: plus(debt.owed[side].interest, change[side].interest),
    penalty: plus(debt.owed[side].penalty, change[side].penalty),
    principal: plus(debt.owed[side].principal, change[side].principal),
  });
  const judged = waived({ claim: left('claim'), memo: left('memo') }, parts);
  return Array.isArray(judged) ? undefined : judged;
}

/** What must be true at the posting of a conditional waiver. Refuses `CONDITION_UNMET` with what is still to come, until when. */
export const fulfilled = (condition: Condition, paid: Fen): Refusal | undefined =>
  paid >= condition.onlyIfPaid
    ? undefined
    : refuse('CONDITION_UNMET', {
        paidFen: paid.toString(),
        neededFen: condition.onlyIfPaid.toString(),
        until: condition.onlyIfPaidOn,
      });

/** A part of a recovery as its confirmation is judged. */
export interface PartFacts {
  id: string;
  kind: PartKind;
  amount: Fen;
  recordedBy: string;
  confirmedOn: Day | null;
}

/**
 * Whether a part may be confirmed. Refuses `NOT_APPROVED`, `RECOVERY_OVER`, `PART_CONFIRMED`, `SAME_HAND` for the hand that
 * recorded it, and days that its papers cannot have: `DAY_IN_FUTURE`, `DAY_TOO_EARLY` before the agreement.
 */
export function confirmable(
  part: PartFacts,
  terms: { state: RecoveryState; by: string; day: Day; agreedOn: Day | null },
  on: Pick<On, 'today'>,
): Refusal | undefined {
  const { state, by, day, agreedOn } = terms;
  const over = open(state);
  if (over) return over;
  if (part.confirmedOn) return refuse('PART_CONFIRMED', { confirmedOn: part.confirmedOn });
  if (part.recordedBy === by) return refuse('SAME_HAND');
  if (day > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  return agreedOn && day < agreedOn ? refuse('DAY_TOO_EARLY', { from: agreedOn }) : undefined;
}

/** Whether a recovery waits for its confirmation. Refuses `NOT_APPROVED`, `RECOVERY_OVER`. */
export function open(state: RecoveryState): Refusal | undefined {
  if (state === 'proposed') return refuse('NOT_APPROVED');
  return state === 'recognised' || state === 'cancelled' ? refuse('RECOVERY_OVER', { state }) : undefined;
}

/** A whole recovery is recognised together (S5). Refuses `PARTS_OPEN` with how many are. */
export function recognisable(parts: readonly Pick<PartFacts, 'confirmedOn'>[]): Refusal | undefined {
  const left = parts.filter((one) => !one.confirmedOn).length;
  return left > 0 ? refuse('PARTS_OPEN', { open: left }) : undefined;
}

/** What needs the director's yes: to take a thing, to set off, to waive. Money alone needs none (S5). */
export const matterOf = (kind: RecoveryKind, parts: readonly { kind: PartKind }[]): Matter | undefined => {
  if (kind === 'waiver') return 'waiver';
  return parts.some((one) => one.kind !== 'cash') ? 'inKind' : undefined;
};

/** How far a thing's agreed value lies above (+) or below (−) the debt that ends by it, in fen. */
export const difference = (part: { agreed: Fen; amount: Fen }): bigint => part.agreed - part.amount;

/** Whole fen of an amount that a schema has judged. */
export const given = (amount: number): Fen => fenOf(amount) ?? NONE;

/** Refuses `ABOVE_OWED` for an agreement on more than is owed: what is beyond a debt is no recovery of it. */
export const withinOwed = (owed: Owed, amount: Fen): Refusal | undefined => {
  const all = totalOwed(owed);
  if (all <= NONE) return refuse('NOTHING_OWED');
  return amount > all ? refuse('ABOVE_OWED', { owedFen: all.toString() }) : undefined;
};
