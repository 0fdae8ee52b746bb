import type { Day } from '../calendar/calendar.js';
import { refuse, type Refusal } from '../command/command.js';

export const proofKinds = [
  'signature',
  'postReceipt',
  'photo',
  'record',
  'envelope',
  'contract', // a paper that both sides signed
  'courtPaper', // what a court or an arbitral body stamped
  'bankSlip',
  'press', // the page of the newspaper
  'certificate', // of an office: death, registry, police
  'report', // the house's own, signed
  'opinion', // counsel's
] as const;
export type ProofKind = (typeof proofKinds)[number];

/** A proof: what it is, of which day, where the paper is found; with the hash of its scan where there is one. */
export interface Proof {
  kind: ProofKind;
  day: Day;
  reference: string;
  sha256?: string | undefined;
}

export const evidenceRefusals = ['PROOF_MISSING'] as const;

/** Refuses `PROOF_MISSING`, with the proofs of which one would do. */
export const proven = (
  given: ProofKind | undefined,
  terms: { of: string; needed: readonly ProofKind[] },
): Refusal | undefined =>
  given && terms.needed.includes(given)
    ? undefined
    : refuse('PROOF_MISSING', { of: terms.of, needed: [...terms.needed], given: given ?? null });
