import type { Day } from '../../ground/calendar/calendar.js';
import type { Fen } from '../../ground/fen/fen.js';

export type DebtKind = 'loan';

/** Who stands beside a debt. Only the first two owe it; a guarantor answers while his liability stands. */
export const obligorRoles = ['borrower', 'coObligor', 'guarantor', 'pledgor', 'actualUser'] as const;
export type ObligorRole = (typeof obligorRoles)[number];

/** Roles that owe the debt itself. */
export const owing = (role: ObligorRole): boolean => role === 'borrower' || role === 'coObligor';

/** Why somebody who used the money (实际用款人) owes it: accession (CC 552), judgment or admission; by the use alone, nothing (X1). */
export const titles = ['none', 'accession', 'judgment', 'admission'] as const;
export type Title = (typeof titles)[number];

export const debtEvents = [
  'DebtRegistered',
  'ObligorAdded',
  'TitleRecorded',
  'GuaranteeRecorded',
  'PledgeRecorded',
  'DebtExtended',
  'GuaranteeReleased',
  'DebtRenewed',
  'CreditorChanged',
  'InsidersNamed',
] as const;

export const debtRefusals = [
  'OBLIGOR_KNOWN',
  'NO_ACTUAL_USER',
  'DUE_NOT_LATER',
  'NOT_ITS_GUARANTEE',
  'CONTRACT_KNOWN',
  'RENEWAL_IN_MEMO',
] as const;

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
