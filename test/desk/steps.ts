import { expect } from '@jest/globals';
import { addDays, type Day } from '../../libs/ground/calendar/calendar.js';
import type { Seat } from './seat.js';

const WALK_MS = 60_000;
const MOST_HOPS = 12;

/** The stage the band over the case shows. */
export async function inStage(seat: Seat, stage: string): Promise<void> {
  await seat.page.locator(`[data-testid="stage-current"][data-stage="${stage}"]`).waitFor();
}

export async function today(seat: Seat): Promise<Day> {
  return (await seat.at('clock-today').getAttribute('data-today')) as Day;
}

/** Presses the demo clock and waits until it stands: every hop but the first tells where the walk ends. */
export async function walk(seat: Seat, by: 'day' | 'week' | 'next'): Promise<Day> {
  const [before, from] = [seat.hops.length, await today(seat)];
  seat.expects('CLOCK_MOVING');
  await seat.press(`clock-${by}`);
  await arrival(seat, before);
  const hops = seat.hops.slice(before);
  const arrived = hops.at(-1);
  expect(hops.map((hop) => hop.arrived)).toEqual(hops.map((_hop, at) => at === hops.length - 1));
  expect(hops.slice(1).map((hop) => hop.asked?.until)).toEqual(hops.slice(1).map(() => hops[0]?.until));
  expect(await today(seat)).toBe(arrived?.until);
  if (by === 'week') expect(arrived?.today).toBe(addDays(from, 7));
  return arrived?.today as Day;
}

async function arrival(seat: Seat, before: number): Promise<void> {
  const end = Date.now() + WALK_MS;
  for (;;) {
    const arrived = seat.hops.length > before && seat.hops.at(-1)?.arrived;
    if (arrived && (await seat.at('clock-today').getAttribute('data-walking')) === '') return;
    if (Date.now() > end) throw new Error('the clock does not arrive');
    await seat.page.waitForTimeout(50);
  }
}

/** Walks from deadline to deadline until the case shows a request that waits for a decision. */
export async function untilAsked(seat: Seat): Promise<void> {
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    if (await seat.at('open-request').isVisible()) return;
    await walk(seat, 'next');
    await seat.page.waitForTimeout(300);
  }
  await seat.at('open-request').waitFor();
}

/** The form of the step that is open is sent; it closes when the server has taken it. */
export async function send(seat: Seat, button = 'act-submit'): Promise<void> {
  await seat.press(button);
  await seat.at(button).waitFor({ state: 'detached' });
}

/** The letter of the stage is out for good; then the debtor signs for it. */
export async function recordDelivery(seat: Seat, terms: { letter: number; slip: string }): Promise<void> {
  await seat.page
    .getByText('文书送出', { exact: true })
    .nth(terms.letter - 1)
    .waitFor();
  await seat.press('step-recordDelivery');
  await seat.press('delivery-result-signed');
  await seat.write('delivery-reference', terms.slip);
  await send(seat);
}

/** Decides the request whose card is open. */
export async function decide(seat: Seat, opinion: string): Promise<void> {
  await seat.press('decide-approve');
  await seat.write('decide-reason', opinion);
  await send(seat, 'decide-confirm');
}

/** The card is readable, its buttons are off, and it says why. */
export async function cannotDecide(seat: Seat, code: string): Promise<void> {
  await seat.page.locator(`[data-testid="decide-why"] [data-code="${code}"]`).waitFor();
  expect(await seat.at('decide-approve').isDisabled()).toBe(true);
  expect(await seat.at('decide-refuse').isDisabled()).toBe(true);
  expect(await seat.at('decide-why').innerText()).toMatch(/[\u4e00-\u9fff]{6}/);
}

/** Chooses from a list that is searched by its words. */
export async function pick(seat: Seat, testId: string, words: string): Promise<void> {
  await seat.press(testId);
  await seat.page.keyboard.type(words);
  await seat.page.locator('.ant-select-item-option', { hasText: words }).first().click();
}

/** The id at the end of the address. */
export const idIn = (seat: Seat): string => /([0-9a-f-]{36})/.exec(seat.page.url())?.[1] ?? '';

/** An id that no screen shows, for an order sent past the screen. */
export const firstOf = async (seat: Seat, caseId: string, what: 'notices' | 'debts'): Promise<string> =>
  (await seat.reads<Record<string, { id: string }[]>>(`/cases/${caseId}`))[what]?.[0]?.id ?? '';
