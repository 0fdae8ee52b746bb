import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { totalOwed } from './ledger.js';
import { LedgerService, type PaymentAnswer } from './ledger.service.js';

let house: House;
let owner: pg.Pool;
let ledger: LedgerService;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  ledger = house.get(LedgerService);
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const owed = async (debtId: string): Promise<bigint> =>
  totalOwed(await ledger.owedOf(house.get(DatabaseService).reading, debtId));
const rows = async (sql: string, id: string): Promise<number> => (await owner.query(sql, [id])).rowCount ?? 0;

async function pay(debtId: string, amountFen: number): ReturnType<LedgerService['postPayment']> {
  const wanted = { amountFen, valueDay: await house.today(), channel: 'cash' as const, payer: { name: '示例代偿人' } };
  return ledger.postPayment(house.order('finance', 'payment.post'), debtId, wanted);
}

describe('two payments at once', () => {
  it('on one debt are laid on it one after the other: nothing is paid twice, what is too much is shown', async () => {
    for (let round = 0; round < 8; round++) {
      const debtId = await house.debt(1_000);
      const both = await Promise.all([pay(debtId, 700), pay(debtId, 700)]);
      const paid = both.filter((one): one is PaymentAnswer => !isRefusal(one));
      expect(paid.map((one) => one.leftFen).sort((a, b) => a - b)).toEqual([0, 300]);
      expect(paid.map((one) => one.surplusFen).sort((a, b) => a - b)).toEqual([0, 400]);
      expect(await owed(debtId)).toBe(0n);
    }
  });

  it('that would each pay everything: one does, the other finds nothing owed', async () => {
    const debtId = await house.debt(1_000);
    const both = await Promise.all([pay(debtId, 1_000), pay(debtId, 1_000)]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'NOTHING_OWED' }]);
    expect(await rows(`SELECT 1 FROM ledger_entry WHERE debt_id = $1 AND kind = 'payment'`, debtId)).toBe(1);
  });

  it('and a reversal among them leave the sum of what stands', async () => {
    const debtId = await house.debt(10_000);
    const first = await pay(debtId, 2_000);
    if (isRefusal(first)) throw new Error(first.refused);
    const asked = await house.askReversal(debtId, first.entryId);
    if (isRefusal(asked)) throw new Error(asked.refused);
    const undo = () => house.decideReversal(asked.approvalId);
    const all = await Promise.all([undo(), pay(debtId, 3_000), undo(), pay(debtId, 1_000)]);
    expect(all.filter(isRefusal)).toMatchObject([{ refused: 'ALREADY_DECIDED' }]);
    expect(await house.askReversal(debtId, first.entryId)).toMatchObject({ refused: 'ALREADY_REVERSED' });
    expect(await owed(debtId)).toBe(6_000n);
  });
});

describe('a payment', () => {
  it('writes entry, postings, record, order and bell together', async () => {
    const debtId = await house.debt(5_000, 300);
    const before = await rows('SELECT 1 FROM record WHERE stream_id = $1', debtId);
    const paid = await pay(debtId, 1_000);
    if (isRefusal(paid)) throw new Error(paid.refused);
    expect(paid.parts).toEqual([
      { account: 'claim.interest', amountFen: 300 },
      { account: 'claim.principal', amountFen: 700 },
    ]);
    expect(await rows('SELECT 1 FROM ledger_posting WHERE entry_id = $1', paid.entryId)).toBe(2);
    expect(await rows('SELECT 1 FROM record WHERE stream_id = $1', debtId)).toBe(before + 1);
    expect(await rows('SELECT 1 FROM ring WHERE stream_id = $1', debtId)).toBeGreaterThan(0);
    expect(await rows('SELECT 1 FROM command WHERE subject_id = $1', debtId)).toBe(1);
  });

  it('cannot be changed afterwards, not even by the house itself', async () => {
    const debtId = await house.debt(5_000);
    await pay(debtId, 1_000);
    const app = house.get(DatabaseService).reading;
    await expect(app.query('UPDATE ledger_entry SET amount_fen = 1')).rejects.toThrow(/permission denied/);
    await expect(app.query('DELETE FROM ledger_posting')).rejects.toThrow(/permission denied/);
  });
});
