import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays, type Day } from '../../libs/ground/calendar/calendar.js';
import { startWorld, type World } from '../servers/world.js';
import { Living } from '../world/living.js';
import { Town, type CaseView } from '../world/town.js';
import { checkedAfter, must, opinions, prepared } from '../world/write-off.js';

let world: World;
let living: Living;
let town: Town;

beforeAll(async () => {
  world = await startWorld();
  living = await Living.in(world);
  town = await Town.settle(world);
});
afterAll(async () => {
  await living.end();
  await world.stop();
});

const view = (id: string): Promise<CaseView> => town.collector.see<CaseView>(`/cases/${id}`);

/** The debtor signs for the demand of the stage, today. */
async function served(caseId: string): Promise<Day> {
  const found = await view(caseId);
  const demand = found.notices.find((notice) => notice.stage === found.stage);
  const today = await living.today();
  await town.collector.must(`/notices/${demand?.id ?? ''}/deliveries`, {
    result: 'signed',
    resultOn: today,
    proof: { kind: 'signature', reference: '回执联 1' },
  });
  return today;
}

/** The clock's request of the stage is approved by whoever may. */
async function approved(caseId: string, who: 'supervisor' | 'director'): Promise<void> {
  const request = (await view(caseId)).requests.find((one) => one.state === 'open');
  await town[who].must(`/approvals/${request?.id ?? ''}/decision`, { decision: 'approve', reason: '同意' });
  await living.quiet();
}

describe('one loan through its five stages', () => {
  it('goes from notice to write-off on its dates and is recovered from afterwards', async () => {
    const [debtId] = await town.debts(1);
    const { caseId } = await town.collector.must<{ caseId: string }>('/cases', { debtIds: [debtId], noticeNow: true });
    await living.quiet();
    expect((await view(caseId)).stage).toBe('notice');
    for (const [stage, who, days] of [
      ['notice', 'director', 30],
      ['announcement', 'director', 30],
      ['urging', 'director', 60],
    ] as const) {
      expect((await view(caseId)).stage).toBe(stage);
      const servedOn = await served(caseId);
      await living.until(addDays(servedOn, days - 1), async () => undefined);
      expect((await view(caseId)).requests.filter((one) => one.state === 'open')).toEqual([]);
      await living.until(addDays(servedOn, days + 12), async () => undefined); // Long holidays roll a last day on.
      await approved(caseId, who);
    }
    expect((await view(caseId)).stage).toBe('litigation');
    await town.legal.must(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] });
    await town.legal.must(`/cases/${caseId}/suit`, {
      court: '演示县人民法院',
      docketNo: '（2027）演0101民初1号',
      filedOn: await living.today(),
      claimedFen: 1_000_000,
    });
    await town.legal.must(`/cases/${caseId}/judgment`, { judgedOn: await living.today(), judgedFen: 1_000_000 });
    const wanted = { to: 'writtenOff', reason: '执行无果', ground: 'enforcementWithoutResult' };
    expect(await town.legal.post(`/cases/${caseId}/requests`, wanted)).toMatchObject({ code: 'EVIDENCE_MISSING' });
    await prepared(town, { caseId, ground: 'enforcementWithoutResult', acts: must });
    const { approvalId } = await town.legal.must<{ approvalId: string }>(`/cases/${caseId}/requests`, wanted);
    const decision = { decision: 'approve', reason: '同意' };
    const early = await town.director.post(`/approvals/${approvalId}/decision`, decision);
    expect(early).toMatchObject({ code: 'VOICES_MISSING' });
    await opinions(town, { approvalId, acts: must });
    await approved(caseId, 'director');
    await checkedAfter(town, { caseId, acts: must });
    const after = await view(caseId);
    expect(after.stage).toBe('writtenOff');
    expect(after.owedFen).toBeGreaterThan(0);
    const paid = await town.finance.must<{ kind: string; surplusFen: number }>(`/debts/${debtId}/payments`, {
      amountFen: after.owedFen + 500,
      valueDay: await living.today(),
      channel: 'transfer',
      payer: { name: '示例代偿人' },
    });
    expect(paid).toMatchObject({ kind: 'recovery', surplusFen: 500 });
    await living.quiet();
    expect((await view(caseId)).stage).toBe('settled');
  });
});

describe('money that comes and goes', () => {
  it('settles a case in seconds and reopens it where it stood when the payment is reversed', async () => {
    const [debtId] = await town.debts(1);
    const { caseId } = await town.collector.must<{ caseId: string }>('/cases', { debtIds: [debtId], noticeNow: true });
    await living.quiet();
    const before = await view(caseId);
    const key = randomUUID();
    const order = {
      amountFen: before.owedFen,
      valueDay: await living.today(),
      channel: 'cash',
      payer: { partyId: before.debtor.id },
    };
    const paid = await town.finance.must<{ entryId: string; leftFen: number }>(`/debts/${debtId}/payments`, order, key);
    expect(paid.leftFen).toBe(0);
    expect(await town.finance.must(`/debts/${debtId}/payments`, order, key)).toEqual(paid);
    await living.quiet();
    expect((await view(caseId)).stage).toBe('settled');
    await town.reverse(paid.entryId);
    await living.quiet();
    expect(await view(caseId)).toMatchObject({ stage: 'notice', owedFen: before.owedFen });
  });

  it('is told BUSY with the second to come again while somebody else holds the debt, and posted once then', async () => {
    const [debtId] = await town.debts(1);
    const key = randomUUID();
    const order = { amountFen: 100, valueDay: await living.today(), channel: 'cash', payer: { name: '示例代偿人' } };
    const holder = await living.owner.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT id FROM debt WHERE id = $1 FOR NO KEY UPDATE', [debtId]);
    const answer = await town.finance.post(`/debts/${debtId}/payments`, order, key);
    expect(answer).toMatchObject({ status: 409, code: 'BUSY', retryAfter: '1' });
    await holder.query('ROLLBACK');
    holder.release();
    const paid = await town.finance.must(`/debts/${debtId}/payments`, order, key);
    expect(await town.finance.must(`/debts/${debtId}/payments`, order, key)).toEqual(paid);
  });
});
