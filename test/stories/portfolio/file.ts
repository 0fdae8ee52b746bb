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
  row: ListedCase | undefined;
  seenStage = '';
  seenRequest = '';
  requests = 0;
  /** Payments that stand, the newest last. */
  readonly entries: string[] = [];

  constructor(
    readonly caseId: string,
    readonly debtId: string,
    readonly borrowerId: string,
    readonly fate: Fate,
  ) {}

  get stage(): string {
    return this.row?.stage ?? 'intake';
  }

  get over(): boolean {
    return this.stage === 'settled' || this.stage === 'ended';
  }
}
