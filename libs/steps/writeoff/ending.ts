import { addMonths, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import type { Article } from '../../ground/law/law.js';
import { closureGrounds } from '../../people/approval/authority.js';
import { isOver, type Stage } from '../../cases/case/case.js';

export const endingRefusals = [
  'ENDING_EVIDENCE_MISSING',
  'NOT_BEFORE',
  'ENDING_NOT_PROPOSED',
  'ASSIGNEE_UNFIT',
] as const;

/** What ends a claim for the house although not everything was paid. */
export const endingGates = [
  'assignmentAgreement',
  'pricePaid',
  'debtorNotified', // Civil Code 546: without notice the assignment does not bind the debtor.
  'bankruptcyRuling',
  'judgment',
  'plan', // 重整计划, 和解协议, as the court approved it
  'agreement', // a waiver, a sale, a repayment agreement
  'performed',
  'limitationLost', // a suit refused for it, or counsel's opinion
  'remedyFailed',
] as const;
export type EndingGate = (typeof endingGates)[number];

export const endingProofs: Record<EndingGate, readonly ProofKind[]> = {
  assignmentAgreement: ['contract', 'signature'],
  pricePaid: ['bankSlip', 'record'],
  debtorNotified: ['signature', 'postReceipt', 'record'],
  bankruptcyRuling: ['courtPaper'],
  judgment: ['courtPaper'],
  plan: ['courtPaper'],
  agreement: ['contract', 'signature'],
  performed: ['record', 'report'],
  limitationLost: ['courtPaper', 'opinion'],
  remedyFailed: ['report', 'courtPaper'],
};

export type Closure = (typeof closureGrounds)[number];
export const endingGrounds = ['assigned', ...closureGrounds] as const;
export type EndingGround = (typeof endingGrounds)[number];

const closing: Article = { code: 'Write-off Measures 16 (2017)', zh: '呆账核销管理办法（2017）第16条' };

interface EndingRule {
  needs: readonly EndingGate[];
  /** So many years (parameter `closureYears`) must have passed since the day of this proof. */
  since?: EndingGate;
  article: Article;
}

export const endingRules: Record<EndingGround, EndingRule> = {
  assigned: {
    needs: ['assignmentAgreement', 'pricePaid', 'debtorNotified'],
    article: { code: 'Civil Code 545, 546', zh: '民法典第545、546条' },
  },
  bankruptcyClosedTwoYears: { needs: ['bankruptcyRuling'], since: 'bankruptcyRuling', article: closing },
  nothingOwedByJudgment: { needs: ['judgment'], article: closing },
  planPerformed: { needs: ['plan', 'performed'], article: closing },
  forgivenAndPerformed: { needs: ['agreement', 'performed'], article: closing },
  limitationLost: { needs: ['limitationLost', 'remedyFailed'], since: 'limitationLost', article: closing },
};

export interface EndingProof {
  gate: EndingGate;
  kind: ProofKind;
  day: Day;
}

export interface EndingFacts {
  stage: Stage;
  owed: Fen;
  proofs: readonly EndingProof[];
}

/**
 * Whether a case may end on this ground although something is owed. Refuses `WRONG_STAGE` (a closure only of what was written off, W8),
 * `NOTHING_OWED`, `ENDING_EVIDENCE_MISSING` with the gates that nothing shows, and `NOT_BEFORE` with the first day on which
 * its years have passed.
 */
export function endable(ground: EndingGround, facts: EndingFacts, on: Pick<On, 'today' | 'law'>): Refusal | undefined {
  const rule = endingRules[ground];
  const fits = ground === 'assigned' ? !isOver(facts.stage) : facts.stage === 'writtenOff';
  if (!fits) return refuse('WRONG_STAGE', { stage: facts.stage });
  if (facts.owed <= NONE) return refuse('NOTHING_OWED');
  const showing = (gate: EndingGate): EndingProof[] =>
    facts.proofs.filter((one) => one.gate === gate && endingProofs[gate].includes(one.kind));
  const missing = rule.needs.filter((gate) => showing(gate).length === 0);
  if (missing.length > 0) return refuse('ENDING_EVIDENCE_MISSING', { missing });
  if (!rule.since) return undefined;
  const since =
    showing(rule.since)
      .map((one) => one.day)
      .sort()[0] ?? on.today;
  const from = addMonths(since, 12 * on.law.value.closureYears);
  return from <= on.today ? undefined : refuse('NOT_BEFORE', { from });
}

/** Papers that can show it. */
export const showsEnding = (gate: EndingGate, kind: ProofKind): boolean => endingProofs[gate].includes(kind);
