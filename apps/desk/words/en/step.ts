import type * as zh from '../zh-CN/step.js';
import { asks, requestStates } from './authority.js';
import { courtDeadline } from './court.js';
import { deadlines } from './settlement.js';
import { matterThen } from './ui-rule.js';
import { ending, writeOffDeadline, writeOffGround } from './write-off.js';

type Words<K extends keyof typeof zh> = Record<keyof (typeof zh)[K], string>;

export const stage: Words<'stage'> = {
  intake: 'Intake',
  notice: 'Notice',
  announcement: 'Final demand',
  urging: 'Urging',
  litigation: 'Litigation',
  writtenOff: 'Written off',
  settled: 'Settled',
  ended: 'Ended',
};

export const stageLong: Words<'stageLong'> = { ...stage, writtenOff: 'Written off' };

export const stageHint: Words<'stageHint'> = {
  intake: 'debts and parties checked',
  notice: 'demand; term from service',
  announcement: 'last letter, proof needed',
  urging: 'interview, put on record',
  litigation: 'approved, legal accepts',
  writtenOff: 'the claim lives on',
  settled: 'paid in full',
  ended: 'opened in error',
};

export const role: Words<'role'> = {
  collector: 'Collector',
  supervisor: 'Supervisor',
  director: 'Director',
  legal: 'Legal',
  finance: 'Finance',
  auditor: 'Auditor',
  admin: 'Admin',
};

export const roleDoes: Words<'roleDoes'> = {
  collector: 'Sends notices, records deliveries and interviews, asks for escalation',
  supervisor: 'Decides escalations, resumes parked cases',
  director: 'Decides suits, write-offs and large sums',
  legal: 'Accepts or returns handoffs, records suits and judgments',
  finance: 'Posts payments and charges, reverses entries',
  auditor: 'Sees every record, changes none',
  admin: 'People, units and parameters',
};

export const act: Words<'act'> = {
  serveNotice: 'Issue the notice of demand',
  recordDelivery: 'Record the delivery',
  sendAgain: 'Send again',
  recordInterview: 'Record the interview',
  ask: 'Ask for approval',
  decideHandoff: 'Accept or return',
  offerHandoff: 'Hand over to legal again',
  fileSuit: 'Record the filing',
  recordJudgment: 'Record the judgment',
  resume: 'Resume the case',
  postPayment: 'Record a payment',
};

export const ask: Words<'ask'> = {
  ...asks,
  intake: 'Ask to return to intake',
  notice: 'Ask to return to notice',
  announcement: 'Ask for the final demand',
  urging: 'Ask for urging',
  litigation: 'Ask to sue',
  writtenOff: 'Ask for a write-off',
  settled: 'Ask to settle',
  ended: 'Ask to end (opened in error)',
};

export const why: Words<'why'> = {
  serveNotice: 'The case is open and the debt is overdue. First a lawful written demand, with proof of its delivery.',
  recordDelivery: '{{letter}} went out on {{issuedOn}} and has no proof of delivery yet. Without proof no term runs.',
  sendAgain: '{{letter}} came back, was withdrawn or is lost; it may go out once more.',
  recordInterview: 'The invitation is out. Record truly what was and was not agreed.',
  decideHandoff: 'Handed over on {{offeredOn}}; accept or return by {{endsOn}}.',
  offerHandoff: 'Legal asks for: {{missing}}. Complete the papers and hand over again.',
  fileSuit: 'Legal has accepted. Record docket number and claim once the court has filed.',
  recordJudgment: '{{court}} {{docketNo}} is filed and awaits judgment.',
  resume: 'Parked: {{parked}}. Resume after checking; terms go on as before.',
  postPayment: '{{owed}} yuan owed. Record each payment as it comes.',
  ask: 'Asked on the facts at hand; the approver decides.',
};

export const whyAsk: Words<'whyAsk'> = {
  announcement: 'The term of the notice is over and the debt unpaid.',
  urging: 'The term of the final demand is over and the debt unpaid.',
  litigation: 'Collection failed, or waiting longer would harm the right.',
  writtenOff: 'All duties of pursuit are done and little can be recovered.',
  ended: 'Opened in error; this debt should not be pursued here.',
};

