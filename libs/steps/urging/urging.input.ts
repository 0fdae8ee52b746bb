import { z } from 'zod';
import { aDay, aText } from '../../ground/command/command.input.js';
import { outcomes, places } from './urging.js';

export const recordInterviewSchema = z.strictObject({
  heldOn: aDay,
  place: z.enum(places),
  outcome: z.enum(outcomes),
  note: aText(500),
});
export type RecordInterview = z.infer<typeof recordInterviewSchema>;
