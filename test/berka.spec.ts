import { describe, expect, it } from '@jest/globals';
import { addDays, type Day } from '../libs/ground/calendar/calendar.js';
import { plus } from '../libs/ground/fen/fen.js';
import { suggested, unmapped } from '../libs/money/batch/column.js';
import { decoded } from '../libs/money/batch/decoding.js';
import { faultyCount, judged } from '../libs/money/batch/judging.js';
import { sheetOf } from '../libs/money/batch/sheet.js';
import { berkaFiles, berkaLedger, isBad, type Status } from './data/berka.js';

const files = berkaFiles();
const today = '2026-03-02' as Day;
const { csv, rows } = berkaLedger(files, { today, seed: 7 });
const of = (status: Status) => rows.filter((row) => row.status === status);

describe('the 682 loans of Berka', () => {
  it('are 203 paid, 31 ended unpaid, 403 running, 45 in arrears: 76 bad', () => {
    expect([of('A').length, of('B').length, of('C').length, of('D').length]).toEqual([203, 31, 403, 45]);
    expect(rows.filter(isBad)).toHaveLength(76);
  });

  it('were lent what their instalments come to, all of them', () => {
    expect(rows.filter((row) => row.instalmentFen * BigInt(row.months) === row.lentFen)).toHaveLength(682);
  });

  it('have ended before the story when they are marked so, and not otherwise', () => {
    const yesterday = addDays(today, -1);
    expect([...of('A'), ...of('B')].filter((row) => row.dueCount !== row.months || row.dueOn > yesterday)).toEqual([]);
    expect([...of('C'), ...of('D')].filter((row) => row.dueCount >= row.months || row.dueOn <= yesterday)).toEqual([]);
  });

  it('owe nothing when paid, what is not due yet when running, and one to six instalments more when bad', () => {
    expect(of('A').every((row) => row.owedFen === 0n)).toBe(true);
    expect(of('C').every((row) => row.owedFen === row.instalmentFen * BigInt(row.months - row.dueCount))).toBe(true);
    expect(of('B').every((row) => row.owedFen === row.arrearsFen && row.arrearsFen > 0n)).toBe(true);
    expect(of('D').every((row) => row.owedFen > row.arrearsFen && row.arrearsFen > 0n)).toBe(true);
    expect(new Set(rows.filter(isBad).map((row) => row.unpaid))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(rows.filter((row) => row.unpaid > row.dueCount || row.owedFen > row.lentFen)).toEqual([]);
  });

  it('miss the same instalments under the same seed, others under another', () => {
    const unpaid = (seed: number) => berkaLedger(files, { today, seed }).rows.map((row) => row.unpaid);
    expect(unpaid(7)).toEqual(rows.map((row) => row.unpaid));
    expect(unpaid(8)).not.toEqual(unpaid(7));
  });

  it('are moved by one number of days', () => {
    const other = berkaLedger(files, { today: addDays(today, 10), seed: 7 }).rows;
    expect(other.map((row) => row.drawnOn)).toEqual(rows.map((row) => addDays(row.drawnOn, 10)));
    expect(other.map((row) => row.owedFen)).toEqual(rows.map((row) => row.owedFen));
  });

  it('have 145 disponents as co-obligors, and people who are plainly nobody', () => {
    const people = rows.flatMap((row) => [row.borrower, ...(row.coObligor ? [row.coObligor] : [])]);
    expect(people).toHaveLength(682 + 145);
    expect(people.filter((one) => !/^000000\d{12}$/.test(one.idNo) || !one.name.startsWith('示例客户 '))).toEqual([]);
  });

  it('make a ledger that is imported without a fault, row for row', () => {
    const text = decoded(new TextEncoder().encode(csv));
    const sheet = 'text' in text ? sheetOf(text.text) : text;
    if ('refused' in sheet) throw new Error(sheet.refused);
    const mapping = suggested(sheet.columns);
    expect(unmapped(mapping)).toEqual([]);
    const facts = {
      columns: sheet.columns,
      mapping,
      today,
      register: { contracts: new Set<string>(), names: new Map() },
    };
    const all = judged(sheet.rows, facts);
    expect(faultyCount(all)).toBe(0);
    expect(all.map((row) => row.ready?.owed.principal)).toEqual(rows.map((row) => row.owedFen));
    expect(all.filter((row) => row.ready?.coObligor)).toHaveLength(145);
    expect(plus(...all.map((row) => row.ready?.loan.lent ?? (0n as never)))).toBe(
      plus(...rows.map((row) => row.lentFen)),
    );
  });
});
