import { z } from 'zod';
import { aDay, anAmountFen, anId, aReason } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { endings, settable } from './rule.js';

/** `partyId` left out: the case as a whole for a hold or a dispute, else the borrower himself. */
export const recordFactSchema = z.strictObject({
  kind: z.enum(settable),
  partyId: anId.optional(),
  fromDay: aDay,
  untilDay: aDay.optional(),
  proof: proofSchema.optional(),
  reason: aReason,
});
export type RecordFact = z.infer<typeof recordFactSchema>;

export const endFactSchema = z.strictObject({ because: z.enum(endings) });
export type EndFact = z.infer<typeof endFactSchema>;

/** `partyId` left out: the borrower. */
export const recordPromiseSchema = z.strictObject({
  partyId: anId.optional(),
  amountFen: anAmountFen,
  onDay: aDay,
  saidOn: aDay,
});
export type RecordPromise = z.infer<typeof recordPromiseSchema>;
