import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from '../../ground/calendar/calendar.js';
import { fieldNames, fields, suggested, type Field } from './column.js';
import { batchFaults } from './fault.js';
import { judged, missingColumns, type JudgedRow, type JudgingFacts } from './judging.js';

const columns = fieldNames.map((field) => fields[field].zh) as string[];
const facts: JudgingFacts = {
  columns,
  mapping: suggested(columns),
  today: '2026-03-02' as Day,
  register: { contracts: new Set(['旧-0001']), names: new Map([['000000000000000099', '示例老客户']]) },
};

const GOOD: Record<Field, string> = {
  contractNo: '贷-0001',
  borrowerName: '示例借款人',
  borrowerIdNo: '000000199001010000',
  borrowerKind: '个人',
  phone: '+86 000-0000',
  address: '示例路1号',
  drawnOn: '2021-03-18',
  dueOn: '2024-03-18',
  lentFen: '50000',
  principalFen: '35000.5',
  interestFen: '',
  penaltyFen: '0',
  costFen: '12.00',
  coObligorName: '',
  coObligorIdNo: '',
};

type Told = Partial<Record<Field, string>>;
const cellsOf = (told: Told): string[] => fieldNames.map((field) => told[field] ?? GOOD[field]);
const judge = (rows: readonly Told[], more: Partial<JudgingFacts> = {}): JudgedRow[] =>
  judged(
    rows.map((told, at) => ({ line: at + 2, cells: cellsOf(told) })),
    { ...facts, ...more },
  );
const reached = new Set<string>();

/** The faults of one row, as `column: code`. */
function faults(told: Told, before: readonly Told[] = []): string[] {
  const row = judge([...before, told]).at(-1);
  for (const fault of row?.faults ?? []) reached.add(fault.code);
  return (row?.faults ?? []).map((fault) => `${fault.column}: ${fault.code}`);
}

describe('a good row', () => {
  it('is a debt with its people and what is owed', () => {
    expect(judge([{ coObligorName: '示例共同借款人' }])[0]?.ready).toEqual({
      loan: { contractNo: '贷-0001', drawnOn: '2021-03-18', dueOn: '2024-03-18', lent: 5_000_000n },
      borrower: {
        kind: 'person',
        nature: 'person',
        name: '示例借款人',
        idNo: '000000199001010000',
        phone: '+86 000-0000',
        address: '示例路1号',
      },
      coObligor: { kind: 'person', nature: 'person', name: '示例共同借款人', idNo: undefined },
      owed: { principal: 3_500_050n, interest: 0n, penalty: 0n, cost: 1_200n },
    });
  });

  it.each([
    '2021-03-18',
    '2021/3/18',
    '2021.3.18',
    '20210318',
    '2021年3月18日',
    '２０２１－０３－１８',
    '2021-03-18 00:00:00',
  ])('may write its day as %s', (drawnOn) => {
    expect(judge([{ drawnOn }])[0]?.ready?.loan.drawnOn).toBe('2021-03-18');
  });

  it('may be paid: a balance of 0 is registered', () => {
    const owed = judge([{ principalFen: '0', costFen: '' }])[0]?.ready?.owed;
    expect(owed).toEqual({ principal: 0n, interest: 0n, penalty: 0n, cost: 0n });
  });

  it.each([
    '110101199003074514',
    '11010519491231002X',
    '110101900307451',
    'E12345678',
    '91110000100000000A',
    '000000000000001234',
  ])('may have the id number %s', (borrowerIdNo) => {
    expect(faults({ borrowerIdNo })).toEqual([]);
  });

  it('may be of an organisation, and may leave out what is not needed', () => {
    expect(judge([{ borrowerKind: '企业', borrowerIdNo: '123456789' }])[0]?.ready?.borrower.kind).toBe('organisation');
    const borrower = (borrowerKind: string) =>
      judge([{ borrowerKind, borrowerIdNo: '92110105MA01ABCD2X' }])[0]?.ready?.borrower;
    expect(borrower('个体工商户')).toMatchObject({ kind: 'person', nature: 'soleTrader' }); // X3
    expect(borrower('村民委员会')).toMatchObject({ kind: 'organisation', nature: 'villageCommittee' });
    expect(faults({ borrowerKind: '', borrowerIdNo: '', phone: '', address: '', penaltyFen: '', costFen: '' })).toEqual(
      [],
    );
  });
});

