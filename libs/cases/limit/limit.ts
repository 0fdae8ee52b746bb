import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { proven, type ProofKind } from '../../ground/evidence/evidence.js';
import type { Article } from '../../ground/law/law.js';

export const limitRefusals = [
  'PRESS_WITHOUT_EFFECT',
  'ACT_NOT_FOUND',
  'GUARANTEE_NOT_STANDING',
  'USER_WITHOUT_TITLE',
  'PLEDGOR_OWES_NOTHING',
  'NO_OBLIGOR',
] as const;
export const limitEvents = ['LimitActRecorded'] as const;

/** Acts that may move a clock of a debt. To or by the debtor, unless the act names another party. */
export const actKinds = [
  'demandSigned',
  'letterArrived',
  'pressDemand',
  'deduction',
  'partPayment',
  'promiseToPay',
  'agreement',
  'securityGiven',
  'suit',
  'arbitration',
  'paymentOrder',
  'bankruptcyClaim',
  'preservation',
  'enforcement',
  'joinedAsParty',
  'setOff',
  'mediationAsked',
  'policeReport',
  'assignmentNotice',
  'acknowledgedAfterExpiry',
  'complaintServed',
  'suitWithdrawn',
  'proceedingEnded',
  'obstacleBegan',
  'obstacleEnded',
  'acceleration',
  'guarantorDemand',
  'guarantorTold',
  'debtorBankrupt',
  'enforcementUnsatisfied',
  'defenceGone',
] as const;
export type ActKind = (typeof actKinds)[number];

export interface ActTerms {
  /** What it does to the limitation of the claim. A proceeding holds it until it ends. */
  does: 'interrupts' | 'proceeding' | 'revives' | 'nothing';
  /** Proofs of which one is needed: without it the act moves nothing. */
  proofs: readonly [ProofKind, ...ProofKind[]];
  article: Article;
}

const rules8 = (item: number): Article => ({
  code: `Limitation Rules 8(${item}) (2020)`,
  zh: `诉讼时效规定（2020）第8条第${item}项`,
});
const rules = (number: number): Article => ({
  code: `Limitation Rules ${number} (2020)`,
  zh: `诉讼时效规定（2020）第${number}条`,
});
const code = (number: number): Article => ({ code: `Civil Code ${number}`, zh: `民法典第${number}条` });
const interp = (number: number): Article => ({
  code: `Guarantee Interp. ${number} (2020)`,
  zh: `担保制度解释（2020）第${number}条`,
});

