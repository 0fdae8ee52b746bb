import { z } from 'zod';
import { aDay, aReason, aText } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { mediumLevels } from './announcement.js';

/** A press demand with its papers; the text is written by the house. */
export const proposePressSchema = z.strictObject({
  medium: aText(60),
  level: z.enum(mediumLevels),
  /** The impact assessment on file (PIPL 55). */
  assessment: proofSchema.optional(),
  reason: aReason,
});
export type ProposePress = z.infer<typeof proposePressSchema>;

export const announceSchema = z.strictObject({ medium: aText(60), level: z.enum(mediumLevels) });
export type Announce = z.infer<typeof announceSchema>;

export const recordPublicationSchema = z.strictObject({ publishedOn: aDay, proof: proofSchema });
export type RecordPublication = z.infer<typeof recordPublicationSchema>;