describe('a faulty row', () => {
  it('names its line, column and value as typed, and the cure', () => {
    expect(judge([{}, { contractNo: '贷-0002', drawnOn: ' 2024-02-30 ' }])[1]?.faults).toEqual([
      {
        line: 3,
        column: '发放日',
        value: ' 2024-02-30 ',
        code: 'NO_SUCH_DAY',
        cureZh: '日历上没有这一天；请核对合同上的日期',
      },
    ]);
  });

  it('shows every fault it has, and is not ready', () => {
    const told = { borrowerName: '', drawnOn: '明天', lentFen: '三万五' };
    expect(faults(told)).toEqual(['借款人: VALUE_MISSING', '发放日: DAY_UNCLEAR', '金额: NOT_AN_AMOUNT']);
    expect(judge([told])[0]?.ready).toBeUndefined();
  });

  it.each(['contractNo', 'borrowerName', 'drawnOn', 'dueOn', 'lentFen', 'principalFen'] as const)(
    'lacks %s',
    (field) => {
      expect(faults({ [field]: '  ' })).toEqual([`${fields[field].zh}: VALUE_MISSING`]);
    },
  );

  it.each<[Told, string]>([
    [{ drawnOn: '2024-02-30' }, '发放日: NO_SUCH_DAY'],
    [{ dueOn: '2024-13-01' }, '到期日: NO_SUCH_DAY'],
    [{ drawnOn: '3/18/2021' }, '发放日: DAY_UNCLEAR'],
    [{ drawnOn: '44273' }, '发放日: DAY_UNCLEAR'],
    [{ drawnOn: '21-3-18' }, '发放日: DAY_UNCLEAR'],
    [{ drawnOn: '2021-03/18' }, '发放日: DAY_UNCLEAR'],
    [{ drawnOn: '2026-03-03', dueOn: '2027-01-01' }, '发放日: DAY_IN_FUTURE'],
    [{ dueOn: '2021-03-17' }, '到期日: DUE_BEFORE_DRAWN'],
  ])('has a day that cannot be: %j', (told, fault) => {
    expect(faults(told)).toEqual([fault]);
  });

  it.each<[Told, string]>([
    [{ lentFen: '三万五' }, '金额: NOT_AN_AMOUNT'],
    [{ lentFen: '1e308' }, '金额: NOT_AN_AMOUNT'],
    [{ lentFen: 'NaN' }, '金额: NOT_AN_AMOUNT'],
    [{ lentFen: '5万' }, '金额: NOT_AN_AMOUNT'],
    [{ lentFen: '50,00' }, '金额: NOT_AN_AMOUNT'],
    [{ lentFen: '50000.123' }, '金额: NOT_AN_AMOUNT'],
    [{ principalFen: '-1' }, '本金余额: AMOUNT_NEGATIVE'],
    [{ lentFen: '999999999999' }, '金额: AMOUNT_ABSURD'],
    [{ lentFen: '0', principalFen: '0' }, '金额: LENT_NOTHING'],
    [{ principalFen: '50000.01' }, '本金余额: ABOVE_LENT'],
    [{ interestFen: '=1+1' }, '欠息: FORMULA'],
  ])('has an amount that cannot be: %j', (told, fault) => {
    expect(faults(told)).toEqual([fault]);
  });

  it.each<[Told, string]>([
    [{ borrowerIdNo: '4.2E+17' }, '证件号: NUMBER_SCIENTIFIC'],
    [{ contractNo: '1.00E+15' }, '合同号: NUMBER_SCIENTIFIC'],
    [{ borrowerIdNo: '199001011234' }, '证件号: ID_NO_ZEROS_LOST'],
    [{ borrowerIdNo: '11010119900307451' }, '证件号: ID_NO_LENGTH'],
    [{ borrowerIdNo: 'A1' }, '证件号: ID_NO_LENGTH'],
    [{ borrowerIdNo: `A${'1'.repeat(30)}` }, '证件号: ID_NO_LENGTH'],
    [{ borrowerIdNo: '110101199003074000' }, '证件号: ID_NO_ROUNDED'],
    [{ borrowerIdNo: '1101**********4514' }, '证件号: ID_NO_CHARACTERS'],
    [{ borrowerIdNo: "'110101199003074514" }, '证件号: ID_NO_CHARACTERS'],
    [{ borrowerKind: '外星人' }, '借款人类型: KIND_UNKNOWN'],
  ])('has a number that a spreadsheet or a slip has spoilt: %j', (told, fault) => {
    expect(faults(told)).toEqual([fault]);
  });

  it.each<[Told, string]>([
    [{ borrowerName: '=HYPERLINK("x")' }, '借款人: FORMULA'],
    [{ address: '@SUM(A1)' }, '地址: FORMULA'],
    [{ contractNo: '+1+1' }, '合同号: FORMULA'],
    [{ contractNo: '＝1' }, '合同号: FORMULA'],
    [{ phone: '+cmd' }, '电话: FORMULA'],
    [{ borrowerName: '示\n例' }, '借款人: CONTROL_CHARACTERS'],
    [{ borrowerName: '示\u202E例' }, '借款人: CONTROL_CHARACTERS'],
    [{ borrowerName: '示\uFFFD' }, '借款人: CONTROL_CHARACTERS'],
    [{ address: '路'.repeat(201) }, '地址: TEXT_TOO_LONG'],
  ])('has a text that cannot be kept: %j', (told, fault) => {
    expect(faults(told)).toEqual([fault]);
  });

  it('shows no more than a hundred characters of a long value', () => {
    expect(judge([{ address: '路'.repeat(300) }])[0]?.faults[0]?.value).toBe(`${'路'.repeat(100)}…`);
  });
});

