import {
  addDays,
  addMonths,
  addWorkdays,
  earlier,
  later,
  termEnd,
  type Calendar,
  type Day,
} from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import type { Role } from '../../people/staff/staff.js';
import type { DeadlineFor } from '../case/case.js';
import type { Watch } from '../case/watch.js';
import {
  factKinds,
  factRules,
  type Ending,
  type FactKind,
  type FactRule,
  type FactState,
  type SettableKind,
} from './rule.js';

export const factRefusals = [
  'FACT_IN_FORCE',
  'FACT_TOO_LONG',
  'FACT_UNPROVEN',
  'FACT_PARTY_UNKNOWN',
  'FACT_NOT_IN_FORCE',
  'FACT_ENDING_UNKNOWN',
] as const;

/** A fact as rules see it. */
export interface Fact {
  id: string;
  kind: FactKind;
  /** Whom it is about: null for the case as a whole. */
  partyId: string | null;
  fromDay: Day;
  untilDay: Day | null;
  state: FactState;
  endedOn: Day | null;
}

export interface Effects {
  contact: boolean;
  escalation: boolean;
  clock: 'runs' | 'stands';
  savesRight: true;
  /** Which fact silences most; null when nothing is silenced. */
  because: FactKind | 'promise' | null;
}

const free: Effects = { contact: true, escalation: true, clock: 'runs', savesRight: true, because: null };

/** Whether a fact holds on a day: its last day included. */
export const holdsOn = (fact: Fact, day: Day): boolean =>
  fact.state === 'inForce' && fact.fromDay <= day && (fact.untilDay === null || day <= fact.untilDay);

const touches = (fact: Fact, partyId: string): boolean => fact.partyId === null || fact.partyId === partyId;

const silences = (rule: FactRule): number =>
  Number(!rule.contact) + Number(!rule.escalation) + Number(rule.clock === 'stands');

/** What the facts of a case leave open toward one person: the strictest of all that hold on the day. */
export function effectsOf(facts: readonly Fact[], terms: { partyId: string; today: Day }): Effects {
  const holding = factKinds.filter((kind) =>
    facts.some((fact) => fact.kind === kind && holdsOn(fact, terms.today) && touches(fact, terms.partyId)),
  );
  const rules = holding.map((kind) => factRules[kind]);
  const loudest = Math.max(0, ...rules.map(silences));
  return rules.length === 0
    ? free
    : {
        contact: rules.every((rule) => rule.contact),
        escalation: rules.every((rule) => rule.escalation),
        clock: rules.some((rule) => rule.clock === 'stands') ? 'stands' : 'runs',
        savesRight: true,
        because: loudest === 0 ? null : (holding.find((kind) => silences(factRules[kind]) === loudest) ?? null),
      };
}

/** The last day a fact of this kind may hold when it begins on a day; null without one. */
export function longestDay(kind: FactKind, from: Day, on: Pick<On, 'law' | 'calendar'>): Day | null {
  const { longest } = factRules[kind];
  if (!longest) return null;
  const value = on.law.value[longest.key];
  switch (longest.in) {
    case 'days':
      return addDays(from, value);
    case 'workdays':
      return addWorkdays(from, value, on.calendar);
    case 'months':
      return addMonths(from, value);
  }
}

export interface WantedFact {
  kind: SettableKind;
  partyId: string | null;
  fromDay: Day;
  untilDay: Day | null;
  proof: ProofKind | null;
}

/**
 * Why a fact cannot be set: another role's (`NO_RIGHT`); the same already holds for the same person; no proof; a person
 * who owes nothing here; begins in the future or is over already; longer than its kind may hold.
 */
