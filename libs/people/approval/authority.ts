import { articles, type Article } from '../../ground/law/law.js';
import type { Role } from '../staff/staff.js';

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

/** Departments whose opinion a write-off needs (W6), each from another person. */
export const departments = ['disposal', 'credit', 'finance', 'legal', 'internalControl'] as const;
export type Department = (typeof departments)[number];

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
    article: {
      code: 'Limitation Rules 8 (2020), PIPL 25, 55',
      zh: '诉讼时效规定（2020）第8条，个人信息保护法第25、55条',
    },
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
