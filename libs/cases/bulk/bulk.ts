import { refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { uuid5 } from '../../ground/command/uuid5.js';

/** As many rows as one imported file may have. */
export const MOST_STARTS = 5_000;

/** A bulk start as it was ordered: one case for each debt. */
export interface BulkFacts {
  id: string;
  /** Staff id of the person who ordered it; the cases are opened in this person's name. */
  orderedBy: string;
  handlerId: string;
  noticeNow: boolean;
  /** The organisation whose parameters hold. */
  rootId: string;
}

/** Refuses `DEBTS_NEEDED` for none, also of a batch that is not imported yet, `TOO_LARGE` above 5,000. */
export function startable(debtIds: readonly string[]): Refusal | undefined {
  if (debtIds.length === 0) return refuse('DEBTS_NEEDED');
  return debtIds.length > MOST_STARTS ? refuse('TOO_LARGE', { rows: debtIds.length, most: MOST_STARTS }) : undefined;
}

export interface Opening {
  order: Order;
  caseId: string;
  wanted: { debtIds: string[]; handlerId: string; noticeNow: boolean };
}

/**
 * The order that opens the case of one row. Order and case have their ids from the bulk and the row's number: asked
 * again after a kill it is the same order, and it answers what it answered.
 */
export function opening(bulk: BulkFacts, row: { n: number; debtId: string }): Opening {
  const wanted = { debtIds: [row.debtId], handlerId: bulk.handlerId, noticeNow: bulk.noticeNow };
  return {
    order: {
      id: `${bulk.orderedBy}:bulk/${bulk.id}/${row.n}`,
      kind: 'case.open',
      by: bulk.orderedBy,
      body: wanted,
      unitId: bulk.rootId,
    },
    caseId: uuid5({ namespace: bulk.id, name: String(row.n) }),
    wanted,
  };
}

/** Nothing was decided: the row waits for its next turn. Every other refusal is the row's result. */
export const isUndecided = (refusal: Refusal): boolean => ['KEY_RUNNING', 'BUSY'].includes(refusal.refused);

export interface RowResult {
  debtId: string;
  contractNo: string;
  caseId: string | null;
  refused: string | null;
}

/** How far a bulk start has come. */
export function progress(rows: readonly RowResult[]): {
  rows: number;
  started: number;
  refused: number;
  waiting: number;
} {
  const started = rows.filter((row) => row.caseId !== null).length;
  const refused = rows.filter((row) => row.refused !== null).length;
  return { rows: rows.length, started, refused, waiting: rows.length - started - refused };
}
