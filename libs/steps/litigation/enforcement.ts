import { addDays, addMonths, later, type Day } from '../../ground/calendar/calendar.js';
import { NONE } from '../../ground/fen/fen.js';
import type { Article } from '../../ground/law/law.js';
import type { Watch } from '../../cases/case/watch.js';
import { freezesOf } from './freeze.js';
import { ofDays, ofMonths, until, watched, type CourtDay } from './term.js';
import type { CourtFact, CourtFactKind, Track } from './track.js';

/** The last fact of one of these kinds, as they were told. */
export const lastOf = (track: Pick<Track, 'facts'>, ...kinds: readonly CourtFactKind[]): CourtFact | undefined =>
  track.facts.filter((fact) => kinds.includes(fact.kind)).at(-1);

/**
 * From which day the two years to apply for enforcement are counted: the last day to perform, else the day of effect
 * (CPL 250, 227). While the effect was not recorded the earliest day it may have is taken, so that a warning comes too early
 * and never too late. Undefined while there is nothing to enforce.
 */
export function enforceableFrom(track: Track, on: CourtDay): { about: string; from: Day } | undefined {
  const title = titleOf(track, on);
  if (!title) return undefined;
  const performBy = lastOf(track, 'performBy');
  return performBy?.untilDay ? { about: performBy.id, from: performBy.untilDay } : title;
}

function titleOf(track: Track, on: CourtDay): { about: string; from: Day } | undefined {
  const bare = (fact: CourtFact | undefined) => fact && { about: fact.id, from: fact.onDay };
  switch (track.kind) {
    case 'suit':
      return track.state === 'ended' ? undefined : judgmentOf(track, on);
    case 'paymentOrder': {
      const served = lastOf(track, 'orderServed');
      if (track.state === 'ended' || !served) return undefined;
      if (!lastOf(track, 'effective') && lastOf(track, 'objection')) return undefined;
      // The debtor pays or objects within fifteen days of the order (CPL 227): its last day is the last day to perform.
      const performBy = addDays(served.onDay, on.law.value.orderObjectDays);
      return performBy < on.today ? { about: served.id, from: performBy } : undefined;
    }
    case 'realisation':
      return bare(lastOf(track, 'realisationGranted'));
    case 'mediationConfirmation':
      return bare(lastOf(track, 'confirmationGranted'));
    case 'preservation':
      return undefined;
  }
}

function judgmentOf(track: Track, on: CourtDay): { about: string; from: Day } | undefined {
  const judged = lastOf(track, 'judged');
  if (!judged || judged.amountFen === NONE) return undefined;
  const since = { facts: track.facts.slice(track.facts.indexOf(judged) + 1) };
  const [appealed, second] = [lastOf(since, 'appealed'), lastOf(since, 'appealJudged')];
  if ((appealed && !second) || second?.detail === 'sentBack') return undefined;
  const effect = lastOf(since, 'effective') ?? second;
  if (effect) return { about: effect.id, from: effect.onDay };
  const served = lastOf(since, 'judgmentServed');
  if (!served || judged.detail === 'mediation') return { about: judged.id, from: judged.onDay };
  return { about: judged.id, from: addDays(served.onDay, appealDaysOf(judged, on)) };
}

/** Fifteen days against a judgment, ten against a ruling (CPL 171). */
export const appealDaysOf = (judged: CourtFact, on: Pick<CourtDay, 'law'>): number =>
  judged.detail === 'ruling' ? on.law.value.appealRulingDays : on.law.value.appealDays;

/** What enforcement makes of a title: to be applied for, slow, ended for now, settled. */
export function enforcementWatches(track: Track, on: CourtDay): Watch[] {
  const last = lastOf(track, 'enforcementApplied', 'zhongben', 'revived', 'settlementInEnforcement');
  if (!last) {
    const due = enforceableFrom(track, on);
    return due
      ? [watched('enforcement', { about: due.about, term: ofMonths(due.from, on.law.value.enforcementMonths, on) }, on)]
      : [];
  }
  if (last.kind === 'zhongben') return [recheckWatch(last, on)];
  if (last.kind === 'settlementInEnforcement') {
    // Broken, the title is revived within two years of the settlement's last day, or the settlement is sued on.
    const term = ofMonths(last.untilDay ?? last.onDay, on.law.value.enforcementMonths, on);
    return [watched('settlement', { about: last.id, term }, on)];
  }
  return [watched('slowCourt', { about: last.id, term: ofMonths(last.onDay, on.law.value.slowCourtMonths, on) }, on)];
}

