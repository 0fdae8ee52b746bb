/**
 * Facts of a case with their effects, promises, plans and their instalments.
 */
export const name = '0010-facts-and-plans';

export const sql = /* sql */ `
SELECT 1;
`;
