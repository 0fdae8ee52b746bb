import { z } from 'zod';
import { aText } from '../command/command.input.js';
import { proofKinds } from './evidence.js';

export const proofSchema = z.strictObject({
  kind: z.enum(proofKinds),
  reference: aText(200),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type ProofInput = z.infer<typeof proofSchema>;
