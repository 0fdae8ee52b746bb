/** Names, ids and the one signal: all that others may know of the stories. They never change: cases live for years. */
export const QUEUE = 'cases';
export const LOAN_CASE = 'loanCase';
export const HAPPENED = 'happened';

/** Something happened to a case. The row tells what; this only makes the story's history readable. No personal data. */
export interface Happened {
  stream: string;
  seq: number;
  event: string;
}

export interface CaseStart {
  caseId: string;
}

export const storyIdOf = (caseId: string): string => `case-${caseId}`;
