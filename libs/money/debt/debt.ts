import type { Day } from '../../ground/calendar/calendar.js';
import type { Fen } from '../../ground/fen/fen.js';

export type DebtKind = 'loan';
export type ObligorRole = 'borrower' | 'coObligor';

export const debtEvents = ['DebtRegistered'] as const;

/** What a debt is made of, in the order in which CC 561 pays it: costs of realising the claim, interest, principal. */
export const parts = ['cost', 'interest', 'penalty', 'principal'] as const;
export type Part = (typeof parts)[number];
export type Amounts = Readonly<Record<Part, Fen>>;

export interface LoanFacts {
  contractNo: string;
  drawnOn: Day;
  dueOn: Day;
  lent: Fen;
}

/** The order of allocation that the contract sets, or the law's (CC 561). */
export const lawfulAllocation: readonly Part[] = parts;