describe('a row beside others', () => {
  it('must not repeat a contract of the file, however it is written', () => {
    expect(faults({ contractNo: '贷-０００１' }, [{}])).toEqual(['合同号: DUPLICATE_IN_FILE']);
    expect(judge([{}, {}])[1]?.faults[0]?.cureZh).toContain('第 2 行');
  });

  it('must not repeat a contract of the register', () => {
    expect(faults({ contractNo: '旧-0001' })).toEqual(['合同号: DUPLICATE_DEBT']);
  });

  it('must not give one id number to two people', () => {
    const other = { contractNo: '贷-0002', borrowerName: '示例另一人' };
    expect(faults(other, [{}])).toEqual(['借款人: ID_NO_OF_ANOTHER']);
    expect(faults({ borrowerIdNo: '000000000000000099' })).toEqual(['借款人: ID_NO_OF_ANOTHER']);
    expect(faults({ borrowerIdNo: '000000000000000099', borrowerName: '示例老客户' })).toEqual([]);
  });

  it('may be of the same person', () => {
    expect(faults({ contractNo: '贷-0002' }, [{}])).toEqual([]);
  });
});

describe('a co-obligor', () => {
  it('is not the borrower', () => {
    const told = { coObligorName: '示例借款人', coObligorIdNo: '000000199001010000' };
    expect(faults(told)).toEqual(['共同借款人证件号: CO_OBLIGOR_IS_BORROWER']);
  });

  it('has a name', () => {
    expect(faults({ coObligorIdNo: '000000199202020000' })).toEqual(['共同借款人: VALUE_MISSING']);
  });
});

describe('a whole ledger', () => {
  it('keeps uneven rows and broken quotation marks as faults', () => {
    const rows = judged(
      [
        { line: 2, cells: ['贷-0001', '示例借款人'] },
        { line: 3, cells: ['贷-0002,示"例'] },
        { line: 4, cells: cellsOf({ contractNo: '贷-0003' }) },
      ],
      facts,
    );
    for (const row of rows) for (const fault of row.faults) reached.add(fault.code);
    expect(rows.map((row) => row.faults.map((fault) => fault.code))).toEqual([['ROW_UNEVEN'], ['QUOTES_BROKEN'], []]);
  });

  it('in ten thousands of yuan is refused row by row, also when a person maps it so', () => {
    const wan = columns.map((column) => (column === '金额' ? '金额（万元）' : column));
    const [row] = judge([{}], { columns: wan, mapping: { ...facts.mapping, lentFen: '金额（万元）' } });
    for (const fault of row?.faults ?? []) reached.add(fault.code);
    expect(row?.faults).toMatchObject([{ column: '金额（万元）', code: 'UNIT_NOT_YUAN' }]);
  });

  it('is not judged before its columns are known', () => {
    const { lentFen: _gone, ...mapping } = facts.mapping;
    expect(judge([{ drawnOn: '明天' }], { mapping })).toMatchObject([{ faults: [], ready: undefined }]);
    for (const fault of missingColumns(mapping)) reached.add(fault.code);
  });

  it('never makes a debt of nonsense, and never stumbles over it', () => {
    const nonsense = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: columns.length + 2 });
    fc.assert(
      fc.property(fc.array(nonsense, { maxLength: 5 }), (rows) => {
        for (const row of judged(
          rows.map((cells, at) => ({ line: at + 2, cells })),
          facts,
        ))
          expect(row.ready === undefined).toBe(row.faults.length > 0);
      }),
    );
  });

  it('has shown every fault there is', () => {
    expect(batchFaults.filter((code) => !reached.has(code))).toEqual([]);
  });
});
