import { startOf, dayOf } from '../calendar/calendar.js';
import { basis } from './basis.js';
import { bygone, type Bygone, type BygoneMeasure } from './bygone.js';
import type { Article, Law } from './law.js';
import {
  entitled,
  lawful,
  publicChannels,
  type Channel,
  type Lawful,
  type LawfulMeasure,
  type Mind,
  type Nature,
  type Title,
} from './measure.js';
import { missingPapers, type PressPapers } from './press.js';

export type Measure = LawfulMeasure | BygoneMeasure;
export const measures = [...Object.keys(lawful), ...Object.keys(bygone)] as [Measure, ...Measure[]];

/** Why the guard refuses; each is cured by the alternative that comes with it. */
export const guardRefusals = [
  'MEASURE_UNLAWFUL',
  'OLD_RULE',
  'NO_TITLE',
  'THIRD_PERSON',
  'PUBLIC_NAMING',
  'CHANNEL_UNLAWFUL',
  'PLACE_UNLAWFUL',
  'QUIET_HOURS',
  'CONTACT_LIMIT',
] as const;
/** Its own, and those that the rooms of guarantees, announcements and facts say in the same words. */
export type GuardRefusal =
  | Exclude<(typeof guardRefusals)[number], 'MEASURE_UNLAWFUL'>
  | 'GUARANTEE_NOT_STANDING'
  | 'PRESS_PAPERS_MISSING'
  | 'CONTACT_SILENCED';

export const meetingPlaces = ['branch', 'mediation', 'homeByConsent', 'home', 'workplace', 'publicPlace'] as const;
export type MeetingPlace = (typeof meetingPlaces)[number];

/** Who would be met, and what he is to the debt. */
export interface Addressee {
  nature: Nature;
  title: Title;
}

/** What somebody wants to do, with all that the law asks about it. `calm` has an act that disturbs nobody. */
export interface Act {
  measure: Measure;
  addressee: Addressee;
  /** The measure's own way when null. */
  channel: Channel | null;
  /** Of the day in Asia/Shanghai, 0–23. */
  hour: number;
  /** The debtor has agreed to be met at other hours; proof is kept. */
  hoursAgreed: boolean;
  /** Answered contacts of this person today that we began, over all cases and channels. */
  reachedToday: number;
  /** Unanswered tries today at this number. */
  triesToday: number;
  place: MeetingPlace | null;
  /** How far the debtor himself is lost: only then may a third person be asked. */
  lost: { numberInvalid: boolean; failedInARow: number };
  thirdPersonRefused: boolean;
  press: PressPapers | null;
  /** A hold, dispute or kept plan in force (X4). */
  silenced: { because: string } | null;
}

export const calm = (measure: Measure, addressee: Addressee, own: Partial<Act> = {}): Act => ({
  ...{ measure, addressee, channel: null, hour: 10, hoursAgreed: false, reachedToday: 0, triesToday: 0, place: null },
  ...{ lost: { numberInvalid: false, failedInARow: 0 }, thirdPersonRefused: false, press: null, silenced: null },
  ...own,
});

export interface Allowed {
  allowed: true;
  article: Article;
  mind: readonly Mind[];
}
export interface Forbidden {
  refused: GuardRefusal;
  article: Article;
  /** The lawful alternative for the same addressee: the next step the desk offers. */
  instead: { measure: LawfulMeasure; zh: string };
  detail: Readonly<Record<string, string | number | readonly string[]>>;
}

const TRIES_BEFORE_THIRD_PERSON = 3;

/** The hour of the day in Asia/Shanghai. */
export const hourOf = (at: Date): number => Math.floor((at.getTime() - startOf(dayOf(at)).getTime()) / 3_600_000);

/** 个体工商户 and farm households are natural persons for contact, announcement and data: their register has them as persons (X3). */
export const natureOf = (kind: 'person' | 'organisation'): Nature =>
  kind === 'organisation' ? 'organisation' : 'natural';

/**
 * Judges action × addressee × title × hour × frequency × channel: allowed by its article with what to mind, or refused with
 * the article and the lawful alternative (rules of conduct; X1–X11; the old papers' measures by name).
 */
