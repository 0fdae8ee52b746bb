/**
 * Guarantees, pledges and users of a loan; acts that move its clocks.
 */
export const name = '0009-obligors-and-limits';

export const sql = /* sql */ `
SELECT 1;
`;
