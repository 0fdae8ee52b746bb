import { z } from 'zod';
import { aDay, anAmountFen, anId, aReason } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { choices } from './answer.js';

const said = { noticeId: anId.optional(), partyId: anId.optional(), saidOn: aDay };

/** `partyId` left out: the borrower. A dispute comes with its paper. */
export const recordAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pays'), ...said, amountFen: anAmountFen, onDay: aDay }),
  z.strictObject({ kind: z.literal('plan'), ...said }),
  z.strictObject({ kind: z.literal('inKind'), ...said }),
  z.strictObject({ kind: z.literal('resign'), ...said }),
  z.strictObject({ kind: z.literal('disputes'), ...said, proof: proofSchema, reason: aReason }),
]);
export type RecordAnswer = z.infer<typeof recordAnswerSchema>;

export const chooseSchema = z.strictObject({ choice: z.enum(choices), reason: aReason });
export type Choose = z.infer<typeof chooseSchema>;
