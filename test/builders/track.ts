import type { CourtFact, CourtFactKind, Track, TrackKind } from '../../libs/steps/litigation/track.js';
import { day, fen } from './day.js';

/** A track filed on 2026-03-02 over 1,000 yuan on which nothing has happened, unless told. */
export const aTrack = (kind: TrackKind = 'suit', own: Partial<Track> = {}): TrackInTest =>
  trackFrom({
    ...{ id: `${kind}-1`, kind, filedOn: day('2026-03-02'), claimedFen: fen(100_000), state: 'open' as const },
    ...{ endedBecause: null, facts: [], ...own },
  });

export interface TrackInTest extends Track {
  /** What happened next, on its day; its id is its kind and its place. */
  then(kind: CourtFactKind, onDay: string, own?: FactInTest): TrackInTest;
  ended(because: CourtFactKind): TrackInTest;
}

interface FactInTest {
  until?: string;
  amount?: number;
  detail?: string;
  about?: string;
}

function trackFrom(track: Track): TrackInTest {
  return {
    ...track,
    then: (kind, onDay, { until, amount, detail, about } = {}) => {
      const fact: CourtFact = {
        ...{ id: `${kind}-${track.facts.length + 1}`, kind, onDay: day(onDay), detail: detail ?? null },
        ...{ untilDay: until ? day(until) : null, amountFen: amount === undefined ? null : fen(amount) },
        about: about ?? null,
      };
      return trackFrom({ ...track, facts: [...track.facts, fact] });
    },
    ended: (because) => trackFrom({ ...track, state: 'ended', endedBecause: because }),
  };
}
