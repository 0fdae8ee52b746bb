import type * as zh from '../zh-CN/authority.js';

type Words<K extends keyof typeof zh> = Record<keyof (typeof zh)[K], string>;

export const events: Words<'events'> = {
  RequestFiled: 'Approval requested',
  RequestRaised: 'Request raised one level',
  RequestApproved: 'Request approved',
  RequestRefused: 'Request refused',
  RequestReturned: 'Request returned for completion',
  RequestCompleted: 'Request completed and open again',
  RequestTransferred: 'Request handed to another',
  VoiceAsked: 'A person was asked by name',
  VoiceGiven: 'Opinion given',
  RequestStale: 'Request lapsed, the case changed',
};

export const refusals: Words<'refusals'> = {
  SAME_HAND: 'You already had a hand in this request; another entitled person decides or gives the opinion',
  RESPONSIBLE_HAND: 'You answer for this case and may not approve here; let an entitled person outside it decide',
  ALREADY_DECIDED: 'This request is already decided; see the result on its card',
  REQUEST_STALE: 'The case changed after this was asked and the request lapsed; ask again if it is still needed',
  REQUEST_RETURNED: 'The request was returned and waits for its asker; come back once it is completed',
  REQUEST_NOT_RETURNED: 'The request was not returned, nothing is to be completed; wait for its decision',
  NOT_YOURS_TO_COMPLETE: 'Its asker completes it; tell him, or the handler of the case where the system asked',
  ABOVE_LIMIT: 'The amount is above your limit; the next level decides',
  NOT_YOUR_LEVEL: 'Another level decides now; wait for it',
  ASSIGNED_TO_OTHER: 'It was handed to another person of this level; let him decide, or a higher level',
  NOT_ENTITLED: 'This person may not act on the request; choose one of the same level, entitled and outside the case',
  REQUEST_OPEN: 'A request already waits or is being completed; wait for its result first',
  VOICES_MISSING: 'Not all opinions are in, it cannot be approved; wait for them, or return it',
  VOICE_AGAINST: 'One opinion is against, it cannot be approved; refuse it, or return it for new opinions',
  VOICE_TWICE: 'This seat has spoken, or you have in this round; one opinion a seat, one a person',
  NOT_YOUR_SEAT: 'This opinion is not yours to give; the department or the person who was asked gives it',
  DEPUTY_SELF: 'Nobody is his own deputy; choose another person',
  DEPUTY_NOT_YOURS: 'The absent person or an admin appoints the deputy; ask one of them',
  DEPUTY_DAYS: 'These days do not fit; begin today or later, end no earlier than that, within a year',
};

export const rights: Words<'rights'> = {
  'request.see': 'see requests',
  'request.complete': 'complete returned requests',
  'voice.give': 'give opinions',
  'deputy.appoint': 'appoint deputies',
};

export const tasks: Words<'tasks'> = {
  requestRefused: 'Refused, think again',
  requestReturned: 'Returned: complete it and send it again',
};

export const requestStates: Words<'requestStates'> = {
  open: 'waiting',
  returned: 'returned for completion',
  approved: 'approved',
  refused: 'refused',
  stale: 'lapsed',
};

export const asks: Words<'asks'> = {
  pressDemand: 'Ask for a demand in the press',
  plan: 'Ask for a repayment plan',
  hold: 'Ask to record a fact of the case',
  waiver: 'Ask for a waiver',
  inKind: 'Ask for payment in kind',
  reversal: 'Ask for a reversal',
  parameter: 'Ask for another parameter',
  authority: 'Ask for another authority',
  roleGrant: 'Ask for a role',
  expeditedSuit: 'Ask for a suit that cannot wait',
  assignment: 'Ask to end by assignment',
  closure: 'Ask to close after the write-off',
};

export const matter: Words<'matter'> = {
  announcement: 'Final demand',
  pressDemand: 'Demand in the press',
  urging: 'Urging',
  litigation: 'Suit',
  expeditedSuit: 'Suit that cannot wait',
  plan: 'Repayment plan',
  hold: 'Fact of the case (hold and others)',
  waiver: 'Waiver',
  inKind: 'Payment in kind',
  writtenOff: 'Write-off',
  ended: 'End of the case',
  assignment: 'Assignment',
  closure: 'Closure after write-off',
  reversal: 'Reversal',
  parameter: 'Parameter',
  authority: 'Authority',
  roleGrant: 'Role',
};

export const department: Words<'department'> = {
  disposal: 'Asset disposal',
  credit: 'Credit',
  finance: 'Finance',
  legal: 'Legal and compliance',
  internalControl: 'Internal control',
};
