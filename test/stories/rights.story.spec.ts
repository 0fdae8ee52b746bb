import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, later, type Day } from '../../libs/ground/calendar/calendar.js';
import { Desk } from '../world/desk.js';

const WARNINGS = [90, 60, 30, 14, 7];
const LONGEST_HOLIDAY = 9;

let desk: Desk;
/** The day on which all these cases are opened. */
let start: Day;

interface Guaranteed {
  caseId: string;
  guaranteeId: string;
  partyId: string;
  endsOn: Day;
}

/** A case on a loan with one guarantor, whose period ends in so many days. */
async function guaranteed(mode: 'general' | 'joint', days: number): Promise<Guaranteed> {
  const [debtId = ''] = await desk.town.debts(1);
  const { guaranteeId, partyId } = await desk.guarantee(debtId, { mode, periodEndsOn: addDays(start, days) });
  const { caseId } = await desk.opened(debtId);
  const { endsOn } = await desk.guarantor(caseId, guaranteeId);
  return { caseId, guaranteeId, partyId, endsOn: endsOn ?? start };
}

let saved: Guaranteed;
let short: Guaranteed;
let undecided: Guaranteed;
let joint: Guaranteed & { silentId: string };
let held: string;
let parked: { caseId: string; trackId: string; untilDay: Day };

beforeAll(async () => {
  desk = await Desk.open();
  start = await desk.today();
  saved = await guaranteed('general', 200);
  undecided = await guaranteed('general', 120);
});
afterAll(async () => desk?.close());

describe('a general guarantee of which forty days are left', () => {
  it('goes straight to legal: request and task on the first day', async () => {
    short = await guaranteed('general', 40);
    expect(await desk.openRequest(short.caseId)).toMatchObject({
      ...{ what: 'litigation', matter: 'expeditedSuit', ground: 'guaranteeEnding', levelRole: 'director', atTop: true },
      ...{ askedByClock: true, askedOn: start },
    });
    expect((await desk.file(short.caseId)).tasksOpen).toMatchObject([{ kind: 'guaranteeEnds', role: 'legal' }]);
    expect((await desk.clocks(short.caseId)).atRisk).toMatchObject([{ guaranteeId: short.guaranteeId, urgent: true }]);
  });
});

describe('a joint guarantor', () => {
  it('gets his own demand with the first notice, and stands by it; one who was never reached does not', async () => {
    const [debtId = ''] = await desk.town.debts(1);
    const periodEndsOn = addDays(start, 60);
    const asked = (name: string): Promise<{ guaranteeId: string; partyId: string }> =>
      desk.guarantee(debtId, { mode: 'joint', periodEndsOn, party: { nature: 'person', name } });
    const reached = await asked('示例连带甲');
    const silent = await asked('示例连带乙');
    const { caseId } = await desk.opened(debtId);
    const { notices } = await desk.file(caseId);
    expect(notices.map((one) => one.stage)).toEqual(['notice', 'notice', 'notice']);
    const own = notices.filter((one) => one.letterText.includes('示例连带甲'));
    expect(own).toHaveLength(1);
    await desk.signed(own[0]?.id ?? '');
    const { endsOn } = await desk.guarantor(caseId, silent.guaranteeId);
    joint = { caseId, ...reached, endsOn: endsOn ?? start, silentId: silent.guaranteeId };
    expect(await desk.guarantor(caseId, reached.guaranteeId)).toMatchObject({
      ...{ state: 'standing', phase: 'limitation', lastAct: { kind: 'guarantorDemand', on: start } },
    });
    expect(await desk.guarantor(caseId, silent.guaranteeId)).toMatchObject({
      ...{ state: 'standing', phase: 'period', saves: 'demandOnGuarantor' },
    });
  });
});

/** A case before the court with the debtor's deposit frozen for so many days. */
async function frozen(caseId: string, days: number): Promise<{ trackId: string; untilDay: Day }> {
  const today = await desk.today();
  const { legal } = desk.town;
  await legal.must(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] });
  const filed = { court: '演示县人民法院', docketNo: '（2027）演0101财保1号', filedOn: today, claimedFen: 1_000_000 };
  const { trackId } = await legal.must<{ trackId: string }>(`/cases/${caseId}/tracks`, {
    kind: 'preservation',
    ...filed,
  });
  const untilDay = addDays(today, days);
  const proof = { kind: 'courtPaper', reference: '保全裁定' };
  const granted = { kind: 'preservationGranted', onDay: today, untilDay, detail: 'deposit', proof };
  await legal.must(`/tracks/${trackId}/facts`, granted);
  await desk.living.quiet();
  return { trackId, untilDay };
}

