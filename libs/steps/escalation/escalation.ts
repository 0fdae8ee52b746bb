import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Article } from '../../ground/law/law.js';
import { articles } from '../../ground/law/law.js';
import { matterOf, type Matter } from '../../people/approval/authority.js';
import type { Role } from '../../people/staff/staff.js';
import type { Stage } from '../../cases/case/case.js';
import type { Effects } from '../../cases/fact/fact.js';

export const targets = ['announcement', 'urging', 'litigation', 'writtenOff', 'ended'] as const;
export type Target = (typeof targets)[number];

/** A step that needs a request: who may ask, and whether the clock asks when a term has ended. Who decides, the authority table says. */
export interface Route {
  /** What may be asked for on this way: the ground says which. */
  matters: readonly Matter[];
  askers: readonly Role[];
  byClock: boolean;
  /** The stage's term must be over before anybody may ask. */
  afterTerm: boolean;
  article: Article;
}

const staffAsk: readonly Role[] = ['collector', 'supervisor'];
const withLegal: readonly Role[] = [...staffAsk, 'legal'];
const suit = {
  matters: ['litigation', 'expeditedSuit'],
  askers: [...staffAsk, 'director', 'legal'],
  byClock: false,
  afterTerm: false,
  article: articles.suit,
} as const satisfies Route;
const writeOff = {
  matters: ['writtenOff'],
  askers: withLegal,
  byClock: false,
  afterTerm: false,
  article: articles.writeOff,
} as const satisfies Route;
// An assigned claim is somebody else's: the assignee's notice ends our case at any stage (Civil Code 545, 546).
const assignment = {
  matters: ['assignment'],
  askers: withLegal,
  byClock: false,
  afterTerm: false,
  article: { code: 'Civil Code 546', zh: '民法典第546条' },
} as const satisfies Route;
const error = {
  matters: ['ended', 'assignment'],
  askers: withLegal,
  byClock: false,
  afterTerm: false,
  article: articles.counting,
} as const satisfies Route;

/**
 * Which steps need an approval, by stage. That notice, announcement and urging come before a suit is custom and no
 * condition: staff may ask for a suit earlier, with a reason, and nothing here says otherwise. A write-off needs its ground
 * and evidence, not a suit (X9).
 */
export const routes: Record<Stage, Partial<Record<Target, Route>>> = {
  intake: { litigation: suit, ended: error },
  notice: {
    announcement: {
      ...{ matters: ['announcement'], askers: staffAsk, byClock: true, afterTerm: true },
      article: articles.demand,
    },
    litigation: suit,
    writtenOff: writeOff,
    ended: error,
  },
  announcement: {
    urging: {
      ...{ matters: ['urging'], askers: staffAsk, byClock: true, afterTerm: true },
      article: articles.service,
    },
    litigation: suit,
    writtenOff: writeOff,
    ended: error,
  },
  urging: { litigation: { ...suit, byClock: true }, writtenOff: writeOff, ended: error },
  litigation: { writtenOff: writeOff, ended: assignment },
  // W8: only in the listed cases; until then the claim lives on (账销案存).
  writtenOff: { ended: { ...assignment, matters: ['closure', 'assignment'], article: articles.writeOff } },
  settled: {},
  ended: {},
};

/**
 * The route of a request and its matter, or why there is none now. `termEndsOn` is the end of the stage's term, if it runs.
 * Refuses `NO_SUCH_STEP`, `NOT_SERVED`, `TERM_RUNNING`.
 */
export function route(terms: {
  stage: Stage;
  to: Target;
  ground?: string | null;
  termEndsOn: Day | undefined;
  today: Day;
}): (Route & { matter: Matter }) | Refusal {
  const found = routes[terms.stage][terms.to];
  const matter = matterOf(terms.to, terms.ground ?? null);
  if (!found?.matters.includes(matter)) return refuse('NO_SUCH_STEP', { from: terms.stage, to: terms.to });
  if (!found.afterTerm) return { ...found, matter };
  if (!terms.termEndsOn) return refuse('NOT_SERVED');
  if (terms.today <= terms.termEndsOn) return refuse('TERM_RUNNING', { termEndsOn: terms.termEndsOn });
  return { ...found, matter };
}

/** The step for which the clock asks when a stage's term has ended. */
export function clockTarget(stage: Stage): { to: Target; route: Route } | undefined {
  for (const to of targets) {
    const found = routes[stage][to];
    if (found?.byClock) return { to, route: found };
  }
  return undefined;
}

/**
 * A step that presses the debtor waits while a hold, a dispute or a kept plan silences pressure, also when people ask for it or
 * decide it; a suit, a write-off or an end is no pressure and may save a right (X4).
 */
export const unpressed = (what: string, effects: Pick<Effects, 'escalation' | 'because'>): Refusal | undefined =>
  (what === 'announcement' || what === 'urging') && !effects.escalation
    ? refuse('CONTACT_SILENCED', { because: effects.because })
    : undefined;
