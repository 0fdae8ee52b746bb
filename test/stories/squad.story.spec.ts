import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addMonths, type Day } from '../../libs/ground/calendar/calendar.js';
import { checkInvariants } from '../check/check.js';
import { inClear } from '../check/clear.js';
import { tableOf } from '../check/finding.js';
import { Desk } from '../world/desk.js';
import { Branch, contract, courtPaper, docketOf, fenOf } from './squad/branch.js';
import { fiveOpinions, handedOver, insiderLoan, smallLoans } from './squad/house.js';

let desk: Desk;
let branch: Branch;

beforeAll(async () => {
  desk = await Desk.open();
  branch = new Branch(desk);
});
afterAll(async () => desk?.close());

interface PlanShown {
  plans: {
    state: string;
    paidFen: number;
    leftFen: number;
    instalments: { n: number; dueOn: Day; amountFen: number; state: string }[];
  }[];
  facts: { kind: string; state: string }[];
}

describe('an instalment agreement over 47,000, 1,500 a month (S2)', () => {
  let caseId: string;
  let debtId: string;
  let dueOn: (n: number) => Day;
  const planOf = async (): Promise<PlanShown> => desk.town.collector.see(`/cases/${caseId}/circumstances`);

  it('is signed, asked for, and begins when the supervisor has approved it', async () => {
    ({ caseId, debtId } = await branch.opened({ owed: 47_000 }));
    await desk.served(caseId);
    const { collector, supervisor } = desk.town;
    const [signedOn, firstOn] = [await desk.today(), addMonths(await desk.today(), 1)];
    await collector.must(`/cases/${caseId}/answers`, { kind: 'plan', saidOn: signedOn });
    const plan = {
      ...{ signedOn, totalFen: fenOf(47_000), reason: '收入有限，按月偿还' },
      instalments: { perMonthFen: fenOf(1_500), firstOn },
    };
    const unsigned = { ...plan, proof: { kind: 'photo', reference: '照片' } };
    expect(await collector.post(`/cases/${caseId}/plans`, unsigned)).toMatchObject({ code: 'PLAN_UNSIGNED' });
    const signed = { ...plan, proof: { kind: 'signature', reference: '分期还款协议' } };
    const { approvalId } = await collector.must<{ approvalId: string }>(`/cases/${caseId}/plans`, signed);
    expect(await branch.meets(collector, caseId)).toMatchObject({ status: 200 });
    await desk.approve(approvalId, supervisor);
    const { plans } = await planOf();
    expect(plans).toMatchObject([{ state: 'inForce', paidFen: 0, leftFen: fenOf(47_000) }]);
    const instalments = plans[0]?.instalments ?? [];
    expect(instalments).toHaveLength(32);
    expect(instalments.at(-1)).toMatchObject({ amountFen: fenOf(500) });
    dueOn = (n) => instalments[n - 1]?.dueOn ?? firstOn;
  });

  it('is paid twelve times, while nobody calls and nobody asks for a next step: 29,000 are left', async () => {
    const letters = await branch.letters(caseId);
    for (let n = 1; n <= 12; n++) {
      await desk.livedTo(dueOn(n));
      await branch.pays(debtId, fenOf(1_500));
    }
    expect(await branch.meets(desk.town.collector, caseId, { channel: 'call' })).toMatchObject({
      ...{ status: 422, code: 'CONTACT_SILENCED' },
    });
    const { plans } = await planOf();
    expect(plans).toMatchObject([{ state: 'inForce', paidFen: fenOf(18_000), leftFen: fenOf(29_000) }]);
    const file = await branch.view(caseId);
    expect(file).toMatchObject({ stage: 'notice', owedFen: fenOf(29_000) });
    expect(file.requests.map((one) => one.what)).toEqual(['plan']);
    expect(await branch.letters(caseId)).toBe(letters);
  });

  it('is broken on the day after the thirteenth, which was paid in part only', async () => {
    await desk.livedTo(dueOn(13));
    await branch.pays(debtId, fenOf(700));
    const lastDay = await branch.lastDay(dueOn(13));
    await desk.livedTo(lastDay);
    expect((await planOf()).plans).toMatchObject([{ state: 'inForce' }]); // Judged after its last day, never on it.
    await desk.livedTo(addDays(lastDay, 1));
    const kept = (await desk.past(caseId)).filter((line) => line.event === 'InstalmentKept');
    expect(kept).toHaveLength(12);
    const { plans, facts } = await planOf();
    expect(plans).toMatchObject([{ state: 'broken', paidFen: fenOf(18_700) }]);
    expect(plans[0]?.instalments[12]).toMatchObject({ n: 13, state: 'broken' });
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'planBroken', state: 'inForce' }));
    const { tasksOpen } = await desk.file(caseId);
    expect(tasksOpen).toContainEqual(expect.objectContaining({ kind: 'planBroken', role: 'collector' }));
  });

  it('lets contact and the next step go on from then on', async () => {
    expect(await branch.meets(desk.town.collector, caseId, { channel: 'call' })).toMatchObject({ status: 200 });
    await desk.lived(45); // The term that a part payment began anew, and what a holiday adds.
    expect(await branch.open(caseId)).toMatchObject({ what: 'announcement', askedByClock: true });
    await branch.pays(debtId, (await branch.view(caseId)).owedFen);
    expect((await branch.view(caseId)).stage).toBe('settled');
  });
});

