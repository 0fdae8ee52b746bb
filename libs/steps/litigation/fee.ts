import { minus, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import type { TrackKind } from './track.js';

const yuan = (amount: number): Fen => BigInt(amount * 100) as Fen;

/** Bands of the fee for property cases: the upper end in yuan and the share of what lies in the band, in parts of 100,000. */
const bands: readonly { upTo: Fen; share: bigint }[] = [
  { upTo: yuan(100_000), share: 2_500n },
  { upTo: yuan(200_000), share: 2_000n },
  { upTo: yuan(500_000), share: 1_500n },
  { upTo: yuan(1_000_000), share: 1_000n },
  { upTo: yuan(2_000_000), share: 900n },
  { upTo: yuan(5_000_000), share: 800n },
  { upTo: yuan(10_000_000), share: 700n },
  { upTo: yuan(20_000_000), share: 600n },
];
const ABOVE = 500n;
const SHARES = 100_000n;

const LOWEST_UP_TO = yuan(10_000);
const LOWEST = yuan(50);

/** A part of an amount, half a fen rounded up. */
const part = (amount: bigint, share: bigint, of: bigint): Fen => ((amount * share * 2n + of) / (of * 2n)) as Fen;

/** The fee of a property case by bands, in fen; 50 yuan up to 10,000 (Fee Measures 13(1), 2006). */
export function fullFee(claim: Fen): Fen {
  if (claim <= LOWEST_UP_TO) return LOWEST;
  let shares = 0n;
  let floor: bigint = LOWEST_UP_TO;
  for (const { upTo, share } of [...bands, { upTo: claim, share: ABOVE }]) {
    const top = claim < upTo ? claim : upTo;
    if (top > floor) shares += (top - floor) * share;
    if (top > floor) floor = top;
  }
  return plus(LOWEST, part(shares, 1n, SHARES));
}

/** How a suit goes: summary procedure, settlement in court and withdrawal pay half (Fee Measures 15, 16). */
export type FeeCourse = 'ordinary' | 'summary' | 'settled' | 'withdrawn';

/**
 * What the court asks for a track, in fen: a suit by bands, a payment order a third of it (Fee Measures 13, 14); a confirmation
 * of mediation bears none; undefined where the court sets it (realisation of a security).
 */
export function courtFee(claim: Fen, track: TrackKind, course: FeeCourse = 'ordinary'): Fen | undefined {
  switch (track) {
    case 'suit':
      return course === 'ordinary' ? fullFee(claim) : part(fullFee(claim), 1n, 2n);
    case 'paymentOrder':
      return part(fullFee(claim), 1n, 3n);
    case 'preservation':
      return preservationFee(claim);
    case 'mediationConfirmation':
      return NONE;
    case 'realisation':
      return undefined;
  }
}

/** 30 yuan up to 1,000; 1 % to 100,000; 0.5 % above; never more than 5,000 (Fee Measures 14(2)). */
export function preservationFee(preserved: Fen): Fen {
  const [low, middle, cap] = [yuan(1_000), yuan(100_000), yuan(5_000)];
  if (preserved <= low) return yuan(30);
  const upToMiddle = part(minus(preserved < middle ? preserved : middle, low), 1n, 100n);
  const above = preserved > middle ? part(minus(preserved, middle), 5n, 1_000n) : NONE;
  const fee = plus(yuan(30), upToMiddle, above);
  return fee < cap ? fee : cap;
}

/**
 * The doubled part of the interest for late performance, in fen: 0.0175 % a day on unpaid money of the judgment other than its
 * general interest, from the end of the term to perform to the payment (CPL 264; Late Interest Interpretation 1–3, 2014).
 */
export const doubledInterest = (unpaid: Fen, days: number): Fen =>
  unpaid <= NONE || days <= 0 ? NONE : part(unpaid, 175n * BigInt(days), 1_000_000n);
