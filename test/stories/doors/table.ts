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
  tasks: 'case.read',
  approvals: 'case.read',
  approvalById: 'case.read',
  debts: 'case.read',
  debtById: 'case.read',
  resumeCase: 'case.resume',
  finishTask: 'task.finish',
  askFor: 'request.ask',
  decide: 'request.decide',
  postPayment: 'payment.post',
  postCharge: 'payment.post',
  reverseEntry: 'payment.reverse',
  offerHandoff: 'handoff.offer',
  decideHandoff: 'handoff.decide',
  fileSuit: 'suit.record',
  recordJudgment: 'suit.record',
  serveNotice: 'notice.serve',
  recordDelivery: 'delivery.record',
  sendNoticeAgain: 'notice.serve',
  withdrawAct: 'notice.serve',
  recordInterview: 'interview.record',
};

/** What the `{id}` of a path names. */
export function kindOf(path: string): ScopeKind | undefined {
  const found = /^\/api\/v1\/([a-z-]+)\/\{id\}/.exec(path)?.[1];
  const kinds: Record<string, ScopeKind> = {
    ...{ cases: 'case', notices: 'notice', 'outside-acts': 'act', tasks: 'task', approvals: 'request' },
    ...{ debts: 'debt', entries: 'entry', imports: 'batch', 'bulk-starts': 'bulk' },
  };
  return found === undefined ? undefined : kinds[found];
}

const ID = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const DAY = '2026-01-05';

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
  setParameter: { key: 'noticeTermDays', from: '2199-01-01', value: 30, reason: '制度调整' },
  postPayment: { amountFen: 100, valueDay: DAY, channel: 'cash', payer: { name: '示例代偿人' } },
  postCharge: { part: 'interest', amountFen: 100, valueDay: DAY, reason: '计息' },
  reverseEntry: { reason: '记错账户' },
  decideHandoff: { decision: 'accept', missing: [] },
  fileSuit: { court: '示例县人民法院', docketNo: '1', filedOn: DAY, claimedFen: 100 },
  recordJudgment: { judgedOn: DAY, judgedFen: 100 },
  recordDelivery: { result: 'signed', resultOn: DAY, proof: { kind: 'signature', reference: '1' } },
  signIn: { staffId: ID },
  addUnit: { parentId: ID, name: '示例社' },
  addStaff: { unitId: ID, name: '示例', login: 'shili', roles: ['auditor'], password: 'long-enough-for-all' },
  recordInterview: { heldOn: DAY, place: 'branch', outcome: 'promised', note: '示例笔录' },
};
