import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths } from '../../../libs/ground/calendar/calendar.js';
import { departments } from '../../../libs/people/staff/staff.js';
import { checkedAfter, must, opinions, prepared } from '../../world/write-off.js';
import { fenOf, type Branch } from './branch.js';

/** Whoever brought an insider's loan in, and whoever accepted it, answers for it for life and decides nothing in its case. */
export function insiderLoan(of: () => Branch): void {
  describe('a loan that an insider brought in (S2)', () => {
    it('is answered for, for life, by who introduced and who accepted it; others approve in its case', async () => {
      const branch = of();
      const { caseId, debtId } = await branch.opened({ owed: 60_000 }, { noticeNow: false });
      const { supervisor, director, deputyDirector, legal } = branch.desk.town;
      await deputyDirector.must(`/debts/${debtId}/insiders`, { introducerId: supervisor.id, acceptorId: director.id });
      const duties = await branch.duties(caseId);
      const lifelong = duties.filter((one) => one.post === 'lifelong');
      expect(lifelong.map((one) => one.name).sort()).toEqual(['李四', '赵六'].sort());
      const approvalId = await branch.asked(caseId);
      for (const who of [supervisor, director])
        for (const decision of ['approve', 'refuse'])
          expect(await branch.decides(who, approvalId, decision)).toMatchObject({ code: 'RESPONSIBLE_HAND' });
      expect(await branch.decides(deputyDirector, approvalId)).toMatchObject({ status: 200 });
      await legal.must(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] });
      const after = (await branch.duties(caseId)).filter((one) => one.post === 'lifelong');
      expect(after.map((one) => one.untilDay)).toEqual([null, null]); // Whoever works the case now.
      await branch.pays(debtId, fenOf(60_000));
    });
  });
}

/** Five departments give their opinions on a write-off; one speaks against it. */
export function fiveOpinions(of: () => Branch): void {
  describe('a write-off of which one department will hear nothing (S1, W2, W6)', () => {
    let caseId: string;
    let debtId: string;
    let trackId: string;
    let approvalId: string;

    it('is asked for on its ground, with its evidence and a whole file', async () => {
      ({ caseId, debtId, trackId, approvalId } = await writeOffAsked(of()));
    });

    it('cannot be approved against an opinion: the director returns it with what is missing', async () => {
      const { town } = of().desk;
      for (const seat of departments) {
        const agrees = seat !== 'credit';
        const reason = agrees ? '同意核销' : '抵押物线索未查清';
        await town.department[seat].must(`/approvals/${approvalId}/voice`, { seat, agrees, reason });
      }
      const against = { code: 'VOICE_AGAINST', body: { detail: { seats: ['credit'] } } };
      expect(await of().decides(town.director, approvalId)).toMatchObject(against);
      await town.director.must(`/approvals/${approvalId}/return`, { missing: '补充抵押物查询记录' });
      expect(await of().decides(town.director, approvalId)).toMatchObject({ code: 'REQUEST_RETURNED' });
      const { tasksOpen, requests } = await of().desk.file(caseId);
      expect(tasksOpen.map((one) => one.kind)).toContain('requestReturned');
      expect(requests.find((one) => one.id === approvalId)).toMatchObject({ state: 'returned' });
    });

    it('is completed by its asker and heard anew by all five before it is approved', async () => {
      const { town, living } = of().desk;
      expect(await town.collector.post(`/approvals/${approvalId}/completion`, { completion: '已补' })).toMatchObject({
        ...{ status: 422, code: 'NOT_YOURS_TO_COMPLETE' },
      });
      await town.legal.must(`/approvals/${approvalId}/completion`, { completion: '已补抵押物查询记录' });
      expect(await of().decides(town.director, approvalId)).toMatchObject({ code: 'VOICES_MISSING' });
      await opinions(town, { approvalId, acts: must });
      expect(await of().decides(town.director, approvalId)).toMatchObject({ status: 200 });
      await living.quiet();
      expect(await of().view(caseId)).toMatchObject({ stage: 'writtenOff', owedFen: fenOf(86_400) });
    });

    it('leaves the claim alive: it is checked after, paid on as a recovery, and enforced again', async () => {
      const branch = of();
      const { tasksOpen } = await branch.desk.file(caseId);
      const checks = tasksOpen.filter((one) => one.kind === 'afterCheck').map((one) => `${one.about} ${one.role}`);
      expect(checks.sort()).toEqual(['finance finance', 'internalControl auditor']);
      await checkedAfter(branch.desk.town, { caseId, acts: must });
      const checked = await branch.desk.file(caseId);
      expect(checked.tasksOpen.filter((one) => one.kind === 'afterCheck')).toEqual([]);
      const paid = await branch.pays(debtId, fenOf(10_000));
      expect(paid).toMatchObject({ kind: 'recovery', leftFen: fenOf(76_400) });
      await branch.tells(trackId, 'revived');
      await branch.tells(trackId, 'assetReport');
      const { tracks } = await branch.court(caseId);
      expect(tracks[0]).toMatchObject({ state: 'open' });
      expect(tracks[0]?.facts.map((one) => one.kind)).toEqual(expect.arrayContaining(['zhongben', 'revived']));
      expect((await branch.view(caseId)).stage).toBe('writtenOff');
    });
  });
}

