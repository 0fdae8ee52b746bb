import { addWorkdays, type Day } from '../../ground/calendar/calendar.js';
import type { ParameterKey } from '../../ground/law/law.js';
import type { CourtDeadline } from '../../cases/case/court.js';
import type { Watch } from '../../cases/case/watch.js';
import { appealDaysOf, enforcementWatches, freezeWatches, lastOf, preSuitWatches } from './enforcement.js';
import { ofDays, ofMonths, until, watched, type CourtDay } from './term.js';
import type { CourtFact, Track } from './track.js';

/**
 * All days that the tracks of a case must not miss, by their dated facts. A hold, a plan or a dispute is no argument here: it
 * silences pressure, never an act that saves a right (X4).
 */
export const courtWatches = (tracks: readonly Track[], on: CourtDay, agreedOn: readonly Day[] = []): Watch[] => [
  ...agreedOn.flatMap((day) => unconfirmed(day, tracks, on)),
  ...tracks.flatMap((track) => [
    ...(track.state === 'open' ? ofTrack(track, on) : []),
    ...orderVoidWatches(track, tracks, on),
    ...preSuitWatches(track, tracks, on),
    ...freezeWatches(track, on),
    ...enforcementWatches(track, on),
  ]),
];

/** A mediation agreement that nobody has taken to court yet: both apply within thirty days of it (CPL 205). */
function unconfirmed(day: Day, tracks: readonly Track[], on: CourtDay): Watch[] {
  const watch = confirmation(day, on);
  const taken = tracks.some((track) => track.kind === 'mediationConfirmation' && track.filedOn >= day);
  return taken || watch.on < on.today ? [] : [watch];
}

// By the day of the agreement, so that its tasks stay the same once the track is opened.
const confirmation = (day: Day, on: CourtDay): Watch =>
  days('confirmation', 'confirmationDays', { about: `mediation/${day}`, from: day, on });

function ofTrack(track: Track, on: CourtDay): Watch[] {
  switch (track.kind) {
    case 'suit':
      return [...paperWatches(track, on), ...suitWatches(track, on), ...judgmentWatches(track, on)];
    case 'paymentOrder':
      return orderWatches(track, on);
    case 'realisation':
      return realisationWatches(track, on);
    case 'mediationConfirmation':
      return lastOf(track, 'confirmationAsked') ? [] : [confirmation(track.filedOn, on)];
    case 'preservation':
      return [];
  }
}

interface Since {
  about: string;
  from: Day;
  on: CourtDay;
}

const days = (kind: CourtDeadline, key: ParameterKey, { about, from, on }: Since): Watch =>
  watched(kind, { about, term: ofDays(from, on.law.value[key], on) }, on);
const months = (kind: CourtDeadline, key: ParameterKey, { about, from, on }: Since): Watch =>
  watched(kind, { about, term: ofMonths(from, on.law.value[key], on) }, on);

const since = (fact: CourtFact, on: CourtDay): Since => ({ about: fact.id, from: fact.onDay, on });

/** Papers that came back are completed; the court's days are counted from then on (CPL 126, CPL Interpretation 126). */
function paperWatches(track: Track, on: CourtDay): Watch[] {
  const fee = lastOf(track, 'feeNotice');
  const feeDays = fee && !lastOf(track, 'feePaid') ? [days('courtFee', 'courtFeeDays', since(fee, on))] : [];
  if (lastOf(track, 'accepted', 'judged')) return feeDays;
  const papers = lastOf(track, 'returnedForPapers', 'papersCompleted');
  if (papers?.kind === 'returnedForPapers') {
    const lastOn = addWorkdays(papers.onDay, on.law.value.handoffWorkdays, on.calendar);
    return [...feeDays, watched('courtPapers', { about: papers.id, term: until(papers.onDay, lastOn) }, on)];
  }
  const from = papers ? since(papers, on) : { about: track.id, from: track.filedOn, on };
  return [...feeDays, days('courtRegister', 'courtRegisterDays', from)];
}

const trialKeys: Record<string, ParameterKey> = { summary: 'trialSummaryMonths', small: 'trialSmallMonths' };

