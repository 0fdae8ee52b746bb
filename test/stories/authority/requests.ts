import { addDays } from '../../../libs/ground/calendar/calendar.js';
import type { Matter } from '../../../libs/people/approval/authority.js';
import { writeOffPrepared } from '../../check/writing-off.js';
import type { Counter } from './counter.js';

const paper = { kind: 'record', reference: '档案第1号' };
const court = { kind: 'courtPaper', reference: '裁定书' };

/** What people ask for at the doors, by the one who has every right; answers the request. */
export const requests: Record<Matter, (at: Counter, amountFen: number) => Promise<string>> = {
  announcement: async (at, amount) => at.filed((await at.kase(amount, 'notice')).caseId, 'announcement'),
  urging: async (at, amount) => at.filed((await at.kase(amount, 'announcement')).caseId, 'urging'),
  litigation: (at, amount) => suit(at, amount, {}),
  expeditedSuit: (at, amount) => suit(at, amount, { ground: 'expedited' }),
  ended: async (at, amount) =>
    asked(at, `/cases/${(await at.kase(amount)).caseId}/requests`, { to: 'ended', reason: '重复立案' }),
  async pressDemand(at, amount) {
    const { caseId } = await at.kase(amount, 'announcement');
    const today = await at.today();
    const gone = { kind: 'missing', fromDay: today, proof: paper, reason: '下落不明' };
    await at.asker.must(`/cases/${caseId}/facts`, gone);
    const press = { medium: '示例日报', level: 'provincial', assessment: paper, reason: '下落不明' };
    return asked(at, `/cases/${caseId}/press-demands`, press);
  },
  async plan(at, amount) {
    const { caseId } = await at.kase(amount);
    const today = await at.today();
    const half = Math.ceil(amount / 2);
    const parts = { perMonthFen: half, firstOn: addDays(today, 30) };
    const proof = { kind: 'signature', reference: '还款协议' };
    const plan = { signedOn: today, totalFen: amount, instalments: parts, proof, reason: '分期偿还' };
    return asked(at, `/cases/${caseId}/plans`, plan);
  },
  async hold(at, amount) {
    const { caseId } = await at.kase(amount);
    const fromDay = await at.today();
    const hold = { kind: 'hold', fromDay, untilDay: addDays(fromDay, 30), reason: '核实借款用途' };
    return asked(at, `/cases/${caseId}/facts`, hold);
  },
  async waiver(at, amount) {
    const { debtId } = await at.kase(amount);
    const { approvalId } = await at.asker.must<{ approvalId: string }>(`/debts/${debtId}/waivers`, {
      parts: [{ part: 'principal', amountFen: amount }],
      reason: '家庭困难',
    });
    return approvalId;
  },
  async inKind(at, amount) {
    const { debtId } = await at.kase(amount);
    const thing = { thing: 'house', what: '示例厂房', appraisedFen: amount, agreedFen: amount, endsFen: amount };
    const agreed = { agreedOn: await at.today(), agreement: paper, reason: '以物抵债' };
    const body = { ...thing, giver: { name: '示例代偿人' }, appraisal: paper, ...agreed };
    return (await at.asker.must<{ approvalId: string }>(`/debts/${debtId}/in-kind`, body)).approvalId;
  },
  async writtenOff(at, amount) {
    const { caseId } = await at.kase(amount, 'litigation');
    await writeOffPrepared(at, caseId, 'bankruptcyClosed');
    const ask = { to: 'writtenOff', reason: '破产终结', ground: 'bankruptcyClosed' };
    return asked(at, `/cases/${caseId}/requests`, ask);
  },
  async assignment(at, amount) {
    const { caseId } = await at.kase(amount);
    const day = await at.today();
    const gates = ['assignmentAgreement', 'pricePaid', 'debtorNotified'];
    const kinds = ['contract', 'bankSlip', 'record'];
    const proofs = gates.map((gate, n) => ({ gate, day, proof: { kind: kinds[n], reference: '转让协议' } }));
    const assignee = { name: '示例资产管理公司', idNo: `91330000${at.next()}`, kind: 'organisation' };
    return asked(at, `/cases/${caseId}/assignment`, { assignee, priceFen: amount, reason: '批量转让', proofs });
  },
  async closure(at, amount) {
    const approvalId = await requests.writtenOff(at, amount);
    await speakAll(at, approvalId);
    await at.who('same-director').must(`/approvals/${approvalId}/decision`, { decision: 'approve', reason: '同意' });
    const { subjectId } = await rowOf(at, approvalId);
    const proofs = [{ gate: 'judgment', day: await at.today(), proof: court }];
    return asked(at, `/cases/${subjectId}/closure`, { ground: 'nothingOwedByJudgment', reason: '判决免责', proofs });
  },
  async reversal(at, amount) {
    const debtId = await at.debt(amount);
    const paid = { amountFen: 100, valueDay: await at.today(), channel: 'cash', payer: { name: '示例代偿人' } };
    const { entryId } = await at.asker.must<{ entryId: string }>(`/debts/${debtId}/payments`, paid);
    const body = { reason: '记错账户' };
    return (await at.asker.must<{ approvalId: string }>(`/entries/${entryId}/reversal`, body)).approvalId;
  },
  async parameter(at) {
    const from = addDays(await at.today(), 1_000 + at.next());
    const body = { key: 'noticeTermDays', from, value: 30, reason: '制度调整' };
    const { id, approvalId } = await at.asker.must<{ id: string; approvalId: string }>('/parameters', body);
    for (let done = false; !done;) ({ done } = await at.asker.must<{ done: boolean }>(`/parameters/${id}/trial`, {}));
    return approvalId;
  },
  async authority(at) {
    const from = addDays(await at.today(), 1_000 + at.next());
    const row = { matter: 'plan', from, chain: ['director'], voices: [], byAmount: false, reason: '授权调整' };
    return (await at.asker.must<{ approvalId: string }>('/authorities', row)).approvalId;
  },
  async roleGrant(at) {
    const { id } = await at.add(`granted-${at.next()}`, 'above', ['collector']);
    const body = { roles: ['auditor'], departments: [], reason: '岗位调整' };
    return (await at.asker.must<{ approvalId: string }>(`/staff/${id}/roles`, body)).approvalId;
  },
};

