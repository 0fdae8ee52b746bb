import { z } from 'zod';
import { aDay, aReason, aText, anAmountFen, anId } from '../../ground/command/command.input.js';
import { channels } from './ledger.js';

/** Who pays or gives: one of the debt's obligors, or somebody else by his name. */
export const aPayer = z.union([z.strictObject({ partyId: anId }), z.strictObject({ name: aText(60) })]);
export type Payer = z.infer<typeof aPayer>;

export const postPaymentSchema = z.strictObject({
  amountFen: anAmountFen,
  valueDay: aDay,
  channel: z.enum(channels),
  /** Of the court through which the money was drawn. */
  docketNo: aText(60).optional(),
  payer: aPayer,
});
export type PostPayment = z.infer<typeof postPaymentSchema>;

export const postChargeSchema = z.strictObject({
  part: z.enum(['interest', 'penalty', 'cost']),
  amountFen: anAmountFen,
  valueDay: aDay,
  reason: aReason,
});
export type PostCharge = z.infer<typeof postChargeSchema>;

export const reverseSchema = z.strictObject({ reason: aReason });
export type Reverse = z.infer<typeof reverseSchema>;
