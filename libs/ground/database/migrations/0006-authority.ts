/**
 * Who decides what, by dates of effect; voices, deputies, returns and transfers of requests.
 */
export const name = '0006-authority';

export const sql = /* sql */ `
SELECT 1;
`;
