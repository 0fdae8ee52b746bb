import { z } from 'zod';
import { aDay, anAmountFen, aReason, aText } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { parts } from '../debt/debt.js';
import { channels } from '../ledger/ledger.js';
import { aPayer } from '../ledger/ledger.input.js';
import { things } from './recovery.js';

const namedParts = z
  .array(z.strictObject({ part: z.enum(parts), amountFen: anAmountFen }))
  .min(1)
  .max(parts.length)
  .refine((named) => new Set(named.map((one) => one.part)).size === named.length, { message: 'a part stands twice' });

export const waiverSchema = z.strictObject({
  parts: namedParts,
  reason: aReason,
  /** Only if so much is paid from now on, by this day. */
  condition: z.strictObject({ onlyIfPaidFen: anAmountFen, onlyIfPaidOn: aDay }).optional(),
});
export type Waiver = z.infer<typeof waiverSchema>;

const aThing = {
  thing: z.enum(things),
  /** What it is, in words: `厂房约 2 亩`. */
  what: aText(200),
  appraisedFen: anAmountFen,
  agreedFen: anAmountFen,
  /** How much of the debt ends by it. */
  endsFen: anAmountFen,
  giver: aPayer,
  appraisal: proofSchema,
};

export const inKindSchema = z.strictObject({ ...aThing, agreedOn: aDay, agreement: proofSchema, reason: aReason });
export type InKind = z.infer<typeof inKindSchema>;

const mixedPart = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cash'),
    amountFen: anAmountFen,
    channel: z.enum(channels),
    docketNo: aText(60).optional(),
    payer: aPayer,
  }),
  z.strictObject({ kind: z.literal('inKind'), ...aThing }),
  z.strictObject({ kind: z.literal('setOff'), amountFen: anAmountFen }),
]);

export const mixedSchema = z.strictObject({
  agreedOn: aDay,
  agreement: proofSchema,
  reason: aReason,
  parts: z.array(mixedPart).min(2).max(20),
});
export type Mixed = z.infer<typeof mixedSchema>;
export type MixedPart = Mixed['parts'][number];

/** The papers by which a part is confirmed: title, signed set-off, bank slip; and their day. */
export const papersSchema = z.strictObject({ day: aDay, proof: proofSchema });
export type Papers = z.infer<typeof papersSchema>;

export const cancelSchema = z.strictObject({ reason: aReason, proof: proofSchema.optional() });
export type Cancel = z.infer<typeof cancelSchema>;