describe('290,000, paid back within days of a visit (S2)', () => {
  it('the visit is registered within its hours and limits; after the payment no letter goes out', async () => {
    const { caseId, debtId } = await branch.opened({ owed: 290_000 });
    await desk.served(caseId);
    await desk.lived(5);
    const { collector } = desk.town;
    const visit = await branch.meets(collector, caseId, { outcome: 'promised', note: '答应月底前一次还清' });
    expect(visit).toMatchObject({ status: 200, body: { reachedToday: 1 } });
    for (const reachedToday of [2, 3])
      expect(await branch.meets(collector, caseId, { channel: 'call' })).toMatchObject({ body: { reachedToday } });
    expect(await branch.meets(collector, caseId, { channel: 'call' })).toMatchObject({ code: 'CONTACT_LIMIT' });
    await desk.hourComes(22, 30);
    expect(await branch.meets(collector, caseId)).toMatchObject({ status: 422, code: 'QUIET_HOURS' });
    const [saidOn, onDay] = [await desk.today(), addDays(await desk.today(), 12)];
    await collector.must(`/cases/${caseId}/promises`, { amountFen: fenOf(290_000), onDay, saidOn });
    await desk.lived(1);
    expect(await branch.meets(collector, caseId)).toMatchObject({ status: 422, code: 'CONTACT_SILENCED' });
    await desk.lived(5);
    const letters = await branch.letters(caseId);
    const { debtor } = await branch.view(caseId);
    expect(await branch.pays(debtId, fenOf(290_000), { payer: { partyId: debtor.id } })).toMatchObject({ leftFen: 0 });
    expect(await branch.view(caseId)).toMatchObject({ stage: 'settled', owedFen: 0 });
    await desk.lived(40);
    expect(await branch.letters(caseId)).toBe(letters);
    expect(await branch.meets(collector, caseId)).toMatchObject({ status: 422, code: 'CASE_SETTLED' });
  });
});

describe('a loan of 270,000 before the court (S2)', () => {
  it('principal and interest are drawn from the guarantor, who sees what he may claim back', async () => {
    const { caseId, debtId } = await branch.opened({ owed: 270_000, interest: 16_200 }, { noticeNow: false });
    const terms = { mode: 'joint', periodMonths: 24, party: { nature: 'person', name: '示例担保人吴' } };
    const { guaranteeId, partyId } = await desk.guarantee(debtId, terms);
    expect(await desk.guarantor(caseId, guaranteeId)).toMatchObject({ state: 'standing', saves: 'demandOnGuarantor' });
    const owed = fenOf(286_200);
    const trackId = await branch.sued(caseId, owed, [partyId]);
    expect(await desk.guarantor(caseId, guaranteeId)).toMatchObject({ state: 'standing', phase: 'limitation' });
    await branch.judged(caseId, trackId, owed);
    const drawn = { channel: 'court', payer: { partyId } };
    const order = { amountFen: owed, valueDay: await desk.today(), ...drawn };
    expect(await desk.town.finance.post(`/debts/${debtId}/payments`, order)).toMatchObject({ code: 'DOCKET_NEEDED' });
    const paid = await branch.pays(debtId, owed, { ...drawn, docketNo: docketOf(caseId) });
    expect(paid).toMatchObject({ leftFen: 0, recourseFen: owed });
    const shown = await branch.debt(debtId);
    expect(shown.recourse).toEqual([{ partyId, name: '示例担保人吴', amountFen: owed }]);
    expect(shown.entries).toContainEqual(expect.objectContaining({ kind: 'payment', channel: 'court' }));
    expect((await branch.view(caseId)).stage).toBe('settled');
  });
});

