import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { cooperative, type Cooperative } from '../../../test/builders/cooperative.js';
import type { Refusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { BatchService } from '../../money/batch/batch.service.js';
import { CaseService } from '../case/case.service.js';
import { opening } from './bulk.js';
import type { StartBulk } from './bulk.input.js';
import { BulkModule } from './bulk.module.js';
import { BulkService } from './bulk.service.js';

let bank: Cooperative;
let bulks: BulkService;
let number = 0;
const reading = () => bank.get(DatabaseService).reading;

beforeAll(async () => {
  bank = await cooperative(BulkModule);
  bulks = bank.get(BulkService);
});
afterAll(() => bank.stop());

function good<T>(value: T | Refusal): T {
  if (typeof value === 'object' && value !== null && 'refused' in value) throw new Error(value.refused);
  return value as T;
}

/** An uploaded ledger of loans with these balances in yuan. */
async function ledgerOf(balances: readonly number[]): Promise<string> {
  const rows = balances.map((owed) => `借-${++number},示例客户${number},2021-03-18,2024-03-18,50000,${owed}`);
  const text = ['合同号,借款人,发放日,到期日,金额,本金余额', ...rows].join('\n');
  const file = { fileName: '台账.csv', contentBase64: Buffer.from(text).toString('base64') };
  return good(await bank.get(BatchService).upload(bank.order('ledger.upload', file), bank.unitId, file)).id;
}

async function debtsOf(balances: readonly number[]): Promise<string[]> {
  const id = await ledgerOf(balances);
  const answer = await bank.get(BatchService).confirm(bank.order('ledger.confirm', { id }), id, { skipFaulty: false });
  return good(answer).debtIds ?? [];
}

const start = (wanted: StartBulk, terms: { handlerId?: string; actor?: Actor; key?: string } = {}) =>
  bulks.start(
    bank.order('bulk.start', wanted, terms.key),
    { ...wanted, handlerId: terms.handlerId ?? bank.collector.id },
    terms.actor ?? bank.collector,
  );
const view = (bulkId: string) => bulks.view(reading(), bulkId);

async function runAll(): Promise<void> {
  while ((await bulks.runSome(20)) > 0);
}

const casesOn = async (debtIds: readonly string[]) =>
  bank.sql<{ caseId: string; rings: number }>(
    `SELECT d.case_id AS "caseId", (SELECT count(*)::int FROM ring r WHERE r.stream_id = d.case_id) AS rings
       FROM case_debt d WHERE d.debt_id = ANY($1::uuid[])`,
    [debtIds],
  );

describe('a bulk start', () => {
  it('is written at once, and opens one case with one bell for each debt', async () => {
    const debtIds = await debtsOf([100, 200, 300]);
    const { bulkId, rows } = good(await start({ debtIds, noticeNow: true }));
    expect(rows).toBe(3);
    expect(await view(bulkId)).toMatchObject({ rows: 3, started: 0, refused: 0, waiting: 3 });
    expect(await bulks.runSome(2)).toBe(2);
    expect(await view(bulkId)).toMatchObject({ started: 2, waiting: 1 });
    await runAll();
    const done = await view(bulkId);
    expect(done).toMatchObject({ started: 3, refused: 0, waiting: 0 });
    expect(done?.results.map((row) => row.debtId)).toEqual(debtIds);
    expect((await casesOn(debtIds)).map((one) => one.rings)).toEqual([1, 1, 1]);
    const cases = await bank.sql<{ noticeWanted: boolean; handlerId: string }>(
      'SELECT notice_wanted AS "noticeWanted", handler_id AS "handlerId" FROM collection_case',
    );
    expect(cases).toEqual(Array(3).fill({ noticeWanted: true, handlerId: bank.collector.id }));
  });

  it('of an imported file opens its debts, and says of each that cannot be opened why', async () => {
    const batchId = await ledgerOf([100, 0, 300]);
    expect(await start({ batchId, noticeNow: false })).toEqual({ refused: 'DEBTS_NEEDED' });
    const order = bank.order('ledger.confirm', { batchId });
    const debtIds = good(await bank.get(BatchService).confirm(order, batchId, { skipFaulty: false })).debtIds ?? [];
    const held = { debtIds: debtIds.slice(2), handlerId: bank.collector.id, noticeNow: false };
    await bank.get(CaseService).open(bank.order('case.open', held), randomUUID(), held);
    const { bulkId } = good(await start({ batchId, noticeNow: false }));
    await runAll();
    const results = (await view(bulkId))?.results.map(({ caseId, refused }) => refused ?? typeof caseId);
    expect(results).toEqual(['string', 'NOTHING_OWED', 'DEBT_HELD']);
  });

  it('is the same when it is asked for again under its key', async () => {
    const debtIds = await debtsOf([100]);
    const key = randomUUID();
    const first = await start({ debtIds, noticeNow: true }, { key });
    expect(await start({ debtIds, noticeNow: true }, { key })).toEqual(first);
    await runAll();
    expect(await casesOn(debtIds)).toHaveLength(1);
  });

  it('counts a debt that is named twice once', async () => {
    const [debtId = ''] = await debtsOf([100]);
    expect(await start({ debtIds: [debtId, debtId], noticeNow: true })).toMatchObject({ rows: 1 });
    await runAll();
  });

  it('is refused for what the actor does not see', async () => {
    const debtIds = await debtsOf([100]);
    const stranger: Actor = { ...bank.collector, unitPath: `/${randomUUID()}/` };
    const batchId = await ledgerOf([100]);
    expect(await start({ debtIds, noticeNow: true }, { actor: stranger })).toEqual({ refused: 'NOT_FOUND' });
    expect(await start({ batchId, noticeNow: true }, { actor: stranger })).toEqual({ refused: 'NOT_FOUND' });
    expect(await start({ debtIds: [randomUUID()], noticeNow: true })).toEqual({ refused: 'NOT_FOUND' });
    expect(await start({ batchId: randomUUID(), noticeNow: true })).toEqual({ refused: 'NOT_FOUND' });
  });

  it('needs a collector who works for the debts', async () => {
    const debtIds = await debtsOf([100]);
    const auditor = await bank.person('auditor');
    expect(await start({ debtIds, noticeNow: true }, { handlerId: auditor.id })).toEqual({ refused: 'STAFF_UNKNOWN' });
    expect(await start({ debtIds, noticeNow: true }, { handlerId: randomUUID() })).toEqual({
      refused: 'STAFF_UNKNOWN',
    });
  });
});

describe('a bulk start that was killed', () => {
  it('between the opening of a case and its row goes on with that case', async () => {
    const debtIds = await debtsOf([100, 200]);
    const { bulkId } = good(await start({ debtIds, noticeNow: true }));
    const terms = {
      id: bulkId,
      orderedBy: bank.collector.id,
      handlerId: bank.collector.id,
      noticeNow: true,
      rootId: bank.rootId,
    };
    const { order, caseId, wanted } = opening(terms, { n: 1, debtId: debtIds[0] ?? '' });
    good(await bank.get(CaseService).open(order, caseId, wanted));
    await runAll();
    expect(await view(bulkId)).toMatchObject({ started: 2, refused: 0 });
    expect((await view(bulkId))?.results[0]?.caseId).toBe(caseId);
    expect((await casesOn(debtIds)).map((one) => one.rings)).toEqual([1, 1]);
  });

  it('again and again at any instruction opens every case once', async () => {
    const debtIds = await debtsOf(Array<number>(40).fill(100));
    const { bulkId } = good(await start({ debtIds, noticeNow: true }));
    const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`;
    let killing = true;
    const killer = (async () => {
      while (killing) {
        await bank.sql(kill).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    })();
    let hit = 0;
    for (let round = 0; round < 12; round++) await bulks.runSome(10).catch(() => (hit += 1));
    killing = false;
    await killer;
    expect(hit).toBeGreaterThan(0);
    for (let round = 0; round < 5; round++) await runAll().catch(() => undefined);
    expect(await view(bulkId)).toMatchObject({ rows: 40, started: 40, refused: 0, waiting: 0 });
    const opened = await casesOn(debtIds);
    expect(opened.map((one) => one.rings)).toEqual(Array(40).fill(1));
    expect(new Set(opened.map((one) => one.caseId)).size).toBe(40);
  });
});

describe('several runners', () => {
  it('at once share the rows and open none twice', async () => {
    const debtIds = await debtsOf(Array<number>(30).fill(100));
    const { bulkId } = good(await start({ debtIds, noticeNow: true }));
    const done = await Promise.all([bulks.runSome(30), bulks.runSome(30), bulks.runSome(30)]);
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(30);
    expect(await view(bulkId)).toMatchObject({ started: 30, refused: 0 });
    expect((await casesOn(debtIds)).map((one) => one.rings)).toEqual(Array(30).fill(1));
  });
});

describe('a row that fails', () => {
  it('goes behind the others, and is tried again', async () => {
    const debtIds = await debtsOf([100, 200, 300]);
    const { bulkId } = good(await start({ debtIds, noticeNow: true }));
    const cases = bank.get(CaseService);
    const broken = jest.spyOn(cases, 'open').mockImplementationOnce(() => Promise.reject(new Error('seen in a test')));
    await expect(bulks.runSome(1)).rejects.toThrow('seen in a test');
    broken.mockRestore();
    expect(await bulks.runSome(2)).toBe(2);
    expect((await view(bulkId))?.results.map((row) => row.caseId !== null)).toEqual([false, true, true]);
    await runAll();
    expect(await view(bulkId)).toMatchObject({ started: 3, waiting: 0 });
  });
});
