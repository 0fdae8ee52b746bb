import { canonical, sha256 } from '../record/record.js';
import type { Proof } from './evidence.js';

/** The hash that is kept: of the scan, or of the description while there is only paper. A file of its own: browsers read the rest. */
export const proofHash = (proof: Proof): string =>
  proof.sha256 ?? sha256(canonical({ kind: proof.kind, day: proof.day, reference: proof.reference }));
