/** Ledgers read in, cases opened in bulk, the demo clock: as the API answers. */
export interface Fault {
  line: number;
  column: string;
  value: string;
  code: string;
  cureZh: string;
}

export interface Batch {
  id: string;
  fileName: string;
  state: 'judged' | 'imported';
  rows: number;
  faulty: number;
  mapping: Record<string, string>;
  columns: string[];
  faults: Fault[];
  preview: { line: number; cells: Record<string, string> | string[] }[];
  importedDebts?: number | null;
}

export interface BulkStart {
  bulkId: string;
  rows: number;
  started: number;
  refused: number;
  waiting: number;
  results: { debtId: string; contractNo: string; caseId?: string | null; refused?: string }[];
}

export interface ClockView {
  today: string;
  nowAt: string;
  offsetS: number;
  nextDeadlineOn?: string | null;
  moving: boolean;
}
