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

const ID = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const OTHER = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';
const DAY = '2026-01-05';

const aPaper = { kind: 'record', reference: '示例编号' };
const aThing = {
  ...{ thing: 'house', what: '示例厂房', appraisedFen: 100, agreedFen: 100, endsFen: 100 },
  ...{ giver: { name: '示例代偿人' }, appraisal: aPaper },
};

/** A body that the door's schema takes, by door: what only the rules could refuse. */
export const bodies: Record<string, unknown> = {
  uploadLedger: { fileName: 'a.csv', contentBase64: Buffer.from('合同号\n1').toString('base64') },
  remap: { mapping: {} },
  confirmImport: { skipFaulty: false },
  startBulk: { debtIds: [ID], noticeNow: false },
  openCase: { debtIds: [ID], noticeNow: false },
  resumeCase: { reason: '已核实' },
  finishTask: { note: '已处理' },
  moveClock: { by: 'day' },
  askFor: { to: 'announcement', reason: '期限届满' },
  decide: { decision: 'approve', reason: '同意' },
  consult: { staffId: ID, reason: '征求意见' },
  transferRequest: { staffId: ID, reason: '另有公务' },
  returnRequest: { missing: '缺少送达回证' },
  completeRequest: { completion: '已补送达回证' },
  giveVoice: { seat: 'credit', agrees: true, reason: '同意' },
  appointDeputy: { staffId: ID, deputyId: ID, fromDay: '2199-01-01', untilDay: '2199-01-08', reason: '出差' },
  proposeAuthority: {
    matter: 'plan',
    from: '2199-01-01',
    chain: ['director'],
    voices: [],
    byAmount: false,
    reason: '授权调整',
  },
  grantRoles: { roles: ['auditor'], departments: [], reason: '岗位调整' },
  setParameter: { key: 'noticeTermDays', from: '2199-01-01', value: 30, reason: '制度调整' },
  postPayment: { amountFen: 100, valueDay: DAY, channel: 'cash', payer: { name: '示例代偿人' } },
  postCharge: { part: 'interest', amountFen: 100, valueDay: DAY, reason: '计息' },
  reverseEntry: { reason: '记错账户' },
  proposeWaiver: { parts: [{ part: 'interest', amountFen: 100 }], reason: '家庭困难' },
  proposeInKind: { ...aThing, agreedOn: DAY, agreement: aPaper, reason: '以物抵债' },
  recordMixed: {
    ...{ agreedOn: DAY, agreement: aPaper, reason: '一并清偿' },
    parts: [
      { kind: 'cash', amountFen: 100, channel: 'cash', payer: { name: '示例代偿人' } },
      { kind: 'inKind', ...aThing },
    ],
  },
  recordTitle: { day: DAY, proof: aPaper },
  confirmRecoveryPart: { day: DAY, proof: aPaper },
  cancelRecovery: { reason: '协议未履行' },
  decideHandoff: { decision: 'accept', missing: [] },
  handOver: { post: 'direct', toStaffId: ID, papers: [] },
  nameInsiders: { acceptorId: ID },
  recordFact: { kind: 'missing', fromDay: DAY, proof: { kind: 'record', reference: '示例编号' }, reason: '下落不明' },
  endFact: { because: 'found' },
  proposePlan: {
    ...{ signedOn: DAY, totalFen: 100, proof: { kind: 'signature', reference: '示例协议' }, reason: '分期偿还' },
    instalments: { perMonthFen: 100, firstOn: DAY },
  },
  recordPromise: { amountFen: 100, onDay: '2199-01-05', saidOn: DAY },
  recordAnswer: { kind: 'resign', saidOn: DAY },
  chooseAnswer: { choice: 'nothing', reason: '无须重签' },
  fileSuit: { court: '示例县人民法院', docketNo: '1', filedOn: DAY, claimedFen: 100 },
  recordJudgment: { judgedOn: DAY, judgedFen: 100 },
  openTrack: { kind: 'suit', court: '示例县人民法院', docketNo: '1', filedOn: DAY, claimedFen: 100 },
  tellFact: { kind: 'accepted', onDay: DAY },
  supplyItem: { item: 'loanContract', proof: { kind: 'contract', reference: '1' } },
  recordDelivery: { result: 'signed', resultOn: DAY, proof: { kind: 'signature', reference: '1' } },
  signIn: { staffId: ID },
  addUnit: { parentId: ID, name: '示例社' },
  addStaff: { unitId: ID, name: '示例', login: 'shili', roles: ['auditor'], password: 'long-enough-for-all' },
  recordMediation: {
    body: '示例调解委员会',
    heldOn: DAY,
    outcome: 'agreed',
    proof: { kind: 'record', reference: '1' },
  },
  proposePress: {
    medium: '示例日报',
    level: 'provincial',
    assessment: { kind: 'record', reference: '1' },
    reason: '下落不明',
  },
  announce: { medium: '示例日报', level: 'provincial' },
  recordPublication: { publishedOn: DAY, proof: { kind: 'photo', reference: '1' } },
  askMeasure: { measure: 'legalCheck' },
  recordContact: { channel: 'call', direction: 'incoming', answered: true, outcome: 'talked' },
  giveStandingOrder: { partyId: ID, amountFen: 100, dayOfMonth: 1, evidence: { kind: 'signature', reference: '1' } },
  revokeStandingOrder: { standingOrderId: ID },
  recordLimitAct: { kind: 'demandSigned', onDay: DAY, proof: { kind: 'signature', reference: '1' } },
  addObligor: { role: 'coObligor', party: { partyId: ID }, proof: { kind: 'contract', reference: '1' } },
  recordUserTitle: { partyId: ID, title: 'judgment', titleOn: DAY, proof: { kind: 'courtPaper', reference: '1' } },
  recordGuarantee: {
    party: { partyId: ID },
    mode: 'joint',
    signedOn: DAY,
    proof: { kind: 'contract', reference: '1' },
  },
  recordPledge: {
    ...{ party: { partyId: ID }, kind: 'mortgage', thing: '示例房产', valueFen: 100, max: false },
    proof: { kind: 'contract', reference: '1' },
  },
  extendDebt: {
    ...{ agreedOn: DAY, newDueOn: '2199-01-05', guarantorsConsented: [] },
    proof: { kind: 'contract', reference: '1' },
  },
  renewDebt: {
    ...{ newContractNo: '示例新借-1', signedOn: DAY, newDueOn: '2199-01-05', guarantors: [] },
    proof: { kind: 'contract', reference: '1' },
  },
  keepWriteOffFile: { ground: 'bankruptcyClosed' },
  proveWriteOff: { gate: 'bankruptcyRuling', day: DAY, proof: { kind: 'courtPaper', reference: '示例裁定' } },
  afterCheck: { seat: 'finance', finding: 'ok', note: '资料齐全' },
  makeWriteOffList: { caseIds: [ID], reason: '小额长期追收无果', departmentHeadId: ID, unitHeadId: OTHER },
  askAssignment: {
    assignee: { name: '示例资产管理公司', idNo: '91330000000000001X', kind: 'organisation' },
    ...{ priceFen: 100, reason: '批量转让' },
    proofs: [{ gate: 'pricePaid', day: DAY, proof: { kind: 'bankSlip', reference: '1' } }],
  },
  askClosure: {
    ...{ ground: 'nothingOwedByJudgment', reason: '判决免责' },
    proofs: [{ gate: 'judgment', day: DAY, proof: { kind: 'courtPaper', reference: '1' } }],
  },
  recordInterview: { heldOn: DAY, place: 'branch', outcome: 'promised', note: '示例笔录' },
};
