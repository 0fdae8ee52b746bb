import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as forms from './forms.js';
import { choose, Office } from './office.js';
import { inAllLooks } from './screens.js';
import { must, prepared } from '../world/write-off.js';
import type { Seat } from './seat.js';
import { lineOf } from './station.js';
import {
  cannotDecide,
  decide,
  firstOf,
  idIn,
  inStage,
  recordDelivery,
  send,
  today,
  untilAsked,
  walk,
} from './steps.js';

const APPROVE = { decision: 'approve', reason: '同意' };

let office: Office;
let collector: Seat;
let supervisor: Seat;
let director: Seat;
let legal: Seat;
let finance: Seat;
/** The batch; the case that goes the whole line; one that came with the bulk start. */
let [batchPath, caseId, otherId] = ['', '', ''];

beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office?.close());
const station = lineOf(() => office);

const open = async (seat: Seat, id = caseId): Promise<void> => {
  await seat.go(`/cases/${id}`);
  await seat.at('stage-current').waitFor();
};

describe('the whole line on the desk, from import to write-off', () => {
  station('everybody finds his card, in the order of the work', async () => {
    collector = await office.before('collector');
    expect(await forms.rolesOnCards(collector)).toEqual(
      'collector supervisor director legal finance auditor admin'.split(' '),
    );
    await collector.station('sign-in');
    await collector.enter();
    const posts = ['supervisor', 'director', 'legal', 'finance'] as const;
    [supervisor, director, legal, finance] = await office.enterAll(posts);
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
    const noticeId = await firstOf(collector, caseId, 'notices');
    const resultOn = await today(collector);
    const body = { result: 'signed', resultOn, proof: { kind: 'signature', reference: '回执联 0001' } };
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
    await office.hurry();
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
    await supervisor.refused({ path, body: APPROVE, code: 'SAME_HAND' });
    await director.go(new URL(supervisor.page.url()).pathname);
    await forms.refuseRequest(director);
  });

  station('the supervisor approves the final demand, legal may not', async () => {
    await collector.press('open-request');
    const path = new URL(collector.page.url()).pathname;
    await legal.go(path);
    await cannotDecide(legal, 'NOT_YOUR_LEVEL');
    await legal.refused({ path: `${path}/decision`, body: APPROVE, code: 'NOT_YOUR_LEVEL' });
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
    await forms.recordInterview(collector);
    await untilAsked(collector);
    await collector.station('urging-over');
  });

  station('the director approves the suit, finance may not', async () => {
    await collector.press('open-request');
    const path = new URL(collector.page.url()).pathname;
    await finance.go(path);
    await cannotDecide(finance, 'NOT_YOUR_LEVEL');
    await finance.refused({ path: `${path}/decision`, body: APPROVE, code: 'NOT_YOUR_LEVEL' });
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
    await forms.returnPapers(legal);
    await open(finance);
    await finance.barred('step-offerHandoff', { path: `/cases/${caseId}/handoff`, code: 'NO_RIGHT' });
    await collector.at('step-offerHandoff').waitFor();
    await forms.supply(collector);
    await forms.offerAgain(collector);
    await legal.press('step-decideHandoff');
    await legal.press('handoff-accept');
    await send(legal);
  });

  station('legal files the suit and records the judgment', async () => {
    const body = { ...forms.SUIT, filedOn: await today(collector), claimedFen: 4_725_000 };
    await collector.barred('step-fileSuit', { path: `/cases/${caseId}/suit`, body, code: 'NO_RIGHT' });
    await forms.fileSuit(legal);
    const judged = { judgedOn: await today(collector), judgedFen: 4_725_000 };
    await supervisor.go(`/cases/${caseId}`);
    const asked = { path: `/cases/${caseId}/judgment`, body: judged, code: 'NO_RIGHT' };
    await supervisor.barred('step-recordJudgment', asked);
    await legal.press('step-recordJudgment');
    await send(legal);
    await legal.press('tab-letters');
    await legal.page.getByText(`${forms.SUIT.court} ${forms.SUIT.docketNo}`, { exact: true }).waitFor();
    await legal.station('judged');
    await open(collector);
    await inAllLooks(collector, 'case', '[data-testid="stage-current"]');
  });

  station('a write-off is asked for with its ground and approved by the director', async () => {
    const ground = 'enforcementWithoutResult';
    await open(finance);
    const body = { to: 'writtenOff', reason: '执行无果', ground };
    await finance.barred('step-ask-writtenOff', { path: `/cases/${caseId}/requests`, body, code: 'NO_RIGHT' });
    await prepared(office.town, { caseId, ground, acts: must });
    await forms.askWriteOff(legal);
    await legal.press('open-request');
    await cannotDecide(legal, 'SAME_HAND');
    const card = new URL(legal.page.url()).pathname;
    await supervisor.go(card);
    await cannotDecide(supervisor, 'NOT_YOUR_LEVEL');
    await forms.speakAll(office, idIn(legal));
    await director.go(card);
    await director.page.locator('[data-testid="voice-disposal"][data-agrees="true"]').waitFor();
    await director.station('write-off-card');
    await decide(director, '依据充分，同意核销');
    await open(collector);
    await inStage(collector, 'writtenOff');
    await collector.station('written-off');
  });

  station('a recovery settles the claim that was written off, its reversal opens it again', async () => {
    const debtId = await firstOf(collector, caseId, 'debts');
    const valueDay = await today(collector);
    const body = { amountFen: 100, valueDay, channel: 'cash', payer: { name: '示例代偿人' } };
    await collector.barred('step-postPayment', { path: `/debts/${debtId}/payments`, body, code: 'NO_RIGHT' });
    await open(finance);
    await forms.payInFull(finance);
    await inStage(finance, 'settled');
    await finance.station('settled');
    const path = `/entries/${await forms.reversible(finance)}/reversal`;
    await collector.refused({ path, body: { reason: '错' }, code: 'NO_RIGHT' });
    await forms.reverseLast(finance);
    await forms.reverseToo(await office.enter('secondFinance'));
    await inStage(finance, 'writtenOff');
    await finance.station('reopened');
  });

  station('the list shows where every case stands', async () => {
    await collector.go('/cases');
    await inAllLooks(collector, 'cases', '[data-testid^="case-row-"]');
    await collector.go('/tasks');
    await collector.page.getByText('发出已久，催补送达证明').first().waitFor();
    await collector.station('tasks');
    await collector.leave();
  });

  it('nothing went wrong that was not asked to', () => expect(office.complaints()).toEqual([]));
});
