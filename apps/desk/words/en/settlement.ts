import type * as zh from '../zh-CN/settlement.js';

type Words<K extends keyof typeof zh> = Record<keyof (typeof zh)[K], string>;

export const events: Words<'events'> = {
  FactProposed: 'Fact asked for, waits for approval',
  FactRecorded: 'Fact in force',
  FactRefused: 'Fact not approved',
  FactEnded: 'Fact over, the case goes on',
  PlanProposed: 'Plan asked for, waits for approval',
  PlanBegun: 'Plan in force, collection rests',
  PlanRefused: 'Plan not approved',
  PlanCancelled: 'Plan called off, the case goes on',
  InstalmentKept: 'Instalment kept',
  PlanKept: 'Plan kept to its end',
  PlanBroken: 'Plan broken, the case goes on',
  PromiseRecorded: 'Promise recorded',
  PromiseKept: 'Promise kept',
  PromiseBroken: 'Promise broken',
  PromiseWithdrawn: 'Promise taken back',
  AnswerRecorded: 'Debtor answered',
  AnswerChosen: 'Legal chose what the papers become',
};

export const refusals: Words<'refusals'> = {
  PLAN_UNSIGNED: 'No agreement signed by the debtor; have it signed first and give its reference',
  PLAN_DAYS_MIXED: 'The days do not follow one another or lie before the signing; put them in order',
  PLAN_SUM_WRONG: 'The parts are not the total to the fen; check each amount',
  PLAN_TOO_LONG: 'Too many parts or too long a time; shorten the plan',
  PLAN_ABOVE_OWED: 'The total is more than was owed at the signing; check it',
  PLAN_OPEN: 'Another plan waits for approval or is in force; end that one first',
  PLAN_NOT_IN_FORCE: 'This plan is not in force; look at its latest state',
  FACT_IN_FORCE: 'The same holds for this person already, or waits for approval; nothing to do',
  FACT_TOO_LONG: 'Longer than this fact may hold; stay within its longest term, and ask again when it ends',
  FACT_UNPROVEN: 'This fact needs a proof; give the reference of the paper',
  FACT_PARTY_UNKNOWN: 'This person owes nothing in this case; choose one of its obligors',
  FACT_NOT_IN_FORCE: 'This fact does not hold; look at its latest state',
  FACT_ENDING_UNKNOWN: 'This is not how such a fact ends; choose what fits',
  PROMISE_OPEN: 'Another promise is still open; wait for its day or take it back',
  PROMISE_ABOVE_OWED: 'More is promised than is owed; check the amount',
  PROMISE_OVER: 'This promise was judged already; nothing to take back',
  ANSWER_NOT_OPEN: 'This answer does not wait for legal, or legal has chosen; look at its latest state',
};

export const tasks: Words<'tasks'> = {
  factEnded: 'A fact reached its term, plan the next step',
  answerDispute: 'Answer the dispute',
  fileClaim: 'File the claim or tell the guarantor',
  findHeirs: 'Find heirs and estate',
  planBroken: 'Plan broken, plan the next step',
  promiseBroken: 'Promise broken, follow up',
  drawUpPlan: 'Draw up a plan and have it signed',
  offerInKind: 'Talk about payment in kind',
  chooseResign: 'Choose what the papers become',
  carryOutChoice: 'Carry out what legal chose',
};

export const deadlines: Words<'deadlines'> = {
  factTerm: 'term of a fact',
  disputeAnswer: 'days to answer the dispute',
  claimFiling: 'days to file the claim',
  instalment: 'instalment',
  promise: 'promised day',
};

export const rights: Words<'rights'> = {
  'fact.record': 'record facts',
  'plan.propose': 'ask for plans',
  'plan.cancel': 'call plans off',
  'answer.record': 'record answers and promises',
  'answer.choose': 'choose what papers become',
};

export const figures: Words<'figures'> = {
  signedOn: 'signed on',
  totalFen: 'total',
  instalments: 'instalments',
  parts: 'most instalments',
  n: 'instalment',
  paidFen: 'paid',
  fromDay: 'from',
  untilDay: 'until',
  onDay: 'promised for',
  saidOn: 'said on',
  choice: 'chosen',
};

export const factKind: Words<'factKind'> = {
  hold: 'On hold',
  dispute: 'Disputed',
  planInForce: 'Plan in force',
  planBroken: 'Plan broken',
  missing: 'Whereabouts unknown',
  dead: 'Dead',
  bankrupt: 'Bankrupt',
  hardship: 'Hardship',
};

export const factEnding: Words<'factEnding'> = {
  termOver: 'term over',
  answered: 'answered',
  lifted: 'hold lifted',
  found: 'found',
  heirsKnown: 'heirs known',
  closed: 'proceedings closed',
  recovered: 'hardship over',
  planOver: 'plan over',
  mistaken: 'recorded in error',
};

export const factState: Words<'factState'> = {
  proposed: 'asked for',
  inForce: 'in force',
  ended: 'over',
  refused: 'not approved',
};

export const planState: Words<'planState'> = {
  proposed: 'asked for',
  inForce: 'in force',
  kept: 'kept',
  broken: 'broken',
  cancelled: 'called off',
  refused: 'not approved',
};

export const instalmentState: Words<'instalmentState'> = { open: 'to come', kept: 'paid', broken: 'not paid' };

export const promiseState: Words<'promiseState'> = {
  open: 'open',
  kept: 'kept',
  broken: 'broken',
  withdrawn: 'taken back',
};

export const answerKind: Words<'answerKind'> = {
  pays: 'Will pay',
  plan: 'Asks for instalments',
  inKind: 'Offers payment in kind',
  resign: 'Will sign papers anew',
  disputes: 'Disputes',
};

export const choice: Words<'choice'> = {
  confirmation: 'Confirmation of the debt',
  newContract: 'New contract (new for old)',
  nothing: 'Nothing',
};

export const debtEffect: Words<'debtEffect'> = {
  renewed: 'The debtor agrees to pay: limitation begins anew; once expired, the defence is given up',
  replaced: 'A new loan pays the old one; the class does not improve by it',
  unchanged: 'The debt stays as it is, limitation runs on',
};
export const guarantorEffect: Words<'guarantorEffect'> = {
  stays: 'Liable as before, his period is not extended',
  free: 'Free already; a signature does not bring him back',
  freedUnlessSigns: 'Freed, unless he knowingly signs a new guarantee',
  toCheck: 'Unclear: legal looks first',
};
