/**
 * The file of a write-off, lists of small loans, after-checks.
 */
export const name = '0013-write-off';

export const sql = /* sql */ `
SELECT 1;
`;
