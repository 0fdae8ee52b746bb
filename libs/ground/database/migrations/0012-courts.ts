/**
 * Tracks before a court and their dated facts.
 */
export const name = '0012-courts';

export const sql = /* sql */ `
SELECT 1;
`;
