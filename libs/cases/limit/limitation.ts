import { addMonths, earlier, later, rolledForward, type Calendar, type Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import type { Article } from '../../ground/law/law.js';
import type { ChangeFacts } from '../../money/debt/guarantee.js';
import { acts, byDay, type ActFacts, type ActKind } from './limit.js';

const MONTHS = 36; // Civil Code 188
const OLD_MONTHS = 24; // General Principles 135, for what was over before the General Provisions.
const LONGSTOP_MONTHS = 240; // Civil Code 188
const OBSTACLE_MONTHS = 6; // Civil Code 194
const GENERAL_PROVISIONS_FROM = '2017-10-01' as Day;

export const limitationArticles = {
  general: { code: 'Civil Code 188', zh: '民法典第188条' },
  instalments: { code: 'Civil Code 189', zh: '民法典第189条' },
  onDemand: { code: 'Limitation Rules 4 (2020)', zh: '诉讼时效规定（2020）第4条' },
  suspended: { code: 'Civil Code 194', zh: '民法典第194条' },
  extended: { code: 'Limitation Rules 14 (2020)', zh: '诉讼时效规定（2020）第14条' },
  old: { code: 'Limitation Interp. 2, 3 (2018)', zh: '民法总则诉讼时效解释（2018）第2、3条' },
} as const satisfies Record<string, Article>;

/** When the claim falls due: on a day, by instalments, or when it is asked for. */
export type DueFacts =
  { on: Day } | { instalments: readonly [Day, ...Day[]] } | { graceEndsOn: Day | null; refusedOn: Day | null };

export interface LimitationFacts {
  due: DueFacts;
  changes: readonly Pick<ChangeFacts, 'agreedOn' | 'newDueOn'>[];
  /** Who owes together with the debtor: what interrupts for one interrupts for all (L14); a guarantor is none of them. */
  joint: readonly string[];
  acts: readonly ActFacts[];
  /** A thing secures the claim: it is lost with it (M1). */
  pledged: boolean;
}

/** `interrupted`: a proceeding holds it until it ends. `notBegun`: nobody has asked for a debt without a due day. */
export type LimitState = 'notBegun' | 'running' | 'interrupted' | 'expired' | 'revived';

export interface Limitation {
  /** The day of the event from which it is counted; the day itself is not counted (CC 201). */
  from: Day | null;
  /** Its last day, rolled over a holiday (CC 202, 203); none while a proceeding holds it. */
  endsOn: Day | null;
  longstopOn: Day | null;
  state: LimitState;
  lastAct: { id: string; kind: ActKind; on: Day } | null;
  article: Article;
  /** After expiry the claim lives on, but the debtor has a defence; a mortgage is no longer protected (CC 192, 419). */
  whatLapses: readonly ('claimInCourt' | 'mortgage')[];
}

type Day0 = Pick<On, 'today' | 'calendar'>;

/**
 * The limitation of a claim (诉讼时效) as it stands on a day: L1–L5, L8, L10–L17, L19. Acts without proof are not among its
 * facts; payments by a third person are not the debtor's acts.
 */
export function limitation(facts: LimitationFacts, on: Day0): Limitation {
  const whatLapses = facts.pledged ? (['claimInCourt', 'mortgage'] as const) : (['claimInCourt'] as const);
  const start = startOf(facts);
  if (!start)
    return {
      ...{ from: null, endsOn: null, longstopOn: null, lastAct: null, whatLapses },
      ...{ state: 'notBegun', article: limitationArticles.onDemand },
    };
  const own = facts.acts.filter((act) => act.partyId === null || facts.joint.includes(act.partyId));
  const moved = facts.changes.reduce((due, change) => later(due, change.newDueOn), start.on);
  const longstopOn = rolledForward(addMonths(moved, LONGSTOP_MONTHS), on.calendar);
  const run = counted({ start, longstopOn, changes: facts.changes, acts: own }, on);
  return { ...run, longstopOn, whatLapses };
}

/** From when the claim could be pursued: L1–L3. An acceleration moves the day forward. */
function startOf(facts: LimitationFacts): { on: Day; article: Article } | undefined {
  const { due } = facts;
  if ('graceEndsOn' in due) {
    const first = due.refusedOn ?? due.graceEndsOn; // L2: a refusal at the first demand, else the end of the grace given.
    return first === null ? undefined : { on: first, article: limitationArticles.onDemand };
  }
  const [on, article] =
    'on' in due
      ? [due.on, limitationArticles.general]
      : [due.instalments.reduce(later), limitationArticles.instalments];
  return { on: accelerated(on, facts.acts), article };
}

/** The due day after an acceleration (提前到期) that reached the debtor before it. */
export const accelerated = (dueOn: Day, all: readonly ActFacts[]): Day =>
  all.filter((act) => act.kind === 'acceleration').reduce((day, act) => earlier(day, act.on), dueOn);

export interface Run {
  start: { on: Day; article: Article };
  longstopOn: Day | null;
  changes: readonly Pick<ChangeFacts, 'agreedOn' | 'newDueOn'>[];
  acts: readonly ActFacts[];
}

type Counted = Omit<Limitation, 'longstopOn' | 'whatLapses'> & { from: Day };

interface Standing {
  from: Day;
  article: Article;
  lastAct: Counted['lastAct'];
  open: readonly string[];
  revived: boolean;
}

/** Three years counted from a day, through everything that happened until today. Also the limitation of a guarantee debt (G7). */
export function counted(run: Run, on: Day0): Counted {
  const past = run.acts.filter((act) => act.on <= on.today);
  const lost = lostSuits(past);
  const happened: (ActFacts | { on: Day; newDueOn: Day })[] = [
    ...past.filter((act) => !lost.has(act.id)),
    ...run.changes
      .filter((one) => one.agreedOn <= on.today)
      .map((one) => ({ on: one.agreedOn, newDueOn: one.newDueOn })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  let now: Standing = { from: run.start.on, article: run.start.article, lastAct: null, open: [], revived: false };
  for (const one of happened) {
    const over = now.open.length === 0 && one.on > lastDay(now, { run, past, asOf: one.on }, on.calendar);
    now = 'newDueOn' in one ? extended(now, one, over) : acted(now, one, { over, served: servedOn(past, one) });
  }
  const { from, lastAct, article } = now;
  if (now.open.length > 0) return { from, endsOn: null, state: 'interrupted', lastAct, article };
  const endsOn = lastDay(now, { run, past, asOf: on.today }, on.calendar);
  const state = on.today > endsOn ? 'expired' : now.revived ? 'revived' : 'running';
  const old = addMonths(from, OLD_MONTHS) < GENERAL_PROVISIONS_FROM;
  return { from, endsOn, state, lastAct, article: old ? limitationArticles.old : article };
}

function extended(now: Standing, change: { on: Day; newDueOn: Day }, over: boolean): Standing {
  // An extension is the debtor's agreement to pay (L13); after expiry it is a new agreement (L17).
  const from = later(now.from, change.newDueOn);
  return { ...now, from, article: limitationArticles.extended, lastAct: null, revived: now.revived || over };
}

function acted(now: Standing, act: ActFacts, terms: { over: boolean; served: Day | undefined }): Standing {
  const { does, article } = acts[act.kind];
  const lastAct = { id: act.id, kind: act.kind, on: act.on };
  if (act.kind === 'proceedingEnded' || act.kind === 'suitWithdrawn') {
    if (!act.about || !now.open.includes(act.about)) return now;
    const open = now.open.filter((id) => id !== act.about);
    // A suit that was withdrawn is no more than the demand that its copy was (L6): from the day it was served.
    const from = act.kind === 'proceedingEnded' ? act.on : later(now.from, terms.served ?? now.from);
    return { ...now, open, from, article, lastAct };
  }
  if (does === 'nothing' || (terms.over && does !== 'revives')) return now;
  // A demand before the debt is due moves nothing: the limitation has not begun.
  const from = later(now.from, act.on);
  const open = does === 'proceeding' ? [...now.open, act.id] : now.open;
  return from === act.on || does === 'proceeding'
    ? { from, article, lastAct, open, revived: now.revived || terms.over }
    : now;
}

/** Suits that were withdrawn before their copy reached the debtor: as if they had never been filed, to be on the safe side. */
function lostSuits(past: readonly ActFacts[]): Set<string> {
  const withdrawn = past.filter((act) => act.kind === 'suitWithdrawn').map((act) => act.about);
  const served = past.filter((act) => act.kind === 'complaintServed').map((act) => act.about);
  return new Set(withdrawn.filter((id): id is string => id !== null && !served.includes(id)));
}

const servedOn = (past: readonly ActFacts[], act: ActFacts): Day | undefined =>
  past.find((one) => one.kind === 'complaintServed' && one.about === act.about && act.about !== null)?.on;

/** The last day of the period that runs from a day, with obstacles known on another day and the long-stop. */
function lastDay(
  now: Pick<Standing, 'from'>,
  terms: { run: Run; past: readonly ActFacts[]; asOf: Day },
  calendar: Calendar,
): Day {
  const twoYears = addMonths(now.from, OLD_MONTHS);
  // L19: what was over before the General Provisions stays over; what still ran became three years. Not rolled: no table of
  // holidays reaches back so far, and a day less is the safe side.
  if (twoYears < GENERAL_PROVISIONS_FROM) return twoYears;
  const plain = suspended(rolledForward(addMonths(now.from, MONTHS), calendar), terms, calendar);
  const { longstopOn } = terms.run;
  return longstopOn && now.from <= longstopOn ? earlier(plain, longstopOn) : plain;
}

/**
 * Suspension (L16): an obstacle in the last six months holds the end until six months after it is gone. While it lasts, the
 * end shown is the earliest one possible: six months from that day.
 */
function suspended(endsOn: Day, terms: { past: readonly ActFacts[]; asOf: Day }, calendar: Calendar): Day {
  const obstacles = terms.past.filter((act) => act.kind === 'obstacleBegan').sort(byDay);
  return obstacles.reduce((end, began) => {
    const gone = terms.past.find((act) => act.kind === 'obstacleEnded' && act.about === began.id)?.on;
    const lasted = gone && gone <= terms.asOf ? gone : terms.asOf;
    const lastMonths = addMonths(end, -OBSTACLE_MONTHS);
    if (began.on > end || began.on > terms.asOf || lasted <= lastMonths) return end;
    return later(end, rolledForward(addMonths(lasted, OBSTACLE_MONTHS), calendar));
  }, endsOn);
}
