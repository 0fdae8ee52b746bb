import type { Day } from '../../ground/calendar/calendar.js';
import { articles, type Article } from '../../ground/law/law.js';
import { departments, type Department, type Role } from '../staff/staff.js';

/** What can be asked for: one row of the authority table each. */
export const matters = [
  'announcement',
  'pressDemand',
  'urging',
  'litigation',
  'expeditedSuit',
  'plan',
  'hold',
  'waiver',
  'inKind',
  'writtenOff',
  'ended',
  'assignment',
  'closure',
  'reversal',
  'parameter',
  'authority',
  'roleGrant',
] as const;
export type Matter = (typeof matters)[number];

/** What a request is named by: its target for a step of the case, else its matter. */
export type What = Exclude<Matter, 'expeditedSuit' | 'assignment' | 'closure'>;

/** Grounds for which a suit may not wait its turn: only an act in court saves the right (Civil Code 693, G5, X8). */
export const expeditedGrounds = ['guaranteeEnding', 'freezeEnding', 'expedited'] as const;

/** Cases in which a written-off claim really ends (Write-off Measures 16, W8). */
export const closureGrounds = [
  'bankruptcyClosedTwoYears',
  'nothingOwedByJudgment',
  'planPerformed',
  'forgivenAndPerformed',
  'limitationLost',
] as const;

/** Why a case ends other than by payment: it was opened in error, the claim was assigned, or W8. */
export const endGrounds = ['openedInError', 'assigned', ...closureGrounds] as const;

const among = (list: readonly string[], ground: string | null): boolean => ground !== null && list.includes(ground);

/** The row of the authority table that judges a request: the same target has another one on certain grounds. */
export function matterOf(what: What, ground: string | null): Matter {
  if (what === 'litigation' && among(expeditedGrounds, ground)) return 'expeditedSuit';
  if (what === 'ended' && ground === 'assigned') return 'assignment';
  if (what === 'ended' && among(closureGrounds, ground)) return 'closure';
  return what;
}

/** The name of a request for a matter. */
export function whatOf(matter: Matter): What {
  if (matter === 'expeditedSuit') return 'litigation';
  return matter === 'assignment' || matter === 'closure' ? 'ended' : matter;
}

const steps: readonly What[] = ['announcement', 'pressDemand', 'urging', 'litigation', 'writtenOff', 'ended'];

/** A step belongs to the stage it was asked in; a plan, a hold or a waiver does not: it outlives a change of stage. */
export const isStep = (what: What): boolean => steps.includes(what);

/** Who must have spoken for a request before the decision: a role, or a department's opinion. */
export type Voice = Role | Department;

/** Who decides a matter. */
export interface Authority {
  matter: Matter;
  /** Levels from the lowest to the top; a request that waits too long goes up one, at the top it stays open. */
  chain: readonly [Role, ...Role[]];
  /** Each of these must agree before the decision, each another person than asker, handler and decider. */
  voices: readonly Voice[];
  /** The lowest level decides up to the supervisor's limit only. */
  byAmount: boolean;
  article: Article;
}

const house: Article = { code: 'house rule S1', zh: '内部规定' };
const upward = ['supervisor', 'director'] as const;

/** The table as the house starts with it; rows with dates of effect replace it (S1, W6). */
export const startingAuthorities: Record<Matter, Authority> = {
  announcement: { matter: 'announcement', chain: upward, voices: [], byAmount: true, article: articles.demand },
  pressDemand: {
    matter: 'pressDemand',
    chain: upward,
    voices: ['legal'],
    byAmount: true,
    article: articles.press,
  },
  urging: { matter: 'urging', chain: upward, voices: [], byAmount: true, article: articles.service },
  litigation: { matter: 'litigation', chain: upward, voices: [], byAmount: true, article: articles.suit },
  expeditedSuit: {
    matter: 'expeditedSuit',
    chain: ['director'],
    voices: [],
    byAmount: false,
    article: { code: 'Civil Code 693', zh: '民法典第693条' },
  },
  plan: { matter: 'plan', chain: upward, voices: [], byAmount: true, article: house },
  hold: { matter: 'hold', chain: upward, voices: [], byAmount: false, article: house },
  waiver: { matter: 'waiver', chain: ['director'], voices: [], byAmount: false, article: house },
  inKind: {
    matter: 'inKind',
    chain: ['director'],
    voices: [],
    byAmount: false,
    article: { code: 'Contract Interpretation 27 (2023)', zh: '合同编通则解释（2023）第27条' },
  },
  writtenOff: {
    matter: 'writtenOff',
    chain: ['director'],
    voices: departments,
    byAmount: false,
    article: { code: 'Write-off Measures 12, 13 (2017)', zh: '呆账核销管理办法（2017）第12、13条' },
  },
  ended: { matter: 'ended', chain: upward, voices: [], byAmount: true, article: house },
  assignment: {
    matter: 'assignment',
    chain: ['director'],
    voices: ['legal'],
    byAmount: false,
    article: { code: 'Civil Code 546', zh: '民法典第546条' },
  },
  closure: {
    matter: 'closure',
    chain: ['director'],
    voices: ['legal'],
    byAmount: false,
    article: { code: 'Write-off Measures 16 (2017)', zh: '呆账核销管理办法（2017）第16条' },
  },
  reversal: { matter: 'reversal', chain: ['finance'], voices: [], byAmount: false, article: house },
  parameter: { matter: 'parameter', chain: ['admin'], voices: [], byAmount: false, article: house },
  authority: { matter: 'authority', chain: ['admin'], voices: [], byAmount: false, article: house },
  roleGrant: { matter: 'roleGrant', chain: ['admin'], voices: [], byAmount: false, article: house },
};

/** A row holds once another admin has approved it. */
export type AuthorityState = 'proposed' | 'approved' | 'givenUp';

/** A row of the table as stored, with the day from which it holds. */
export interface StoredAuthority {
  matter: Matter;
  /** The root unit that set its own; null holds for all. */
  unitId: string | null;
  fromDay: Day;
  chain: readonly [Role, ...Role[]];
  voices: readonly Voice[];
  byAmount: boolean;
}

/** Who decides a matter for one organisation on one day: its own row before the general one, the latest that has begun. */
export function authorityOn(
  stored: readonly StoredAuthority[],
  terms: { matter: Matter; unitId: string | null; today: Day },
): Authority {
  const { matter, unitId, today } = terms;
  const start = startingAuthorities[matter];
  const last = stored
    .filter((row) => row.matter === matter && row.fromDay <= today && (row.unitId === null || row.unitId === unitId))
    .sort((a, b) => Number(a.unitId !== null) - Number(b.unitId !== null) || (a.fromDay < b.fromDay ? -1 : 1))
    .at(-1);
  return last
    ? { matter, chain: last.chain, voices: last.voices, byAmount: last.byAmount, article: start.article }
    : start;
}
