import { z } from 'zod';
import { aReason } from '../../ground/command/command.input.js';
import { endGrounds, expeditedGrounds } from '../../people/approval/authority.js';
import { grounds } from '../writeoff/ground.js';
import { targets } from './escalation.js';

export const askSchema = z.strictObject({
  to: z.enum(targets),
  reason: aReason,
  /** Why a write-off, a suit out of turn, or an end: each has its own authority and its own evidence. */
  ground: z.enum([...grounds, ...expeditedGrounds, ...endGrounds]).optional(),
});
export type Ask = z.infer<typeof askSchema>;
