import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { cooperative, type Cooperative } from '../../../test/builders/cooperative.js';
import { berkaFiles, berkaLedger } from '../../../test/data/berka.js';
import type { Day } from '../../ground/calendar/calendar.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import type { Refusal } from '../../ground/command/command.js';
import { plus } from '../../ground/fen/fen.js';
import { PartyService } from '../../people/party/party.service.js';
import { totalOwed } from '../ledger/ledger.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { BatchModule } from './batch.module.js';
import { BatchService, type BatchView } from './batch.service.js';

const HEADER = '合同号,借款人,证件号,发放日,到期日,金额,本金余额';
let number = 0;

/** Rows of new contracts and new people. */
const rowsOf = (count: number): string[] =>
  Array.from({ length: count }, () => {
    number += 1;
    return `贷-${number},示例客户${number},0000009${String(number).padStart(11, '0')},2021-03-18,2024-03-18,50000,35000`;
  });
const fileOf = (rows: readonly string[], header = HEADER) => ({
  fileName: '示例台账.csv',
  contentBase64: Buffer.from([header, ...rows].join('\n')).toString('base64'),
});

let bank: Cooperative;
let batches: BatchService;
const count = async (table: string) =>
  (await bank.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1;
const reading = () => bank.get(DatabaseService).reading;
const registered = async () => [
  await count('debt'),
  await count('party'),
  await count('ledger_entry'),
  await count('record'),
];

beforeAll(async () => {
  bank = await cooperative(BatchModule);
  batches = bank.get(BatchService);
});
afterAll(() => bank.stop());

async function upload(rows: readonly string[], header?: string): Promise<BatchView> {
  const file = fileOf(rows, header);
  return good(await batches.upload(bank.order('ledger.upload', file), bank.unitId, file));
}
const confirm = (batch: BatchView, skipFaulty = false, key?: string) =>
  batches.confirm(bank.order('ledger.confirm', { id: batch.id, skipFaulty }, key), batch.id, { skipFaulty });

function good<T>(value: T | Refusal): T {
  if (typeof value === 'object' && value !== null && 'refused' in value) throw new Error(value.refused);
  return value as T;
}

describe('an uploaded ledger', () => {
  it('is judged, and nothing else is written', async () => {
    const before = await registered();
    const [first = '', second = ''] = rowsOf(2);
    const batch = await upload([first, second.replace('2021-03-18', '2024-02-30')]);
    expect(batch).toMatchObject({ state: 'judged', rows: 2, faulty: 1, importedDebts: null, unusedColumns: [] });
    expect(batch.faults).toMatchObject([{ line: 3, column: '发放日', value: '2024-02-30', code: 'NO_SUCH_DAY' }]);
    expect(batch.preview[0]).toMatchObject({ line: 2, cells: { 到期日: '2024-03-18', 金额: '50000' } });
    expect(await registered()).toEqual(before);
  });

  it('is the same batch when it is sent again under its key, and refused when another is', async () => {
    const [file, other, key] = [fileOf(rowsOf(1)), fileOf(rowsOf(1)), randomUUID()];
    const send = (body: typeof file) => batches.upload(bank.order('ledger.upload', body, key), bank.unitId, body);
    const first = good(await send(file));
    expect(good(await send(file)).id).toBe(first.id);
    expect(await send(other)).toEqual({ refused: 'KEY_REUSED' });
  });

  it('that is no table is refused and leaves nothing', async () => {
    const before = await count('batch');
    const file = { fileName: '台账.csv', contentBase64: Buffer.from('PK\u0003\u0004zip').toString('base64') };
    const refused = await batches.upload(bank.order('ledger.upload', file), bank.unitId, file);
    expect(refused).toEqual({ refused: 'FILE_UNREADABLE', detail: { because: 'zip' } });
    expect(await count('batch')).toBe(before);
  });

  it('leaves no name or number in what is kept for ever', async () => {
    await confirm(await upload(rowsOf(1)));
    const kept = await bank.sql<{ text: string }>(
      'SELECT facts::text || answer::text AS text FROM command UNION ALL SELECT facts::text FROM record',
    );
    expect(kept.filter(({ text }) => text.includes('示例客户') || text.includes('贷-'))).toEqual([]);
  });

  it('of unknown columns is kept for a person to map, and cannot be imported before', async () => {
    const batch = await upload(rowsOf(1), HEADER.replace('本金余额', '剩多少'));
    expect(batch).toMatchObject({ faulty: 1, unusedColumns: ['剩多少'] });
    expect(batch.faults).toMatchObject([{ line: 1, column: '本金余额', code: 'COLUMN_MISSING' }]);
    expect(await confirm(batch, true)).toEqual({ refused: 'COLUMN_MISSING', detail: { fields: ['principalFen'] } });
    const remap = (mapping: Record<string, string>) =>
      batches.remap(bank.order('ledger.remap', { mapping }), batch.id, { mapping });
    expect(await remap({ ...batch.mapping, principalFen: '没有的列' })).toMatchObject({ refused: 'COLUMN_MISSING' });
    const mapped = good(await remap({ ...batch.mapping, principalFen: '剩多少' }));
    expect(mapped).toMatchObject({ faulty: 0, faults: [], unusedColumns: [] });
    expect(await confirm(mapped)).toMatchObject({ imported: 1 });
    expect(await remap(mapped.mapping)).toEqual({ refused: 'ALREADY_IMPORTED' });
  });
});

describe('an import', () => {
  it('is carried out once, however often it is asked for', async () => {
    const batch = await upload(rowsOf(3));
    const key = randomUUID();
    const first = good(await confirm(batch, false, key));
    expect(first).toMatchObject({ imported: 3, debtIds: [expect.any(String), expect.any(String), expect.any(String)] });
    const after = await registered();
    expect(await confirm(batch, false, key)).toEqual(first);
    expect(await confirm(batch)).toEqual({ refused: 'ALREADY_IMPORTED' });
    expect(await registered()).toEqual(after);
    expect(await batches.debtIds(reading(), batch.id)).toEqual(first.debtIds);
  });

  it('leaves faulty rows out only on purpose', async () => {
    const [first = '', second = ''] = rowsOf(2);
    const batch = await upload([first, second.replace('35000', '三万五')]);
    expect(await confirm(batch)).toEqual({ refused: 'ROWS_FAULTY', detail: { rows: 2, faulty: 1 } });
    expect(await confirm(batch, true)).toMatchObject({ imported: 1 });
    expect(await batches.view(reading(), batch.id)).toMatchObject({ state: 'imported', importedDebts: 1, faulty: 1 });
  });

  it('finds what another import brought in between, and shows it', async () => {
    const rows = rowsOf(2);
    const [one, other] = [await upload(rows), await upload(rows)];
    expect(await confirm(one)).toMatchObject({ imported: 2 });
    expect(await confirm(other, true)).toEqual({ refused: 'ROWS_FAULTY', detail: { rows: 2, faulty: 2 } });
    const view = await batches.view(reading(), other.id);
    expect(view?.faults.map((fault) => fault.code)).toEqual(['DUPLICATE_DEBT', 'DUPLICATE_DEBT']);
  });

  it('of one ledger by two hands at once happens once', async () => {
    const batch = await upload(rowsOf(20));
    const before = await count('debt');
    const answers = await Promise.all([confirm(batch), confirm(batch)]);
    expect(answers.filter((answer) => 'imported' in answer)).toHaveLength(1);
    expect(answers).toContainEqual({ refused: 'ALREADY_IMPORTED' });
    expect((await count('debt')) - before).toBe(20);
  });

  it('of two ledgers with the same contracts at once brings them in once', async () => {
    const rows = rowsOf(20);
    const [one, other] = [await upload(rows), await upload(rows)];
    const answers = await Promise.all([confirm(one), confirm(other)]);
    expect(answers.filter((answer) => 'imported' in answer)).toHaveLength(1);
    expect(answers).toContainEqual({ refused: 'ROWS_FAULTY', detail: { rows: 20, faulty: 20 } });
  });

  it('knows a person again by the id number, and the organisation as creditor', async () => {
    const [row = ''] = rowsOf(1);
    const again = row.replace(/^贷-\d+/, '贷-再借');
    await confirm(await upload([row, again]));
    const people = await bank.sql<{ party: string; creditor: string; kind: string }>(
      `SELECT o.party_id AS party, p.id AS creditor, p.kind FROM debt d JOIN debt_obligor o ON o.debt_id = d.id JOIN party p ON p.id = d.creditor_id
        WHERE d.contract_no IN ($1, '贷-再借')`,
      [row.split(',')[0]],
    );
    expect(new Set(people.map((one) => one.party)).size).toBe(1);
    expect(people).toMatchObject([{ kind: 'organisation' }, {}]);
    const creditor = people[0]?.creditor ?? '';
    expect((await bank.get(PartyService).byIds(reading(), [creditor])).get(creditor)?.name).toBe('示例信用社');
  });
});

describe('the ledger of Berka', () => {
  const ledger = berkaLedger(berkaFiles(), { today: '2026-03-02' as Day, seed: 7 });
  const file = { fileName: 'berka.csv', contentBase64: Buffer.from(ledger.csv).toString('base64') };

  it('is wholly undone when its import is killed, and whole when it is asked for again', async () => {
    const batch = good(await batches.upload(bank.order('ledger.upload', file), bank.unitId, file));
    expect(batch).toMatchObject({ rows: 682, faulty: 0 });
    const before = await registered();
    const key = randomUUID();
    const killed = confirm(batch, false, key).then(
      () => 'imported',
      () => 'killed',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const kill =
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()';
    expect(await bank.sql(kill)).not.toEqual([]);
    expect(await killed).toBe('killed');
    expect(await registered()).toEqual(before);
    const began = Date.now();
    const answer = good(await confirm(batch, false, key));
    expect(answer.imported).toBe(682);
    expect(Date.now() - began).toBeLessThan(10_000);
    const owed = await bank.get(LedgerService).owed(reading(), answer.debtIds ?? []);
    expect(plus(...[...owed.values()].map(totalOwed))).toBe(plus(...ledger.rows.map((row) => row.owedFen)));
    expect([...owed.values()].filter((one) => totalOwed(one) === 0n)).toHaveLength(203);
    console.log(`682 loans imported in ${Date.now() - began} ms`);
  });
});