function suitWatches(track: Track, on: CourtDay): Watch[] {
  const accepted = lastOf(track, 'accepted');
  const asked = lastOf(track, 'preservationAsked', 'preservationGranted');
  const ruling =
    asked?.kind === 'preservationAsked' ? [days('preservationRuling', 'preservationRulingDays', since(asked, on))] : [];
  if (!accepted || lastOf(track, 'judged')) return ruling;
  const [copy, published] = [lastOf(track, 'copyServed'), lastOf(track, 'publication')];
  const list = [...ruling];
  // Who is served by publication is tried in ordinary procedure (CPL Interpretation 140).
  const trial = published ? undefined : trialKeys[accepted.detail ?? ''];
  list.push(months('trial', trial ?? 'trialOrdinaryMonths', since(accepted, on)));
  if (published) list.push(days('publication', 'publicationDays', since(published, on)));
  if (!copy && !published) list.push(days('courtCopy', 'courtCopyDays', since(accepted, on)));
  if (copy) list.push(days('defence', 'defenceDays', since(copy, on)));
  return list;
}

function judgmentWatches(track: Track, on: CourtDay): Watch[] {
  const judged = lastOf(track, 'judged');
  if (!judged) return [];
  const after = { facts: track.facts.slice(track.facts.indexOf(judged) + 1) };
  const [appealed, second, effective] = [
    lastOf(after, 'appealed'),
    lastOf(after, 'appealJudged'),
    lastOf(after, 'effective'),
  ];
  if (appealed && !second)
    return judged.detail === 'ruling'
      ? [days('secondTrial', 'trialSecondRulingDays', since(appealed, on))]
      : [months('secondTrial', 'trialSecondMonths', since(appealed, on))];
  const effect = effective ?? second;
  if (effect) {
    const lost = (second?.amountFen ?? judged.amountFen ?? track.claimedFen) < track.claimedFen;
    const retrial = months('retrial', 'retrialMonths', since(effect, on));
    return lost && on.today <= retrial.on ? [retrial] : [];
  }
  // Mediation takes effect when it is signed; small claims are judged once and for all (CPL 100, 165).
  if (judged.detail === 'mediation' || lastOf(track, 'accepted')?.detail === 'small') return [];
  return track.facts
    .slice(track.facts.indexOf(judged) + 1)
    .filter((fact) => fact.kind === 'judgmentServed' && (fact.detail ?? 'creditor') === 'creditor')
    .map((fact) =>
      watched('ownAppeal', { about: fact.id, term: ofDays(fact.onDay, appealDaysOf(judged, on), on) }, on),
    );
}

/** 督促程序: five days to accept, fifteen to issue, thirty to serve, fifteen to object (CPL 226, 227; CPL Interpretation 430). */
function orderWatches(track: Track, on: CourtDay): Watch[] {
  const [accepted, issued, served] = [
    lastOf(track, 'accepted'),
    lastOf(track, 'orderIssued'),
    lastOf(track, 'orderServed'),
  ];
  if (!accepted) return [days('orderAccept', 'orderAcceptDays', { about: track.id, from: track.filedOn, on })];
  if (!issued) return [days('orderIssue', 'orderIssueDays', since(accepted, on))];
  if (!served) return [days('orderService', 'orderServeDays', since(issued, on))];
  if (lastOf(track, 'objection', 'effective')) return [];
  return [days('orderObjection', 'orderObjectDays', since(served, on))];
}

/** A dead order becomes a suit by itself, unless the creditor says no within seven days (CPL 228; CPL Interpretation 438–439). */
function orderVoidWatches(track: Track, tracks: readonly Track[], on: CourtDay): Watch[] {
  const dead = lastOf(track, 'orderVoid');
  const sued = tracks.some((one) => one.kind === 'suit' && one.state === 'open');
  return dead && !sued ? [days('orderSuit', 'orderSuitDays', since(dead, on))] : [];
}

function realisationWatches(track: Track, on: CourtDay): Watch[] {
  const accepted = lastOf(track, 'accepted');
  if (!accepted) return paperWatches(track, on);
  return lastOf(track, 'realisationGranted') ? [] : [days('realisation', 'realisationDays', since(accepted, on))];
}
