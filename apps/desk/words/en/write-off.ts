import type * as zh from '../zh-CN/write-off.js';

type In<K extends keyof typeof zh> = Record<keyof (typeof zh)[K], string>;

export const writeOffRefusal: In<'writeOffRefusal'> = {
  EVIDENCE_MISSING:
    'The ground is not fully shown; add the proofs listed, or, where an outside paper cannot be had, pursuit proof, collection report and legal opinion',
  NOT_SMALL: 'The principal is above the limit for small loans; choose another ground',
  PURSUED_TOO_SHORT:
    'The loan has not been pursued long enough; wait for the day shown, or add an earlier proof of pursuit',
  FILE_INCOMPLETE: 'The file of the write-off is incomplete; add what is listed, then ask again',
  FILE_UNDER_REVIEW:
    'A request on this file is being decided, so it stands still; wait for the decision, or have the request returned',
  SIGNERS_SAME: 'Handler, department head and unit head must be three people; choose others',
  WRONG_PROOF: 'A paper of this kind cannot show it; use one of the kinds listed',
  OPINIONS_NOT_APART:
    'Five departments need five different people, none of them maker, handler or decider; return the request and let others speak',
  ABOVE_AUTHORITY: 'The amount is above the director’s authority; the board or whom it has deputed decides',
  NOT_WRITTEN_OFF: 'This case has not been written off; there is nothing to check',
  AFTER_CHECKED: 'This check is already recorded; nothing more to do',
  ENDING_EVIDENCE_MISSING: 'The end of the claim is not fully shown; add the proofs listed',
  NOT_BEFORE: 'The years that the Measures ask for have not passed; wait for the day shown',
  ENDING_NOT_PROPOSED: 'Nobody has told the assignee or why the claim ends; use assignment or closure',
  ASSIGNEE_UNFIT:
    'The assignee is the creditor or an obligor of the debt, so this is no assignment; book a payment or choose another',
};

export const writeOffEvent: In<'writeOffEvent'> = {
  WriteOffFileKept: 'Write-off file kept',
  WriteOffEvidenceKept: 'Write-off proof kept',
  AfterChecked: 'Write-off checked afterwards',
  EndingProposed: 'End of the claim asked for',
  ClaimAssigned: 'Claim assigned, out of the books',
  ClaimClosed: 'Claim closed, memo cleared',
  CreditorChanged: 'Creditor changed',
};

export const writeOffProof: In<'writeOffProof'> = {
  certificate: 'Certificate of an office',
  report: 'Report',
  opinion: 'Legal opinion',
};
export const writeOffTask: In<'writeOffTask'> = {
  afterCheck: 'Check the write-off',
  liability: 'Find who answers for the loss',
};
export const writeOffDeadline: In<'writeOffDeadline'> = { afterCheck: 'after-check', liability: 'liability finding' };
export const writeOffEntry: In<'writeOffEntry'> = { assignment: 'Assignment', closure: 'Closure' };
export const writeOffRight: In<'writeOffRight'> = {
  'writeoff.prepare': 'Prepare write-offs',
  'writeoff.check': 'Check write-offs afterwards',
  'ending.ask': 'Ask for assignment or closure',
};

export const writeOffGround: In<'writeOffGround'> = {
  missingWithoutAssets: 'Missing, no assets',
  sameBorrowerRuling: 'Another debt of the borrower was ruled on',
  otherLenderRuling: 'Another lender has a ruling against the borrower',
};

export const ending: In<'ending'> = {
  assigned: 'Assigned',
  bankruptcyClosedTwoYears: 'Bankruptcy closed for two years',
  nothingOwedByJudgment: 'Nothing owed by judgment',
  planPerformed: 'Court-approved plan performed',
  forgivenAndPerformed: 'Waiver or repayment agreement performed',
  limitationLost: 'Right of action lost, two years of remedy failed',
};

export const gate: In<'gate'> = {
  closingRuling: 'Ruling that ends enforcement',
  bankruptcyRuling: 'Ruling that ends the bankruptcy',
  deathCertificate: 'Death certificate',
  noEstate: 'No estate, or the heirs’ waiver',
  missingProof: 'Proof that nobody knows where the debtor is',
  noAssets: 'Proof that there are no assets',
  otherRuling: 'Ruling on another debt of the borrower',
  noStrongerSecurity: 'No stronger security than that debt',
  pursuitProof: 'Proof of pursuit',
  collectionReport: 'Collection report',
  legalOpinion: 'Legal opinion',
  assignmentAgreement: 'Assignment agreement',
  pricePaid: 'Price received',
  debtorNotified: 'Notice to the debtor',
  judgment: 'Judgment',
  plan: 'Court-approved plan or settlement',
  agreement: 'Waiver or repayment agreement',
  performed: 'Proof of performance',
  limitationLost: 'Judgment or opinion that the right of action is lost',
  remedyFailed: 'Report that remedies failed',
};

export const writeOffTest: In<'writeOffTest'> = {
  measures: 'By the Measures',
  counsel: 'By the values that counsel has set',
  house: 'Counsel has not set the test of Annex 1; the house’s own values are used',
};

export const afterSeat: In<'afterSeat'> = {
  finance: 'Finance',
  internalControl: 'Internal control',
  liability: 'Liability finding',
};
export const finding: In<'finding'> = { ok: 'In order', faulty: 'Something is wrong' };
