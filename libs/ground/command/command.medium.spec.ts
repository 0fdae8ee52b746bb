import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { refuse } from './command.js';
import { CommandService, Refused, type Act } from './command.service.js';

let house: House;
let owner: pg.Pool;
let commands: CommandService;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  commands = house.get(CommandService);
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const orders = async (id: string): Promise<number> =>
  (await owner.query('SELECT 1 FROM command WHERE id = $1', [id])).rowCount ?? 0;
const units = async (): Promise<number> => (await owner.query('SELECT 1 FROM unit')).rowCount ?? 0;

/** An act that leaves a row: how often it was carried out can be counted. */
const founding: Act<string> = async (tx) => {
  const id = randomUUID();
  await tx.query(`INSERT INTO unit (id, name, path, root_id) VALUES ($1, '示例社', $2, $1)`, [id, `/${id}/`]);
  return { answer: id };
};

describe('an order', () => {
  it('that comes again answers what it answered and does nothing more', async () => {
    const order = house.order('collector', 'test.found');
    const first = await commands.carryOut(order, {}, founding);
    const before = await units();
    expect(await commands.carryOut(order, {}, founding)).toBe(first);
    expect([await units(), await orders(order.id)]).toEqual([before, 1]);
  });

  it('with another body under its key is KEY_REUSED', async () => {
    const order = house.order('collector', 'test.found');
    await commands.carryOut(order, {}, founding);
    const other = { ...order, body: { other: true } };
    expect(await commands.carryOut(other, {}, founding)).toEqual({ refused: 'KEY_REUSED' });
    const otherAct = { ...order, kind: 'test.lose' };
    expect(await commands.carryOut(otherAct, {}, founding)).toEqual({ refused: 'KEY_REUSED' });
  });

  it('that comes from ten hands at once has one effect; who comes meanwhile is told that it is running', async () => {
    const order = house.order('collector', 'test.found');
    const before = await units();
    const all = await Promise.all(Array.from({ length: 10 }, () => commands.carryOut(order, {}, founding)));
    const told = all.filter((one): one is string => typeof one === 'string');
    expect(new Set(told).size).toBe(1);
    expect(all.filter((one) => typeof one !== 'string')).toEqual(
      Array.from({ length: 10 - told.length }, () => ({ refused: 'KEY_RUNNING' })),
    );
    expect([await units(), await orders(order.id)]).toEqual([before + 1, 1]);
  });

  it('that is refused keeps its refusal, also when it had begun to write', async () => {
    const order = house.order('collector', 'test.found');
    const before = await units();
    const late: Act<string> = async (tx, on) => {
      await founding(tx, on);
      throw new Refused(refuse('NOTHING_OWED', { day: on.today }));
    };
    const first = await commands.carryOut(order, {}, late);
    expect(first).toMatchObject({ refused: 'NOTHING_OWED' });
    expect(await commands.carryOut(order, {}, founding)).toEqual(first);
    expect([await units(), await orders(order.id)]).toEqual([before, 1]);
  });

  it('that failed left nothing behind and may be given again', async () => {
    const order = house.order('collector', 'test.found');
    const before = await units();
    const failing: Act<string> = async (tx, on) => {
      await founding(tx, on);
      throw new Error('the power went');
    };
    await expect(commands.carryOut(order, {}, failing)).rejects.toThrow('the power went');
    expect([await units(), await orders(order.id)]).toEqual([before, 0]);
    expect(typeof (await commands.carryOut(order, {}, founding))).toBe('string');
  });

  it('takes day and law after the wait for its row', async () => {
    const caseId = await house.open([await house.debt(1000)], false);
    const holder = await owner.connect();
    await holder.query('BEGIN');
    await holder.query('UPDATE collection_case SET clock_offset_s = clock_offset_s + 864000 WHERE id = $1', [caseId]);
    const waiting = commands.carryOut<string>(house.order('collector', 'test.day'), { cases: [caseId] }, (_, on) =>
      Promise.resolve({ answer: on.today }),
    );
    await new Promise((later) => setTimeout(later, 300));
    await holder.query('COMMIT');
    holder.release();
    const today = await owner.query<{ day: string }>(
      `SELECT to_char((clock_timestamp() + interval '10 days') AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day FROM installation`,
    );
    expect(await waiting).toBe(today.rows[0]?.day);
  });
});
