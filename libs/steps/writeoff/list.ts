import type { Refusal } from '../../ground/command/command.js';

/** So many cases at most go on one list (W3): five people and a director can still look at each. */
export const LONGEST_LIST = 200;

/** The one ground that goes by list: small loans (W3). */
export const listGround = 'smallLongPursued';

/** A row of a list of small loans: written off, or left out with the code of why. */
export type RowState = 'waits' | 'writtenOff' | 'leftOut';
export type ListState = 'open' | 'granted' | 'givenUp';

/** Rows whose case may not be written off stay out with their reason; the others go. */
export const rowAfter = (bar: Refusal | undefined): { state: RowState; refused: string | null } =>
  bar ? { state: 'leftOut', refused: bar.refused } : { state: 'writtenOff', refused: null };