describe('a guarantor who is found able to pay (S2)', () => {
  const ACCOUNT = '6229980043217765013';
  let caseId: string;
  let debtId: string;
  let dueOn: Day;
  let guarantorId: string;
  let trackId: string;

  it('what stands on his account reaches the court through legal: a preservation with its clock', async () => {
    ({ caseId, debtId, dueOn } = await branch.opened({ owed: 49_000 }));
    const terms = { mode: 'joint', periodMonths: 24, party: { nature: 'person', name: '示例担保人张' } };
    ({ partyId: guarantorId } = await desk.guarantee(debtId, terms));
    const { collector, legal } = desk.town;
    const note = `借款人厂房约2亩对外出租；担保人结算账户 ${ACCOUNT} 余额约30000元`;
    expect(await branch.meets(collector, caseId, { note })).toMatchObject({ status: 200 });
    trackId = await branch.sued(caseId, fenOf(49_000));
    const proof = { kind: 'courtPaper', reference: `保全申请书，财产线索：账户 ${ACCOUNT}` };
    await branch.tells(trackId, 'preservationAsked', { proof });
    await desk.living.quiet();
    expect((await branch.court(caseId)).watches).toContainEqual(expect.objectContaining({ for: 'preservationRuling' }));
    await desk.lived(2);
    const today = await desk.today();
    const frozen = { kind: 'preservationGranted', onDay: today, detail: 'deposit', proof: courtPaper };
    const tooLong = { ...frozen, untilDay: addDays(addMonths(today, 12), 1) };
    expect(await legal.post(`/tracks/${trackId}/facts`, tooLong)).toMatchObject({ code: 'FREEZE_TOO_LONG' });
    const [ofDeposit, ofFactory] = [addMonths(today, 12), addMonths(today, 36)];
    await branch.tells(trackId, 'preservationGranted', { detail: 'deposit', untilDay: ofDeposit });
    await branch.tells(trackId, 'preservationGranted', { detail: 'realEstate', untilDay: ofFactory });
    const { tracks, watches } = await branch.court(caseId);
    expect(tracks[0]?.freezes).toMatchObject([
      { asset: 'deposit', until: ofDeposit, lifted: false },
      { asset: 'realEstate', until: ofFactory, lifted: false },
    ]);
    expect(watches.filter((one) => one.for === 'freeze')).toHaveLength(2);
    expect(watches.filter((one) => one.for === 'freeze').every((one) => one.savesRight)).toBe(true);
  });

  it('his account number stands nowhere in the clear', async () => {
    const { ownerUrl, temporal, api, worker } = desk.world;
    const files = [temporal.dbFile, api.logFile, worker.logFile];
    expect((await inClear({ ownerUrl, files }, { account: ACCOUNT })).found).toEqual([]);
    const { tracks } = await branch.court(caseId);
    expect(tracks[0]?.facts.find((one) => one.kind === 'preservationAsked')?.reference).toContain(ACCOUNT);
  });

  it('he takes the factory over: 49,000 end in kind by agreement, appraisal, the director’s yes and the title', async () => {
    const { collector, supervisor, director, finance } = desk.town;
    const today = await desk.today();
    const thing = {
      ...{ thing: 'house', what: '厂房，占地约2亩', appraisedFen: fenOf(52_000), agreedFen: fenOf(50_000) },
      ...{ endsFen: fenOf(49_000), giver: { partyId: guarantorId }, reason: '担保人买下厂房抵偿' },
      ...{ appraisal: { kind: 'report', reference: '评估报告' }, agreement: contract },
    };
    const early = await collector.post(`/debts/${debtId}/in-kind`, { ...thing, agreedOn: dueOn });
    expect(early).toMatchObject({ status: 422, code: 'BEFORE_DUE' });
    const asked = await collector.must<{ recoveryId: string; approvalId: string }>(`/debts/${debtId}/in-kind`, {
      ...{ ...thing, agreedOn: today },
    });
    const title = { day: today, proof: { kind: 'certificate', reference: '不动产权证' } };
    const path = `/recoveries/${asked.recoveryId}/title`;
    expect(await finance.post(path, title)).toMatchObject({ code: 'NOT_APPROVED' });
    expect(await branch.decides(supervisor, asked.approvalId)).toMatchObject({ code: 'NOT_YOUR_LEVEL' });
    expect(await branch.decides(director, asked.approvalId)).toMatchObject({ status: 200 });
    expect((await branch.view(caseId)).owedFen).toBe(fenOf(49_000)); // Agreed and approved, and not in the books.
    const { tracks } = await branch.court(caseId);
    for (const { id } of tracks[0]?.freezes ?? []) await branch.tells(trackId, 'preservationLifted', { about: id });
    expect(await finance.must(path, title)).toMatchObject({ state: 'recognised' });
    await desk.living.quiet();
    const { recoveries } = await collector.see<{ recoveries: unknown[] }>(`/debts/${debtId}/recoveries`);
    const difference = { amountFen: fenOf(49_000), differenceFen: fenOf(1_000), giverName: '示例担保人张' };
    expect(recoveries).toMatchObject([{ kind: 'inKind', state: 'recognised', parts: [difference] }]);
    const { entries, recourse } = await branch.debt(debtId);
    expect(entries.map((one) => one.kind)).toEqual(expect.arrayContaining(['inKind']));
    expect(entries.map((one) => one.kind)).not.toContain('payment');
    expect(recourse).toMatchObject([{ partyId: guarantorId, amountFen: fenOf(49_000) }]);
    expect((await branch.view(caseId)).stage).toBe('settled');
  });
});

