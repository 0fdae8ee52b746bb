import type * as zh from '../zh-CN/code.js';
import { rights as requestRights, tasks as requestTasks } from './authority.js';
import { courtTask } from './court.js';
import { recoveryAccount, recoveryEntry, recoveryRight } from './recovery.js';
import { rights, tasks } from './settlement.js';
import { matterSentence } from './ui-rule.js';
import { writeOffEntry, writeOffProof, writeOffRight, writeOffTask } from './write-off.js';

type Words<K extends keyof typeof zh> = Record<keyof (typeof zh)[K], string>;

export const right: Words<'right'> = {
  ...writeOffRight,
  ...recoveryRight,
  ...rights,
  ...requestRights,
  'case.read': 'read cases',
  'case.open': 'open cases',
  'case.resume': 'resume parked cases',
  'notice.serve': 'issue letters',
  'delivery.record': 'record deliveries',
  'interview.record': 'record interviews',
  'request.ask': 'ask for approval',
  'request.decide': 'decide requests',
  'handoff.offer': 'hand over to legal',
  'handoff.decide': 'accept or return handoffs',
  'suit.record': 'record suits and judgments',
  'filing.read': 'read the list of suits to file',
  'readiness.record': 'supply items of the handoff book',
  'measure.ask': 'Ask whether a measure is lawful',
  'contact.record': 'Record contacts and standing orders',
  'payment.post': 'post payments and charges',
  'payment.reverse': 'reverse entries',
  'ledger.import': 'import ledgers',
  'debt.amend': 'record obligors, guarantees and extensions',
  'debt.renew': 'record a new loan for an old one',
  'limit.record': 'record acts that move a limitation or a guarantee',
  'task.finish': 'finish tasks',
  'people.manage': 'manage people and units',
  'parameter.set': 'set parameters',
  'clock.move': 'move the demo clock',
  'record.read': 'read the audit record',
};

export const result: Words<'result'> = {
  signed: 'Signed by the borrower',
  postReceipt: 'Postal receipt',
  refused: 'Refused, on record',
  returned: 'Returned, not served',
};

export const resultMeans: Words<'resultMeans'> = {
  signed: 'counts as service; the term runs from that day',
  postReceipt: 'counts as service; the term runs from the day on the receipt',
  refused: 'refused in person and recorded: counts as service',
  returned: 'no service, no term; one more try, twice returned goes to a person',
};

export const proof: Words<'proof'> = {
  ...writeOffProof,
  signature: 'Signed slip',
  postReceipt: 'Postal receipt',
  photo: 'Photo',
  record: 'Delivery record',
  envelope: 'Returned envelope',
  contract: 'Signed contract',
  courtPaper: 'Court paper',
  bankSlip: 'Bank slip',
  press: 'Page of the newspaper',
};

export const place: Words<'place'> = {
  branch: 'Branch',
  mediation: 'Mediation body',
  homeByConsent: 'At home, by consent',
  phone: 'Phone',
};

export const outcome: Words<'outcome'> = {
  promised: 'Promised to pay',
  disputes: 'Disputes',
  unable: 'Unable to pay',
  absent: 'Absent',
};

export const account: Words<'account'> = {
  ...recoveryAccount,
  principal: 'Principal',
  interest: 'Interest',
  penalty: 'Penalty',
  cost: 'Costs',
  opening: 'Opening',
  income: 'Income',
  cash: 'Cash',
  surplus: 'Surplus',
  loss: 'Loss',
  memo: 'Memo',
  recovered: 'Recovered',
  renewed: 'New for old',
};

export const channel: Words<'channel'> = {
  cash: 'Cash',
  transfer: 'Transfer',
  deduction: 'Agreed debit',
  court: 'From the court',
  other: 'Other',
};

export const entry: Words<'entry'> = {
  ...writeOffEntry,
  ...recoveryEntry,
  opening: 'Opening balance',
  charge: 'Charge',
  payment: 'Payment',
  recovery: 'Recovery',
  writeOff: 'Write-off',
  reversal: 'Reversal',
  renewal: 'New for old',
};

export const obligor: Words<'obligor'> = {
  borrower: 'Borrower',
  coObligor: 'Co-obligor',
  guarantor: 'Guarantor',
  pledgor: 'Pledgor',
  actualUser: 'Actual user of the loan',
};

export const partyKind: Words<'partyKind'> = { person: 'Person · borrower', organisation: 'Organisation · borrower' };

export const caseKind: Words<'caseKind'> = { loan: 'Loan' };

export const task: Words<'task'> = {
  ...writeOffTask,
  ...tasks,
  ...courtTask,
  ...requestTasks,
  returnedTwice: 'Returned twice, find the debtor',
  serviceMissing: 'Long out, ask for proof of service',
  letterUncertain: 'Check whether the letter went out',
  parked: 'Parked, check the data',
  handoffOverdue: 'Handoff overdue',
  handoffReturned: 'Complete the papers',
  suitNotFiled: 'Not filed yet, ask the court',
  enforce: 'Judgment final, apply for enforcement',
  contactBreach: 'Look into a contact that should not have been',
  assetLook: 'Look for assets',
  limitationEnds: 'Limitation ends, interrupt it with proof',
  guaranteeEnds: 'A guarantee period ends, save it',
  legalCheck: 'Legal check of a guarantee or a claim that lapsed',
};