async function toCourt(caseId: string): Promise<void> {
  await desk.town.collector.must(`/cases/${caseId}/requests`, {
    ...{ to: 'litigation', reason: '正在转移存款', ground: 'expedited' },
  });
  await desk.approve((await desk.openRequest(caseId))?.id, desk.town.director);
  expect((await desk.file(caseId)).stage).toBe('litigation');
}

/** Legal alone a month before, legal and the supervisor from a fortnight before the end. */
async function expectWarned(caseId: string, untilDay: Day): Promise<void> {
  const opened = await desk.opening(caseId, 'renewFreeze', untilDay);
  expect(opened).toHaveLength(5);
  for (const [days, ...roles] of [
    [30, 'legal'],
    [14, 'legal', 'supervisor'],
    [8, 'legal', 'supervisor'],
  ] as const) {
    const then = opened.filter((one) => one.daysBefore >= days && one.daysBefore <= days + LONGEST_HOLIDAY);
    for (const role of roles) expect(then.map((one) => one.role)).toContain(role);
  }
}

describe('a hold', () => {
  it('is approved by the supervisor and silences the reminder and the next step', async () => {
    held = (await desk.opened()).caseId;
    const servedOn = await desk.served(held);
    const body = { kind: 'hold', fromDay: start, untilDay: addDays(start, 88), reason: '核实借款用途' };
    const asked = await desk.town.collector.must<{ approvalId: string }>(`/cases/${held}/facts`, body);
    expect(await desk.town.collector.post(`/approvals/${asked.approvalId}/decision`, {})).toMatchObject({
      status: 403,
    });
    await desk.approve(asked.approvalId, desk.town.supervisor);
    await desk.livedTo(addDays(servedOn, 44));
    const past = await desk.past(held);
    expect(past.filter((line) => line.event === 'ReminderMissed')).toMatchObject([{ facts: { because: 'silenced' } }]);
    expect(past.filter((line) => line.event === 'ReminderOrdered')).toEqual([]);
    expect((await desk.file(held)).requests.filter((one) => one.what !== 'hold')).toEqual([]);
    expect(await desk.town.collector.post(`/cases/${held}/measures`, { measure: 'writtenDemand' })).toMatchObject({
      ...{ status: 422, body: { detail: { code: 'CONTACT_SILENCED' } } },
    });
  });

  it('lets no freeze expire: legal and the supervisor are told on their days, and the renewal is recorded', async () => {
    await toCourt(held);
    const { trackId, untilDay } = await frozen(held, 40);
    const other = (await desk.opened()).caseId;
    await toCourt(other);
    parked = { caseId: other, ...(await frozen(other, 40)) };
    await damaged(other);
    await desk.livedTo(addDays(untilDay, -7));
    await expectWarned(held, untilDay);
    const proof = { kind: 'courtPaper', reference: '续行冻结裁定' };
    const renewed = { kind: 'preservationRenewed', onDay: await desk.today(), untilDay: addDays(untilDay, 60), proof };
    await desk.town.legal.must(`/tracks/${trackId}/facts`, renewed);
    await desk.living.quiet();
    const { freezes } = (
      await desk.town.legal.see<{ tracks: { freezes: { until: Day; lifted: boolean }[] }[] }>(`/cases/${held}/court`)
    ).tracks[0] ?? { freezes: [] };
    expect(freezes).toMatchObject([{ until: renewed.untilDay, lifted: false }]);
  });

  it('and a parked case neither: its days are watched, its renewal is recorded, nothing else is', async () => {
    const { caseId, trackId, untilDay } = parked;
    expect((await desk.file(caseId)).parked).toMatch(/^BALANCE_BELOW_ZERO/);
    await expectWarned(caseId, untilDay);
    const proof = { kind: 'courtPaper', reference: '续行冻结裁定' };
    const onDay = await desk.today();
    const lifted = await desk.town.legal.post(`/tracks/${trackId}/facts`, { kind: 'preservationLifted', onDay, proof });
    expect(lifted).toMatchObject({ status: 422, code: 'CASE_PARKED' });
    const renewed = { kind: 'preservationRenewed', onDay, untilDay: addDays(untilDay, 60), proof };
    await desk.town.legal.must(`/tracks/${trackId}/facts`, renewed);
    await desk.town.supervisor.must(`/cases/${caseId}/resume`, { reason: '账目已更正' });
    await desk.living.quiet();
    expect((await desk.file(caseId)).parked).toBeNull();
  });
});