/** A case of which enforcement found nothing, and the request to write it off. */
async function writeOffAsked(branch: Branch) {
  const { legal } = branch.desk.town;
  const { caseId, debtId } = await branch.opened({ owed: 80_000, interest: 6_400 }, { noticeNow: false });
  const trackId = await branch.sued(caseId, fenOf(86_400));
  await branch.judged(caseId, trackId, fenOf(86_400));
  const ground = 'enforcementWithoutResult';
  const wanted = { to: 'writtenOff', ground, reason: '终结本次执行，无可供执行财产' };
  const path = `/cases/${caseId}/requests`;
  expect(await legal.post(path, wanted)).toMatchObject({ code: 'EVIDENCE_MISSING' });
  await branch.tells(trackId, 'zhongben'); // The court's ruling, told with its paper, is the proof.
  expect(await legal.post(path, wanted)).toMatchObject({ code: 'FILE_INCOMPLETE' });
  await prepared(branch.desk.town, { caseId, ground, acts: must });
  const { approvalId } = await legal.must<{ approvalId: string }>(path, wanted);
  return { caseId, debtId, trackId, approvalId };
}

interface ListShown {
  state: string;
  totalFen: number;
  rows: {
    caseId: string;
    state: string;
    refused: string | null;
    inBooksFen: number;
    gates: { gate: string; ok: boolean }[];
  }[];
}

const EIGHT = 8;

/** Small loans long pursued go by list: one request, one round of opinions, each case judged by itself (W3). */
export function smallLoans(of: () => Branch): void {
  describe('eight small loans on one list (W3)', () => {
    it('are judged row by row; one that was paid meanwhile stays out, the others are written off', async () => {
      const branch = of();
      const { town, living } = branch.desk;
      const caseIds = await smallCases(branch);
      const day = await branch.desk.today();
      const proof = (kind: string) => ({ kind, reference: '清单附件' });
      const { listId, approvalId } = await town.collector.must<{ listId: string; approvalId: string }>(
        '/write-off-lists',
        {
          ...{ caseIds, reason: '小额贷款长期追索无果' },
          ...{ departmentHeadId: town.supervisor.id, unitHeadId: town.director.id },
          proofs: [
            { gate: 'collectionReport', day, proof: proof('report') },
            { gate: 'legalOpinion', day, proof: proof('opinion') },
          ],
        },
      );
      const list = (): Promise<ListShown> => town.supervisor.see<ListShown>(`/write-off-lists/${listId}`);
      const made = await list();
      expect(made).toMatchObject({ state: 'open', totalFen: fenOf(9_000) * EIGHT });
      expect(made.rows.map((row) => [row.state, row.refused])).toEqual(caseIds.map(() => ['waits', null]));
      for (const { gates } of made.rows)
        expect(gates.map((one) => [one.gate, one.ok])).toEqual(
          ['pursuitProof', 'collectionReport', 'legalOpinion'].map((gate) => [gate, true]),
        );
      const paidId = caseIds[2] ?? '';
      const [debt] = (await branch.view(paidId)).debts;
      await branch.pays(debt?.id ?? '', fenOf(9_000));
      await opinions(town, { approvalId, acts: must });
      expect(await branch.decides(town.director, approvalId)).toMatchObject({ status: 200 });
      await living.quiet();
      const { state, rows } = await list();
      expect(state).toBe('granted');
      for (const row of rows)
        expect([row.state, row.refused]).toEqual(
          row.caseId === paidId ? ['leftOut', 'CASE_SETTLED'] : ['writtenOff', null],
        );
      const stages = await Promise.all(caseIds.map(async (id) => (await branch.view(id)).stage));
      expect(stages.filter((stage) => stage === 'writtenOff')).toHaveLength(EIGHT - 1);
      for (const caseId of caseIds.filter((id) => id !== paidId)) await checkedAfter(town, { caseId, acts: must });
    });
  });
}

