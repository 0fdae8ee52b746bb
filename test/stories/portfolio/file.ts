import type { Fate } from './fate.js';

/** A row of the list of cases, as far as people here look at it. */
export interface ListedCase {
  id: string;
  stage: string;
  owedFen: number;
  openRequest: { id: string; what: string; level: number } | null;
  tasks: number;
  parked: string | null;
}

/** One of the bad loans: its case, its fate, and what its people have seen of it last. */
export class CaseFile {
  readonly caseId: string;
  readonly debtId: string;
  readonly fate: Fate;
  row: ListedCase | undefined;
  seenStage = '';
  seenRequest = '';
  requests = 0;
  /** Looked at after its write-off. */
  checked = false;
  /** The payment that was posted last. */
  entryId = '';
  amountFen = 0;

  constructor(terms: { caseId: string; debtId: string; fate: Fate }) {
    this.caseId = terms.caseId;
    this.debtId = terms.debtId;
    this.fate = terms.fate;
  }

  get stage(): string {
    return this.row?.stage ?? 'intake';
  }

  get over(): boolean {
    return this.stage === 'settled' || this.stage === 'ended';
  }
}
