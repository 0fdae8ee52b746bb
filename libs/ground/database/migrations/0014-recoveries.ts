/**
 * Waivers, things taken in kind, mixed recoveries, reversals by a second person.
 */
export const name = '0014-recoveries';

export const sql = /* sql */ `
SELECT 1;
`;
