import {
  addDays,
  addMonths,
  later,
  rolledBack,
  rolledForward,
  termEnd,
  type Day,
} from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import { parameters, type Article } from '../../ground/law/law.js';
import type { CourtDeadline, CourtTask } from '../../cases/case/court.js';
import type { Watch } from '../../cases/case/watch.js';

export type CourtDay = Pick<On, 'today' | 'law' | 'calendar'>;

/** A term of procedure: what saves a right is warned of before its end, what the court owes is asked for after it. */
interface Clock {
  article: Article;
  savesRight: boolean;
  task?: CourtTask;
  /** Days before the end on which the task is opened; none: on the day after the end, because the court is late. */
  warnDays?: readonly number[];
}

const of = (key: keyof typeof parameters): Article => parameters[key].article;
const settled: Article = {
  code: 'Enforcement Settlement Rules 10 (2018)',
  zh: '关于执行和解若干问题的规定（2018）第10条',
};

/** Every term of court with its article (rules of procedure as of 2023). */
export const clocks: Record<CourtDeadline, Clock> = {
  courtRegister: { article: of('courtRegisterDays'), savesRight: false, task: 'pressCourt' },
  courtPapers: {
    article: { code: 'CPL Interpretation 126 (2022)', zh: '民事诉讼法解释（2022）第126条' },
    savesRight: true,
    task: 'completePapers',
    warnDays: [2],
  },
  // An unpaid fee is a withdrawn suit, and its interruption of limitation with it.
  courtFee: { article: of('courtFeeDays'), savesRight: true, task: 'payCourtFee', warnDays: [7, 2] },
  courtCopy: { article: of('courtCopyDays'), savesRight: false, task: 'pressCourt' },
  defence: { article: of('defenceDays'), savesRight: false },
  publication: { article: of('publicationDays'), savesRight: false },
  trial: { article: of('trialOrdinaryMonths'), savesRight: false, task: 'pressCourt' },
  ownAppeal: { article: of('appealDays'), savesRight: true, task: 'decideAppeal', warnDays: [15, 3] },
  secondTrial: { article: of('trialSecondMonths'), savesRight: false, task: 'pressCourt' },
  retrial: { article: of('retrialMonths'), savesRight: true, task: 'considerRetrial', warnDays: [60, 14] },
  preservationRuling: { article: of('preservationRulingDays'), savesRight: false, task: 'pressCourt' },
  preSuit: { article: of('preSuitDays'), savesRight: true, task: 'sueAfterPreservation', warnDays: [20, 10, 3] },
  freeze: { article: of('freezeRenewDays'), savesRight: true, task: 'renewFreeze', warnDays: [30, 14, 8] },
  orderAccept: { article: of('orderAcceptDays'), savesRight: false, task: 'pressCourt' },
  orderIssue: { article: of('orderIssueDays'), savesRight: false, task: 'pressCourt' },
  orderService: { article: of('orderServeDays'), savesRight: true, task: 'orderUnserved', warnDays: [10, 3] },
  orderObjection: { article: of('orderObjectDays'), savesRight: false },
  orderSuit: { article: of('orderSuitDays'), savesRight: true, task: 'answerOrderVoid', warnDays: [7, 2] },
  realisation: { article: of('realisationDays'), savesRight: false, task: 'pressCourt' },
  confirmation: { article: of('confirmationDays'), savesRight: true, task: 'confirmMediation', warnDays: [25, 10, 3] },
  enforcement: {
    article: of('enforcementMonths'),
    savesRight: true,
    task: 'applyEnforcement',
    warnDays: [180, 90, 30, 14, 7],
  },
  slowCourt: { article: of('slowCourtMonths'), savesRight: false, task: 'slowCourt' },
  recheck: { article: of('zhongbenRecheckMonths'), savesRight: false, task: 'recheckAssets' },
  settlement: { article: settled, savesRight: true, task: 'reviveSettlement', warnDays: [180, 90, 30, 14, 7] },
};

/** The article of each deadline of a court, for the screens. */
export const courtBasis = Object.fromEntries(
  Object.entries(clocks).map(([name, clock]) => [name, clock.article]),
) as Record<CourtDeadline, Article>;

export const isCourtDeadline = (text: string): text is CourtDeadline => text in clocks;

/** A term with its last day as counted, and as the law rolls it over a holiday (CPL 85). */
export interface Term {
  from: Day;
  counted: Day;
  on: Day;
}

export const ofDays = (from: Day, days: number, on: Pick<On, 'calendar'>): Term => ({
  from,
  counted: addDays(from, days),
  on: termEnd({ from, days }, on.calendar),
});

/** Months end on the same day number, or on the last day of a shorter month (Civil Code 202). */
export const ofMonths = (from: Day, months: number, on: Pick<On, 'calendar'>): Term => {
  const counted = addMonths(from, months);
  return { from, counted, on: rolledForward(counted, on.calendar) };
};

/** A last day that the court has set: it does not roll. */
export const until = (from: Day, lastOn: Day): Term => ({ from, counted: lastOn, on: lastOn });

// From here on the supervisor is told as well.
const RED_DAYS = 14;

/**
 * The watch over a term. `about` is the row it hangs on. Of warnings that are past only the last is left, so that a term that
 * was told late opens one task and not five.
 */
export function watched(
  kind: CourtDeadline,
  terms: { about: string; term: Term; article?: Article },
  on: CourtDay,
): Watch {
  const { about, term } = terms;
  const { article, savesRight, task, warnDays } = clocks[kind];
  const base = { for: kind, about, from: term.from, on: term.on, article: terms.article ?? article, savesRight };
  if (!task) return { ...base, tasks: [] };
  if (!warnDays)
    return { ...base, tasks: [{ openOn: addDays(term.on, 1), kind: task, about: `${about}/${kind}`, role: 'legal' }] };
  const warnings = warnDays.map((days) => ({
    days,
    // An alarm never relies on a term rolling forward.
    openOn: later(term.from, rolledBack(addDays(term.counted, -days), on.calendar)),
  }));
  const past = warnings.filter((one) => one.openOn <= on.today).at(-1);
  const left = [...(past ? [past] : []), ...warnings.filter((one) => one.openOn > on.today)];
  return {
    ...base,
    tasks: left.flatMap(({ days, openOn }) => {
      const own = { openOn, kind: task, about: `${about}/${kind}/${days}` };
      const red = savesRight && days <= RED_DAYS && days < Math.max(...warnDays);
      return [
        { ...own, role: 'legal' as const },
        ...(red ? [{ ...own, about: `${own.about}/supervisor`, role: 'supervisor' as const }] : []),
      ];
    }),
  };
}
