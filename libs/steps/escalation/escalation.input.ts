import { z } from 'zod';
import { aReason } from '../../ground/command/command.input.js';
import { grounds } from '../writeoff/writeoff.js';
import { targets } from './escalation.js';

export const askSchema = z.strictObject({ to: z.enum(targets), reason: aReason, ground: z.enum(grounds).optional() });
export type Ask = z.infer<typeof askSchema>;