/** Cases on loans of 9,000 yuan each, pursued for three years. */
async function smallCases(branch: Branch): Promise<string[]> {
  const { collector } = branch.desk.town;
  const loans = await branch.loans(Array.from({ length: EIGHT }, () => ({ owed: 9_000, overdue: 34 })));
  const caseIds: string[] = [];
  for (const { debtId } of loans) caseIds.push((await branch.opened({ owed: 0 }, { debtId })).caseId);
  const day = addMonths(await branch.desk.today(), -33);
  const proof = { kind: 'record', reference: '历年催收记录' };
  for (const caseId of caseIds)
    await collector.must(`/cases/${caseId}/write-off-evidence`, { gate: 'pursuitProof', day, proof });
  return caseIds;
}

/** A duty goes from one collector to another, and with the papers to legal. */
export function handedOver(of: () => Branch): void {
  describe('a case that goes from hand to hand (S2, S5)', () => {
    it('is taken over with every paper, is never without its person, and moves to legal with the handoff', async () => {
      const branch = of();
      const { collector: from, department } = branch.desk.town;
      const to = department.disposal;
      const { caseId, debtId } = await branch.opened({ owed: 30_000 }, { noticeNow: false });
      const path = `/cases/${caseId}/handovers`;
      const papers = ['loanFile', 'ledgerStatement', 'demandsAndProofs', 'contactLog', 'openTasks'];
      const offer = { post: 'direct', toStaffId: to.id, papers };
      expect(await from.post(path, { ...offer, papers: papers.slice(1) })).toMatchObject({
        ...{ status: 422, code: 'PAPERS_MISSING', body: { detail: { missing: ['loanFile'] } } },
      });
      expect(await to.post(path, offer)).toMatchObject({ code: 'NOT_YOUR_DUTY' });
      await branch.desk.lived(3);
      const { handoverId } = await from.must<{ handoverId: string }>(path, offer);
      expect(await from.post(path, offer)).toMatchObject({ code: 'HANDOVER_OPEN' });
      await branch.desk.lived(2);
      expect(await from.post(`/handovers/${handoverId}/acceptance`)).toMatchObject({ code: 'NOT_YOUR_DUTY' });
      await to.must(`/handovers/${handoverId}/acceptance`);
      const takenOn = await branch.desk.today();
      await branch.desk.lived(4);
      await branch.sued(caseId, fenOf(30_000));
      const suedOn = await branch.desk.today();
      const line = (await branch.duties(caseId)).filter((one) => one.post === 'direct');
      const names = [...line].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
      expect(names.map((one) => [one.name, one.untilDay])).toEqual([
        ['张三', takenOn],
        ['卫十三', suedOn],
        ['王五', null],
      ]);
      expect(names.map((one) => one.fromDay).slice(1)).toEqual([takenOn, suedOn]);
      expect(suedOn).toBe(addDays(takenOn, 4));
      await branch.pays(debtId, fenOf(30_000));
      expect((await branch.view(caseId)).stage).toBe('settled');
    });
  });
}
