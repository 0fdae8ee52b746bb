import { z } from 'zod';
import { aDay } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { results } from './notice.js';

export const recordDeliverySchema = z.strictObject({ result: z.enum(results), resultOn: aDay, proof: proofSchema });
export type RecordDelivery = z.infer<typeof recordDeliverySchema>;
