import { addDays, addWorkdays, later, type Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import type { WantedAct } from '../../ground/outside/outside.js';
import { isAboveLevel, isToBeRaised, TOP, type Level, type Request } from '../../people/approval/approval.js';
import type { Role } from '../../people/staff/staff.js';
import type { CaseFacts, Deadline, Stage, TaskKind } from '../../cases/case/case.js';
import { serviceLookOn, termOf, overdueNotice, type Demand, type DemandFacts } from '../notice/notice.js';
import { finalDemand } from '../announcement/announcement.js';
import { interviewInvitation } from '../urging/urging.js';
import { appealEnd, type HandoffFacts, type SuitFacts } from '../litigation/litigation.js';
import { nextAssetLook } from '../writeoff/writeoff.js';
import { clockTarget, type Target } from './escalation.js';

/** All that decides what a day makes due in a case. */
export interface TurnFacts {
  case: CaseFacts;
  owed: Fen;
  /** For a settled case: another open case holds one of its debts. */
  heldElsewhere: boolean;
  lastPaidOn: Day | undefined;
  /** The demand of the stage the case is in, the newest. */
  demand: DemandFacts | undefined;
  /** All requests of the case, oldest first. */
  requests: readonly Request[];
  handoff: HandoffFacts | undefined;
  suit: SuitFacts | undefined;
  writtenOffOn: Day | undefined;
  /** Tasks that were opened, done or not: each is opened once. */
  tasks: readonly { kind: TaskKind; about: string }[];
}

/** What the clock does in a case's name. No act approves, refuses or skips anything. */
export type ClockAct =
  | { do: 'reopen'; dueDay: Day; to: Stage }
  | { do: 'settle'; dueDay: Day }
  | { do: 'raise'; dueDay: Day; request: Request; level: Level }
  | { do: 'issue'; dueDay: Day; demand: Demand }
  | { do: 'ask'; dueDay: Day; to: Target; lowest: Level; number: number }
  | { do: 'openTask'; dueDay: Day; kind: TaskKind; about: string; role: Role };

/** What the story is told: whether its case is over, how long to wait, what to carry out, and a line for its UI. */
export interface Next {
  over: boolean;
  /** Seconds, never a day: the story computes none. */
  wait: number;
  todo: WantedAct[];
  words: string;
}

/** The demand that a stage opens with. */
export const demandOf = (stage: Stage): Demand | undefined => {
  switch (stage) {
    case 'notice':
      return overdueNotice;
    case 'announcement':
      return finalDemand;
    case 'urging':
      return interviewInvitation;
    case 'intake':
    case 'litigation':
    case 'writtenOff':
    case 'settled':
    case 'ended':
      return undefined;
  }
};

type Day1 = Pick<On, 'today' | 'law' | 'calendar'>;

/** The one act that is due now, the most pressing first; undefined when there is none. */
export function dueAct(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const { case: kase, owed } = facts;
  if (kase.stage === 'ended') return undefined;
  if (kase.parked)
    return openedOnce(facts, on, { kind: 'parked', about: kase.parked, role: 'supervisor', from: on.today });
  if (kase.stage === 'settled')
    return owed > NONE && !facts.heldElsewhere && kase.settledFrom
      ? { do: 'reopen', dueDay: on.today, to: kase.settledFrom }
      : undefined;
  if (owed <= NONE) return { do: 'settle', dueDay: on.today };
  return raised(facts, on) ?? ofStage(facts, on);
}

function raised(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const late = facts.requests.find((one) => isToBeRaised(one, on.today));
  if (late) return { do: 'raise', dueDay: addDays(late.levelEndsOn ?? on.today, 1), request: late, level: TOP };
  const above = facts.requests.find((one) => isAboveLevel(one, { amount: facts.owed, law: on.law }));
  return above && { do: 'raise', dueDay: on.today, request: above, level: TOP };
}

function ofStage(facts: TurnFacts, on: Day1): ClockAct | undefined {
  switch (facts.case.stage) {
    case 'intake':
      return facts.case.noticeWanted ? issued(facts, on, overdueNotice) : undefined;
    case 'notice':
    case 'announcement':
    case 'urging':
      return ofDemand(facts, on);
    case 'litigation':
      return ofLitigation(facts, on);
    case 'writtenOff':
      return ofWriteOff(facts, on);
    case 'settled':
    case 'ended':
      return undefined;
  }
}

/** One step toward the debtor a day, in order, also after an outage. */
function issued(facts: TurnFacts, on: Day1, demand: Demand): ClockAct | undefined {
  const { steppedOn, stageOn } = facts.case;
  return steppedOn !== null && steppedOn >= on.today ? undefined : { do: 'issue', dueDay: stageOn, demand };
}

function ofDemand(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const { demand } = facts;
  const wanted = demandOf(facts.case.stage);
  if (!demand) return wanted && issued(facts, on, wanted);
  const term = termOf(demand, facts.lastPaidOn, on);
  if (!term)
    return openedOnce(facts, on, {
      kind: 'serviceMissing',
      about: demand.id,
      role: 'collector',
      from: addDays(serviceLookOn(demand, on), 1),
    });
  const next = clockTarget(facts.case.stage);
  // A term whose last day is D is acted on at D + 1, never on D.
  if (!next || on.today <= term.on || asked(facts, { to: next.to, after: term.on })) return undefined;
  const number = 1 + facts.requests.filter((one) => one.what === next.to).length;
  return { do: 'ask', dueDay: addDays(term.on, 1), to: next.to, lowest: next.route.lowest, number };
}

/**
 * Whether somebody has asked for a step since a term ended. What was refused is asked again by people, not by the clock;
 * what went stale when the debt was settled is asked again once the payment was reversed.
 */
const asked = (facts: TurnFacts, terms: { to: Target; after: Day }): boolean =>
  facts.requests.some(
    (one) =>
      one.what === terms.to &&
      one.stage === facts.case.stage &&
      (one.state === 'open' || (one.state !== 'stale' && one.askedOn > terms.after)),
  );

function ofLitigation(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const { handoff, suit } = facts;
  if (handoff?.state === 'offered')
    return openedOnce(facts, on, {
      kind: 'handoffOverdue',
      about: handoff.id,
      role: 'legal',
      from: addDays(handoff.endsOn, 1),
    });
  if (handoff?.state === 'accepted' && !suit)
    return openedOnce(facts, on, {
      kind: 'suitNotFiled',
      about: handoff.id,
      role: 'legal',
      from: addDays(suitLook(facts, handoff, on), 1),
    });
  if (suit?.judgedOn)
    return openedOnce(facts, on, {
      kind: 'enforce',
      about: suit.judgedOn,
      role: 'legal',
      from: addDays(appealEnd(suit.judgedOn, on), 1),
    });
  return undefined;
}

const suitLook = (facts: TurnFacts, handoff: HandoffFacts, on: Day1): Day =>
  addDays(later(handoff.offeredOn, facts.case.stageOn), on.law.value.suitLookDays);

function ofWriteOff(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const look = facts.writtenOffOn && nextAssetLook(facts.writtenOffOn, on).last;
  return look && openedOnce(facts, on, { kind: 'assetLook', about: look, role: 'collector', from: look });
}

function openedOnce(
  facts: TurnFacts,
  on: Day1,
  task: { kind: TaskKind; about: string; role: Role; from: Day },
): ClockAct | undefined {
  const { kind, about, role, from } = task;
  if (on.today < from || facts.tasks.some((one) => one.kind === kind && one.about === about)) return undefined;
  return { do: 'openTask', dueDay: from, kind, about, role };
}

/** An idle case is looked at once a month all the same. */
const LONGEST_DAYS = 30;

/** When to look again once nothing is due, and the deadline people see. Undefined for a case that is over. */
export function nextLook(facts: TurnFacts, on: Day1): { on: Day; deadline: Deadline | undefined } | undefined {
  const { case: kase } = facts;
  if (kase.stage === 'settled' || kase.stage === 'ended') return undefined;
  if (kase.parked) return { on: addDays(on.today, 1), deadline: undefined };
  const waits = [...stageWaits(facts, on), ...requestWaits(facts)];
  const ahead = waits.filter((wait) => wait.on >= on.today).sort((a, b) => (a.on < b.on ? -1 : 1));
  const first = ahead[0];
  const longest = addDays(on.today, LONGEST_DAYS);
  const look = first ? addDays(first.on, 1) : longest;
  return { on: look < longest ? look : longest, deadline: first };
}

const requestWaits = (facts: TurnFacts): Deadline[] =>
  facts.requests.flatMap((one) =>
    one.state === 'open' && one.levelEndsOn
      ? [{ from: one.levelOn, on: one.levelEndsOn, for: 'request' as const }]
      : [],
  );

function stageWaits(facts: TurnFacts, on: Day1): Deadline[] {
  const { case: kase, demand, handoff, suit } = facts;
  const wanted = demandOf(kase.stage);
  if (wanted) {
    if (!demand) return [{ from: on.today, on: on.today, for: 'nextDay' }];
    const term = termOf(demand, facts.lastPaidOn, on);
    if (term) return [{ ...term, for: wanted.deadline }];
    return [{ from: demand.issuedOn, on: serviceLookOn(demand, on), for: 'service' }];
  }
  if (kase.stage === 'intake') return kase.noticeWanted ? [{ from: on.today, on: on.today, for: 'nextDay' }] : [];
  if (kase.stage === 'writtenOff' && facts.writtenOffOn)
    return [
      { from: facts.writtenOffOn, on: addDays(nextAssetLook(facts.writtenOffOn, on).next, -1), for: 'assetLook' },
    ];
  if (handoff?.state === 'offered') return [{ from: handoff.offeredOn, on: handoff.endsOn, for: 'handoff' }];
  if (handoff?.state === 'accepted' && !suit)
    return [{ from: handoff.offeredOn, on: suitLook(facts, handoff, on), for: 'suit' }];
  if (suit?.judgedOn) return [{ from: suit.judgedOn, on: appealEnd(suit.judgedOn, on), for: 'appeal' }];
  return [];
}

/** One line for Temporal's own UI: stage, next deadline with its rule, requests that wait. Codes and days only. */
export function words(facts: TurnFacts, look: { deadline: Deadline | undefined } | undefined): string {
  const { case: kase } = facts;
  const until = look?.deadline ? ` · ${look.deadline.for} until ${look.deadline.on}` : '';
  const waiting = facts.requests
    .filter((one) => one.state === 'open')
    .map((one) => ` · asks for ${one.what}, level ${one.level + 1}`);
  return `${kase.number} · ${kase.stage} since ${kase.stageOn}${until}${waiting.join('')}${kase.parked ? ` · PARKED: ${kase.parked}` : ''}`;
}

/** A task opened by the clock is due in two working days. */
export const taskDue = (on: Day1): Day => addWorkdays(on.today, 2, on.calendar);
