/**
 * Demands on every obligor, reminders, answers.
 */
export const name = '0015-demands';

export const sql = /* sql */ `
SELECT 1;
`;
