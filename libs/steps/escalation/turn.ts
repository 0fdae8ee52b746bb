import { addDays, addWorkdays, later, type Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import type { WantedAct } from '../../ground/outside/outside.js';
import { isAboveLevel, isPending, isToBeRaised, type Level, type Request } from '../../people/approval/approval.js';
import type { Role } from '../../people/staff/staff.js';
import type { Effects, Fact } from '../../cases/fact/fact.js';
import type { CaseFacts, Stage, TaskKind } from '../../cases/case/case.js';
import { serviceLookOn, termOf, overdueNotice, type Demand, type DemandFacts } from '../notice/notice.js';
import { finalDemand } from '../announcement/announcement.js';
import { interviewInvitation } from '../urging/urging.js';
import { appealEnd, type HandoffFacts, type SuitFacts } from '../litigation/litigation.js';
import { nextAssetLook } from '../writeoff/writeoff.js';
import { tasksDue, type Due, type Watch } from '../../cases/case/watch.js';
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
  /** What the facts of the case silence: never an act that saves a right (X4). */
  effects: Pick<Effects, 'contact' | 'escalation' | 'clock' | 'because'>;
  /** Facts that stand or stood: under some of them a term stands still. */
  standing: readonly Fact[];
  /** Days that must not be missed, from every room that knows one. */
  watches: readonly Watch[];
  /** Instalments, promises, reminders and facts whose day has come or will come. */
  dues: readonly Due[];
  /** General guarantees that only a suit against the debtor saves, and from when it is asked for (X8). */
  atRisk: readonly { guaranteeId: string; askFrom: Day; endsOn: Day }[];
  /** Tasks that were opened, done or not: each is opened once. */
  tasks: readonly { kind: TaskKind; about: string }[];
}

/** What the clock does in a case's name. No act approves, refuses or skips anything. */
export type ClockAct =
  | { do: 'reopen'; dueDay: Day; to: Stage }
  | { do: 'settle'; dueDay: Day }
  | { do: 'raise'; dueDay: Day; request: Request; level: Level }
  | { do: 'issue'; dueDay: Day; demand: Demand }
  | { do: 'ask'; dueDay: Day; to: Target; ground: string | null; number: number }
  | { do: 'judge'; dueDay: Day; due: Due }
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

export type Day1 = Pick<On, 'today' | 'law' | 'calendar'>;

/** The one act that is due now, the most pressing first; undefined when there is none. */
export function dueAct(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const { case: kase, owed } = facts;
  if (kase.stage === 'ended') return undefined;
  if (kase.parked)
    return (
      openedOnce(facts, on, { kind: 'parked', about: kase.parked, role: 'supervisor', from: on.today }) ??
      watched(facts, on)
    );
  if (kase.stage === 'settled')
    return owed > NONE && !facts.heldElsewhere && kase.settledFrom
      ? { do: 'reopen', dueDay: on.today, to: kase.settledFrom }
      : undefined;
  if (owed <= NONE) return { do: 'settle', dueDay: on.today };
  return raised(facts, on) ?? judged(facts, on) ?? saved(facts, on) ?? watched(facts, on) ?? ofStage(facts, on);
}

/** An instalment, a promise or a fact whose last day has passed; a reminder on its day. */
function judged(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const due = facts.dues.filter((one) => one.on < on.today).sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  return due && { do: 'judge', dueDay: addDays(due.on, 1), due };
}

const beforeCourt: readonly Stage[] = ['intake', 'notice', 'announcement', 'urging'];

/**
 * Only a suit against the debtor saves a general guarantee (Civil Code 693): the clock asks for it in time, whatever holds,
 * plans or disputes silence (X4, X8). Once; what people refuse stays with people.
 */
function saved(facts: TurnFacts, on: Day1): ClockAct | undefined {
  if (!beforeCourt.includes(facts.case.stage)) return undefined;
  const risk = facts.atRisk.filter((one) => one.askFrom <= on.today).sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))[0];
  if (!risk) return undefined;
  const suits = facts.requests.filter((one) => one.what === 'litigation');
  if (suits.some((one) => isPending(one) || (one.state !== 'stale' && one.askedOn >= risk.askFrom))) return undefined;
  return {
    do: 'ask',
    dueDay: risk.askFrom,
    to: 'litigation',
    ground: 'guaranteeEnding',
    number: 1 + facts.requests.length,
  };
}

/** The next task that a watched day opens. */
function watched(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const right = facts.case.parked ? facts.watches.filter((watch) => watch.savesRight) : facts.watches;
  const [task] = tasksDue(right, { today: on.today, opened: facts.tasks });
  return task && { do: 'openTask', dueDay: task.openOn, kind: task.kind, about: task.about, role: task.role };
}

function raised(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const late = facts.requests.find((one) => isToBeRaised(one, on.today));
  if (late)
    return { do: 'raise', dueDay: addDays(late.levelEndsOn ?? on.today, 1), request: late, level: late.level + 1 };
  const above = facts.requests.find((one) => isAboveLevel(one, { amount: facts.owed, law: on.law }));
  return above && { do: 'raise', dueDay: on.today, request: above, level: above.level + 1 };
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
  if (!facts.effects.contact) return undefined;
  const { steppedOn, stageOn } = facts.case;
  return steppedOn !== null && steppedOn >= on.today ? undefined : { do: 'issue', dueDay: stageOn, demand };
}

function ofDemand(facts: TurnFacts, on: Day1): ClockAct | undefined {
  const { demand } = facts;
  const wanted = demandOf(facts.case.stage);
  if (!demand) return wanted && issued(facts, on, wanted);
  const term = termOf(demand, facts, on);
  if (!term)
    return openedOnce(facts, on, {
      kind: 'serviceMissing',
      about: demand.id,
      role: 'collector',
      from: addDays(serviceLookOn(demand, on), 1),
    });
  const next = facts.effects.escalation && facts.effects.clock === 'runs' ? clockTarget(facts.case.stage) : undefined;
  // A term whose last day is D is acted on at D + 1, never on D.
  if (!next || on.today <= term.on || asked(facts, { to: next.to, after: term.on })) return undefined;
  const number = 1 + facts.requests.filter((one) => one.what === next.to).length;
  return { do: 'ask', dueDay: addDays(term.on, 1), to: next.to, ground: null, number };
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
      (isPending(one) || (one.state !== 'stale' && one.askedOn > terms.after)),
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

export const suitLook = (facts: TurnFacts, handoff: HandoffFacts, on: Day1): Day =>
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

/** A task opened by the clock is due in two working days. */
export const taskDue = (on: Day1): Day => addWorkdays(on.today, 2, on.calendar);
