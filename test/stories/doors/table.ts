import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../apps/local/place.js';
import type { ScopeKind } from '../../../apps/api/door/scope.service.js';
import type { Right } from '../../../libs/people/staff/staff.js';

export interface Door {
  id: string;
  method: 'GET' | 'POST';
  path: string;
  writes: boolean;
  takesBody: boolean;
  query: string[];
}

interface Operation {
  operationId: string;
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
}

/** Every door that the API describes; none can be forgotten. */
export function doors(): Door[] {
  const file = join(projectRoot(), 'apps/api/openapi.json');
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ id: operation.operationId, path, method: method.toUpperCase() as Door['method'] },
      writes: (operation.parameters ?? []).some((one) => one.name === 'Idempotency-Key'),
      takesBody: operation.requestBody !== undefined,
      query: (operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name),
    })),
  );
}

/** Who may pass which door, said once more by hand: the right beside the door may be wrong. */
export const wanted: Record<string, Right | 'open' | 'signedIn'> = {
  alive: 'open',
  ready: 'open',
  installation: 'open',
  roleCards: 'open',
  signIn: 'open',
  session: 'open',
  signOut: 'signedIn',
  units: 'signedIn',
  staffList: 'signedIn',
  colleagues: 'signedIn',
  parameters: 'signedIn',
  template: 'signedIn',
  addUnit: 'people.manage',
  addStaff: 'people.manage',
  setParameter: 'parameter.set',
  tryParameter: 'parameter.set',
  parameterTrial: 'parameter.set',
  proposeAuthority: 'parameter.set',
  grantRoles: 'people.manage',
  clock: 'clock.move',
  moveClock: 'clock.move',
  uploadLedger: 'ledger.import',
  importById: 'ledger.import',
  remap: 'ledger.import',
  confirmImport: 'ledger.import',
  startBulk: 'case.open',
  bulkStart: 'case.open',
  openCase: 'case.open',
  cases: 'case.read',
  caseById: 'case.read',
  timeline: 'case.read',
  circumstances: 'case.read',
  tasks: 'case.read',
  approvals: 'request.see',
  approvalById: 'request.see',
  debts: 'case.read',
  debtById: 'case.read',
  resumeCase: 'case.resume',
  finishTask: 'task.finish',
  askFor: 'request.ask',
  decide: 'request.decide',
  consult: 'request.decide',
  transferRequest: 'request.decide',
  returnRequest: 'request.decide',
  completeRequest: 'request.complete',
  giveVoice: 'voice.give',
  judgeAgain: 'record.read',
  authorities: 'signedIn',
  deputies: 'signedIn',
  appointDeputy: 'deputy.appoint',
  postPayment: 'payment.post',
  postCharge: 'payment.post',
  reverseEntry: 'payment.reverse',
  recoveries: 'case.read',
  proposeWaiver: 'recovery.propose',
  proposeInKind: 'recovery.propose',
  recordMixed: 'recovery.propose',
  recordTitle: 'recovery.confirm',
  confirmRecovery: 'recovery.confirm',
  confirmRecoveryPart: 'recovery.confirm',
  cancelRecovery: 'recovery.confirm',
  offerHandoff: 'handoff.offer',
  decideHandoff: 'handoff.decide',
  keepWriteOffFile: 'writeoff.prepare',
  proveWriteOff: 'writeoff.prepare',
  writeOffOf: 'case.read',
  afterCheck: 'writeoff.check',
  makeWriteOffList: 'writeoff.prepare',
  writeOffList: 'case.read',
  askAssignment: 'ending.ask',
  askClosure: 'ending.ask',
  fileSuit: 'suit.record',
  recordJudgment: 'suit.record',
  openTrack: 'suit.record',
  tellFact: 'suit.record',
  courtOfCase: 'case.read',
  readiness: 'case.read',
  supplyItem: 'readiness.record',
  filingList: 'filing.read',
  serveNotice: 'notice.serve',
  recordDelivery: 'delivery.record',
  sendNoticeAgain: 'notice.serve',
  withdrawAct: 'notice.serve',
  recordInterview: 'interview.record',
  caseClocks: 'case.read',
  recordLimitAct: 'limit.record',
  addObligor: 'debt.amend',
  recordUserTitle: 'debt.amend',
  recordGuarantee: 'debt.amend',
  recordPledge: 'debt.amend',
  extendDebt: 'debt.amend',
  renewDebt: 'debt.renew',
  recordFact: 'fact.record',
  endFact: 'fact.record',
  proposePlan: 'plan.propose',
  cancelPlan: 'plan.cancel',
  recordPromise: 'answer.record',
  withdrawPromise: 'answer.record',
  recordAnswer: 'answer.record',
  chooseAnswer: 'answer.choose',
  measures: 'signedIn',
  refusedMeasures: 'record.read',
  askMeasure: 'measure.ask',
  recordContact: 'contact.record',
  contacts: 'case.read',
  giveStandingOrder: 'contact.record',
  revokeStandingOrder: 'contact.record',
  standingOrders: 'case.read',
  recordMediation: 'interview.record',
  duties: 'case.read',
  handOver: 'duty.handOver',
  takeHandover: 'duty.handOver',
  withdrawHandover: 'duty.handOver',
  nameInsiders: 'insider.name',
  proposePress: 'publication.prepare',
  announce: 'publication.prepare',
  recordPublication: 'publication.prepare',
};

/** What the `{id}` of a path names. */
export function kindOf(path: string): ScopeKind | undefined {
  const found = /^\/api\/v1\/([a-z-]+)\/\{id\}/.exec(path)?.[1];
  const kinds: Record<string, ScopeKind> = {
    ...{ cases: 'case', notices: 'notice', 'outside-acts': 'act', tasks: 'task', approvals: 'request' },
    ...{ facts: 'fact', plans: 'plan', promises: 'promise', answers: 'answer' },
    ...{
      tracks: 'track',
      debts: 'debt',
      entries: 'entry',
      recoveries: 'recovery',
      'recovery-parts': 'recoveryPart',
      imports: 'batch',
      'bulk-starts': 'bulk',
      publications: 'publication',
      handovers: 'handover',
      staff: 'staff',
      'write-off-lists': 'list',
    },
  };
  return found === undefined ? undefined : kinds[found];
}