const creditorLooks: Article = { code: 'CPL Interpretation 517 (2022)', zh: '民事诉讼法解释（2022）第517条' };

/**
 * After 终本 the court checks the debtor's assets every six months for five years; after that only the creditor looks, and may
 * apply again at any time (Fa [2016] 373, 9; CPL Interpretation 517). The next check, with the task of the last one due.
 */
function recheckWatch(zhongben: CourtFact, on: CourtDay): Watch {
  const { zhongbenRecheckMonths: months, zhongbenRecheckYears: years } = on.law.value;
  let times = 1;
  while (addMonths(zhongben.onDay, months * (times + 1)) <= on.today) times += 1;
  const due = addMonths(zhongben.onDay, months * times);
  const next = due > on.today ? due : addMonths(zhongben.onDay, months * (times + 1));
  const byCourt = next <= addMonths(zhongben.onDay, 12 * years);
  const terms = {
    about: zhongben.id,
    term: until(due > on.today ? zhongben.onDay : due, next),
    ...(byCourt ? {} : { article: creditorLooks }),
  };
  return {
    ...watched('recheck', terms, on),
    tasks: [due, next]
      .filter((day, at, all) => all.indexOf(day) === at)
      .map((day) => ({
        openOn: day,
        kind: 'recheckAssets' as const,
        about: `${zhongben.id}/${day}`,
        role: 'legal' as const,
      })),
  };
}

/** Freezes run out whatever else is so: renewal is asked for seven days before the end at the latest (Preservation Rules 18). */
export function freezeWatches(track: Track, on: CourtDay): Watch[] {
  return freezesOf(track)
    .filter((freeze) => !freeze.lifted)
    .map((freeze): Watch => {
      // One watch a period: a renewal begins another, with warnings of its own.
      const about = `${freeze.id}/${freeze.until}`;
      const watch = watched('freeze', { about, term: until(freeze.from, freeze.until) }, on);
      const askBy = addDays(freeze.until, -on.law.value.freezeRenewDays);
      const over = addDays(freeze.until, 1);
      const lapsed = (['legal', 'supervisor'] as const).map((role) => ({
        openOn: over,
        kind: 'renewFreeze' as const,
        about: `${about}/over${role === 'legal' ? '' : `/${role}`}`,
        role,
      }));
      return {
        ...watch,
        on: on.today <= askBy ? later(askBy, freeze.from) : freeze.until,
        tasks: [...watch.tasks, ...lapsed],
      };
    });
}

/** A pre-suit preservation: ruled on in 48 hours, then the suit within thirty days of it, or it is lifted (CPL 104). */
export function preSuitWatches(track: Track, tracks: readonly Track[], on: CourtDay): Watch[] {
  if (track.kind !== 'preservation' || track.state === 'ended') return [];
  const granted = track.facts
    .filter((fact) => fact.kind === 'preservationGranted')
    .map((fact) => fact.onDay)
    .sort()[0];
  if (!granted) {
    const article: Article = { code: 'Civil Procedure Law 104 (2023)', zh: '民事诉讼法（2023）第104条' };
    const term = until(track.filedOn, addDays(track.filedOn, 2));
    return [watched('preservationRuling', { about: track.id, term, article }, on)];
  }
  const standing = freezesOf(track).some((freeze) => !freeze.lifted);
  const sued = tracks.some((one) => one.kind === 'suit' && one.state === 'open');
  if (!standing || sued) return [];
  return [watched('preSuit', { about: track.id, term: ofDays(granted, on.law.value.preSuitDays, on) }, on)];
}
