import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Article } from '../../ground/law/law.js';
import { articles } from '../../ground/law/law.js';
import type { Level } from '../../people/approval/approval.js';
import type { Role } from '../../people/staff/staff.js';
import type { Stage } from '../../cases/case/case.js';

export const targets = ['announcement', 'urging', 'litigation', 'writtenOff', 'ended'] as const;
export type Target = (typeof targets)[number];

/** A step that needs a request: who may ask, where the decision starts, and whether the clock asks when a term has ended. */
export interface Route {
  lowest: Level;
  askers: readonly Role[];
  byClock: boolean;
  /** The stage's term must be over before anybody may ask. */
  afterTerm: boolean;
  article: Article;
}

const staffAsk: readonly Role[] = ['collector', 'supervisor'];
const suit = {
  lowest: 1,
  askers: [...staffAsk, 'director', 'legal'],
  byClock: false,
  afterTerm: false,
  article: articles.suit,
} as const satisfies Route;
const error = {
  lowest: 0,
  askers: staffAsk,
  byClock: false,
  afterTerm: false,
  article: articles.counting,
} as const satisfies Route;

/**
 * Which steps need an approval, by stage. That notice, announcement and urging come before a suit is custom and no
 * condition: staff may ask for a suit earlier, with a reason, and nothing here says otherwise.
 */
export const routes: Record<Stage, Partial<Record<Target, Route>>> = {
  intake: { litigation: suit, ended: error },
  notice: {
    announcement: { lowest: 0, askers: staffAsk, byClock: true, afterTerm: true, article: articles.demand },
    litigation: suit,
    ended: error,
  },
  announcement: {
    urging: { lowest: 0, askers: staffAsk, byClock: true, afterTerm: true, article: articles.service },
    litigation: suit,
    ended: error,
  },
  urging: { litigation: { ...suit, byClock: true }, ended: error },
  litigation: {
    writtenOff: {
      lowest: 1,
      askers: [...staffAsk, 'legal'],
      byClock: false,
      afterTerm: false,
      article: articles.writeOff,
    },
  },
  writtenOff: {},
  settled: {},
  ended: {},
};

/** The route of a request, or why there is none now. `term` is the end of the stage's term, if it runs. */
export function route(terms: { stage: Stage; to: Target; termEndsOn: Day | undefined; today: Day }): Route | Refusal {
  const found = routes[terms.stage][terms.to];
  if (!found) return refuse('NO_SUCH_STEP', { from: terms.stage, to: terms.to });
  if (!found.afterTerm) return found;
  if (!terms.termEndsOn) return refuse('NOT_SERVED');
  if (terms.today <= terms.termEndsOn) return refuse('TERM_RUNNING', { termEndsOn: terms.termEndsOn });
  return found;
}

/** The step for which the clock asks when a stage's term has ended. */
export function clockTarget(stage: Stage): { to: Target; route: Route } | undefined {
  for (const to of targets) {
    const found = routes[stage][to];
    if (found?.byClock) return { to, route: found };
  }
  return undefined;
}
