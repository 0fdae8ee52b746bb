import { z } from 'zod';
import { anId } from '../../ground/command/command.input.js';
import { handoverPapers } from './duty.js';

export const handOverSchema = z.strictObject({
  post: z.enum(['first', 'direct']),
  toStaffId: anId,
  papers: z.array(z.enum(handoverPapers)).max(handoverPapers.length),
});
export type HandOver = z.infer<typeof handOverSchema>;

/** An insider's loan, or one that an insider introduced: who brought it in, who accepted it (S2). */
export const nameInsidersSchema = z.strictObject({ introducerId: anId.optional(), acceptorId: anId });
export type NameInsiders = z.infer<typeof nameInsidersSchema>;
