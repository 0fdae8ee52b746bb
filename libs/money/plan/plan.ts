import { addMonths, rolledForward, type Calendar, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Refusal } from '../../ground/command/command.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import { least, minus, NONE, plus, type Fen } from '../../ground/fen/fen.js';

export const planRefusals = [
  'PLAN_UNSIGNED',
  'PLAN_DAYS_MIXED',
  'PLAN_SUM_WRONG',
  'PLAN_TOO_LONG',
  'PLAN_ABOVE_OWED',
  'PLAN_OPEN',
  'PLAN_NOT_IN_FORCE',
] as const;

export type PlanState = 'proposed' | 'inForce' | 'kept' | 'broken' | 'cancelled' | 'refused';
export type InstalmentState = 'open' | 'kept' | 'broken';

export interface Instalment {
  n: number;
  dueOn: Day;
  amountFen: Fen;
}

/** What debtor and creditor signed: when, over how much, and which part by which day. */
export interface Agreement {
  signedOn: Day;
  totalFen: Fen;
  instalments: readonly Instalment[];
}

export interface JudgedInstalment extends Instalment {
  id: string;
  state: InstalmentState;
}

export interface PlanFacts extends Agreement {
  id: string;
  state: PlanState;
  instalments: readonly JudgedInstalment[];
}

/** Money that came in and was not reversed since. */
export interface Receipt {
  valueDay: Day;
  amountFen: Fen;
}

/** What shows that the debtor signed: nothing else puts a plan in force, and nothing else is his agreement (L13). */
const signatures: readonly ProofKind[] = ['signature', 'contract'];
export const isSigned = (proof: ProofKind): boolean => signatures.includes(proof);

/** A plan has no more parts than this, however small they are. */
const MOST_INSTALMENTS = 120;

/**
 * The same amount every month from the first day on, the last part takes the rest: 47,000 yuan at 1,500 a month are
 * 31 parts and one of 500 (S2). A month without that day number ends it (Civil Code 202). Refuses `PLAN_TOO_LONG`.
 */
export function regular(terms: { totalFen: Fen; perMonthFen: Fen; firstOn: Day }): Instalment[] | Refusal {
  const { totalFen, perMonthFen, firstOn } = terms;
  if (perMonthFen <= NONE || totalFen <= NONE) return refuse('PLAN_SUM_WRONG', { totalFen: totalFen.toString() });
  const parts = (totalFen + perMonthFen - 1n) / perMonthFen;
  if (parts > MOST_INSTALMENTS) return refuse('PLAN_TOO_LONG', { parts: MOST_INSTALMENTS });
  return Array.from({ length: Number(parts) }, (_, at) => ({
    n: at + 1,
    dueOn: addMonths(firstOn, at),
    amountFen: least(perMonthFen, minus(totalFen, (perMonthFen * BigInt(at)) as Fen)),
  }));
}

/** Parts given day by day, numbered in their order. */
export const numbered = (parts: readonly { dueOn: Day; amountFen: Fen }[]): Instalment[] =>
  parts.map((part, at) => ({ n: at + 1, ...part }));

const sumOf = (instalments: readonly Instalment[]): Fen => plus(...instalments.map((one) => one.amountFen));

/**
 * Why an agreement cannot be a plan: signed on a day to come; days that do not follow one another; parts that are not the
 * total to the fen; longer than `planLongestMonths` from its signing; over already; more than was owed when it was signed.
 */
