import type { Day } from '../../libs/ground/calendar/calendar.js';

/** Rows of write-offs and of the ends of claims as the checker reads them. */
export interface WriteOffLine {
  caseId: string;
  approvalId: string;
  amountFen: string;
  writtenOffOn: Day;
  listId: string | null;
  makerId: string;
  caseHandlerId: string;
  handlerId: string;
  deciderId: string;
  disposalBy: string;
  creditBy: string;
  financeBy: string;
  legalBy: string;
  internalControlBy: string;
}
export type ListRowLine = { listId: string; n: number; caseId: string; state: string; refused: string | null };
export type EndingLine = {
  id: string;
  caseId: string;
  ground: string;
  state: string;
  approvalId: string | null;
  leftFen: string | null;
};