export function judge(act: Act, law: Pick<Law, 'value'>): Allowed | Forbidden {
  const bar = barOf(act, law);
  if (bar) return { ...bar, instead: alternative(act, { law, candidates: bar.instead }) };
  const old = oldOf(act.measure);
  if (old) return { allowed: true, article: old.article, mind: ['warnOnly'] };
  const { article, mind } = lawfulOf(act.measure as LawfulMeasure);
  return { allowed: true, article, mind: [...mind, ...mindOf(act.addressee.title)] };
}

/** Whether the guard refused. */
export const isForbidden = (judged: Allowed | Forbidden): judged is Forbidden => 'refused' in judged;

const oldOf = (measure: Measure): Bygone | undefined => (bygone as Partial<Record<Measure, Bygone>>)[measure];
const lawfulOf = (measure: LawfulMeasure): Lawful => lawful[measure];

const mindOf = (title: Title): Mind[] =>
  title === 'heir' ? ['upToEstate'] : title === 'pledgor' ? ['onlyTheThing'] : [];

type Bar = Omit<Forbidden, 'instead'> & { instead: readonly LawfulMeasure[] };

const bar = (refused: GuardRefusal, article: Article, own: Partial<Pick<Bar, 'instead' | 'detail'>> = {}): Bar => ({
  ...{ refused, article, instead: ['legalCheck'], detail: {} },
  ...own,
});

/** The first candidate that is itself allowed for the same addressee at the same hour; our own legal check always is. */
function alternative(
  act: Act,
  terms: { law: Pick<Law, 'value'>; candidates: readonly LawfulMeasure[] },
): Forbidden['instead'] {
  const open = terms.candidates.find(
    (measure) => !barOf({ ...act, measure, channel: null, place: 'branch', press: null }, terms.law),
  );
  const measure = open ?? 'legalCheck';
  return { measure, zh: lawful[measure].zh };
}

function barOf(act: Act, law: Pick<Law, 'value'>): Bar | undefined {
  const old = oldOf(act.measure);
  if (old) return old.warnsOnly ? undefined : bar('OLD_RULE', old.article, { instead: old.instead });
  const terms = lawfulOf(act.measure as LawfulMeasure);
  return (
    barOfTitle(act, terms) ??
    barOfWay(act, terms) ??
    barOfPress(act) ??
    barOfThirdPerson(act) ??
    barOfPlace(act) ??
    barOfSilence(act, terms) ??
    barOfDay(act, { law, terms })
  );
}

// Whom no measure may reach, and what is lawful about him: X1, X2, X11.
function barOfTitle(act: Act, terms: Lawful): Bar | undefined {
  const { title, nature } = act.addressee;
  if (!terms.to.includes(title)) return barOfNoTitle(title);
  if (terms.only && terms.only !== nature)
    return bar('PUBLIC_NAMING', basis.naming, { instead: ['suitWithPublication'] });
  return undefined;
}

function barOfNoTitle(title: Title): Bar {
  switch (title) {
    case 'actualUser':
      return bar('NO_TITLE', basis.accession, { instead: ['inviteAccession'] });
    case 'guarantorLapsed':
      return bar('GUARANTEE_NOT_STANDING', basis.guaranteeLapsed);
    case 'guarantorVoid':
      return bar('GUARANTEE_NOT_STANDING', basis.guaranteeVoid);
    case 'guarantorUnknown':
      return bar('GUARANTEE_NOT_STANDING', basis.guaranteePeriod);
    case 'thirdPerson':
      return bar('THIRD_PERSON', basis.thirdPerson);
    case 'employer':
      return bar('THIRD_PERSON', basis.wageDeduction, { instead: ['enforceByCourt'] });
    case 'superior':
      return bar('THIRD_PERSON', basis.personalData, { instead: ['courtList'] });
    case 'village':
      return bar('THIRD_PERSON', basis.personalData, { instead: ['suitWithPublication'] });
    case 'public':
      return bar('PUBLIC_NAMING', basis.naming, { instead: ['suitWithPublication'] });
    case 'borrower':
    case 'coObligor':
    case 'guarantorStanding':
    case 'pledgor':
    case 'actualUserWithTitle':
    case 'heir':
      return bar('NO_TITLE', basis.guaranteePeriod); // He owes, but not this: e.g. a guarantor does not confirm the debt.
  }
}

