import type { Seat } from './seat.js';
import { decide, pick, send } from './steps.js';
import type { Office } from './office.js';
import { must, opinions } from '../world/write-off.js';

/** The forms of the line, filled in as people fill them in; each is seen once before it is sent. */
export const SUIT = { court: '演示县人民法院', docketNo: '（2027）演0101民初1号' };

export async function refuseRequest(seat: Seat): Promise<void> {
  await seat.press('decide-refuse');
  await seat.press('refuse-code');
  await seat.page.getByTitle('R04 时机未到').click();
  await seat.write('decide-reason', '先催收');
  await seat.station('refusing');
  await send(seat, 'decide-confirm');
}

export async function recordInterview(seat: Seat): Promise<void> {
  await seat.press('step-recordInterview');
  await seat.press('interview-outcome-unable');
  await seat.write('interview-note', '借款人说养殖亏损，秋后再还一部分。');
  await seat.station('interview');
  await send(seat);
}

export async function returnPapers(seat: Seat): Promise<void> {
  await seat.press('step-decideHandoff');
  await seat.press('handoff-return');
  await seat.page.getByLabel(/借款合同原件/).check();
  await seat.page.getByLabel(/借据与放款凭证/).check();
  await seat.station('handoff-return');
  await send(seat);
}

/** What legal missed is supplied paper by paper, each with its proof. */
export async function supply(seat: Seat): Promise<void> {
  await seat.press('tab-court');
  for (const paper of ['借款合同原件', '借据与放款凭证']) {
    await seat.page.locator('.book li', { hasText: paper }).getByRole('button').click();
    await pick(seat, 'f-proof.kind', '签署的合同');
    await seat.write('f-proof.reference', `${paper} 1`);
    await send(seat);
  }
}

export async function offerAgain(seat: Seat): Promise<void> {
  await seat.press('step-offerHandoff');
  await seat.page.locator('.papers').getByText('借款合同原件').waitFor();
  await seat.station('offer-again');
  await send(seat);
}

export async function fileSuit(seat: Seat): Promise<void> {
  await seat.press('step-fileSuit');
  await seat.write('suit-court', SUIT.court);
  await seat.write('suit-docket', SUIT.docketNo);
  await seat.station('suit-form');
  await send(seat);
}

/** Without a ground nothing is asked. */
export async function askWriteOff(seat: Seat): Promise<void> {
  await seat.press('step-ask-writtenOff');
  await seat.press('act-submit');
  await seat.page.getByText('请选一项').waitFor();
  await seat.press('ask-ground-enforcementWithoutResult');
  await seat.write('ask-reason', '法院已终结执行，名下无可供执行的财产。');
  await seat.station('write-off-form');
  await send(seat);
}

/** The amount is read back in capitals before it is booked. */
export async function payInFull(seat: Seat): Promise<void> {
  await seat.press('tab-debts');
  await seat.press('payment-open');
  await seat.write('payment-amount', '47250.00');
  await seat.page.getByText('肆万柒仟贰佰伍拾元整').waitFor();
  await seat.station('payment-form');
  await send(seat, 'payment-submit');
}

/** Its id. */
export const reversible = async (seat: Seat): Promise<string> =>
  (await seat.page.locator('[data-testid^="reverse-"]').first().getAttribute('data-testid'))?.slice(
    'reverse-'.length,
  ) ?? '';

/** The one entry that can be reversed. */
export async function reverseLast(seat: Seat): Promise<void> {
  await seat.page.locator('[data-testid^="reverse-"]').first().click();
  await seat.write('reversal-reason', '记错账户');
  await send(seat, 'reversal-submit');
}

/** One department speaks at the desk, the four others at the door. */
export async function speakAll(office: Office, approvalId: string): Promise<void> {
  const seat = await office.enter('disposal');
  await seat.go(`/approvals/${approvalId}`);
  await seat.press('voice-open');
  await seat.press('voice-agrees-for');
  await seat.write('voice-reason', '资料齐全，同意核销');
  await seat.station('voice');
  await send(seat, 'voice-submit');
  await opinions(office.town, { approvalId, acts: must, but: 'disposal' });
}

/** Another person of finance says yes to the reversal. */
export async function reverseToo(seat: Seat): Promise<void> {
  await seat.go('/approvals');
  await seat.page.getByText('冲正').first().waitFor();
  await seat.station('reversal-card');
  await decide(seat, '记错属实');
}

/** The roles that the cards of the sign-in page name, each once. */
export async function rolesOnCards(seat: Seat): Promise<string[]> {
  const roles = await seat.page
    .locator('[data-roles]')
    .evaluateAll((all) => all.map((one) => (one as unknown as { dataset: { roles: string } }).dataset.roles));
  return [...new Set(roles)];
}
