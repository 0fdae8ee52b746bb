import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House } from '../../../test/check/lived.js';
import { done } from '../../../test/check/running.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { addDays, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal, type On } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { CaseFacts } from '../case/case.js';
import { CaseService } from '../case/case.service.js';
import { TaskService } from '../case/task.service.js';
import { FactService } from './fact.service.js';
import { PromiseService } from './promise.service.js';

let house: House;
let today: Day;

beforeAll(async () => {
  const { appUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  today = await house.today();
});
afterAll(() => house.close());

const seen = async <T>(caseId: string, see: (seen: { tx: Tx; kase: CaseFacts; on: On }) => Promise<T>): Promise<T> => {
  const tx = house.get(DatabaseService).reading;
  const on = await house.get(CommandService).on(tx, { caseId });
  return see({ tx, kase: await house.get(CaseService).mustHave(tx, caseId), on });
};
const effects = (caseId: string) => seen(caseId, ({ tx, kase, on }) => house.get(FactService).effects(tx, kase, on));
const tasksOf = (caseId: string) =>
  seen(caseId, async ({ tx }) => (await house.get(TaskService).of(tx, caseId)).map((task) => task.kind));

describe('a promise', () => {
  const promise = (caseId: string, amountFen: number, onDay: Day) =>
    house
      .get(PromiseService)
      .record(house.order('collector', 'promise.record'), caseId, { amountFen, onDay, saidOn: today });
  const states = (caseId: string) =>
    seen(caseId, async ({ tx }) => (await house.get(PromiseService).of(tx, caseId)).map((one) => one.state));

  it('silences contact until its day, is one at a time, and broken by a part payment', async () => {
    const debtId = await house.debt(10_000);
    const caseId = await house.open([debtId], false);
    today = await house.today();
    done(await promise(caseId, 5_000, addDays(today, 2)));
    expect(await promise(caseId, 1_000, addDays(today, 1))).toEqual({ refused: 'PROMISE_OPEN' });
    expect(await effects(caseId)).toMatchObject({ contact: false, escalation: true, because: 'promise' });
    await house.pay(debtId, 4_999);
    await house.live(3);
    expect(await states(caseId)).toEqual(['broken']);
    expect(await tasksOf(caseId)).toContain('promiseBroken');
    expect((await effects(caseId)).contact).toBe(true);
    today = await house.today();
  });

  it('that is paid in full by its day is kept', async () => {
    const debtId = await house.debt(10_000);
    const caseId = await house.open([debtId], false);
    done(await promise(caseId, 5_000, addDays(today, 1)));
    await house.pay(debtId, 5_000);
    await house.live(2);
    expect(await states(caseId)).toEqual(['kept']);
    today = await house.today();
  });

  it('is taken back once', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const { promiseId } = done(await promise(caseId, 5_000, addDays(today, 1)));
    const withdraw = () =>
      house.get(PromiseService).withdraw(house.order('collector', 'promise.withdraw'), { id: promiseId, caseId });
    const both = await Promise.all([withdraw(), withdraw()]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'PROMISE_OVER' }]);
    const other = { id: randomUUID(), caseId };
    expect(await house.get(PromiseService).withdraw(house.order('collector', 'promise.withdraw'), other)).toMatchObject(
      { refused: 'PROMISE_OVER' },
    );
  });
});
