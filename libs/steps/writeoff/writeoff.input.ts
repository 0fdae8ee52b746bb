import { z } from 'zod';
import { aDay, aReason, aText, anAmountFen, anId } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { closureGrounds } from '../../people/approval/authority.js';
import { findings, seats } from './aftercheck.js';
import { endingGates } from './ending.js';
import { gates, grounds, internalGates } from './ground.js';
import { LONGEST_LIST } from './list.js';

const aTale = aText(4000).optional();

/** What is told now; what is left out stays as it was kept before. */
export const fileSchema = z.strictObject({
  ground: z.enum(grounds),
  arose: aTale,
  cause: aTale,
  measures: aTale,
  borrowerPursuit: aTale,
  securityDisposal: aTale,
  guarantorPursuits: z
    .array(z.strictObject({ partyId: anId, told: aText(4000) }))
    .max(50)
    .optional(),
  handlerId: anId.optional(),
  departmentHeadId: anId.optional(),
  unitHeadId: anId.optional(),
});
export type KeepFile = z.infer<typeof fileSchema>;

export const gateProofSchema = z.strictObject({ gate: z.enum(gates), day: aDay, proof: proofSchema });
export type KeepGateProof = z.infer<typeof gateProofSchema>;

export const listSchema = z.strictObject({
  caseIds: z.array(anId).min(1).max(LONGEST_LIST),
  reason: aReason,
  departmentHeadId: anId,
  unitHeadId: anId,
  /** Papers that speak for every case of the list: collection report, legal opinion. */
  proofs: z
    .array(z.strictObject({ gate: z.enum(internalGates), day: aDay, proof: proofSchema }))
    .max(10)
    .default([]),
});
export type MakeList = z.infer<typeof listSchema>;

export const afterCheckSchema = z.strictObject({
  seat: z.enum(seats),
  finding: z.enum(findings),
  note: aText(2000),
});
export type AfterCheck = z.infer<typeof afterCheckSchema>;

const endingProofsSchema = z
  .array(z.strictObject({ gate: z.enum(endingGates), day: aDay, proof: proofSchema }))
  .min(1)
  .max(20);

export const assignmentSchema = z.strictObject({
  assignee: z.strictObject({ name: aText(60), idNo: aText(30), kind: z.enum(['person', 'organisation']) }),
  priceFen: anAmountFen,
  reason: aReason,
  proofs: endingProofsSchema,
});
export type AskAssignment = z.infer<typeof assignmentSchema>;

export const closureSchema = z.strictObject({
  ground: z.enum(closureGrounds),
  reason: aReason,
  proofs: endingProofsSchema,
});
export type AskClosure = z.infer<typeof closureSchema>;
