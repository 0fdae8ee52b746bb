import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { tableOf } from '../../../test/check/finding.js';
import { hands } from '../../../test/check/hands.js';
import { money } from '../../../test/check/money.js';
import { ordersAndRecord } from '../../../test/check/orders.js';
import { factory, mixedWith, Recovering, refusal, yuanFen } from '../../../test/check/recovering.js';
import { done } from '../../../test/check/running.js';
import { snapshot } from '../../../test/check/snapshot.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { Mixed } from '../../money/recovery/recovery.input.js';

let house: House;
let owner: pg.Pool;
let work: Recovering;
beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  work = new Recovering(house);
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

describe('one agreement of money, a thing and set-off (S5)', () => {
  const mixed = (): Mixed => mixedWith(factory({ name: '张三' }));

  it('is confirmed part by part by finance, and recognised together with the last one', async () => {
    const debtId = await house.debt(yuanFen(60_000));
    const caseId = await house.open([debtId], false);
    const asked = done(await work.mix(debtId, mixed()));
    const [cash = '', thing = '', setOff = ''] = (await work.recovery(asked.recoveryId)).parts.map((one) => one.id);
    expect(refusal(await work.confirmPart(cash, debtId))).toBe('NOT_APPROVED');
    done(await work.decide(asked.approvalId, 'director'));
    expect(refusal(await work.confirmPart(cash, debtId, 'collector'))).toBe('SAME_HAND');
    expect(done(await work.confirmPart(cash, debtId))).toEqual({ state: 'partly', entryIds: [] });
    expect(refusal(await work.confirmPart(cash, debtId))).toBe('PART_CONFIRMED');
    expect(await work.confirm(asked.recoveryId, debtId)).toMatchObject({ refused: 'PARTS_OPEN', detail: { open: 2 } });
    done(await work.confirmPart(setOff, debtId));
    expect(await work.owed(debtId)).toBe(yuanFen(60_000));
    expect(done(await work.confirmPart(thing, debtId)).entryIds).toHaveLength(3);
    await house.rest();
    expect([await work.owed(debtId), await work.stageOf(caseId)]).toEqual([0, 'settled']);
  });

  it('is booked whole or not at all: when the debtor has paid meanwhile, the last part is refused and stays open', async () => {
    const debtId = await house.debt(yuanFen(60_000));
    await house.open([debtId], false);
    const asked = done(await work.mix(debtId, mixed()));
    done(await work.decide(asked.approvalId, 'director'));
    const parts = (await work.recovery(asked.recoveryId)).parts.map((one) => one.id);
    done(await work.confirmPart(parts[0] ?? '', debtId));
    done(await work.confirmPart(parts[1] ?? '', debtId));
    done(await work.pay(debtId, { yuan: 15_000 }));
    expect(refusal(await work.confirmPart(parts[2] ?? '', debtId))).toBe('ABOVE_OWED');
    expect([await work.owed(debtId), (await work.recovery(asked.recoveryId)).state]).toEqual([
      yuanFen(45_000),
      'partly',
    ]);
    done(await work.cancel(asked.recoveryId, debtId, { reason: '债务人已另行还款' }));
    expect((await work.recovery(asked.recoveryId)).state).toBe('cancelled');
  });

  it('of money alone needs no yes', async () => {
    const debtId = await house.debt(yuanFen(1_000));
    await house.open([debtId], false);
    const cash = { kind: 'cash' as const, amountFen: yuanFen(100), channel: 'cash' as const, payer: { name: '张三' } };
    const asked = done(await work.mix(debtId, { ...mixed(), parts: [cash, cash] }));
    expect([asked.approvalId, (await work.recovery(asked.recoveryId)).state]).toEqual([null, 'draft']);
  });

  it('confirmed by two at once is confirmed once', async () => {
    const debtId = await house.debt(yuanFen(60_000));
    await house.open([debtId], false);
    const asked = done(await work.mix(debtId, mixed()));
    done(await work.decide(asked.approvalId, 'director'));
    const [cash = ''] = (await work.recovery(asked.recoveryId)).parts.map((one) => one.id);
    const both = await Promise.all([work.confirmPart(cash, debtId), work.confirmPart(cash, debtId, 'secondFinance')]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'PART_CONFIRMED' }]);
  });
});

describe('a reversal', () => {
  it('is asked by one person of finance and done by another', async () => {
    const debtId = await house.debt(yuanFen(1_000));
    const caseId = await house.open([debtId], false);
    const { entryId } = done(await work.pay(debtId, { yuan: 1_000 }));
    expect(await work.stageOf(caseId)).toBe('settled');
    const asked = done(await work.askReversal(debtId, entryId));
    expect(refusal(await work.askReversal(debtId, entryId, 'secondFinance'))).toBe('REQUEST_OPEN');
    expect(await work.owed(debtId)).toBe(0);
    expect(refusal(await work.decide(asked.approvalId, 'finance'))).toBe('SAME_HAND');
    expect(refusal(await work.decide(asked.approvalId, 'director'))).toBe('NOT_YOUR_LEVEL');
    done(await work.decide(asked.approvalId, 'secondFinance'));
    expect([await work.owed(debtId), await work.stageOf(caseId)]).toEqual([yuanFen(1_000), 'intake']);
    expect(refusal(await work.askReversal(debtId, entryId))).toBe('ALREADY_REVERSED');
  });

  it('that was refused leaves the entry as it is, and may be asked for again', async () => {
    const debtId = await house.debt(yuanFen(1_000));
    const { entryId } = done(await work.pay(debtId, { yuan: 400 }));
    const asked = done(await work.askReversal(debtId, entryId));
    done(await work.decide(asked.approvalId, 'secondFinance', 'refuse'));
    expect(await work.owed(debtId)).toBe(yuanFen(600));
    done(await work.askReversal(debtId, entryId, 'secondFinance'));
  });

  it('of a waiver puts back what it took', async () => {
    const debtId = await house.debt(100_000, 3_000);
    await house.open([debtId], false);
    const asked = done(await work.waive(debtId, { parts: [{ part: 'interest', amountFen: 2_000 }] }));
    done(await work.decide(asked.approvalId, 'director'));
    const entries = await house.get(LedgerService).entries(house.get(DatabaseService).reading, debtId);
    const back = done(await work.askReversal(debtId, entries.at(-1)?.id ?? ''));
    done(await work.decide(back.approvalId, 'secondFinance'));
    expect(await work.owed(debtId)).toBe(103_000);
  });
});

describe('all of this', () => {
  it('leaves books in which every invariant of money and hands holds', async () => {
    await house.rest();
    const client = await owner.connect();
    const seen = await snapshot(client).finally(() => client.release());
    const found = [...ordersAndRecord(seen), ...money(seen, []), ...hands(seen).filter((one) => one.number === 10)];
    expect(found.some((one) => one.failures.length > 0) ? tableOf(found) : '').toBe('');
    expect(found.filter((one) => one.checked === 0).map((one) => one.number)).toEqual([6]); // Nothing was written off here.
  });
});
