import { refuse, type Refusal } from '../../ground/command/command.js';
import { fieldNames, fields, unmapped, type Field, type Mapping } from './column.js';

export const batchRefusals = [
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'COLUMN_MISSING',
  'ROWS_FAULTY',
  'ALREADY_IMPORTED',
] as const;

/** Larger ledgers come in parts: a person looks through the faults of one file, and one transaction takes it in. */
export const LARGEST_BYTES = 8 * 1024 * 1024;
export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 200;

/**
 * Whether a batch may go into the register. Refuses `ALREADY_IMPORTED`; `COLUMN_MISSING`; `ROWS_FAULTY` unless faulty
 * rows are to be left out, and also then when no row would be left.
 */
export function importable(
  batch: { state: 'judged' | 'imported'; mapping: Mapping; rows: number; faulty: number },
  wanted: { skipFaulty: boolean },
): Refusal | undefined {
  if (batch.state === 'imported') return refuse('ALREADY_IMPORTED');
  const missing = unmapped(batch.mapping);
  if (missing.length > 0) return refuse('COLUMN_MISSING', { fields: missing });
  const { rows, faulty } = batch;
  const bad = faulty > 0 && !(wanted.skipFaulty && faulty < rows);
  return bad ? refuse('ROWS_FAULTY', { rows, faulty }) : undefined;
}

// Plainly nobody: the id number begins with six noughts, which no office gives out.
const SAMPLE: Record<Field, string> = {
  contractNo: '示例-0001',
  borrowerName: '示例借款人',
  borrowerIdNo: '000000199001010000',
  borrowerKind: '个人',
  phone: '00000000000',
  address: '示例省示例县示例路1号',
  drawnOn: '2021-03-18',
  dueOn: '2024-03-18',
  lentFen: '50000.00',
  principalFen: '35000.00',
  interestFen: '1200.50',
  penaltyFen: '300.00',
  costFen: '0.00',
  coObligorName: '示例共同借款人',
  coObligorIdNo: '000000199202020000',
};

const BYTE_ORDER_MARK = '\uFEFF'; // Without it a Chinese Excel reads the file as GBK.

/** An empty ledger with one row that shows the form. */
export function template(): string {
  const line = (cell: (field: Field) => string): string => `${fieldNames.map(cell).join(',')}\r\n`;
  return BYTE_ORDER_MARK + line((field) => fields[field].zh) + line((field) => SAMPLE[field]);
}
