import { z } from 'zod';
import { aReason, anId, aText } from '../../ground/command/command.input.js';

export const openCaseSchema = z.strictObject({
  debtIds: z.array(anId).min(1).max(50),
  handlerId: anId.optional(),
  noticeNow: z.boolean(),
});
export type OpenCase = z.infer<typeof openCaseSchema>;

export const resumeSchema = z.strictObject({ reason: aReason });
export type Resume = z.infer<typeof resumeSchema>;

export const finishTaskSchema = z.strictObject({ note: aText(500) });
export type FinishTask = z.infer<typeof finishTaskSchema>;

export const moveClockSchema = z.strictObject({
  by: z.enum(['day', 'week', 'nextDeadline']),
  until: z.string().max(10).optional(),
});
export type MoveClock = z.infer<typeof moveClockSchema>;
