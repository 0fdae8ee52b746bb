import { z } from 'zod';
import { aDay, anAmountFen, aText } from '../../ground/command/command.input.js';

export const decideHandoffSchema = z.strictObject({
  decision: z.enum(['accept', 'return']),
  missing: z.array(aText(100)).max(20),
});
export type DecideHandoff = z.infer<typeof decideHandoffSchema>;

export const fileSuitSchema = z.strictObject({
  court: aText(60),
  docketNo: aText(60),
  filedOn: aDay,
  claimedFen: anAmountFen,
});
export type FileSuit = z.infer<typeof fileSuitSchema>;

export const recordJudgmentSchema = z.strictObject({
  judgedOn: aDay,
  judgedFen: z.int().min(0).max(10_000_000_000_000),
});
export type RecordJudgment = z.infer<typeof recordJudgmentSchema>;
