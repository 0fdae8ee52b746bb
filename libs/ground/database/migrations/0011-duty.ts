/**
 * Who is responsible for a case, without a gap.
 */
export const name = '0011-duty';

export const sql = /* sql */ `
SELECT 1;
`;
