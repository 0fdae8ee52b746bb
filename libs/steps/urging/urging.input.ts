import { z } from 'zod';
import { aDay, aText } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { attendees, mediationOutcomes, outcomes, places } from './urging.js';

export const recordInterviewSchema = z.strictObject({
  heldOn: aDay,
  place: z.enum(places),
  attendee: z.enum(attendees).default('debtor'),
  /** The debtor's consent to a visit at home, on paper. */
  consent: proofSchema.optional(),
  outcome: z.enum(outcomes),
  note: aText(500),
});
export type RecordInterview = z.infer<typeof recordInterviewSchema>;

export const recordMediationSchema = z.strictObject({
  body: aText(60),
  heldOn: aDay,
  outcome: z.enum(mediationOutcomes),
  proof: proofSchema,
});
export type RecordMediation = z.infer<typeof recordMediationSchema>;
