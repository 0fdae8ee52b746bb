import { addMonths, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import type { Article } from '../../ground/law/law.js';

export const groundRefusals = [
  'GROUND_MISSING',
  'NOTHING_TO_WRITE_OFF',
  'NO_JUDGMENT',
  'EVIDENCE_MISSING',
  'NOT_SMALL',
  'PURSUED_TOO_SHORT',
] as const;

/** What must be shown before an account is written off, piece by piece. */
export const gates = [
  'closingRuling', // 终本 or 终结执行裁定
  'bankruptcyRuling', // 终结破产程序裁定
  'deathCertificate', // 死亡证明, 宣告死亡判决
  'noEstate', // no estate, or the heirs' waiver (Civil Code 1161)
  'missingProof', // 宣告失踪判决, or the police's word that nobody knows where he is
  'noAssets',
  'otherRuling', // a ruling on another debt of the same borrower
  'noStrongerSecurity', // this debt is secured no better than the one that was ruled on
  'pursuitProof',
  'collectionReport',
  'legalOpinion',
] as const;
export type Gate = (typeof gates)[number];

/**
 * Which papers show it. `external`: of a court, an arbitral body or an office (W4). `instead`: where such a paper is not to be
 * had, pursuit proof, collection report and legal opinion together stand in for it; for a ruling nothing does.
 */
export const gateRules: Record<Gate, { proofs: readonly ProofKind[]; external: boolean; instead: boolean }> = {
  closingRuling: { proofs: ['courtPaper'], external: true, instead: false },
  bankruptcyRuling: { proofs: ['courtPaper'], external: true, instead: false },
  deathCertificate: { proofs: ['certificate', 'courtPaper'], external: true, instead: false },
  noEstate: { proofs: ['certificate', 'report', 'signature'], external: true, instead: true },
  missingProof: { proofs: ['courtPaper', 'certificate'], external: true, instead: true },
  noAssets: { proofs: ['report', 'certificate', 'courtPaper'], external: true, instead: true },
  otherRuling: { proofs: ['courtPaper'], external: true, instead: false },
  noStrongerSecurity: { proofs: ['report', 'certificate', 'opinion'], external: false, instead: false },
  pursuitProof: {
    proofs: ['record', 'signature', 'postReceipt', 'envelope', 'photo'],
    external: false,
    instead: false,
  },
  collectionReport: { proofs: ['report'], external: false, instead: false },
  legalOpinion: { proofs: ['opinion'], external: false, instead: false },
};

/** The house's own papers, which stand in for outside ones when all three are there (W4). */
export const internalGates = ['pursuitProof', 'collectionReport', 'legalOpinion'] as const satisfies readonly Gate[];

export const grounds = [
  'enforcementWithoutResult',
  'bankruptcyClosed',
  'deathWithoutEstate',
  'missingWithoutAssets',
  'smallLongPursued',
  'sameBorrowerRuling',
  'otherLenderRuling',
] as const;
export type Ground = (typeof grounds)[number];

/** `annexOne`: the amounts and years of its test stand in Annex 1 and are the house's own until counsel sets them (X9, W10). */
export const groundRules: Record<Ground, { needs: readonly Gate[]; annexOne: boolean; article: Article }> = {
  enforcementWithoutResult: {
    needs: ['closingRuling'],
    annexOne: false,
    article: { code: 'Write-off Measures 8 (2017)', zh: '呆账核销管理办法（2017）第8条' },
  },
  bankruptcyClosed: {
    needs: ['bankruptcyRuling'],
    annexOne: false,
    article: { code: 'Write-off Measures 8 (2017)', zh: '呆账核销管理办法（2017）第8条' },
  },
  deathWithoutEstate: {
    needs: ['deathCertificate', 'noEstate'],
    annexOne: false,
    article: { code: 'Civil Code 1161', zh: '民法典第1161条' },
  },
  missingWithoutAssets: {
    needs: ['missingProof', 'noAssets'],
    annexOne: false,
    article: { code: 'Civil Code 40, 46', zh: '民法典第40、46条' },
  },
  smallLongPursued: {
    needs: ['pursuitProof', 'collectionReport', 'legalOpinion'],
    annexOne: true,
    article: { code: 'Write-off Measures 8 (2017), Annex 1', zh: '呆账核销管理办法（2017）第8条、附1' },
  },
  sameBorrowerRuling: {
    needs: ['otherRuling', 'noStrongerSecurity', 'collectionReport', 'legalOpinion'],
    annexOne: false,
    article: { code: 'Write-off Measures 9 (2017)', zh: '呆账核销管理办法（2017）第9条' },
  },
  otherLenderRuling: {
    needs: ['otherRuling', 'noStrongerSecurity', 'collectionReport', 'legalOpinion'],
    annexOne: false,
    article: { code: 'Write-off Measures 10 (2017)', zh: '呆账核销管理办法（2017）第10条' },
  },
};

export const isGround = (text: string | null): text is Ground => grounds.some((one) => one === text);

/** A proof as the file keeps it: for which gate, of what kind, of which day. */
export interface GateProof {
  gate: Gate;
  kind: ProofKind;
  day: Day;
}

/** Whether a paper of that kind can show it. */
export const shows = (gate: Gate, kind: ProofKind): boolean => gateRules[gate].proofs.includes(kind);

/** Gates of a ground that nothing shows yet; an outside paper that is not to be had is replaced by the three of the house. */
export function missingGates(ground: Ground, proofs: readonly GateProof[]): Gate[] {
  const has = (gate: Gate): boolean => proofs.some((one) => one.gate === gate && shows(gate, one.kind));
  const replaced = internalGates.every(has);
  return groundRules[ground].needs.filter((gate) => !has(gate) && !(gateRules[gate].instead && replaced));
}

/** Whose words the amounts and years of a ground are: the Measures', counsel's, or the house's own. */
export const testOf = (ground: Ground, law: On['law']): 'measures' | 'counsel' | 'house' =>
  !groundRules[ground].annexOne ? 'measures' : law.value.annexOneSet > 0 ? 'counsel' : 'house';

export interface GroundFacts {
  inBooks: Fen;
  /** Principal that is still owed, of all debts of the case. */
  principal: Fen;
  /** A title against the debtor: judgment, effective order, confirmed mediation. */
  judgedOn: Day | null;
  proofs: readonly GateProof[];
}

/**
 * Whether an account may be written off on this ground (W1, W4, W5). Refuses `GROUND_MISSING`, `NOTHING_TO_WRITE_OFF`,
 * `NO_JUDGMENT` for enforcement without result, `EVIDENCE_MISSING` with the gates that nothing shows, and for small loans
 * `NOT_SMALL` (principal above the limit, fen) and `PURSUED_TOO_SHORT` with the first day on which it is long enough.
 */
export function writable(
  ground: string | null,
  facts: GroundFacts,
  on: Pick<On, 'today' | 'law'>,
): Refusal | undefined {
  if (!isGround(ground)) return refuse('GROUND_MISSING');
  if (facts.inBooks <= NONE) return refuse('NOTHING_TO_WRITE_OFF');
  if (ground === 'enforcementWithoutResult' && !facts.judgedOn) return refuse('NO_JUDGMENT');
  const missing = missingGates(ground, facts.proofs);
  if (missing.length > 0) return refuse('EVIDENCE_MISSING', { missing });
  return ground === 'smallLongPursued' ? smallAndLong(facts, on) : undefined;
}

function smallAndLong(facts: GroundFacts, { today, law }: Pick<On, 'today' | 'law'>): Refusal | undefined {
  const { smallLoanLimitFen, smallPursuedYears, annexOneSet } = law.value;
  const test = annexOneSet > 0 ? 'counsel' : 'house';
  if (facts.principal > BigInt(smallLoanLimitFen)) return refuse('NOT_SMALL', { limitFen: smallLoanLimitFen, test });
  const first = facts.proofs
    .filter((one) => one.gate === 'pursuitProof')
    .map((one) => one.day)
    .sort()[0];
  const from = first && addMonths(first, 12 * smallPursuedYears);
  return from && from <= today ? undefined : refuse('PURSUED_TOO_SHORT', { from: from ?? null, test });
}
