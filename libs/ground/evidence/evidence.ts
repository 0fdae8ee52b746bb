import type { Day } from '../calendar/calendar.js';
import { canonical, sha256 } from '../record/record.js';

export const proofKinds = ['signature', 'postReceipt', 'photo', 'record', 'envelope'] as const;
export type ProofKind = (typeof proofKinds)[number];

/** A proof: what it is, of which day, where the paper is found; with the hash of its scan where there is one. */
export interface Proof {
  kind: ProofKind;
  day: Day;
  reference: string;
  sha256?: string | undefined;
}

/** The hash that is kept: of the scan, or of the description while there is only paper. */
export const proofHash = (proof: Proof): string =>
  proof.sha256 ?? sha256(canonical({ kind: proof.kind, day: proof.day, reference: proof.reference }));
