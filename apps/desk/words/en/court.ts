import type * as zh from '../zh-CN/court.js';

type Words<G extends keyof typeof zh> = Record<keyof (typeof zh)[G], string>;

export const courtTrack: Words<'courtTrack'> = {
  suit: 'Suit',
  paymentOrder: 'Payment order',
  realisation: 'Realisation of security',
  mediationConfirmation: 'Confirmation of mediation',
  preservation: 'Pre-suit preservation',
};

export const courtFact: Words<'courtFact'> = {
  accepted: 'Accepted by the court',
  returnedForPapers: 'Papers to be completed',
  papersCompleted: 'Papers completed',
  feeNotice: 'Notice of the fee',
  feePaid: 'Fee paid',
  preservationAsked: 'Preservation asked for',
  preservationGranted: 'Preservation granted',
  preservationRenewed: 'Preservation renewed',
  preservationLifted: 'Preservation lifted',
  copyServed: 'Complaint served',
  publication: 'Service by publication',
  hearing: 'Hearing',
  judged: 'Judgment',
  judgmentServed: 'Judgment served',
  appealed: 'Appeal',
  appealJudged: 'Judgment on appeal',
  effective: 'In effect',
  performBy: 'To be performed by',
  orderIssued: 'Payment order issued',
  orderServed: 'Payment order served',
  objection: 'Objection in writing',
  orderVoid: 'Payment order void',
  realisationGranted: 'Sale permitted',
  confirmationAsked: 'Confirmation asked for by both',
  confirmationGranted: 'Mediation confirmed',
  enforcementApplied: 'Enforcement applied for',
  enforcementAccepted: 'Enforcement accepted',
  assetReport: 'Report of assets',
  seized: 'Seized',
  zhongben: 'Enforcement ended for now',
  recheck: 'Assets checked again',
  revived: 'Enforcement revived',
  dishonestListed: 'On the list of dishonest debtors',
  consumptionLimited: 'Consumption limited',
  settlementInEnforcement: 'Settlement in enforcement',
  withdrawn: 'Withdrawn',
  rejected: 'Rejected',
};

export const courtDetail: Words<'courtDetail'> = {
  ordinary: 'Ordinary procedure',
  summary: 'Summary procedure',
  small: 'Small claim',
  judgment: 'Judgment',
  ruling: 'Ruling',
  mediation: 'Mediation',
  creditor: 'Us',
  debtor: 'The debtor',
  other: 'Other',
  upheld: 'Upheld',
  changed: 'Changed',
  sentBack: 'Sent back',
  deposit: 'Bank deposit',
  movable: 'Movables',
  realEstate: 'Real estate',
};

export const readinessItem: Words<'readinessItem'> = {
  loanContract: 'Loan contract, original',
  payoutProof: 'IOU and proof of payout',
  identity: 'Identity papers of borrower and obligors',
  creditorPapers: 'Our own papers and power of attorney',
  ledgerStatement: 'Statement of the account',
  interestCalculation: 'Calculation of interest',
  demandProof: 'Demands with proof of service',
  limitationSafe: 'Proof that limitation still runs',
  serviceAddress: 'Address for service',
  acceleration: 'Clause and notice of early maturity',
  guaranteeContracts: 'Guarantee contracts',
  guaranteeDemand: 'Proof of demand within the guarantee period',
  securityContracts: 'Mortgage or pledge contracts',
  securityRegistry: 'Registration of the security',
};

export const readinessState: Words<'readinessState'> = {
  supplied: 'Supplied',
  computed: 'Found by the system',
  missing: 'Missing',
  notNeeded: 'Not needed',
};

export const courtTask: Words<'courtTask'> = {
  pressCourt: 'The court is late, ask it',
  completePapers: 'Complete the papers for the court',
  payCourtFee: 'Pay the court fee in time',
  decideAppeal: 'Decide whether to appeal',
  considerRetrial: 'Consider a retrial',
  sueAfterPreservation: 'Sue in time after the preservation',
  renewFreeze: 'Ask to renew the seizure',
  orderUnserved: 'Payment order not served yet, it will lapse',
  answerOrderVoid: 'Payment order void, answer whether it becomes a suit',
  confirmMediation: 'Both apply for confirmation',
  applyEnforcement: 'Apply for enforcement',
  slowCourt: 'Six months of enforcement, the higher court may be asked',
  recheckAssets: 'Look for assets again',
  reviveSettlement: 'Settlement due: kept, or revive enforcement',
};

export const courtDeadline: Words<'courtDeadline'> = {
  courtRegister: 'registration at court',
  courtPapers: 'papers to be completed',
  courtFee: 'court fee',
  courtCopy: 'service of the complaint',
  defence: 'defence',
  publication: 'service by publication',
  trial: 'length of trial',
  ownAppeal: 'our time for appeal',
  secondTrial: 'length of the appeal',
  retrial: 'time for a retrial',
  preservationRuling: 'ruling on preservation',
  preSuit: 'suit after preservation',
  freeze: 'end of a seizure',
  orderAccept: 'acceptance of the payment order',
  orderIssue: 'issue of the payment order',
  orderService: 'service of the payment order',
  orderObjection: 'time for objection',
  orderSuit: 'payment order becomes a suit',
  realisation: 'ruling on the security',
  confirmation: 'application for confirmation',
  enforcement: 'time to apply for enforcement',
  slowCourt: 'six months of enforcement',
  recheck: 'next look for assets',
  settlement: 'revival after a settlement',
};

export const courtEvent: Words<'courtEvent'> = {
  CourtTrackOpened: 'Court track opened',
  CourtFactRecorded: 'Fact of a court',
  ReadinessSupplied: 'Item of the handoff book supplied',
};

export const courtRefusal: Words<'courtRefusal'> = {
  PRESUIT_STANDS:
    'A pre-suit preservation stands, no court takes a payment order; sue instead, or have it lifted first',
  DEBTOR_MISSING:
    'The debtor is missing and cannot be served with an order; sue instead, the court serves by publication',
  TRACK_ENDED: 'This track is over; open another one if needed',
  FACT_OUT_OF_ORDER: 'It is not the turn of this fact; record what comes before it first',
  FREEZE_TOO_LONG: 'A seizure cannot last that long; check the last day on the ruling',
  FREEZE_OVER: 'The seizure has ended and cannot be renewed; ask for a new one',
  WHICH_FREEZE: 'It is not clear which seizure is meant; choose one',
  CONFIRMATION_TOO_LATE: 'More than thirty days after the agreement, no confirmation; sue on the agreement',
  STILL_MISSING: 'What was missing is not all supplied yet; supply each item, then hand over again',
  ITEM_UNKNOWN: 'Neither the list nor the return names this item; choose one of the list',
};