export const levelName: Words<'levelName'> = { 0: 'Supervisor', 1: 'Director' };

export const because: Words<'because'> = {
  nothingOwed: 'nothing is owed any more',
  stageLeft: 'the case has left the stage',
  alreadyServed: 'it was served already',
  caseParked: 'the case is parked',
};

export const actState: Words<'actState'> = {
  wanted: 'to be sent',
  claimed: 'being sent',
  done: 'sent',
  dropped: 'not sent',
  withdrawn: 'withdrawn',
  uncertain: 'unsure whether sent',
};

export const handoffState: Words<'handoffState'> = {
  offered: 'waiting',
  open: 'waiting',
  accepted: 'accepted',
  returned: 'returned',
};

export const sentence: Words<'sentence'> = {
  ...matterSentence,
  intake: '{{who}} asks to return {{debtor}} to intake, {{amount}} yuan owed.',
  notice: '{{who}} asks to return {{debtor}} to notice, {{amount}} yuan owed.',
  announcement: '{{who}} asks to send {{debtor}} the final demand for {{amount}} yuan.',
  urging: '{{who}} asks to begin urging {{debtor}} for {{amount}} yuan.',
  litigation: '{{who}} asks to sue {{debtor}} for {{amount}} yuan.',
  writtenOff: '{{who}} asks to write off {{amount}} yuan of {{debtor}}; the claim lives on.',
  settled: '{{who}} asks to settle the case of {{debtor}}.',
  ended: '{{who}} asks to end the case of {{debtor}}, opened in error; the {{amount}} yuan stay owed.',
};

export const field: Words<'field'> = {
  contractNo: 'Contract no.',
  borrowerName: 'Borrower',
  borrowerIdNo: 'ID number',
  borrowerKind: 'Person / organisation',
  phone: 'Phone',
  address: 'Address',
  drawnOn: 'Drawn on',
  dueOn: 'Due on',
  lentFen: 'Lent (yuan)',
  principalFen: 'Principal left (yuan)',
  interestFen: 'Interest (yuan)',
  penaltyFen: 'Penalty (yuan)',
  costFen: 'Costs (yuan)',
  coObligorName: 'Co-obligor',
  coObligorIdNo: 'ID of co-obligor',
};

export const rowFault: Words<'rowFault'> = {
  COLUMN_MISSING: 'No column of the file stands for this; choose one on the left, or add it and upload again',
  ROW_UNEVEN: 'This row has another number of cells than the header; look for stray commas, quote cells that hold one',
  QUOTES_BROKEN: 'The quotes of this row do not pair up; remove the stray one or save as CSV again',
  VALUE_MISSING: 'This cannot be empty; fill it in',
  TEXT_TOO_LONG: 'Too long; shorten it',
  CONTROL_CHARACTERS: 'Holds line breaks, tabs or invisible signs; type it anew',
  FORMULA: 'Begins with = + @ like a formula; enter its result',
  NUMBER_SCIENTIFIC:
    'The number became scientific notation (4.2E+17) and lost digits; format the column as text and enter it from the original',
  DAY_UNCLEAR: 'This day cannot be read; write it as 2021-03-18',
  NO_SUCH_DAY: 'The calendar has no such day; check the contract',
  DAY_IN_FUTURE: 'The day lies after today; check the year',
  DUE_BEFORE_DRAWN: 'Due before it was drawn; check whether the two are swapped',
  NOT_AN_AMOUNT: 'Not an amount; digits in yuan only, at most two decimals, such as 35000.00',
  UNIT_NOT_YUAN: 'This column is in ten thousand yuan; convert it to yuan and rename it',
  AMOUNT_NEGATIVE: 'An amount cannot be negative; check it',
  AMOUNT_ABSURD: 'Above a hundred billion yuan; check unit and point',
  LENT_NOTHING: 'The amount lent cannot be zero; take it from the contract',
  ABOVE_LENT: 'More principal left than was lent; check whether they are swapped',
  ID_NO_CHARACTERS: 'Only digits and letters in an ID number; enter it in full',
  ID_NO_LENGTH: 'Wrong length of ID number; 15 or 18 for residents',
  ID_NO_ZEROS_LOST: 'Too few digits, leading zeros seem lost; format the column as text',
  ID_NO_ROUNDED: 'Ends in 000 with a wrong check digit, as if changed by Excel; format as text and enter it anew',
  ID_NO_OF_ANOTHER: 'This ID number is registered under another name; check both',
  CO_OBLIGOR_IS_BORROWER: 'Co-obligor and borrower share an ID number; check, or clear the co-obligor',
  KIND_UNKNOWN: 'Unknown kind of borrower; person or organisation',
  DUPLICATE_IN_FILE: 'This contract number stood in the file before; remove the double',
  DUPLICATE_DEBT: 'This contract number is already registered; remove the row',
};
