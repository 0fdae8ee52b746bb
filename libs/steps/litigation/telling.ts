import { addMonths, later, termEnd, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import type { Stage } from '../../cases/case/case.js';
import { freezeMonths, freezesOf, preSuitStands, type Freeze } from './freeze.js';
import {
  assets,
  courtFactKinds,
  lives,
  type CourtFactKind,
  type Place,
  type Track,
  type TrackKind,
  type WantedFact,
} from './track.js';

/**
 * Whether a fact may be told of a track now, of which freeze it is, and whether it ends the track. Refuses `TRACK_ENDED`,
 * `FACT_OUT_OF_ORDER`, `DAY_IN_FUTURE`, `DAY_TOO_EARLY`; `FREEZE_TOO_LONG` (CPL Interpretation 485), `FREEZE_OVER`,
 * `WHICH_FREEZE`; `CONFIRMATION_TOO_LATE` after thirty days (CPL 205).
 */
export function tellable(
  track: Track,
  wanted: WantedFact,
  on: Pick<On, 'today' | 'law' | 'calendar'>,
): { about: string | null; ends: boolean } | Refusal {
  const place = lives[track.kind][wanted.kind];
  // A freeze outlives its track: what becomes of it is told of an ended track too.
  const ofFreeze = wanted.kind === 'preservationRenewed' || wanted.kind === 'preservationLifted';
  if (track.state === 'ended' && !ofFreeze) return refuse('TRACK_ENDED', { because: track.endedBecause });
  const from = place && begins(track, wanted.kind, place);
  if (!place || !from) return refuse('FACT_OUT_OF_ORDER', { kind: wanted.kind, after: place ? [...place.after] : [] });
  if (wanted.onDay > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (wanted.onDay < from) return refuse('DAY_TOO_EARLY', { from });
  if (wanted.untilDay && wanted.untilDay < wanted.onDay) return refuse('DAY_TOO_EARLY', { from: wanted.onDay });
  const ends = place.ends ?? false;
  if (wanted.kind === 'confirmationAsked') {
    const lastOn = termEnd({ from: track.filedOn, days: on.law.value.confirmationDays }, on.calendar);
    if (wanted.onDay > lastOn) return refuse('CONFIRMATION_TOO_LATE', { lastOn });
  }
  if (wanted.kind === 'preservationGranted' || wanted.kind === 'seized')
    return tooLong(wanted, wanted.onDay, on) ?? { about: null, ends };
  if (!ofFreeze) return { about: null, ends };
  const freeze = meant(freezesOf(track), wanted);
  if ('refused' in freeze) return freeze;
  if (wanted.kind === 'preservationLifted') return { about: freeze.id, ends };
  // What has ended cannot be renewed: another creditor may stand before us (Preservation Rules 18).
  if (freeze.until < wanted.onDay) return refuse('FREEZE_OVER', { until: freeze.until });
  return (
    tooLong({ ...wanted, detail: freeze.asset }, later(freeze.until, wanted.onDay), on) ?? { about: freeze.id, ends }
  );
}

/** From which day on a fact may have happened; undefined when it is not its turn. */
function begins(track: Track, kind: CourtFactKind, place: Place): Day | undefined {
  if (!place.again && track.facts.some((fact) => fact.kind === kind)) return undefined;
  const before = track.facts
    .map((fact, at) => ({ fact, at }))
    .filter(({ fact }) => place.after.includes(fact.kind))
    .at(-1);
  if (!before && !place.after.includes('filed')) return undefined;
  const since = track.facts.slice(before ? before.at + 1 : 0);
  if (since.some((fact) => place.not?.includes(fact.kind))) return undefined;
  // Several of a kind (a copy for each defendant) may be told in any order: the first of them sets the earliest day.
  return before
    ? track.facts
        .filter((fact) => fact.kind === before.fact.kind)
        .map((fact) => fact.onDay)
        .reduce((a, b) => (a < b ? a : b))
    : track.filedOn;
}

function tooLong(wanted: WantedFact, from: Day, on: Pick<On, 'law'>): Refusal | undefined {
  const asset = assets.find((one) => one === wanted.detail) ?? 'other';
  const lastOn = addMonths(from, on.law.value[freezeMonths[asset]]);
  return wanted.untilDay && wanted.untilDay > lastOn ? refuse('FREEZE_TOO_LONG', { asset, lastOn }) : undefined;
}

function meant(all: readonly Freeze[], wanted: WantedFact): Freeze | Refusal {
  const standing = all.filter((freeze) => !freeze.lifted && (wanted.about === null || freeze.id === wanted.about));
  const [first, ...others] = standing;
  return first && others.length === 0 ? first : refuse('WHICH_FREEZE', { standing: standing.length });
}

const DOCKET_STAGES: readonly Stage[] = ['litigation', 'writtenOff'];

/** Where a track may be opened: a mediation agreement waits thirty days for its confirmation, at whatever stage (CPL 205). */
export const openedAt = (kind: TrackKind): readonly Stage[] =>
  kind === 'mediationConfirmation' ? ['notice', 'announcement', 'urging', ...DOCKET_STAGES] : DOCKET_STAGES;

/** Whose turn it is: the facts that may be told of a track now, for the desk's menu. */
export const nextFacts = (track: Track): CourtFactKind[] =>
  courtFactKinds.filter((kind) => {
    const place = lives[track.kind][kind];
    if (track.state === 'ended' && kind !== 'preservationRenewed' && kind !== 'preservationLifted') return false;
    return place !== undefined && begins(track, kind, place) !== undefined;
  });

// What needs the book of papers: the others are urgent, or rest on an agreement with the debtor.
const onPapers: readonly TrackKind[] = ['suit', 'paymentOrder', 'realisation'];

/**
 * Whether another track may be opened. Refuses `HANDOFF_NOT_ACCEPTED`, `ALREADY_FILED` for a second open one of a kind,
 * `DAY_IN_FUTURE`, `DAY_TOO_EARLY` before the papers were offered; for a payment order `PRESUIT_STANDS` and `DEBTOR_MISSING`
 * (CPL 225, CPL Interpretation 427).
 */
export function openable(
  facts: {
    tracks: readonly Track[];
    papers: { accepted: boolean; offeredOn: Day } | undefined;
    debtorMissing: boolean;
  },
  wanted: { kind: TrackKind; filedOn: Day },
  on: Pick<On, 'today'>,
): Refusal | undefined {
  const { kind, filedOn } = wanted;
  const needsPapers = onPapers.includes(kind);
  if (needsPapers && !facts.papers?.accepted) return refuse('HANDOFF_NOT_ACCEPTED');
  const same = facts.tracks.find((track) => track.kind === kind && track.state === 'open');
  if (same && kind !== 'realisation' && kind !== 'preservation')
    return refuse('ALREADY_FILED', { filedOn: same.filedOn });
  if (filedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (needsPapers && facts.papers && filedOn < facts.papers.offeredOn)
    return refuse('DAY_TOO_EARLY', { from: facts.papers.offeredOn });
  if (kind !== 'paymentOrder') return undefined;
  if (preSuitStands(facts.tracks)) return refuse('PRESUIT_STANDS');
  return facts.debtorMissing ? refuse('DEBTOR_MISSING') : undefined;
}
