import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Office } from './office.js';
import { inAllLooks } from './screens.js';
import type { Seat } from './seat.js';
import { lineOf } from './station.js';
import { decide, idIn, pick, send } from './steps.js';

let office: Office;
let collector: Seat;
let supervisor: Seat;
let stand: Seat;
let caseId: string;

beforeAll(async () => {
  office = await Office.open();
  [collector, supervisor] = await Promise.all([office.enter('collector'), office.enter('supervisor')]);
  const [one] = await office.town.cases(1);
  caseId = one?.caseId ?? '';
});
afterAll(() => office?.close());

const station = lineOf(() => office);

const open = async (seat: Seat): Promise<void> => {
  await seat.go(`/cases/${caseId}`);
  await seat.at('acts-open').waitFor();
};

/** An act from the list of acts, found by its words. */
const begin = async (seat: Seat, act: string): Promise<void> => {
  await seat.press('acts-open');
  await seat.press(`act-${act}`);
};

describe('what the lawful stages brought to the desk', () => {
  station('a measure that the law refuses shows its article, and the lawful way as a button', async () => {
    await open(collector);
    await collector.page.keyboard.press('n');
    await collector.write('acts-search', '先问');
    await collector.page.keyboard.press('Enter');
    await pick(collector, 'f-measure', '发函要求单位按月扣工资');
    collector.expects('MEASURE_UNLAWFUL');
    await collector.press('act-submit');
    await collector.sees('MEASURE_UNLAWFUL');
    const lawful = collector.at('lawful-instead');
    expect(await lawful.getAttribute('data-measure')).toBe('standingOrder');
    await collector.station('measure-refused');
    await lawful.click();
    await collector.at('f-amountFen').waitFor();
    await collector.station('standing-order');
    await collector.page.keyboard.press('Escape');
    await collector.press('tab-contacts');
    await collector.at('refused-measure').waitFor();
    await collector.station('contacts');
  });

  station('a form tells what is missing where it is missing, and loses nothing', async () => {
    await open(collector);
    await begin(collector, 'recordGuarantee');
    await collector.press('f-party.way-nature');
    await collector.write('f-party.name', '示例保证人');
    await collector.press('act-submit');
    await collector.page.getByText('请选一项').first().waitFor();
    expect(await collector.at('f-party.name').inputValue()).toBe('示例保证人');
    await pick(collector, 'f-party.nature', '自然人');
    await collector.press('f-mode-joint');
    await collector.write('f-periodMonths', '36');
    await pick(collector, 'f-proof.kind', '签署的合同');
    await collector.write('f-proof.reference', '保证合同 1 号');
    await collector.station('guarantee-form');
    await send(collector);
    await collector.press('tab-clocks');
    await collector.page.locator('[data-testid="clock-guarantee"]').getByText('示例保证人').waitFor();
    await collector.station('clocks');
  });

  station('a hold is asked for and approved, and says what it silences', async () => {
    await open(collector);
    await begin(collector, 'recordFact');
    await pick(collector, 'f-kind', '暂缓催收');
    await collector.write('f-reason', '借款人住院，出院后再谈');
    await send(collector);
    await supervisor.go('/approvals');
    await supervisor.page.getByText('住院').first().waitFor();
    await supervisor.at('fact-hold').waitFor();
    await supervisor.station('hold-card');
    await decide(supervisor, '同意暂缓');
    await open(collector);
    await collector.press('tab-facts');
    await collector.page.locator('[data-testid="fact-hold"][data-state="inForce"]').waitFor();
    await collector.page.getByText('停止联系').first().waitFor();
    await inAllLooks(collector, 'facts', '[data-testid="acts-open"]');
  });

  station('a plan shows its instalments before it is sent, and its bar when it is asked for', async () => {
    await open(collector);
    await begin(collector, 'proposePlan');
    await collector.write('f-totalFen', '9000');
    await collector.write('f-instalments.perMonthFen', '2000');
    await collector.page.locator('[data-testid="f-instalments.firstOn"]').fill('2027-01-25');
    await collector.page.keyboard.press('Enter');
    await collector.at('plan-preview').getByText('共 5 期').waitFor();
    await collector.press('f-proof.kind-signature');
    await collector.write('f-proof.reference', '分期协议 1 号');
    await collector.write('f-reason', '每月养殖收入可还两千');
    await collector.station('plan-form');
    await send(collector);
    await collector.press('tab-facts');
    await collector.page.locator('[data-testid="plan"][data-state="proposed"]').waitFor();
    await collector.station('plan');
  });

  station('a deputy decides for who is absent, and the card says so', async () => {
    stand = await office.enter('otherSupervisor');
    const deputy = await office.enter('secondAdmin');
    await deputy.go('/settings/deputies');
    await deputy.press('deputy-open');
    await pick(deputy, 'f-staffId', '李四');
    await pick(deputy, 'f-deputyId', '冯十一');
    const today = (await deputy.at('clock-today').getAttribute('data-today')) ?? '';
    await deputy.at('f-untilDay').fill(today);
    await deputy.page.keyboard.press('Enter');
    await deputy.write('f-reason', '外出开会');
    await send(deputy);
    await deputy.at('deputies').getByText('李四').waitFor();
    await deputy.station('deputies');
    await stand.go('/approvals');
    await stand.page.locator('a.ai', { hasText: '还款计划' }).first().click();
    await stand.at('plan').waitFor();
    const card = idIn(stand);
    await stand.station('plan-card');
    await decide(stand, '代主管同意');
    await stand.go(`/approvals/${card}?box=done`);
    expect(await stand.at('decided').innerText()).toMatch(/冯十一.*代 李四/);
    await stand.station('decided-for');
  });

  station('the rules of the house are proposed by one and shown to the other with what they move', async () => {
    const admin = await office.enter('admin');
    await admin.go('/settings/parameters');
    await admin.press('parameter-noticeTermDays');
    await admin.at('f-from').fill('2027-12-01');
    await admin.page.keyboard.press('Enter');
    await admin.write('f-value', '45');
    await admin.write('f-reason', '给借款人更多时间');
    await send(admin);
    await admin.page.locator('[data-testid="dry-run"][data-done="true"]').waitFor();
    await admin.station('dry-run');
    const second = office.seats.secondAdmin as Seat;
    await second.go('/approvals');
    await second.at('proposal').getByText('45').waitFor();
    await second.station('parameter-card');
    await decide(second, '同意');
  });

  it('nothing went wrong that was not asked to', () => expect(office.complaints()).toEqual([]));
});