export function settableNow(
  wanted: WantedFact,
  facts: { standing: readonly Fact[]; partyIds: readonly string[]; roles: readonly Role[] },
  on: Pick<On, 'today' | 'law' | 'calendar'>,
): Refusal | undefined {
  const rule = factRules[wanted.kind];
  if (!rule.setters.some((role) => facts.roles.includes(role))) return refuse('NO_RIGHT', { roles: rule.setters });
  if (wanted.partyId !== null && !facts.partyIds.includes(wanted.partyId)) return refuse('FACT_PARTY_UNKNOWN');
  if (rule.proofs.length > 0 && !rule.proofs.some((proof) => proof === wanted.proof))
    return refuse('FACT_UNPROVEN', { needed: rule.proofs });
  const same = facts.standing.find(
    (one) =>
      one.kind === wanted.kind &&
      one.partyId === wanted.partyId &&
      (one.state === 'inForce' || one.state === 'proposed'),
  );
  if (same) return refuse('FACT_IN_FORCE', { from: same.fromDay });
  if (wanted.fromDay > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  const longest = longestDay(wanted.kind, wanted.fromDay, on);
  const until = wanted.untilDay ?? longest;
  if (until !== null && until < on.today) return refuse('DAY_TOO_EARLY', { from: on.today });
  if (until !== null && longest !== null && until > longest) return refuse('FACT_TOO_LONG', { until: longest });
  return undefined;
}

/** Why a person cannot end a fact: it does not hold, this does not end it, or another role says so. */
export function endableNow(fact: Fact, terms: { because: Ending; roles: readonly Role[] }): Refusal | undefined {
  if (fact.state !== 'inForce') return refuse('FACT_NOT_IN_FORCE', { state: fact.state });
  const sayers = factRules[fact.kind].ends[terms.because];
  if (!sayers) return refuse('FACT_ENDING_UNKNOWN', { kind: fact.kind });
  return sayers.some((role) => terms.roles.includes(role)) ? undefined : refuse('NO_RIGHT', { roles: sayers });
}

/** The last day on which a fact stood, as far as a day knows. */
const stoodUntil = (fact: Fact, today: Day): Day =>
  earlier(fact.endedOn ?? today, earlier(fact.untilDay ?? today, today));

/** On how many days of a span the terms of demands stood still; days of several facts count once. */
export function stoodDays(facts: readonly Fact[], span: { after: Day; until: Day; today: Day }): number {
  const spans = facts
    .filter((one) => (one.state === 'inForce' || one.state === 'ended') && factRules[one.kind].clock === 'stands')
    .map((one) => ({
      from: later(one.fromDay, addDays(span.after, 1)),
      until: earlier(stoodUntil(one, span.today), span.until),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let count = 0;
  let counted = span.after;
  for (const one of spans)
    for (let day = later(one.from, addDays(counted, 1)); day <= one.until; day = addDays(day, 1)) {
      count += 1;
      counted = day;
    }
  return count;
}

/**
 * The last day of a demand's term with the days added on which it stood still. While it stands the end moves on with
 * every day; a term that was over before a fact began stays over.
 */
export function pausedTermEnd(
  term: { from: Day; days: number },
  terms: { facts: readonly Fact[]; today: Day },
  calendar: Calendar,
): Day {
  let end = termEnd(term, calendar);
  for (;;) {
    const stood = stoodDays(terms.facts, { after: term.from, until: end, today: terms.today });
    const moved = termEnd({ from: term.from, days: term.days + stood }, calendar);
    if (moved <= end) return end;
    end = moved;
  }
}

const deadlineOf: Partial<Record<FactKind, DeadlineFor>> = { dispute: 'disputeAnswer' };

/** The days that facts in force make a case watch: their end, and the window for a claim in bankruptcy (G13). */
export function watchesOf(facts: readonly Fact[], on: Pick<On, 'law'>): Watch[] {
  return facts
    .filter((one) => one.state === 'inForce')
    .flatMap((one): Watch[] => {
      const { task, article } = factRules[one.kind];
      const tasks = task ? [{ openOn: one.fromDay, kind: task.kind, about: one.id, role: task.role }] : [];
      const watch = { about: one.id, from: one.fromDay, article, tasks };
      if (one.kind === 'bankrupt')
        return [
          {
            ...watch,
            for: 'claimFiling',
            on: addDays(one.fromDay, on.law.value.claimFilingDays),
            savesRight: true,
          },
        ];
      // A plan's end is its instalments' affair.
      if (one.untilDay === null || one.kind === 'planInForce') return [];
      return [{ ...watch, for: deadlineOf[one.kind] ?? 'factTerm', on: one.untilDay, savesRight: false }];
    });
}

/** Facts whose last day is over and that still stand: the clock ends them. */
export const overdue = <F extends Fact>(facts: readonly F[], today: Day): F[] =>
  facts.filter((one) => one.state === 'inForce' && one.untilDay !== null && one.untilDay < today);