export const causes: Words<'causes'> = {
  serveNotice: 'A numbered letter; can be withdrawn for 10 seconds, then it is sent. The term runs from service.',
  recordDelivery:
    'Signed, receipt or refused count as service and start the term; returned allows one more try, twice returned goes to a person.',
  sendAgain: 'The same letter goes out once more; can be withdrawn for 10 seconds; number and term stay.',
  recordInterview: 'Goes on the timeline; changes neither stage nor term.',
  decideHandoff: 'Accepted: legal sues. Returned: the collector completes the papers and stays responsible.',
  offerHandoff: 'Legal again has two working days.',
  fileSuit: 'Docket, court and claim are recorded; the judgment is awaited.',
  recordJudgment: 'The time for appeal runs from the judgment; then assets may be looked for, a write-off asked.',
  resume: 'Goes on from the old deadlines; no step is made up or skipped.',
  postPayment: 'Booked at once and the next deadline counted anew; paid in full means settled.',
  ask: 'The stage changes only when approved; nobody approves his own request.',
};

export const tells: Words<'tells'> = {
  serveNotice: 'the borrower',
  recordDelivery: 'nobody; it is recorded',
  sendAgain: 'the borrower',
  recordInterview: 'the supervisor',
  decideHandoff: 'the collector who handed over',
  offerHandoff: 'legal',
  fileSuit: 'collector and supervisor',
  recordJudgment: 'collector, supervisor and finance',
  resume: 'the collector in charge',
  postPayment: 'the collector in charge',
  ask: '{{who}}',
};

export const then: Words<'then'> = {
  ...matterThen,
  intake: 'Back to intake.',
  notice: 'Back to notice.',
  announcement: 'The final demand is issued; the last term runs from its service.',
  urging: 'Urging begins: an invitation to an interview is issued and the term runs.',
  litigation: 'Handed to legal, who accept or return within two working days. Suits are decided one by one.',
  writtenOff: 'Written off the books; the claim lives on, recoveries are still booked, the case does not end.',
  settled: 'Settled.',
  ended: 'The case ends; its debts are free for a new case and every record is kept.',
};

export const timeout: Words<'timeout'> = {
  supervisor: 'Undecided by the end of {{day}}: raised to the director, and the asker is told.',
  director: 'It keeps waiting for the director, with a daily reminder.',
  never: 'Never approved or refused by itself.',
};

export const deadline: Words<'deadline'> = {
  ...writeOffDeadline,
  ...deadlines,
  ...courtDeadline,
  noticeTerm: 'term of the notice',
  announcementTerm: 'term of the final demand',
  urgingTerm: 'urging term',
  service: 'service',
  handoff: 'legal accepts',
  suit: 'filing at court',
  appeal: 'time for appeal',
  assetLook: 'look for assets',
  limitation: 'limitation of the claim',
  guarantee: 'guarantee period',
  request: 'approval',
  nextDay: 'on the next day',
};

export const ground: Words<'ground'> = {
  ...writeOffGround,
  ...ending,
  enforcementWithoutResult: 'Enforcement ended without result',
  deathWithoutEstate: 'Death, no estate',
  bankruptcyClosed: 'Bankruptcy closed, no dividend',
  smallLongPursued: 'Small sum, long pursued in vain',
};

export const requestState: Words<'requestState'> = { ...requestStates };

export const checkNot: Words<'checkNot'> = {
  owes: 'Nothing is owed any more',
  served: 'No proof of service yet',
  termOver: 'The term is not over',
  judged: 'No judgment yet',
  grounded: 'No ground is given',
  papers: 'The handoff book lacks papers (bars nothing)',
  otherHand: 'Who asked may not approve',
};

export const afterwards: Words<'afterwards'> = {
  announcement: 'the final demand goes out',
  urging: 'the invitation goes out',
  litigation: 'legal is to accept',
  writtenOff: 'off the books',
  ended: 'the debt is free again',
};

export const check: Words<'check'> = {
  owes: 'A debt remains',
  served: 'The letter was served',
  termOver: 'The term is over',
  judged: 'There is a judgment',
  grounded: 'A ground is given',
  papers: 'The handoff book is complete',
  otherHand: 'Asker and approver differ',
};