/** A balance that can not be: the turn parks the case. The rows are put right again, a person has to look all the same. */
async function damaged(caseId: string): Promise<void> {
  const { owner } = desk.living;
  await owner.query(
    `INSERT INTO ledger_posting (entry_id, n, debt_id, debit, credit, amount_fen)
     SELECT e.id, 99, e.debt_id, 'cash', 'claim.cost', 100000000 FROM ledger_entry e JOIN case_debt d ON d.debt_id = e.debt_id
      WHERE d.case_id = $1 LIMIT 1`,
    [caseId],
  );
  await owner.query(`INSERT INTO ring (stream_kind, stream_id, seq, event) VALUES ('case', $1, 0, 'RungAll')`, [
    caseId,
  ]);
  const broken = 'SELECT parked FROM collection_case WHERE id = $1 AND parked IS NOT NULL';
  for (const until = Date.now() + 20_000; Date.now() < until && !(await owner.query(broken, [caseId])).rowCount;)
    await new Promise((later) => setTimeout(later, 50));
  await owner.query('DELETE FROM ledger_posting WHERE n = 99');
}

describe('a general guarantee saved before it lapses', () => {
  it('is asked for ninety days before, sued for in time, and stands after its end', async () => {
    const { caseId, guaranteeId, endsOn } = saved;
    await desk.livedTo(addDays(endsOn, -89));
    const request = await desk.openRequest(caseId);
    expect(request).toMatchObject({ matter: 'expeditedSuit', ground: 'guaranteeEnding', askedByClock: true });
    const days = daysBetween(request?.askedOn ?? start, endsOn);
    expect(days).toBeGreaterThanOrEqual(90);
    expect(days).toBeLessThanOrEqual(90 + LONGEST_HOLIDAY);
    const decision = { decision: 'approve', reason: '同意' };
    expect(await desk.town.supervisor.post(`/approvals/${request?.id ?? ''}/decision`, decision)).toMatchObject({
      ...{ status: 422, code: 'NOT_YOUR_LEVEL' },
    });
    await desk.approve(request?.id, desk.town.director);
    const { legal } = desk.town;
    await legal.must(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] });
    const filedOn = await desk.today();
    const suit = { court: '演示县人民法院', docketNo: '（2027）演0101民初2号', filedOn, claimedFen: 1_000_000 };
    await legal.must(`/cases/${caseId}/suit`, suit);
    await desk.livedTo(addDays(endsOn, 20));
    expect(await desk.guarantor(caseId, guaranteeId)).toMatchObject({
      ...{ state: 'standing', phase: 'waiting', lastAct: { kind: 'suit', on: filedOn } },
    });
  });
});

describe('one whose request nobody decides', () => {
  it('stays open at the top, warns at 90, 60, 30, 14 and 7 days, and is shown lapsed after its day', async () => {
    const { caseId, guaranteeId, endsOn } = undecided;
    expect(await desk.today()).toBe(later(await desk.today(), addDays(endsOn, 1)));
    const request = await desk.openRequest(caseId);
    expect(request).toMatchObject({ matter: 'expeditedSuit', state: 'open', atTop: true });
    expect(request?.waitedDays).toBe(daysBetween(request?.askedOn ?? start, await desk.today()));
    const warned = await desk.opening(caseId, 'guaranteeEnds', endsOn);
    expect(warned.map((one) => one.role)).toEqual(WARNINGS.map(() => 'legal'));
    for (const [at, days] of WARNINGS.entries()) {
      expect(warned[at]?.daysBefore).toBeGreaterThanOrEqual(days);
      expect(warned[at]?.daysBefore).toBeLessThanOrEqual(days + LONGEST_HOLIDAY);
    }
    expect(await desk.guarantor(caseId, guaranteeId)).toMatchObject({
      ...{ state: 'lapsed', endsOn, whatLapses: ['guarantee'], articleZh: expect.stringContaining('第693条') },
    });
    const [check] = await desk.opening(caseId, 'legalCheck', endsOn);
    expect(check).toEqual({ daysBefore: -1, role: 'legal' });
  });

  it('like the joint guarantor who was never reached, beside the one who was', async () => {
    const { caseId, guaranteeId, silentId, endsOn } = joint;
    expect(await desk.guarantor(caseId, guaranteeId)).toMatchObject({ state: 'standing', phase: 'limitation' });
    expect(await desk.guarantor(caseId, silentId)).toMatchObject({ state: 'lapsed', endsOn });
  });
});

it('leaves everything sound', async () => desk.sound());
