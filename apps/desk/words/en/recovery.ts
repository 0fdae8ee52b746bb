import type * as zh from '../zh-CN/recovery.js';

type Words<K extends keyof typeof zh> = Record<keyof (typeof zh)[K], string>;

export const recoveryKind: Words<'recoveryKind'> = {
  waiver: 'Waiver',
  inKind: 'Taken in kind',
  mixed: 'Mixed recovery',
};

export const recoveryState: Words<'recoveryState'> = {
  proposed: 'Waits for approval',
  draft: 'Waits for confirmation',
  partly: 'Partly confirmed',
  recognised: 'In the books',
  cancelled: 'Cancelled',
};

export const recoveryPart: Words<'recoveryPart'> = {
  waiver: 'Waived',
  cash: 'Money',
  inKind: 'Thing',
  setOff: 'Set-off',
};

export const thing: Words<'thing'> = {
  land: 'Land use right',
  house: 'House or factory',
  equity: 'Equity',
  movable: 'Movable',
  right: 'Other right',
};

export const recoveryEvent: Words<'recoveryEvent'> = {
  WaiverPosted: 'Waiver posted',
  InKindPosted: 'Thing taken in kind posted',
  SetOffPosted: 'Set-off posted',
  WaiverProposed: 'Waiver asked for',
  InKindAgreed: 'Agreement in kind signed, waits for approval',
  MixedRecoveryAgreed: 'Mixed recovery agreed',
  RecoveryApproved: 'Recovery approved',
  RecoveryPartConfirmed: 'Finance confirmed one part',
  RecoveryRecognised: 'All confirmed, booked together',
  RecoveryCancelled: 'Recovery cancelled',
  TitleGivenBack: 'Thing given back',
};

export const recoveryRefusal: Words<'recoveryRefusal'> = {
  ABOVE_OWED: 'That is more than is owed; fill it in by what is owed now',
  DOCKET_NEEDED: 'Money through a court names its docket, other money none; check the channel and the docket',
  BEFORE_DUE:
    'Agreed before the debt was due: that gives a right to the price, not to the thing; agree again after the due date',
  CASH_ONLY: 'Wages are paid in money only, never in kind; arrange cash',
  CONDITION_UNMET: 'What was to be paid has not come in, the waiver does not hold yet; confirm once it has',
  NO_CASE: 'No open case works this debt, nobody can be asked; open a case first',
  NOT_APPROVED: 'Not approved yet; wait for the decision',
  PARTS_OPEN: 'Some parts are not confirmed; confirm each, with the last one all are booked together',
  PART_CONFIRMED: 'This part is already confirmed; nothing to do',
  RECOVERY_OVER: 'Already booked or cancelled; if it is wrong, ask for a reversal',
  TITLE_NEEDED: 'The old debt lives until title is obtained; record the title papers',
};

export const recoveryEntry: Words<'recoveryEntry'> = { waiver: 'Waiver', inKind: 'In kind', setOff: 'Set-off' };
export const recoveryAccount: Words<'recoveryAccount'> = {
  waived: 'Waived',
  asset: 'Assets taken',
  setOff: 'Set off',
  difference: 'Difference in kind',
};
export const recoveryRight: Words<'recoveryRight'> = {
  'recovery.propose': 'Ask for waivers and things in kind',
  'recovery.confirm': 'Confirm waivers, things and recoveries',
};
export const recoveryFigure: Words<'recoveryFigure'> = {
  paidFen: 'paid',
  neededFen: 'needed',
  open: 'open parts',
  dueOn: 'due on',
  part: 'part',
};
