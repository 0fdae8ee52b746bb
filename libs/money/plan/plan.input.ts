import { z } from 'zod';
import { aDay, anAmountFen, anId, aReason } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';

/** A signed agreement: every month the same from a first day on, or part by part. `debtIds` left out: all of the case. */
export const proposePlanSchema = z.strictObject({
  signedOn: aDay,
  totalFen: anAmountFen,
  debtIds: z.array(anId).min(1).max(50).optional(),
  instalments: z.union([
    z.strictObject({ perMonthFen: anAmountFen, firstOn: aDay }),
    z.strictObject({
      parts: z
        .array(z.strictObject({ dueOn: aDay, amountFen: anAmountFen }))
        .min(1)
        .max(120),
    }),
  ]),
  proof: proofSchema,
  reason: aReason,
});
export type ProposePlan = z.infer<typeof proposePlanSchema>;
