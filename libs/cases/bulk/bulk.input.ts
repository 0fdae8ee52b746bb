import { z } from 'zod';
import { anId } from '../../ground/command/command.input.js';
import { MOST_STARTS } from './bulk.js';

const terms = { handlerId: anId.optional(), noticeNow: z.boolean() };

/** Either the debts that an imported file brought, or chosen ones. */
export const startBulkSchema = z.union([
  z.strictObject({ batchId: anId, ...terms }),
  z.strictObject({ debtIds: z.array(anId).min(1).max(MOST_STARTS), ...terms }),
]);
export type StartBulk = z.infer<typeof startBulkSchema>;
