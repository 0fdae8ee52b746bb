import { z } from 'zod';
import { aDay, aReason, aText, anId } from '../../ground/command/command.input.js';
import { departments, roles } from '../staff/staff.js';
import { matters } from './authority.js';

export const decideSchema = z.strictObject({ decision: z.enum(['approve', 'refuse']), reason: aReason });
export type Decide = z.infer<typeof decideSchema>;

export const voiceSchema = z.strictObject({ seat: aText(60), agrees: z.boolean(), reason: aReason });
export type GiveVoice = z.infer<typeof voiceSchema>;

export const consultSchema = z.strictObject({ staffId: anId, reason: aReason });
export type Consult = z.infer<typeof consultSchema>;

export const transferSchema = z.strictObject({ staffId: anId, reason: aReason });
export type Transfer = z.infer<typeof transferSchema>;

export const returnSchema = z.strictObject({ missing: aReason });
export type Return = z.infer<typeof returnSchema>;

export const completeSchema = z.strictObject({ completion: aReason });
export type Complete = z.infer<typeof completeSchema>;

/** Who decides a matter from a day on: the chain from the lowest level up, and the seats that must agree before. */
export const changeAuthoritySchema = z.strictObject({
  matter: z.enum(matters),
  from: aDay,
  chain: z.array(z.enum(roles)).min(1).max(4),
  voices: z.array(z.enum([...roles, ...departments])).max(10),
  byAmount: z.boolean(),
  reason: aReason,
});
export type ChangeAuthority = z.infer<typeof changeAuthoritySchema>;