/** What each act does, what proves it, and by which article (L5–L17, G5–G13). */
export const acts: Record<ActKind, ActTerms> = {
  demandSigned: { does: 'interrupts', proofs: ['signature', 'record', 'photo'], article: rules8(1) }, // L6
  letterArrived: { does: 'interrupts', proofs: ['postReceipt', 'record', 'photo'], article: rules8(2) }, // L7
  pressDemand: { does: 'interrupts', proofs: ['press', 'photo', 'record'], article: rules8(4) }, // L9
  deduction: { does: 'interrupts', proofs: ['bankSlip'], article: rules8(3) }, // L8
  partPayment: { does: 'interrupts', proofs: ['bankSlip', 'signature'], article: rules(14) }, // L13
  promiseToPay: { does: 'revives', proofs: ['signature', 'contract'], article: rules(14) }, // L13, L17
  agreement: { does: 'revives', proofs: ['contract', 'signature', 'record', 'courtPaper'], article: rules(14) }, // L13, L17
  securityGiven: { does: 'interrupts', proofs: ['contract'], article: rules(14) }, // L13
  suit: { does: 'proceeding', proofs: ['courtPaper'], article: rules(10) }, // L11
  arbitration: { does: 'proceeding', proofs: ['courtPaper'], article: code(195) },
  paymentOrder: { does: 'proceeding', proofs: ['courtPaper'], article: rules(11) }, // L12
  bankruptcyClaim: { does: 'proceeding', proofs: ['courtPaper', 'postReceipt'], article: rules(11) },
  preservation: { does: 'interrupts', proofs: ['courtPaper'], article: rules(11) },
  enforcement: { does: 'proceeding', proofs: ['courtPaper'], article: rules(11) },
  joinedAsParty: { does: 'proceeding', proofs: ['courtPaper'], article: rules(11) },
  setOff: { does: 'interrupts', proofs: ['courtPaper'], article: rules(11) },
  mediationAsked: { does: 'interrupts', proofs: ['record', 'signature', 'courtPaper'], article: rules(12) },
  policeReport: { does: 'interrupts', proofs: ['record', 'courtPaper'], article: rules(13) },
  assignmentNotice: { does: 'interrupts', proofs: ['signature', 'postReceipt', 'record'], article: rules(17) }, // L15
  acknowledgedAfterExpiry: { does: 'revives', proofs: ['signature', 'contract'], article: rules(19) }, // L17
  complaintServed: { does: 'nothing', proofs: ['courtPaper', 'postReceipt'], article: interp(31) }, // G8
  suitWithdrawn: { does: 'nothing', proofs: ['courtPaper'], article: interp(31) }, // G8
  proceedingEnded: { does: 'nothing', proofs: ['courtPaper'], article: code(195) },
  obstacleBegan: { does: 'nothing', proofs: ['record', 'courtPaper'], article: code(194) }, // L16
  obstacleEnded: { does: 'nothing', proofs: ['record', 'courtPaper'], article: code(194) },
  acceleration: { does: 'interrupts', proofs: ['signature', 'postReceipt', 'courtPaper'], article: code(189) }, // L3
  guarantorDemand: {
    does: 'nothing',
    proofs: ['signature', 'postReceipt', 'record', 'photo', 'courtPaper'],
    article: code(693),
  },
  guarantorTold: { does: 'nothing', proofs: ['signature', 'postReceipt', 'record'], article: interp(24) }, // G13
  debtorBankrupt: { does: 'nothing', proofs: ['courtPaper'], article: interp(24) },
  enforcementUnsatisfied: { does: 'nothing', proofs: ['courtPaper'], article: interp(28) }, // G7
  defenceGone: { does: 'nothing', proofs: ['courtPaper', 'contract', 'record'], article: code(687) }, // G7, G10
};

/** An act as it was recorded with its proof. Payments by the debtor come from the ledger and are read as acts too. */
export interface ActFacts {
  id: string;
  kind: ActKind;
  on: Day;
  /** None: the debtor himself. */
  partyId: string | null;
  /** The proceeding that this act serves, withdraws or ends. */
  about: string | null;
}

/** Of where a press demand stood and why it was made: county papers and notice boards reach nobody before the law. */
export interface Press {
  level: 'national' | 'provincial' | 'other';
  debtorMissing: boolean;
  claims: boolean;
}

/** Why an act moves nothing: without one of its proofs `PROOF_MISSING` with those that would do, and `DAY_IN_FUTURE`. */
export function recordable(
  act: { kind: ActKind; on: Day; proof: ProofKind | undefined },
  on: Pick<On, 'today'>,
): Refusal | undefined {
  const lacking = proven(act.proof, { of: act.kind, needed: acts[act.kind].proofs });
  return lacking ?? (act.on > on.today ? refuse('DAY_IN_FUTURE', { today: on.today }) : undefined);
}

/**
 * An announcement counts only in a national or provincial medium, for a debtor who is missing, and if it claims the debt (L9):
 * `PRESS_WITHOUT_EFFECT` with what it lacks.
 */
export function pressEffect(press: Press | undefined): Refusal | undefined {
  const lacking = [
    ...(press && press.level !== 'other' ? [] : ['medium']),
    ...(press?.debtorMissing ? [] : ['missingDebtor']),
    ...(press?.claims ? [] : ['claim']),
  ];
  return lacking.length > 0
    ? refuse('PRESS_WITHOUT_EFFECT', { lacking, articleZh: acts.pressDemand.article.zh })
    : undefined;
}

export const byDay = (a: ActFacts, b: ActFacts): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);
