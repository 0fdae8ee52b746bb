/** Words of requests, opinions and the house's own rules: parameters, authorities, roles, deputies. */
export const uiRule = {
  return: 'Return',
  transfer: 'Transfer',
  consult: 'Consult',
  giveVoice: 'Give opinion',
  complete: 'Complete',
  seat: 'From which seat',
  voices: 'Opinions',
  voiceAwaited: 'awaited',
  voiceFor: 'For',
  voiceAgainst: 'Against',
  standsFor: ' (for {{who}})',
  decidedFor: ' for {{who}}',
  levelAt: 'level {{at}} of {{all}}',
  assignedTo: 'handed to {{who}}',
  waited: 'waits for {{count}} days',
  returnedBy: 'Returned by {{who}} on {{day}}; missing:',
  completedAs: 'Completed: {{how}}',
  stageStays: 'Stage stays',
  lateUp: 'Not decided by {{day}}, 24:00: goes to {{who}}, the asker is told.',
  lateTop: 'Goes on waiting for {{who}}, shown every day.',
  bookedByWho: 'by {{who}}',
  fromDay: 'from {{day}}',
  trial: 'Dry run',
  triedOf: '{{tried}} of {{total}}',
  noMoves: 'No date and no approval would move.',
  moreMoves: 'and {{count}} more',
  listRows: '{{count}} cases',
  parameters: 'Parameters',
  authorities: 'Authorities',
  peopleAndRoles: 'People and roles',
  deputies: 'Deputies',
  settingsSub: 'One proposes, another approves',
  inForce: 'In force',
  coming: 'To come',
  propose: 'Propose',
  proposeChange: 'Propose a change',
  proposeRoles: 'Propose roles',
  byAmount: 'by amount',
  dryRunOf: 'Dry run: what would change in all open cases',
  secondAdmin: 'In force on its day once another admin approves.',
  appointDeputy: 'Appoint a deputy',
  appoint: 'Appoint',
  noDeputies: 'No deputies now. Appoint one before leave: he decides and speaks meanwhile.',
  absent: 'Absent',
  deputy: 'Deputy',
  days: 'Days',
  appointedBy: 'Appointed by',
  noFiling: 'No approved suit waits to be filed.',
  courtOpen: 'court not chosen',
  acceptedOn: 'accepted {{day}}',
  courtPlanned: 'Court to be filed with (optional)',
  makeList: 'Write-off list',
  makeListSays: 'Each case is judged by itself: one request, an opinion from each of five departments.',
};

export const seat = {
  ...{ collector: 'Collector', supervisor: 'Supervisor', director: 'Director', legal: 'Legal', finance: 'Finance' },
  ...{
    auditor: 'Auditor',
    admin: 'Admin',
    disposal: 'Disposal',
    credit: 'Credit',
    internalControl: 'Internal control',
  },
};

export const listRow = { waits: 'waits', writtenOff: 'written off', leftOut: 'left out' };

export const trialMove = { level: 'Level', request: 'Request' };

/** What a request asks for in one sentence, where it is no step of the stage table. */
export const matterSentence = {
  pressDemand: '{{who}} asks for a demand in the press to {{debtor}}, {{amount}} yuan.',
  expeditedSuit: '{{who}} asks for an expedited suit against {{debtor}}, {{amount}} yuan.',
  plan: '{{who}} asks for a plan with {{debtor}}, {{amount}} yuan.',
  hold: '{{who}} asks for a hold on {{debtor}}.',
  waiver: '{{who}} asks to waive {{amount}} yuan for {{debtor}}.',
  inKind: '{{who}} asks to take a thing from {{debtor}} for {{amount}} yuan.',
  assignment: '{{who}} asks to assign the claim on {{debtor}}, {{amount}} yuan.',
  closure: '{{who}} asks to end the claim on {{debtor}}, {{amount}} yuan.',
  reversal: '{{who}} asks to reverse an entry of {{debtor}}, {{amount}} yuan.',
  parameter: '{{who}} asks to change a parameter.',
  authority: '{{who}} asks to change the authority table.',
  roleGrant: '{{who}} asks to change the roles of {{debtor}}.',
  writtenOffList: '{{who}} asks to write off small loans by list, {{amount}} yuan together.',
};

