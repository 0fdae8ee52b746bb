/**
 * Parameters, authority and roles changed by a second admin, after a dry run.
 */
export const name = '0007-law-changes';

export const sql = /* sql */ `
SELECT 1;
`;
