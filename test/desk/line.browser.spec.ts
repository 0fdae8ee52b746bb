import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../chromium.js';
import { startWorld, type World } from '../servers/world.js';
import { Town } from '../world/town.js';
import { inAllLooks } from './screens.js';
import { Seat } from './seat.js';
import { cannotDecide, decide, idIn, inStage, recordDelivery, send, today, untilAsked, walk } from './steps.js';

const FLAGS = `--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
  --disable-component-update --disable-sync`.split(/\s+/);

const LEDGER = `合同号,借款人,证件号,电话,地址,发放日,到期日,金额,本金余额,欠息,罚息,费用
演借〔2024〕0001,示例甲,000000199001010011,10000000001,演示县东河镇示例村1号,2024-01-10,2025-07-10,60000.00,45000.00,1800.00,450.00,0.00
演借〔2024〕0002,示例乙,000000199001010022,10000000002,演示县东河镇示例村2号,2024-02-10,2025-08-10,30000.00,21000.00,840.00,210.00,0.00
演借〔2024〕0003,示例丙,000000199001010033,10000000003,演示县东河镇示例村3号,2024-03-10,2025-09-10,90000.00,72500.00,2900.00,725.00,0.00
演借〔2024〕0004,示例丁,000000199001010044,10000000004,演示县东河镇示例村4号,2024-04-10,2025-10-10,50000.00,三万五,0.00,0.00,0.00`;

let world: World;
let browser: Browser;
let collector: Seat;
let supervisor: Seat;
let director: Seat;
let legal: Seat;
let finance: Seat;
let batchPath: string;
/** The case that goes the whole line, and one that came with the bulk start. */
let caseId: string;
let otherId: string;

const seats = (): Seat[] => [collector, supervisor, director, legal, finance].filter(Boolean);