export const matterThen = {
  pressDemand: 'It may be printed; with the printed page limitation begins anew.',
  expeditedSuit: 'Straight to legal; earlier terms are not waited for.',
  plan: 'The plan is in force: no demands, each instalment judged on its day.',
  hold: 'Contact and escalation stop; acts that save a right go on.',
  waiver: 'The waiver is booked; on condition, finance confirms it once the money is in.',
  inKind: 'Title may be obtained; on that day it is booked and the debt ends by it.',
  assignment: 'The claim leaves the books and the case ends; the assignee is the creditor.',
  closure: 'The memo account is closed and the case ends.',
  reversal: 'An opposite entry is booked; a settled case may open again.',
  parameter: 'In force on its day; the cases concerned compute their dates anew.',
  authority: 'In force on its day; filed requests keep their levels.',
  roleGrant: 'At once; rights follow the roles.',
};

export const parameter = {
  ...{
    noticeTermDays: 'Notice term (days)',
    announcementTermDays: 'Final demand term (days)',
    urgingTermDays: 'Urging term (days)',
  },
  ...{
    reminderDays: 'Reminder (days)',
    serviceLookDays: 'Look for service (days)',
    requestWorkdays: 'Each level (working days)',
  },
  ...{ handoffWorkdays: 'Handoff (working days)', appealDays: 'Appeal (days)', assetLookDays: 'Asset look (days)' },
  ...{
    supervisorLimitFen: 'Supervisor’s limit (yuan)',
    suitLookDays: 'Look for filing (days)',
    contactQuietFrom: 'Quiet from (hour)',
  },
  ...{
    contactQuietUntil: 'Quiet until (hour)',
    contactAnsweredPerDay: 'Answered contacts a day',
    contactTriesPerDay: 'Tries a day',
  },
  ...{
    undoSeconds: 'Undo of letters (seconds)',
    holdLongestDays: 'Longest hold (days)',
    disputeAnswerWorkdays: 'Answer to a dispute (working days)',
  },
  ...{
    hardshipLongestDays: 'Longest hardship (days)',
    claimFilingDays: 'Filing of claims (days)',
    planLongestMonths: 'Longest plan (months)',
  },
  ...{
    promiseSilenceDays: 'Silence of a promise (days)',
    courtRegisterDays: 'Court registers (days)',
    courtFeeDays: 'Court fee (days)',
  },
  ...{
    courtCopyDays: 'Copy served (days)',
    defenceDays: 'Defence (days)',
    publicationDays: 'Service by publication (days)',
  },
  ...{
    trialOrdinaryMonths: 'Ordinary trial (months)',
    trialSummaryMonths: 'Summary trial (months)',
    trialSmallMonths: 'Small claim (months)',
  },
  ...{
    trialSecondMonths: 'Second instance (months)',
    trialSecondRulingDays: 'Second ruling (days)',
    appealRulingDays: 'Appeal of rulings (days)',
  },
  ...{
    retrialMonths: 'Retrial (months)',
    enforcementMonths: 'Enforcement period (months)',
    slowCourtMonths: 'Slow court (months)',
  },
  ...{
    preSuitDays: 'Suit after preservation (days)',
    preservationRulingDays: 'Ruling on preservation (days)',
    freezeDepositMonths: 'Freeze of deposits (months)',
  },
  ...{
    freezeMovableMonths: 'Seizure of movables (months)',
    freezeRealMonths: 'Seizure of land (months)',
    freezeRenewDays: 'Renew before (days)',
  },
  ...{
    orderAcceptDays: 'Order accepted (days)',
    orderIssueDays: 'Order issued (days)',
    orderServeDays: 'Order served (days)',
  },
  ...{
    orderObjectDays: 'Objection to order (days)',
    orderSuitDays: 'Order to suit (days)',
    realisationDays: 'Realisation (days)',
  },
  ...{
    realisationObjectDays: 'Objection to realisation (days)',
    zhongbenRecheckMonths: 'Asset re-check (months)',
    zhongbenRecheckYears: 'Asset re-check (years)',
  },
  ...{
    confirmationDays: 'Judicial confirmation (days)',
    smallLoanLimitFen: 'Small loans up to (yuan)',
    smallPursuedYears: 'Small loans pursued (years)',
  },
  ...{
    annexOneSet: 'Annex 1 standard set (1 yes)',
    directorLimitFen: 'Director’s write-off limit (yuan)',
    afterCheckDays: 'Check after write-off (days)',
  },
  ...{ liabilityYears: 'Liability finding (years)', closureYears: 'Closure after (years)' },
};
