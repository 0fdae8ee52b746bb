import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { CaseService } from './case.service.js';
import { DueService } from './due.service.js';
import { TaskService } from './task.service.js';

let house: House;
let owner: pg.Pool;
let cases: CaseService;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  cases = house.get(CaseService);
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const count = async (from: string, value: string): Promise<number> =>
  (await owner.query(`SELECT 1 FROM ${from}`, [value])).rowCount ?? 0;

const open = (debtId: string, caseId: string) => {
  const order = house.order('collector', 'case.open');
  return cases.open(order, caseId, { debtIds: [debtId], noticeNow: false, handlerId: order.by });
};

describe('a debt', () => {
  it('is held by one open case, whoever opens at the same time', async () => {
    for (let round = 0; round < 6; round++) {
      const debtId = await house.debt(1_000);
      const both = await Promise.all([open(debtId, randomUUID()), open(debtId, randomUUID())]);
      expect(both.filter(isRefusal)).toMatchObject([{ refused: 'DEBT_HELD' }]);
      expect(await count('case_debt WHERE held AND debt_id = $1', debtId)).toBe(1);
    }
  });

  it('may be worked again once its case is over', async () => {
    const debtId = await house.debt(1_000);
    const caseId = await house.open([debtId], false);
    await house.ask(caseId, 'ended');
    await house.decide(caseId, 'supervisor');
    expect(isRefusal(await open(debtId, randomUUID()))).toBe(false);
  });

  it('that is paid settles its case, and a reversal reopens it only while no other case holds it', async () => {
    const debtId = await house.debt(1_000);
    const first = await house.open([debtId], false);
    const entryId = await house.pay(debtId, 1_000);
    const stage = async (id: string) => (await cases.facts(house.get(DatabaseService).reading, id))?.stage;
    expect(await stage(first)).toBe('settled');
    await house.reverse(debtId, entryId);
    expect(await stage(first)).toBe('intake');
    const again = await house.pay(debtId, 400);
    expect(await stage(first)).toBe('intake');
    await house.reverse(debtId, again);
    expect(await count('case_debt WHERE held AND debt_id = $1', debtId)).toBe(1);
  });
});

describe('a task', () => {
  it('is finished once, by the first of two', async () => {
    const caseId = await house.open([await house.debt(1_000)]);
    await house.deliver(caseId, 'returned');
    await house.deliver(caseId, 'returned');
    const [task] = (await owner.query<{ id: string }>('SELECT id FROM case_task WHERE case_id = $1', [caseId])).rows;
    const finish = () =>
      house.get(TaskService).finish(house.order('collector', 'task.finish'), { id: task?.id ?? '', caseId }, '已处理');
    const both = await Promise.all([finish(), finish()]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'TASK_DONE' }]);
  });
});

describe('a case that is late and was rung by nobody', () => {
  it('is rung by the sweep, once, and not while a bell hangs or its day is to come', async () => {
    const [late, fresh] = [await house.open([await house.debt(1_000)]), await house.open([await house.debt(1_000)])];
    await owner.query('DELETE FROM ring');
    await owner.query(`UPDATE collection_case SET due_at = clock_timestamp() - interval '11 minutes' WHERE id = $1`, [
      late,
    ]);
    const { reading } = house.get(DatabaseService);
    expect(await house.get(DueService).sweep(reading)).toBe(1);
    expect(await house.get(DueService).sweep(reading)).toBe(0);
    expect([await count('ring WHERE stream_id = $1', late), await count('ring WHERE stream_id = $1', fresh)]).toEqual([
      1, 0,
    ]);
  });
});

describe('a parked case', () => {
  it('is parked once, with its reason, and goes on when a person has looked', async () => {
    const caseId = await house.open([await house.debt(1_000)], false);
    const database = house.get(DatabaseService);
    const park = () => database.transaction((tx) => cases.park(tx, caseId, 'BALANCE_BELOW_ZERO'));
    await Promise.all([park(), park()]);
    expect(await count(`record WHERE stream_id = $1 AND event = 'CaseParked'`, caseId)).toBe(1);
    const resume = () => cases.resume(house.order('supervisor', 'case.resume'), caseId, '账已查清');
    const both = await Promise.all([resume(), resume()]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'NOT_PARKED' }]);
    expect((await cases.facts(database.reading, caseId))?.parked).toBeNull();
  });
});
