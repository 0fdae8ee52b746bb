import { addMonths, earlier, rolledForward, type Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import type { Article } from '../../ground/law/law.js';
import {
  CIVIL_CODE_FROM,
  dueFor,
  guaranteeArticles,
  modeOf,
  periodOf,
  voidBy,
  type ChangeFacts,
  type GuaranteeFacts,
  type Mode,
  type Period,
} from '../../money/debt/guarantee.js';
import { acts, byDay, type ActFacts, type ActKind } from './limit.js';
import { accelerated, counted } from './limitation.js';

export const standingArticles = {
  general: { code: 'Civil Code 693', zh: '民法典第693条第1款' },
  joint: { code: 'Civil Code 693', zh: '民法典第693条第2款' },
  debt: { code: 'Civil Code 694; Guarantee Interp. 28 (2020)', zh: '民法典第694条、担保制度解释（2020）第28条' },
  before2021: { code: 'Temporal Effect Rules 27 (2020)', zh: '民法典时间效力规定（2020）第27条' },
  bankrupt: { code: 'Guarantee Interp. 23, 24 (2020)', zh: '担保制度解释（2020）第23、24条' },
} as const satisfies Record<string, Article>;

export interface GuarantorFacts {
  guarantee: GuaranteeFacts;
  /** What the guarantor is: a village committee guarantees nothing. */
  nature: string;
  /** The due day of the contract, before anything was agreed later. */
  dueOn: Day;
  changes: readonly ChangeFacts[];
  /** All acts of the debt, whomever they concern. */
  acts: readonly ActFacts[];
  /** Debtors besides the borrower. */
  joint: readonly string[];
}

export type Liability = 'standing' | 'lapsed' | 'void' | 'released' | 'unknown';
/** What keeps the guarantor bound: for a general guarantee nothing but a suit or arbitration against the debtor (CC 693). */
export type Saving = 'suitAgainstDebtor' | 'demandOnGuarantor';

export interface GuaranteeClock {
  guaranteeId: string;
  partyId: string;
  mode: Mode | null;
  state: Liability;
  /** `period`: 保证期间. `waiting`: saved, the guarantee debt's limitation has not begun. `limitation`: its three years (G7). */
  phase: 'period' | 'waiting' | 'limitation' | null;
  from: Day | null;
  endsOn: Day | null;
  article: Article;
  /** What is still to be done before `endsOn`. */
  saves: Saving | null;
  /** The proven act by which the liability outlives the period. */
  savedBy: { id: string; kind: ActKind; on: Day } | null;
  /** The debtor is bankrupt, no claim was filed and the guarantor was not told: he is freed for what could have come in (G13). */
  bankruptcyUnclaimed: boolean;
  /** Whether he may be sued without the debtor (G10). */
  suableAlone: boolean;
}

type Day0 = Pick<On, 'today' | 'calendar'>;

/** Whether a guarantor is bound on a day, until when, and by what (G1–G13). Each guarantor has his own (G6). */
export function guaranteeClock(facts: GuarantorFacts, on: Day0): GuaranteeClock {
  const { guarantee } = facts;
  const past = facts.acts.filter((act) => act.on <= on.today);
  const mode = modeOf(guarantee) ?? null;
  const none = {
    ...{ guaranteeId: guarantee.id, partyId: guarantee.partyId, mode, phase: null, from: null, endsOn: null },
    ...{ saves: null, savedBy: null, bankruptcyUnclaimed: unclaimed(past, guarantee.partyId) },
    suableAlone: mode !== null && barsSuingAlone(mode, past) === undefined,
  } as const;
  if (guarantee.releasedOn && guarantee.releasedOn <= on.today)
    return { ...none, state: 'released', article: guaranteeArticles.newForOld };
  const invalid = voidBy(facts.nature);
  if (invalid) return { ...none, state: 'void', article: invalid };
  if (mode === null) return { ...none, state: 'unknown', article: guaranteeArticles.mode };
  const period = periodOf(guarantee, accelerated(dueFor(facts, guarantee), past));
  const endsOn = rolledForward(period.lastDay, on.calendar);
  const saved = savings({ ...facts, acts: past }, mode).filter((act) => act.on <= endsOn)[0];
  const known = { ...none, from: period.from, endsOn };
  if (saved) return afterwards({ ...facts, acts: past }, { ...known, mode, saved }, on);
  const saves = mode === 'general' ? 'suitAgainstDebtor' : 'demandOnGuarantor';
  if (on.today <= endsOn) return { ...known, state: 'standing', phase: 'period', article: period.article, saves };
  const doubt = doubtful({ ...facts, acts: past }, { mode, period, endsOn }, on);
  return doubt
    ? { ...known, state: 'unknown', article: doubt }
    : { ...known, state: 'lapsed', article: mode === 'general' ? standingArticles.general : standingArticles.joint };
}

const ofDebtor = (facts: GuarantorFacts, act: ActFacts): boolean =>
  act.partyId === null || facts.joint.includes(act.partyId);

const isSuit = (act: ActFacts): boolean => act.kind === 'suit' || act.kind === 'arbitration';

/** Acts that save a guarantee if they lie in its period, the earliest first. A signature of the guarantor is none (G9). */
function savings(facts: GuarantorFacts, mode: Mode): ActFacts[] {
  const { partyId } = facts.guarantee;
  const due = dueFor(facts, facts.guarantee);
  const from = accelerated(due, facts.acts);
  const withdrawn = (act: ActFacts): boolean =>
    facts.acts.some((one) => one.kind === 'suitWithdrawn' && one.about === act.id);
  const servedOnHim = (act: ActFacts): boolean =>
    facts.acts.some((one) => one.kind === 'complaintServed' && one.about === act.id && one.partyId === partyId);
  return facts.acts
    .filter((act) => {
      if (mode === 'general') {
        // Enforcement of a notarised deed stands in for the suit (Guarantee Interp. 27); a withdrawn suit does not count (G8).
        return ofDebtor(facts, act) && (isSuit(act) || act.kind === 'enforcement') && !withdrawn(act);
      }
      if (act.partyId !== partyId) return false; // G6: each guarantor his own.
      if (act.kind === 'guarantorDemand') return act.on > from;
      return isSuit(act) && (!withdrawn(act) || servedOnHim(act));
    })
    .sort(byDay);
}

/** Saved: what then runs is the limitation of the guarantee debt (G7). */
function afterwards(
  facts: GuarantorFacts,
  known: Omit<GuaranteeClock, 'state' | 'article'> & { mode: Mode; saved: ActFacts },
  on: Day0,
): GuaranteeClock {
  const { saved, mode, ...clock } = known;
  const savedBy = { id: saved.id, kind: saved.kind, on: saved.on };
  const start = mode === 'joint' ? saved.on : defenceGoneOn(facts, on);
  const article = standingArticles.debt;
  if (!start || start > on.today)
    return { ...clock, mode, state: 'standing', phase: 'waiting', endsOn: null, article, savedBy };
  const own = facts.acts
    .filter((act) => act.partyId === clock.partyId)
    .map((act): ActFacts => (act.kind === 'guarantorDemand' ? { ...act, kind: 'demandSigned' } : act));
  const run = counted({ start: { on: start, article }, longstopOn: null, changes: [], acts: own }, on);
  const state = run.state === 'expired' ? 'lapsed' : 'standing';
  const saves = state === 'standing' && run.endsOn ? 'demandOnGuarantor' : null;
  return {
    ...{ ...clock, mode, savedBy, state, phase: 'limitation', saves, article },
    ...{ from: run.from, endsOn: run.endsOn },
  };
}

const YEAR = 12;

/** From when a general guarantor can no longer point to the debtor (CC 687; Guarantee Interp. 28). */
function defenceGoneOn(facts: GuarantorFacts, on: Day0): Day | undefined {
  const known = facts.acts.filter(
    (act) => act.kind === 'enforcementUnsatisfied' || act.kind === 'defenceGone' || act.kind === 'debtorBankrupt',
  );
  const asked = facts.acts
    .filter((act) => act.kind === 'enforcement' && ofDebtor(facts, act))
    .map((act) => addMonths(act.on, YEAR))
    .filter((day) => day <= on.today);
  const days = [...known.map((act) => act.on), ...asked];
  return days.length > 0 ? days.reduce(earlier) : undefined;
}

/** Lapsed by the safe count, but a court may see it otherwise: legal decides. */
function doubtful(
  facts: GuarantorFacts,
  terms: { mode: Mode; period: Period; endsOn: Day },
  on: Day0,
): Article | undefined {
  const { guarantee } = facts;
  const twoYears = rolledForward(addMonths(terms.period.from, 2 * YEAR), on.calendar);
  // Words like "until paid off", signed before 2021: two years may be pleaded if they still ran then.
  if (
    guarantee.periodText !== null &&
    terms.period.kind === 'legal' &&
    guarantee.signedOn !== null &&
    guarantee.signedOn < CIVIL_CODE_FROM &&
    addMonths(terms.period.from, 2 * YEAR) >= CIVIL_CODE_FROM &&
    (on.today <= twoYears || savings(facts, terms.mode).some((act) => act.on <= twoYears))
  )
    return standingArticles.before2021;
  // In a bankruptcy nobody sues the debtor: whether the claim filed in it saves a general guarantee is for counsel.
  const claimed = facts.acts.some((act) => act.kind === 'bankruptcyClaim' && act.on <= terms.endsOn);
  return terms.mode === 'general' && claimed ? standingArticles.bankrupt : undefined;
}

const unclaimed = (past: readonly ActFacts[], partyId: string): boolean =>
  past.some((act) => act.kind === 'debtorBankrupt') &&
  !past.some((act) => act.kind === 'bankruptcyClaim') &&
  !past.some((act) => act.kind === 'guarantorTold' && act.partyId === partyId);

/**
 * Whether a guarantor may be sued without the debtor (G10): a joint one may; a general one only when his defence is gone
 * (CC 687), else the court dismisses it (Guarantee Interp. 26). Answers the article that bars it.
 */
export function barsSuingAlone(mode: Mode, all: readonly ActFacts[]): Article | undefined {
  if (mode === 'joint') return undefined;
  const gone = all.some((act) => act.kind === 'defenceGone' || act.kind === 'debtorBankrupt');
  return gone ? undefined : acts.defenceGone.article;
}
