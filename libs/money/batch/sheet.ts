import { parse } from 'csv-parse/sync';
import { refuse, type Refusal } from '../../ground/command/command.js';
import { MOST_COLUMNS, MOST_ROWS } from './batch.js';
import { columnsOf } from './column.js';

/** A row of the file as it stands there. */
export interface SheetRow {
  /** 1 is the file's first line; of a row over several lines, its first. */
  line: number;
  cells: readonly string[];
}

export interface Sheet {
  columns: string[];
  rows: SheetRow[];
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * The table in a CSV text. Lines without any value are left out; every other line is a row, also a faulty one. Refuses
 * `FILE_UNREADABLE` when it is no table or a quotation mark swallows what follows it, `FILE_TOO_LARGE` above 5,000 rows.
 */
export function sheetOf(text: string): Sheet | Refusal {
  const lines = text.split('\n');
  const rows = parsed(text, lines);
  if ('refused' in rows) return rows;
  const [header, ...rest] = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (!header || header.cells.length < 2) return refuse('FILE_UNREADABLE', { because: 'noTable' });
  if (rest.length === 0) return refuse('FILE_UNREADABLE', { because: 'noRows' });
  if (rest.length > MOST_ROWS) return refuse('FILE_TOO_LARGE', { rows: rest.length, most: MOST_ROWS });
  const wide = header.cells.length > MOST_COLUMNS;
  if (wide) return refuse('FILE_TOO_LARGE', { columns: header.cells.length, most: MOST_COLUMNS });
  const columns = columnsOf(header.cells);
  return { columns, rows: rest.map((row) => ({ ...row, cells: fitted(row.cells, columns.length) })) };
}

function parsed(text: string, lines: readonly string[]): SheetRow[] | Refusal {
  const lost: { code: string; lines: number }[] = [];
  let good: Parsed[] = [];
  try {
    good = parse(text, {
      ...{ info: true, relax_column_count: true, record_delimiter: '\n', delimiter: delimiterOf(lines) },
      skip_records_with_error: true,
      on_skip: (fault) => void lost.push({ code: fault?.code ?? '', lines: Number(fault?.lines ?? 0) }),
    }) as unknown as Parsed[];
  } catch {
    return refuse('FILE_UNREADABLE', { because: 'noTable' });
  }
  // The parser names the line at which a record ends: it begins after the end of the one before.
  const records = [
    ...good.map(({ record, info }) => ({ cells: record, end: info.lines, code: '' })),
    // A mark in the middle of a cell harms its own line only, which is kept whole as one cell and judged faulty.
    ...lost.map((one) => ({ cells: [lines[one.lines - 1] ?? ''], end: one.lines, code: one.code })),
  ].sort((a, b) => a.end - b.end);
  let end = 0;
  const rows: SheetRow[] = [];
  for (const record of records) {
    // Any other broken mark runs on over the lines that follow: nobody can tell what was in them.
    if (record.code !== '' && record.code !== 'INVALID_OPENING_QUOTE')
      return refuse('FILE_UNREADABLE', { because: 'quotes', line: end + 1 });
    rows.push({ line: end + 1, cells: record.cells });
    end = record.end;
  }
  return rows;
}

/** Excel saves "Unicode text" with tabs, and CSV in some languages with semicolons. */
function delimiterOf(lines: readonly string[]): string {
  const header = (lines.find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string): number => header.split(sign).length;
  return ['\t', ';'].find((sign) => count(sign) > count(',')) ?? ',';
}

/** Empty cells beyond the last column say nothing; cells with text there make the row uneven. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  return cells.slice(width).some((cell) => cell.trim() !== '') ? cells : cells.slice(0, width);
}
