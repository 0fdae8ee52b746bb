import { describe, expect, it } from '@jest/globals';
import type { Day } from '../../ground/calendar/calendar.js';
import { importable, template } from './batch.js';
import { confirmImportSchema, remapSchema, uploadLedgerSchema } from './batch.input.js';
import { columnsOf, known, suggested, unmapped, unused } from './column.js';
import { decoded } from './decoding.js';
import { faultyCount, judged, missingColumns } from './judging.js';
import { sheetOf } from './sheet.js';

const whole = suggested(['合同号', '借款人', '发放日', '到期日', '金额', '本金余额']);

describe('a ledger', () => {
  const batch = { state: 'judged' as const, mapping: whole, rows: 10, faulty: 0 };

  it('without a fault is imported', () => {
    expect(importable(batch, { skipFaulty: false })).toBeUndefined();
  });

  it('with faulty rows is imported only when they are left out on purpose', () => {
    expect(importable({ ...batch, faulty: 3 }, { skipFaulty: false })).toEqual({
      refused: 'ROWS_FAULTY',
      detail: { rows: 10, faulty: 3 },
    });
    expect(importable({ ...batch, faulty: 3 }, { skipFaulty: true })).toBeUndefined();
  });

  it('of which no row would be left is not imported', () => {
    expect(importable({ ...batch, faulty: 10 }, { skipFaulty: true })).toMatchObject({ refused: 'ROWS_FAULTY' });
  });

  it('is imported once', () => {
    expect(importable({ ...batch, state: 'imported' }, { skipFaulty: true })).toEqual({ refused: 'ALREADY_IMPORTED' });
  });

  it('without a needed column is not imported, whatever is left out', () => {
    const { dueOn: _gone, ...mapping } = whole;
    expect(importable({ ...batch, mapping, faulty: 10 }, { skipFaulty: true })).toEqual({
      refused: 'COLUMN_MISSING',
      detail: { fields: ['dueOn'] },
    });
  });
});

describe('the columns of a ledger', () => {
  it('are recognised by their Chinese headers, with or without the unit', () => {
    const mapping = suggested([
      '借据号',
      '客户名称',
      '身份证号码',
      '放款日期',
      '到期日期',
      '贷款金额（元）',
      '贷款余额',
    ]);
    expect(mapping).toEqual({
      contractNo: '借据号',
      borrowerName: '客户名称',
      borrowerIdNo: '身份证号码',
      drawnOn: '放款日期',
      dueOn: '到期日期',
      lentFen: '贷款金额（元）',
      principalFen: '贷款余额',
    });
  });

  it('are recognised by their English headers, however they are spelt', () => {
    expect(suggested(['Contract No.', 'BORROWER', 'drawn_on', 'Due Date', 'Loan Amount', 'Principal'])).toEqual({
      contractNo: 'Contract No.',
      borrowerName: 'BORROWER',
      drawnOn: 'drawn_on',
      dueOn: 'Due Date',
      lentFen: 'Loan Amount',
      principalFen: 'Principal',
    });
  });

  it('in ten thousands of yuan are not taken for yuan', () => {
    expect(suggested(['贷款金额（万元）']).lentFen).toBeUndefined();
  });

  it('of one name are told apart, and left to a person', () => {
    const columns = columnsOf(['金额', '金额', '', '金额']);
    expect(columns).toEqual(['金额', '金额 (2)', '第3列', '金额 (3)']);
    expect(suggested(columns).lentFen).toBeUndefined();
    expect(suggested(['金额', '金额(元)']).lentFen).toBeUndefined();
  });

  it('that are missing are said once, by their name', () => {
    const mapping = suggested(['合同号', '借款人', '发放日', '到期日', '金额']);
    expect(unmapped(mapping)).toEqual(['principalFen']);
    expect(missingColumns(mapping)).toMatchObject([{ line: 1, column: '本金余额', code: 'COLUMN_MISSING' }]);
  });

  it('that nobody asked for are shown as left out', () => {
    expect(unused(['合同号', '借款人', '客户经理'], suggested(['合同号', '借款人']))).toEqual(['客户经理']);
  });

  it('cannot be mapped to what is not in the file', () => {
    expect(known({ contractNo: '借据号' }, ['合同号', '借款人'])).toEqual({
      refused: 'COLUMN_MISSING',
      detail: { fields: ['contractNo'] },
    });
    expect(known({ contractNo: '合同号' }, ['合同号', '借款人'])).toBeUndefined();
  });
});

describe('the template', () => {
  it('is a ledger without a fault, of a person who is plainly nobody', () => {
    const text = decoded(new TextEncoder().encode(template()));
    const sheet = 'text' in text ? sheetOf(text.text) : text;
    if ('refused' in sheet) throw new Error(sheet.refused);
    const register = { contracts: new Set<string>(), names: new Map<string, string>() };
    const mapping = suggested(sheet.columns);
    expect(unused(sheet.columns, mapping)).toEqual([]);
    const rows = judged(sheet.rows, { columns: sheet.columns, mapping, today: '2026-03-02' as Day, register });
    expect(faultyCount(rows)).toBe(0);
    expect(rows.map((row) => row.ready?.borrower.idNo)).toEqual(['000000199001010000']);
  });

  it('begins with the mark by which a Chinese Excel knows UTF-8', () => {
    expect(template().charCodeAt(0)).toBe(0xfeff);
  });
});

describe('what a person sends', () => {
  const file = { fileName: '台账.csv', contentBase64: 'YQ==' };

  it('is a file in base64, of eight megabytes at most', () => {
    expect(uploadLedgerSchema.safeParse(file).success).toBe(true);
    for (const contentBase64 of ['a', 'a=b=', '合同', `${'A'.repeat(11_200_000)}AAAA`])
      expect(uploadLedgerSchema.safeParse({ ...file, contentBase64 }).success).toBe(false);
    expect(uploadLedgerSchema.safeParse({ ...file, contentBase64: 'A'.repeat(11_184_812) }).success).toBe(true);
  });

  it('maps fields that there are', () => {
    expect(remapSchema.safeParse({ mapping: { contractNo: '合同号' } }).success).toBe(true);
    expect(remapSchema.safeParse({ mapping: { colour: '合同号' } }).success).toBe(false);
    expect(remapSchema.safeParse({ mapping: { contractNo: 7 } }).success).toBe(false);
  });

  it('says whether faulty rows are left out', () => {
    expect(confirmImportSchema.safeParse({ skipFaulty: true }).success).toBe(true);
    expect(confirmImportSchema.safeParse({}).success).toBe(false);
  });
});
