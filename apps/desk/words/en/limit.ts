import type * as zh from '../zh-CN/limit.js';

type Words<K extends keyof typeof zh> = Record<keyof (typeof zh)[K], string>;

export const limitEvent: Words<'limitEvent'> = {
  ObligorAdded: 'Obligor recorded',
  TitleRecorded: 'Title of the actual user recorded',
  GuaranteeRecorded: 'Guarantee recorded',
  PledgeRecorded: 'Mortgage or pledge recorded',
  DebtExtended: 'Extension recorded',
  GuaranteeReleased: 'Guarantor free',
  DebtRenewed: 'New loan for the old one',
  ClaimRenewed: 'Claim moved to the new contract',
  LimitActRecorded: 'Act recorded that moves a clock',
};

export const limitRefusal: Words<'limitRefusal'> = {
  OBLIGOR_KNOWN: 'This person stands in the debt already; check and enter again',
  NO_ACTUAL_USER: 'This person is not recorded as the actual user; record that first',
  DUE_NOT_LATER: 'The new due day is not after the old one or the signing; check the day in the agreement',
  NOT_ITS_GUARANTEE: 'One guarantee is not of this debt, or named twice; choose again',
  CONTRACT_KNOWN: 'This contract number is already registered; check the number of the new contract',
  RENEWAL_IN_MEMO: 'The debt is written off and cannot be renewed; record recoveries instead',
  PROOF_MISSING: 'Nothing proves this, so nothing has moved; add one of the proofs listed',
  PRESS_WITHOUT_EFFECT:
    'Such an announcement interrupts nothing; it counts only for a missing debtor, in a national or provincial medium, claiming the debt, else sue and let the court publish',
  ACT_NOT_FOUND: 'The act it refers to is not in this debt; choose again',
  GUARANTEE_NOT_STANDING:
    'The guarantor is not, no longer or not yet liable, so nothing may be demanded of him; let legal check',
  USER_WITHOUT_TITLE:
    'The actual user has not acceded, been sentenced or admitted, so he owes nothing; obtain a title, demand nothing of him',
  PLEDGOR_OWES_NOTHING: 'A pledgor answers with his thing only and owes no money; ask the court to realise it',
  NO_OBLIGOR: 'This person does not stand in the debt; demand nothing of him, check the obligors',
};

export const limitAct: Words<'limitAct'> = {
  demandSigned: 'Demand signed for',
  letterArrived: 'Letter or message arrived',
  pressDemand: 'Demand in the press',
  deduction: 'Debited under the contract',
  partPayment: 'Part payment',
  promiseToPay: 'Promise to pay',
  agreement: 'Agreement to pay',
  securityGiven: 'Security given',
  suit: 'Complaint handed in',
  arbitration: 'Arbitration asked for',
  paymentOrder: 'Payment order asked for',
  bankruptcyClaim: 'Claim filed in bankruptcy',
  preservation: 'Pre-suit preservation asked for',
  enforcement: 'Enforcement asked for',
  joinedAsParty: 'Joined as a party',
  setOff: 'Set off in a suit',
  mediationAsked: 'Mediation asked for',
  policeReport: 'Reported to police or prosecutor',
  assignmentNotice: 'Notice of assignment arrived',
  acknowledgedAfterExpiry: 'Signed after expiry: will repay',
  complaintServed: 'Copy of the complaint served',
  suitWithdrawn: 'Suit withdrawn',
  proceedingEnded: 'Proceeding ended',
  obstacleBegan: 'Obstacle arose',
  obstacleEnded: 'Obstacle gone',
  acceleration: 'Loan called early',
  guarantorDemand: 'Demand on the guarantor',
  guarantorTold: 'Guarantor told of the bankruptcy',
  debtorBankrupt: 'Bankruptcy of the debtor accepted',
  enforcementUnsatisfied: 'Ruling that ends enforcement served',
  defenceGone: 'Guarantor can no longer point to the debtor',
};

export const clockState: Words<'clockState'> = {
  notBegun: 'not begun',
  running: 'running',
  interrupted: 'held by a proceeding',
  expired: 'expired',
  revived: 'expired, then agreed to pay',
  standing: 'liable',
  lapsed: 'lapsed',
  void: 'void',
  released: 'free',
  unknown: 'for legal to judge',
  suitFirst: 'the debtor must be sued first',
};

export const clockPhase: Words<'clockPhase'> = {
  period: 'guarantee period',
  waiting: 'saved, not yet counted',
  limitation: 'limitation of the guarantee debt',
};

export const saving: Words<'saving'> = {
  suitAgainstDebtor: 'sue the debtor or go to arbitration',
  demandOnGuarantor: 'demand from the guarantor, with proof',
};

export const guaranteeMode: Words<'guaranteeMode'> = { general: 'general', joint: 'joint', unclear: 'unclear' };

export const userTitle: Words<'userTitle'> = {
  none: 'no title',
  accession: 'signed accession',
  judgment: 'judgment',
  admission: 'admission',
};

export const released: Words<'released'> = {
  newForOld: 'new for old, old guarantor free',
  newForOldUnknown: 'did not know of new for old, not bound',
  byCreditor: 'freed by the creditor',
};

/** Figures that events of this piece carry. */
export const limitFact: Words<'limitFact'> = {
  limitAct: 'Act',
  newDueOn: 'New due day',
  agreedOn: 'Agreed on',
  increasedFen: 'Increase',
  guaranteeMode: 'Mode',
  userTitle: 'Title',
  titleOn: 'Title of',
  obligor: 'As',
  pledgeKind: 'Security',
  valueFen: 'Value',
  released: 'Because',
};

/** Figures of its refusals. */
export const limitFigure: Words<'limitFigure'> = {
  needed: 'Proofs that would do',
  lacking: 'Lacks',
  clockState: 'State',
};

export const pledgeKind: Words<'pledgeKind'> = {
  mortgage: 'mortgage',
  pledge: 'pledge',
};

export const pressLack: Words<'pressLack'> = {
  medium: 'a national or provincial medium',
  missingDebtor: 'a missing debtor',
  claim: 'the claim in its text',
};