describe('a breeding loan with its long cycle, revived after a visit and a rating (S2)', () => {
  it('frees the old guarantor, binds the new one, and is no payment', async () => {
    const { caseId, debtId } = await branch.opened({ owed: 870_000 });
    const joint = { mode: 'joint', periodMonths: 24 };
    const old = await desk.guarantee(debtId, { ...joint, party: { nature: 'person', name: '示例旧保证人' } });
    const { collector, supervisor } = desk.town;
    expect(await branch.meets(collector, caseId, { note: '存栏正常，出栏后可还；评级合格' })).toMatchObject({
      status: 200,
    });
    const ask = (addresseeId: string, of: string) =>
      collector.post(`/cases/${of}/measures`, { measure: 'writtenDemand', addresseeId });
    expect(await ask(old.partyId, caseId)).toMatchObject({ status: 200 });
    const [cash, today] = [await branch.cash(), await desk.today()];
    const party = { nature: 'person', name: '示例新保证人' };
    const renewed = await supervisor.must<{ newDebtId: string; amountFen: number; freed: string[]; bound: string[] }>(
      `/debts/${debtId}/renewal`,
      {
        ...{ newContractNo: '支借-转贷-1', signedOn: today, newDueOn: addMonths(today, 18), proof: contract },
        guarantors: [{ ...joint, party, knewNewForOld: true, proof: contract }],
      },
    );
    await desk.living.quiet();
    expect(renewed).toMatchObject({ amountFen: fenOf(870_000), freed: [old.partyId] });
    expect(await branch.cash()).toBe(cash);
    const before = await branch.debt(debtId);
    const after = await branch.debt(renewed.newDebtId);
    expect(before).toMatchObject({ owedFen: 0, renewedInto: renewed.newDebtId });
    expect(after).toMatchObject({ owedFen: fenOf(870_000), renewedFrom: debtId });
    for (const { entries } of [before, after]) {
      const kinds = entries.map((one) => one.kind);
      expect([kinds.includes('renewal'), kinds.includes('payment')]).toEqual([true, false]);
    }
    const newForOld = { partyId: old.partyId, releasedOn: today, releasedBecause: 'newForOld' };
    expect(before.guarantees).toMatchObject([newForOld]);
    expect(after.guarantees).toMatchObject([{ partyId: renewed.bound[0], releasedOn: null }]);
    expect((await branch.view(caseId)).stage).toBe('settled');
    const next = await branch.opened({ owed: 0 }, { debtId: renewed.newDebtId, noticeNow: false });
    expect(await ask(old.partyId, next.caseId)).toMatchObject({ status: 404 }); // He has no part in it.
    expect(await desk.guarantor(caseId, old.guaranteeId)).toMatchObject({ state: 'released' });
    const { clocks } = await desk.clocks(next.caseId);
    const bound = clocks.filter((one) => one.kind === 'guarantee');
    expect(bound).toMatchObject([{ partyId: renewed.bound[0], state: 'standing' }]);
  });
});

insiderLoan(() => branch);
fiveOpinions(() => branch);
smallLoans(() => branch);
handedOver(() => branch);

it('breaks no invariant', async () => {
  await desk.living.quiet();
  const { ownerUrl, temporal } = desk.world;
  const { rows } = await checkInvariants({ ownerUrl, temporal, mayBeEmpty: [] });
  console.log(tableOf(rows));
  expect(rows.filter((row) => row.failures.length > 0)).toEqual([]);
});
