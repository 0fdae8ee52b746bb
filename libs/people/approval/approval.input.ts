import { z } from 'zod';
import { aReason } from '../../ground/command/command.input.js';

export const decideSchema = z.strictObject({ decision: z.enum(['approve', 'refuse']), reason: aReason });
export type Decide = z.infer<typeof decideSchema>;