async function suit(at: Counter, amount: number, more: object): Promise<string> {
  const { caseId } = await at.kase(amount, 'notice');
  return asked(at, `/cases/${caseId}/requests`, { to: 'litigation', reason: '债务人正在转移财产', ...more });
}

async function asked(at: Counter, path: string, body: object): Promise<string> {
  return (await at.asker.must<{ approvalId: string }>(path, body)).approvalId;
}

export interface RequestRow {
  subjectId: string;
  state: string;
  level: number;
  voices: string[];
  decidedBy: string | null;
  decidedFor: string | null;
  assignedTo: string | null;
  seq: number;
}

export async function rowOf(at: Counter, approvalId: string): Promise<RequestRow> {
  const found = await at.owner.query<RequestRow>(
    `SELECT subject_id AS "subjectId", state, level, voices, decided_by AS "decidedBy", decided_for AS "decidedFor",
            assigned_to AS "assignedTo", record_seq AS seq FROM approval WHERE id = $1`,
    [approvalId],
  );
  const [row] = found.rows;
  if (!row) throw new Error('no request');
  return row;
}

/** Every opinion that it waits for, each by its own person. */
export async function speakAll(at: Counter, approvalId: string): Promise<void> {
  for (const seat of (await rowOf(at, approvalId)).voices)
    await at.who(`of ${seat}`).must(`/approvals/${approvalId}/voice`, { seat, agrees: true, reason: '同意' });
}
