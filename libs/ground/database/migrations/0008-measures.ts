/**
 * Contacts with people over all channels, and measures that the law refused.
 */
export const name = '0008-measures';

export const sql = /* sql */ `
SELECT 1;
`;
