import { z } from 'zod';
import { aDay, aText, anAmountFen, anId } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { measures, meetingPlaces } from '../../ground/law/guard.js';
import { channels, natures } from '../../ground/law/measure.js';
import { contactChannels, contactOutcomes, directions } from '../../people/contact/contact.js';
import { outsiders } from './measure.js';

const aNumber = aText(40);

const pressSchema = z.strictObject({
  whereaboutsUnknown: z.boolean(),
  medium: z.enum(['national', 'provincial', 'local']),
  ofDomicile: z.boolean(),
  claimsDebt: z.boolean(),
  leastData: z.boolean(),
  legalApproved: z.boolean(),
  assessed: z.boolean(),
});

/** "May I?" About somebody in the file by his id, or about somebody outside it by what he is; about the debtor otherwise. */
export const askMeasureSchema = z
  .strictObject({
    measure: z.enum(measures),
    addresseeId: anId.optional(),
    title: z.enum(outsiders).optional(),
    nature: z.enum(natures).optional(),
    channel: z.enum(channels).optional(),
    hour: z.int().min(0).max(23).optional(),
    hoursAgreed: proofSchema.optional(),
    number: aNumber.optional(),
    place: z.enum(meetingPlaces).optional(),
    press: pressSchema.optional(),
  })
  .refine((one) => one.measure !== 'askForContact' || one.number !== undefined, {
    message: 'the number of the third person',
    path: ['number'],
  });
export type AskMeasure = z.infer<typeof askMeasureSchema>;

/**
 * A contact made now, which is judged first; or, with `happenedAt`, one that has been: it is kept whatever it was. Of a third
 * person the number is needed: by it he is known when he has refused.
 */
export const recordContactSchema = z
  .strictObject({
    addresseeId: anId.optional(),
    third: z.enum(['thirdPerson', 'employer', 'superior', 'village']).optional(),
    channel: z.enum(contactChannels),
    direction: z.enum(directions),
    happenedAt: z.iso.datetime({ offset: true }).max(40).optional(),
    answered: z.boolean(),
    outcome: z.enum(contactOutcomes),
    number: aNumber.optional(),
    place: z.enum(meetingPlaces).optional(),
    hoursAgreed: proofSchema.optional(),
    clearingId: anId.optional(),
    note: aText(500).optional(),
  })
  .refine((one) => one.channel !== 'thirdPersonCall' || (one.number !== undefined && one.direction === 'outgoing'), {
    message: 'the number of the third person, and that we called',
    path: ['number'],
  });
export type RecordContact = z.infer<typeof recordContactSchema>;

/** 扣款授权: given by the debtor himself, for his own account. */
export const giveStandingOrderSchema = z.strictObject({
  partyId: anId,
  amountFen: anAmountFen,
  dayOfMonth: z.int().min(1).max(31),
  evidence: proofSchema,
});
export type GiveStandingOrder = z.infer<typeof giveStandingOrderSchema>;

export const revokeStandingOrderSchema = z.strictObject({ standingOrderId: anId });
export type RevokeStandingOrder = z.infer<typeof revokeStandingOrderSchema>;

export const refusedMeasuresSchema = z.object({ from: aDay.optional(), until: aDay.optional() });
export type RefusedMeasuresQuery = z.infer<typeof refusedMeasuresSchema>;