export function agreeable(
  agreement: Agreement,
  facts: { owedAtSigningFen: Fen },
  on: Pick<On, 'today' | 'law'>,
): Refusal | undefined {
  const { signedOn, totalFen, instalments } = agreement;
  if (signedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  const first = instalments[0];
  const last = instalments.at(-1);
  if (!first || !last || instalments.length > MOST_INSTALMENTS)
    return refuse('PLAN_TOO_LONG', { parts: MOST_INSTALMENTS });
  const mixed = instalments.some((one, at) => one.dueOn <= (instalments[at - 1]?.dueOn ?? ''));
  if (mixed || first.dueOn < signedOn) return refuse('PLAN_DAYS_MIXED');
  if (instalments.some((one) => one.amountFen <= NONE) || sumOf(instalments) !== totalFen)
    return refuse('PLAN_SUM_WRONG', { totalFen: totalFen.toString() });
  const until = addMonths(signedOn, on.law.value.planLongestMonths);
  if (last.dueOn > until) return refuse('PLAN_TOO_LONG', { until });
  if (last.dueOn < on.today) return refuse('DAY_TOO_EARLY', { from: on.today });
  if (totalFen > facts.owedAtSigningFen)
    return refuse('PLAN_ABOVE_OWED', { owedFen: facts.owedAtSigningFen.toString() });
  return undefined;
}

/** The last day on which an instalment can be paid: on a holiday it rolls on (Civil Code 203). */
export const lastDay = (instalment: Pick<Instalment, 'dueOn'>, calendar: Calendar): Day =>
  rolledForward(instalment.dueOn, calendar);

/** Money of a span of days, both included, by the day it counts from. */
export const paidBetween = (receipts: readonly Receipt[], span: { from: Day; until: Day }): Fen =>
  plus(
    ...receipts
      .filter((one) => one.valueDay >= span.from && one.valueDay <= span.until)
      .map((receipt) => receipt.amountFen),
  );

/**
 * Whether an instalment was met: all that was paid from the signing to its last day covers all that was due by then.
 * Paying early or more is no fault; a part of it is not kept.
 */
export function isMet(
  plan: Agreement,
  instalment: Instalment,
  terms: { receipts: readonly Receipt[]; calendar: Calendar },
): boolean {
  const due = sumOf(plan.instalments.filter((one) => one.n <= instalment.n));
  const until = lastDay(instalment, terms.calendar);
  return paidBetween(terms.receipts, { from: plan.signedOn, until }) >= due;
}

export type Judgement = { instalmentId: string; n: number; met: boolean; last: boolean };

/** An instalment on its day: judged on the day after its last day, never on it. Undefined while it is not to be judged. */
export function judgedOn(
  plan: PlanFacts,
  instalmentId: string,
  terms: { receipts: readonly Receipt[]; on: Pick<On, 'today' | 'calendar'> },
): Judgement | undefined {
  const one = plan.instalments.find((instalment) => instalment.id === instalmentId);
  if (!one || plan.state !== 'inForce' || one.state !== 'open') return undefined;
  const { calendar, today } = terms.on;
  if (today <= lastDay(one, calendar)) return undefined;
  const met = isMet(plan, one, { receipts: terms.receipts, calendar });
  return { instalmentId: one.id, n: one.n, met, last: one.n === plan.instalments.length };
}

/** A part that was kept by money reversed since: the plan is broken at the next look, also after its end. */
export function undone(
  plan: PlanFacts,
  terms: { receipts: readonly Receipt[]; calendar: Calendar },
): JudgedInstalment | undefined {
  if (plan.state !== 'inForce' && plan.state !== 'kept') return undefined;
  return plan.instalments.find((one) => one.state === 'kept' && !isMet(plan, one, terms));
}

/** The instalments whose last day is over and that nobody has judged, the earliest first. */
export const unjudged = (plan: PlanFacts, on: Pick<On, 'today' | 'calendar'>): JudgedInstalment[] =>
  plan.state === 'inForce'
    ? plan.instalments.filter((one) => one.state === 'open' && lastDay(one, on.calendar) < on.today)
    : [];

/** The part that a plan in force waits for. */
export const nextInstalment = (plan: PlanFacts): JudgedInstalment | undefined =>
  plan.state === 'inForce' ? plan.instalments.find((one) => one.state === 'open') : undefined;

export interface PlanProgress {
  /** Paid since the signing, no more than the plan's total: 已还. */
  paidFen: Fen;
  /** 余 */
  leftFen: Fen;
  next: JudgedInstalment | undefined;
}

/** How far a plan has come: of 47,000 agreed 18,000 paid, 29,000 left (S2). */
export function progress(plan: PlanFacts, receipts: readonly Receipt[]): PlanProgress {
  const all = plus(...receipts.filter((one) => one.valueDay >= plan.signedOn).map((one) => one.amountFen));
  const paidFen = least(all, plan.totalFen);
  return { paidFen, leftFen: minus(plan.totalFen, paidFen), next: nextInstalment(plan) };
}

/** Parts as they were sent: every month the same, or each with its day. Refusals: see `regular`. */
export function instalmentsOf(
  wanted:
    | { totalFen: Fen; perMonthFen: Fen; firstOn: Day }
    | { totalFen: Fen; parts: readonly { dueOn: Day; amountFen: Fen }[] },
): Instalment[] | Refusal {
  const parts = 'parts' in wanted ? numbered(wanted.parts) : regular(wanted);
  return isRefusal(parts) ? parts : [...parts];
}
