import { z } from 'zod';
import { aDay, anAmountFen, anId, aText } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { courtFactKinds, details, needed, trackKinds } from './track.js';

export const decideHandoffSchema = z.strictObject({
  decision: z.enum(['accept', 'return']),
  /** Codes of the list, or words for what is not in it. */
  missing: z.array(aText(100)).max(20),
  /** Where legal is going to file. */
  court: aText(60).optional(),
});
export type DecideHandoff = z.infer<typeof decideHandoffSchema>;

export const supplySchema = z.strictObject({ item: aText(100), proof: proofSchema });
export type Supply = z.infer<typeof supplySchema>;

export const fileSuitSchema = z.strictObject({
  court: aText(60),
  docketNo: aText(60),
  filedOn: aDay,
  claimedFen: anAmountFen,
  /** Who is sued beside the borrower: a joint guarantor is saved by the suit only where it names him (CC 693, G6). */
  defendants: z.array(anId).max(50).optional(),
  /** The court's paper; the docket itself when none is named. */
  proof: proofSchema.optional(),
});
export type FileSuit = z.infer<typeof fileSuitSchema>;

export const openTrackSchema = fileSuitSchema.extend({ kind: z.enum(trackKinds) });
export type OpenTrack = z.infer<typeof openTrackSchema>;

const anAwardFen = z.int().min(0).max(10_000_000_000_000);

export const recordJudgmentSchema = z.strictObject({ judgedOn: aDay, judgedFen: anAwardFen });
export type RecordJudgment = z.infer<typeof recordJudgmentSchema>;

const codes = [...new Set(Object.values(details).flat())] as [string, ...string[]];

/** A dated fact of a track; what it cannot be told without stands in the table of facts. */
export const tellFactSchema = z
  .strictObject({
    kind: z.enum(courtFactKinds),
    onDay: aDay,
    untilDay: aDay.optional(),
    amountFen: anAwardFen.optional(),
    detail: z.enum(codes).optional(),
    about: anId.optional(),
    proof: proofSchema.optional(),
  })
  .superRefine((fact, context) => {
    for (const path of needed[fact.kind] ?? [])
      if (fact[path] === undefined) context.addIssue({ code: 'custom', path: [path], message: 'is needed' });
    if (fact.detail !== undefined && !details[fact.kind]?.includes(fact.detail))
      context.addIssue({ code: 'custom', path: ['detail'], message: 'is none of this fact' });
  });
export type TellFact = z.infer<typeof tellFactSchema>;