beforeAll(async () => {
  world = await startWorld({ fsync: false });
  await Town.settle(world);
  browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

let broken = false;
/** A station of the line: what stands after a broken one would tell nothing. */
const station = (name: string, act: () => Promise<void>): void =>
  it(name, async () => {
    if (broken) throw new Error('an earlier station failed');
    broken = true;
    await act().catch(async (fault: unknown) => {
      for (const seat of seats()) await seat.shot(`failed-${seat.login}`);
      throw fault;
    });
    broken = false;
  });

const open = async (seat: Seat, id = caseId): Promise<void> => {
  await seat.go(`/cases/${id}`);
  await seat.at('stage-current').waitFor();
};

describe('the whole line on the desk, from import to write-off', () => {
  station('everybody finds his card, in the order of the work', async () => {
    collector = await Seat.before(browser, { url: world.apiUrl, login: 'zhangsan' });
    const roles = await collector.page
      .locator('[data-roles]')
      .evaluateAll((all) => all.map((one) => (one as unknown as { dataset: { roles: string } }).dataset.roles));
    expect([...new Set(roles)]).toEqual('collector supervisor director legal finance auditor admin'.split(' '));
    await collector.station('sign-in');
    await collector.card().click();
    await collector.at('sign-out').waitFor();
    [supervisor, director, legal, finance] = (await Promise.all(
      ['lisi', 'zhaoliu', 'wangwu', 'qianqi'].map((login) => Seat.take(browser, { url: world.apiUrl, login })),
    )) as [Seat, Seat, Seat, Seat];
    await collector.station('no-cases');
  });

  station('finance may not import a ledger', async () => {
    expect(await finance.page.locator('a[href="/import"]').count()).toBe(0);
    await finance.go('/import');
    finance.expects('NO_RIGHT');
    await choose(finance);
    await finance.sees('NO_RIGHT');
    await finance.station('may-not-import');
  });

  station('the collector imports a ledger and skips the row that is faulty', async () => {
    await collector.go('/import');
    await choose(collector);
    const fault = collector.at('fault-5');
    await fault.waitFor();
    expect(await fault.getAttribute('data-code')).toBe('NOT_AN_AMOUNT');
    expect(await fault.innerText()).toMatch(/5\s+本金余额.*\s+三万五\s+.*阿拉伯数字/s);
    await collector.station('faulty-row');
    collector.expects('ROWS_FAULTY');
    await collector.press('import-confirm');
    await collector.sees('ROWS_FAULTY');
    await collector.press('import-skip');
    await inAllLooks(collector, 'import', '[data-testid="fault-5"]');
    await collector.press('import-confirm');
    await collector.at('bulk-start').waitFor();
    batchPath = new URL(collector.page.url()).pathname;
    await collector.station('imported');
  });

  station('one debt becomes a case without a letter, the others start together with one', async () => {
    await finance.go('/open');
    finance.expects('NO_RIGHT');
    await finance.press('debt-演借〔2024〕0001');
    await finance.press('open-case');
    await finance.sees('NO_RIGHT');
    await collector.go('/open');
    await collector.press('debt-演借〔2024〕0001');
    await collector.press('open-notice');
    await collector.station('open');
    await collector.press('open-case');
    await inStage(collector, 'intake');
    caseId = idIn(collector);
    await collector.go(batchPath);
    await collector.press('bulk-start');
    await collector.page.locator('[data-testid="bulk-progress"][data-waiting="0"][data-started="2"]').waitFor();
    expect(await collector.at('bulk-progress').innerText()).toContain('演借〔2024〕0001');
    await collector.station('bulk-start');
    await collector.go('/cases?q=示例乙');
    await collector.page.getByRole('link', { name: '示例乙' }).click();
    await inStage(collector, 'notice');
    otherId = idIn(collector);
  });

  station('a notice can be taken back for ten seconds, and goes out when sent again', async () => {
    await open(finance);
    await finance.barred('step-serveNotice', { path: `/cases/${caseId}/notices`, code: 'NO_RIGHT' });
    await finance.station('may-not-send');
    await open(collector);
    await collector.station('case-opened');
    await collector.press('step-serveNotice');
    await collector.at('undo').waitFor();
    await collector.station('undo-bar');
    await collector.press('undo');
    await collector.page.getByText('已撤回，没有送出').waitFor();
    await collector.press('step-sendAgain');
    await collector.at('undo').waitFor();
    await inStage(collector, 'notice');
    await collector.page.getByText('已交送出，不能撤销').waitFor();
  });

  station('the delivery is recorded with its proof, and the term runs', async () => {
    await open(legal);
    const noticeId = await noticeOf(collector);
    const proof = { kind: 'signature', reference: '回执联 0001' };
    const body = { result: 'signed', resultOn: await today(collector), proof };
    await legal.barred('step-recordDelivery', { path: `/notices/${noticeId}/deliveries`, body, code: 'NO_RIGHT' });
    await collector.press('step-recordDelivery');
    await collector.press('act-submit');
    await collector.page.getByText('没有证明，期限不起算').first().waitFor();
    await collector.station('delivery-form');
    await collector.press('delivery-result-signed');
    await collector.write('delivery-reference', '回执联 0001');
    await send(collector);
    await collector.page
      .getByText(/通知还款期 · 民法典第195条/)
      .first()
      .waitFor();
    await collector.station('term-runs');
    const asked = { path: `/cases/${caseId}/requests`, body: { to: 'announcement', reason: '早办' } };
    await collector.barred('step-ask-announcement', { ...asked, code: 'TERM_RUNNING' });
    await collector.station('term-running');
  });

  station('the demo clock walks week by week and from deadline to deadline', async () => {
    for (let week = 0; week < 3; week++) await walk(collector, 'week');
    expect(collector.hops.some((hop) => hop.asked?.until !== undefined)).toBe(true);
    await collector.station('three-weeks');
    await untilAsked(collector);
    await collector.station('asked-by-clock');
  });

  station('nobody approves his own request', async () => {
    await open(supervisor, otherId);
    await supervisor.press('step-ask-litigation');
    await supervisor.write('ask-reason', '借款人正在转移财产');
    await send(supervisor);
    await supervisor.press('open-request');
    await cannotDecide(supervisor, 'SAME_HAND');
    await supervisor.station('own-request');
    const path = `/approvals/${idIn(supervisor)}/decision`;
    await supervisor.refused({ path, body: { decision: 'approve', reason: '同意' }, code: 'SAME_HAND' });
    await director.go(new URL(supervisor.page.url()).pathname);
    await director.press('decide-refuse');
    await director.press('refuse-code');
    await director.page.getByTitle('R04 时机未到').click();
    await director.write('decide-reason', '先催收');
    await director.station('refusing');
    await send(director, 'decide-confirm');
  });

  station('the supervisor approves the final demand, legal may not', async () => {
    await collector.press('open-request');
    const path = new URL(collector.page.url()).pathname;
    await legal.go(path);
    await cannotDecide(legal, 'NOT_YOUR_LEVEL');
    await legal.refused({
      path: `${path}/decision`,
      body: { decision: 'approve', reason: '同意' },
      code: 'NO_RIGHT',
    });
    await supervisor.go('/approvals');
    await supervisor.page.locator(`a[href^="${path}"]`).click();
    await supervisor.station('approvals');
    await decide(supervisor, '送达属实，同意');
    await open(collector);
    await inStage(collector, 'announcement');
    await recordDelivery(collector, { letter: 2, slip: '回执联 0002' });
    await untilAsked(collector);
    await collector.station('announcement-over');
  });

  station('the urging begins with an interview and ends with a request to sue', async () => {
    await collector.press('open-request');
    await supervisor.go(new URL(collector.page.url()).pathname);
    await decide(supervisor, '同意进入催办');
    await open(collector);
    await inStage(collector, 'urging');
    await recordDelivery(collector, { letter: 3, slip: '回执联 0003' });
    const held = { heldOn: await today(collector), place: 'branch', outcome: 'unable', note: '无力偿还' };
    await open(finance);
    const path = `/cases/${caseId}/interviews`;
    await finance.barred('step-recordInterview', { path, body: held, code: 'NO_RIGHT' });
    await collector.press('step-recordInterview');
    await collector.press('interview-outcome-unable');
    await collector.write('interview-note', '借款人说养殖亏损，秋后再还一部分。');
    await collector.station('interview');
    await send(collector);
    await untilAsked(collector);
    await collector.station('urging-over');
  });

  station('the director approves the suit, the supervisor may not', async () => {
    await collector.press('open-request');
    const path = new URL(collector.page.url()).pathname;
    const body = { decision: 'approve', reason: '同意' };
    await supervisor.go(path);
    await cannotDecide(supervisor, 'NOT_YOUR_LEVEL');
    await supervisor.refused({ path: `${path}/decision`, body, code: 'NOT_YOUR_LEVEL' });
    await director.go(path);
    await inAllLooks(director, 'approvals', '[data-testid="decide-approve"]');
    await director.station('suit');
    await decide(director, '同意起诉');
    await open(collector);
    await inStage(collector, 'litigation');
  });

  station('legal returns the papers, gets them again and accepts them', async () => {
    const path = `/cases/${caseId}/handoff/decision`;
    const accept = { decision: 'accept', missing: [] };
    await collector.barred('step-decideHandoff', { path, body: accept, code: 'NO_RIGHT' });
    await open(legal);
    await legal.press('step-decideHandoff');
    await legal.press('handoff-return');
    await legal.page.getByLabel('还款流水').check();
    await legal.page.getByLabel('财产线索').check();
    await legal.station('handoff-return');
    await send(legal);
    await open(finance);
    await finance.barred('step-offerHandoff', { path: `/cases/${caseId}/handoff`, code: 'NO_RIGHT' });
    await collector.at('step-offerHandoff').waitFor();
    await collector.press('step-offerHandoff');
    await collector.page.getByText('财产线索').last().waitFor();
    await collector.station('offer-again');
    await send(collector);
    await legal.press('step-decideHandoff');
    await legal.press('handoff-accept');
    await send(legal);
  });

  station('legal files the suit and records the judgment', async () => {
    const suit = { court: '演示县人民法院', docketNo: '（2027）演0101民初1号' };
    const body = { ...suit, filedOn: await today(collector), claimedFen: 4_725_000 };
    await collector.barred('step-fileSuit', { path: `/cases/${caseId}/suit`, body, code: 'NO_RIGHT' });
    await legal.press('step-fileSuit');
    await legal.write('suit-court', suit.court);
    await legal.write('suit-docket', suit.docketNo);
    await legal.station('suit-form');
    await send(legal);
    const judged = { judgedOn: await today(collector), judgedFen: 4_725_000 };
    await supervisor.go(`/cases/${caseId}`);
    const path = `/cases/${caseId}/judgment`;
    await supervisor.barred('step-recordJudgment', { path, body: judged, code: 'NO_RIGHT' });
    await legal.press('step-recordJudgment');
    await send(legal);
    await legal.press('tab-letters');
    await legal.page.getByText('演示县人民法院 （2027）演0101民初1号').waitFor();
    await legal.station('judged');
    await open(collector);
    await inAllLooks(collector, 'case', '[data-testid="stage-current"]');
  });

  station('a write-off is asked for with its ground and approved by the director', async () => {
    const asked = { to: 'writtenOff', reason: '执行无果', ground: 'enforcementWithoutResult' };
    await open(finance);
    const path = `/cases/${caseId}/requests`;
    await finance.barred('step-ask-writtenOff', { path, body: asked, code: 'NO_RIGHT' });
    await legal.press('step-ask-writtenOff');
    await legal.press('act-submit');
    await legal.page.getByText('请选一项').waitFor();
    await legal.press('ask-ground-enforcementWithoutResult');
    await legal.write('ask-reason', '法院已终结执行，名下无可供执行的财产。');
    await legal.station('write-off-form');
    await send(legal);
    await legal.press('open-request');
    await cannotDecide(legal, 'SAME_HAND');
    const card = new URL(legal.page.url()).pathname;
    await supervisor.go(card);
    await cannotDecide(supervisor, 'NOT_YOUR_LEVEL');
    await director.go('/approvals');
    await director.page.locator(`a[href^="${card}"]`).click();
    await director.station('write-off-card');
    await decide(director, '依据充分，同意核销');
    await open(collector);
    await inStage(collector, 'writtenOff');
    await collector.station('written-off');
  });

  station('a recovery settles the claim that was written off, its reversal opens it again', async () => {
    const debtId = await debtOf(collector);
    const payer = { name: '示例代偿人' };
    const body = { amountFen: 100, valueDay: await today(collector), channel: 'cash', payer };
    await collector.barred('step-postPayment', { path: `/debts/${debtId}/payments`, body, code: 'NO_RIGHT' });
    await open(finance);
    await finance.press('tab-debts');
    await finance.press('payment-open');
    await finance.write('payment-amount', '47250.00');
    await finance.page.getByText('肆万柒仟贰佰伍拾元整').waitFor();
    await finance.station('payment-form');
    await send(finance, 'payment-submit');
    await inStage(finance, 'settled');
    await finance.station('settled');
    const reversal = finance.page.locator('[data-testid^="reverse-"]').first();
    const entryId = (await reversal.getAttribute('data-testid'))?.slice('reverse-'.length) ?? '';
    await collector.refused({ path: `/entries/${entryId}/reversal`, body: { reason: '错' }, code: 'NO_RIGHT' });
    await reversal.click();
    await finance.write('reversal-reason', '记错账户');
    await send(finance, 'reversal-submit');
    await inStage(finance, 'writtenOff');
    await finance.station('reopened');
  });

  station('the list shows where every case stands', async () => {
    await collector.go('/cases');
    await inAllLooks(collector, 'cases', '[data-testid^="case-row-"]');
    await collector.go('/tasks');
    await collector.station('tasks');
    await collector.press('sign-out');
    await collector.card().waitFor();
  });

  it('nothing went wrong that was not asked to', () => {
    expect(seats().flatMap((seat) => seat.complaints())).toEqual([]);
  });
});

const choose = (seat: Seat): Promise<void> =>
  seat.at('import-file').setInputFiles({ name: '十一月台账.csv', mimeType: 'text/csv', buffer: Buffer.from(LEDGER) });

/** Ids that no screen shows, for orders sent past the screen. */
const noticeOf = async (seat: Seat): Promise<string> => (await viewOf(seat)).notices[0]?.id ?? '';
const debtOf = async (seat: Seat): Promise<string> => (await viewOf(seat)).debts[0]?.id ?? '';

async function viewOf(seat: Seat): Promise<{ notices: { id: string }[]; debts: { id: string }[] }> {
  const answer = await seat.page.request.get(`${world.apiUrl}/api/v1/cases/${caseId}`);
  return (await answer.json()) as { notices: { id: string }[]; debts: { id: string }[] };
}
