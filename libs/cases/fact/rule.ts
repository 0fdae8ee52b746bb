import type { ProofKind } from '../../ground/evidence/evidence.js';
import { parameters, type Article, type ParameterKey } from '../../ground/law/law.js';
import type { Role } from '../../people/staff/staff.js';
import type { TaskKind } from '../case/case.js';

export const factKinds = [
  'bankrupt',
  'dead',
  'hold',
  'dispute',
  'planInForce',
  'hardship',
  'missing',
  'planBroken',
] as const;
export type FactKind = (typeof factKinds)[number];

/** Kinds that a person sets; a plan's two are set by the plan itself. */
export const settable = ['hold', 'dispute', 'missing', 'dead', 'bankrupt', 'hardship'] as const;
export type SettableKind = (typeof settable)[number];

export const endings = [
  'termOver',
  'answered',
  'lifted',
  'found',
  'heirsKnown',
  'closed',
  'recovered',
  'planOver',
  'mistaken',
] as const;
export type Ending = (typeof endings)[number];
export type FactState = 'proposed' | 'inForce' | 'ended' | 'refused';

/** What a fact does to a case, who sets it, how long it holds and what ends it. */
export interface FactRule {
  /** May the person be written to, called, visited about the debt? */
  contact: boolean;
  /** May the clock ask for the next step toward him? */
  escalation: boolean;
  /** Terms set by demands run on or stand still. */
  clock: 'runs' | 'stands';
  /** Acts that save a right are never silenced (X4): there is no other value. */
  savesRight: true;
  /** Who may record it; nobody for what the plan itself sets. */
  setters: readonly Role[];
  /** It begins only when this request is approved. */
  asks: 'hold' | 'plan' | null;
  /** One of these proves it; none needed where the list is empty. */
  proofs: readonly ProofKind[];
  /** The longest it holds without being set anew; null: until it is ended. */
  longest: { key: ParameterKey; in: 'days' | 'workdays' | 'months' } | null;
  /** What ends it before its term, and who may say so. */
  ends: Partial<Record<Ending, readonly Role[]>>;
  /** What somebody must do now that it is so. */
  task: { kind: TaskKind; role: Role } | null;
  /** Ways that stand open only because of it. */
  enables: readonly ('pressDemand' | 'courtPublication')[];
  article: Article;
}

const house: Article = parameters.holdLongestDays.article;
const recorders = ['collector', 'supervisor', 'legal'] as const satisfies readonly Role[];

/** Fact × effect, as data. A hold, a dispute or a kept plan silences pressure and never a right (X4, Civil Code 692, 694). */
export const factRules: Record<FactKind, FactRule> = {
  bankrupt: {
    ...{ contact: false, escalation: false, clock: 'stands', savesRight: true },
    ...{ setters: recorders, asks: null, proofs: ['courtPaper'], longest: null },
    ends: { closed: ['legal'], mistaken: ['legal'] },
    // Claim filed, or the guarantor told in time: else he is freed of what could have been recovered (G13).
    task: { kind: 'fileClaim', role: 'legal' },
    enables: [],
    article: {
      code: 'Enterprise Bankruptcy Law 19, 45 (2006); Security Interpretation 24',
      zh: '企业破产法（2006）第19、45条，担保制度解释第24条',
    },
  },
  dead: {
    ...{ contact: false, escalation: false, clock: 'stands', savesRight: true },
    ...{ setters: recorders, asks: null, proofs: ['certificate', 'courtPaper'], longest: null },
    ends: { heirsKnown: recorders, mistaken: ['supervisor', 'legal'] },
    task: { kind: 'findHeirs', role: 'collector' }, // They owe up to what they inherited (L20).
    enables: [],
    article: { code: 'Civil Code 1161', zh: '民法典第1161条' },
  },
  hold: {
    ...{ contact: false, escalation: false, clock: 'stands', savesRight: true },
    ...{ setters: recorders, asks: 'hold', proofs: [] },
    longest: { key: 'holdLongestDays', in: 'days' },
    ends: { lifted: ['supervisor'], mistaken: ['supervisor'] },
    task: null,
    enables: [],
    article: house,
  },
  dispute: {
    ...{ contact: false, escalation: false, clock: 'stands', savesRight: true },
    ...{ setters: recorders, asks: null, proofs: ['record', 'signature', 'postReceipt', 'courtPaper'] },
    longest: { key: 'disputeAnswerWorkdays', in: 'workdays' },
    ends: { answered: ['legal'], mistaken: ['legal'] },
    task: { kind: 'answerDispute', role: 'legal' },
    enables: [],
    article: parameters.disputeAnswerWorkdays.article,
  },
  planInForce: {
    ...{ contact: false, escalation: false, clock: 'stands', savesRight: true },
    ...{ setters: [], asks: 'plan', proofs: [] },
    longest: { key: 'planLongestMonths', in: 'months' },
    ends: {}, // Kept, broken or cancelled: the plan ends it.
    task: null,
    enables: [],
    article: parameters.planLongestMonths.article,
  },
  hardship: {
    ...{ contact: true, escalation: false, clock: 'stands', savesRight: true },
    ...{ setters: recorders, asks: null, proofs: ['certificate', 'record', 'report', 'signature'] },
    longest: { key: 'hardshipLongestDays', in: 'days' },
    ends: { recovered: recorders, mistaken: ['supervisor'] },
    task: null,
    enables: [],
    article: parameters.hardshipLongestDays.article,
  },
  missing: {
    ...{ contact: true, escalation: true, clock: 'runs', savesRight: true },
    ...{ setters: recorders, asks: null, proofs: ['certificate', 'record', 'report', 'courtPaper'], longest: null },
    ends: { found: recorders, mistaken: ['supervisor', 'legal'] },
    task: null,
    // Only a missing debtor may be claimed from in the press (L9), and summoned by publication (CPL 95).
    enables: ['pressDemand', 'courtPublication'],
    article: {
      code: 'Limitation Rules 8 (2020), Civil Procedure Law 95 (2023)',
      zh: '诉讼时效规定（2020）第8条，民事诉讼法（2023）第95条',
    },
  },
  planBroken: {
    ...{ contact: true, escalation: true, clock: 'runs', savesRight: true },
    ...{ setters: [], asks: null, proofs: [], longest: null },
    ends: {}, // A new plan takes its place.
    task: { kind: 'planBroken', role: 'collector' },
    enables: [],
    article: house,
  },
};