function barOfWay(act: Act, terms: Lawful): Bar | undefined {
  if (act.channel === null || terms.by.includes(act.channel)) return undefined;
  const shown = publicChannels.includes(act.channel);
  return shown && act.addressee.nature === 'natural'
    ? bar('PUBLIC_NAMING', basis.naming, { instead: ['suitWithPublication'] })
    : bar('CHANNEL_UNLAWFUL', basis.contact, { instead: ['writtenDemand'], detail: { by: terms.by } });
}

// All of the conditions, else the suit with the court's publication first (X5).
function barOfPress(act: Act): Bar | undefined {
  if (act.measure !== 'pressDemand') return undefined;
  const missing = missingPapers(act.press);
  if (missing.length === 0) return undefined;
  return bar('PRESS_PAPERS_MISSING', basis.press, { instead: ['suitWithPublication'], detail: { missing } });
}

function barOfThirdPerson(act: Act): Bar | undefined {
  if (act.measure !== 'askForContact') return undefined;
  const lost = act.lost.numberInvalid || act.lost.failedInARow >= TRIES_BEFORE_THIRD_PERSON;
  if (lost && !act.thirdPersonRefused) return undefined;
  const detail: Bar['detail'] = act.thirdPersonRefused
    ? { because: 'refused' }
    : { because: 'notLost', failed: act.lost.failedInARow, needed: TRIES_BEFORE_THIRD_PERSON };
  return bar('THIRD_PERSON', basis.thirdPerson, { instead: ['legalCheck'], detail });
}

// Never at the workplace, at home only with consent (X6).
function barOfPlace(act: Act): Bar | undefined {
  if (act.measure !== 'visit' && act.measure !== 'interview') return undefined;
  const fit = ['branch', 'mediation', 'homeByConsent'];
  if (act.place !== null && fit.includes(act.place)) return undefined;
  if (act.addressee.nature === 'organisation' && act.place === 'workplace') return undefined; // Its own seat.
  return bar('PLACE_UNLAWFUL', basis.contact, { instead: ['inviteInterview'], detail: { place: act.place ?? 'none' } });
}

// A hold silences contact and pressure, never an act that saves a right (X4).
function barOfSilence(act: Act, terms: Lawful): Bar | undefined {
  const presses = terms.reaches === 'addressee' || terms.reaches === 'public';
  if (!act.silenced || terms.savesRight || !presses) return undefined;
  return bar('CONTACT_SILENCED', basis.contact, { detail: { because: act.silenced.because } });
}

function barOfDay(act: Act, { law, terms }: { law: Pick<Law, 'value'>; terms: Lawful }): Bar | undefined {
  if (!terms.disturbs || act.addressee.nature !== 'natural') return undefined;
  const { contactQuietFrom: from, contactQuietUntil: until, contactAnsweredPerDay, contactTriesPerDay } = law.value;
  const quiet = from > until ? act.hour >= from || act.hour < until : act.hour >= from && act.hour < until;
  const instead = ['writtenDemand'] as const;
  if (quiet && !act.hoursAgreed) return bar('QUIET_HOURS', basis.contact, { instead, detail: { from, until } });
  if (act.reachedToday >= contactAnsweredPerDay)
    return bar('CONTACT_LIMIT', basis.contact, {
      instead,
      detail: { reached: act.reachedToday, most: contactAnsweredPerDay },
    });
  if (act.triesToday >= contactTriesPerDay)
    return bar('CONTACT_LIMIT', basis.contact, {
      instead,
      detail: { tries: act.triesToday, most: contactTriesPerDay },
    });
  return undefined;
}

/** Whether a title owes: demands may go to these and to nobody else. */
export const owes = (title: Title): boolean => (entitled as readonly Title[]).includes(title);
