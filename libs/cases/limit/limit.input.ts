import { z } from 'zod';
import { aDay, anId } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { actKinds } from './limit.js';

export const recordActSchema = z.strictObject({
  kind: z.enum(actKinds),
  onDay: aDay,
  /** The guarantor or co-obligor whom the act concerns; none: the debtor. */
  partyId: anId.optional(),
  /** The act that this one serves, withdraws or ends. */
  about: anId.optional(),
  /** None: the answer says which would do. */
  proof: proofSchema.optional(),
  press: z
    .strictObject({
      level: z.enum(['national', 'provincial', 'other']),
      debtorMissing: z.boolean(),
      claims: z.boolean(),
    })
    .optional(),
});
export type RecordAct = z.infer<typeof recordActSchema>;
