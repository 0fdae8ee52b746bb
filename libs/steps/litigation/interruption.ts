import type { ActKind } from '../../cases/limit/limit.js';
import type { CourtFactKind, TrackKind } from './track.js';

/** What a track does to the clocks of its debts from the day it was filed (Limitation Rules 10, 11). */
export const onFiling: Partial<Record<TrackKind, ActKind>> = {
  suit: 'suit',
  paymentOrder: 'paymentOrder',
  preservation: 'preservation',
};

/** What a fact does to them. A judgment in effect leaves the claim to the two years of enforcement (CPL 250). */
export const onFact: Partial<Record<CourtFactKind, ActKind>> = {
  enforcementApplied: 'enforcement',
  zhongben: 'enforcementUnsatisfied', // A general guarantor can be asked from then on (Guarantee Interpretation 28).
};

/** How a track that ended lets the clocks run again: a suit that was withdrawn did less than one that was rejected. */
export const onEnd = (track: TrackKind, because: CourtFactKind): ActKind | undefined => {
  if (track !== 'suit' && track !== 'paymentOrder') return undefined;
  return track === 'suit' && because === 'withdrawn' ? 'suitWithdrawn' : 'proceedingEnded';
};
