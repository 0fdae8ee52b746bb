import type { Calendar, Day } from '../../libs/ground/calendar/calendar.js';
import { isRefusal, type On } from '../../libs/ground/command/command.js';
import { plus, type Fen } from '../../libs/ground/fen/fen.js';
import type { Law } from '../../libs/ground/law/law.js';
import type { Request, VoiceFacts } from '../../libs/people/approval/approval.js';
import { lawfulAllocation } from '../../libs/money/debt/debt.js';
import {
  allocated,
  opened,
  owedFrom,
  totalOwed,
  type EntryKind,
  type Owed,
  type Posting,
} from '../../libs/money/ledger/ledger.js';
import {
  step,
  type CaseEvent,
  type CaseFacts,
  type EdgeEvent,
  type Stage,
  type TaskKind,
} from '../../libs/cases/case/case.js';
import type { HandoffFacts, SuitFacts } from '../../libs/steps/litigation/litigation.js';
import { termOf, type Demand, type DemandFacts } from '../../libs/steps/notice/notice.js';
import { demandOf, type TurnFacts } from '../../libs/steps/escalation/turn.js';
import { departments, type Actor } from '../../libs/people/staff/staff.js';
import { calendar, day, fen } from '../builders/day.js';
import { aLaw } from '../builders/law.js';
import { aMember, anActor } from '../builders/staff.js';

/** What was written: enough to judge afterwards whether it was right. */
export interface Happened {
  event: CaseEvent | EdgeEvent | 'RequestFiled' | 'RequestRaised' | 'LetterSent';
  day: Day;
  by: string;
  from?: Stage;
  to?: Stage;
  request?: Decided;
  demand?: DemandFacts;
  task?: { kind: TaskKind; about: string };
}

export type Decided = Request & {
  given: VoiceFacts[];
  decidedBy?: Actor;
  amountThen?: Fen;
  termEndsOn: Day | undefined;
};

export interface Booked {
  kind: EntryKind;
  amount: Fen;
  valueDay: Day;
  postings: readonly Posting[];
  reversedBy: string | null;
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** One case in memory. Whatever decides comes from the plain files; this only remembers. */
export interface World {
  today: Day;
  law: Law;
  calendar: Calendar;
  case: Open<CaseFacts>;
  owed: Owed;
  entries: Booked[];
  demands: Open<DemandFacts>[];
  requests: Decided[];
  handoffs: HandoffFacts[];
  suit: SuitFacts | undefined;
  writtenOffOn: Day | undefined;
  tasks: { kind: TaskKind; about: string }[];
  heldElsewhere: boolean;
  happened: Happened[];
  /** The day of the next look that the last turn set. */
  lookOn: Day | undefined;
  rung: boolean;
}

export const people: readonly Actor[] = [
  anActor('wang', 'collector'),
  anActor('chen', 'collector', 'supervisor'),
  anActor('li', 'supervisor'),
  anActor('zhao', 'director'),
  anActor('qian', 'supervisor', 'director'),
  anActor('sun', 'legal'),
  anActor('zhou', 'finance'),
  // Five opinions come from five people.
  ...departments.map((one) => aMember(`of ${one}`, one)),
];

const law = aLaw({ supervisorLimitFen: 60_000 });
const drawnOn = day('2025-01-06');

/** A case opened on 2026-01-05 on a debt of some amounts. */
export function opening(principal: number, noticeWanted: boolean): World {
  const today = day('2026-01-05');
  const owed = owedFrom(
    opened({ cost: fen(0), interest: fen(principal % 700), penalty: fen(principal % 30), principal: fen(principal) }),
  );
  return {
    ...{ today, law, calendar, owed, entries: [], demands: [], requests: [], handoffs: [], suit: undefined },
    ...{ writtenOffOn: undefined, tasks: [], heldElsewhere: false, happened: [], lookOn: undefined, rung: true },
    case: {
      ...{ id: 'case-1', number: 'QH-2026-000001', kind: 'loan', unitId: 'coop', debtorId: 'zhang', handlerId: 'wang' },
      ...{
        stage: 'intake',
        stageOn: today,
        settledFrom: null,
        openedOn: today,
        noticeWanted,
        steppedOn: null,
        parked: null,
        debtIds: ['debt-1'],
      },
    },
  };
}

export const onOf = (world: World): On => ({
  today: world.today,
  at: new Date(0),
  law: world.law,
  calendar: world.calendar,
});

export const owes = (world: World): Fen => totalOwed(world.owed);

export function lastPaidOn(world: World): Day | undefined {
  let last: Day | undefined;
  for (const entry of world.entries)
    if (
      (entry.kind === 'payment' || entry.kind === 'recovery') &&
      !entry.reversedBy &&
      (!last || entry.valueDay > last)
    )
      last = entry.valueDay;
  return last;
}

/** What a turn or a request is judged by. */
export function factsOf(world: World): TurnFacts {
  const { stage } = world.case;
  const inCourt = stage === 'litigation';
  return {
    case: world.case,
    owed: owes(world),
    heldElsewhere: stage === 'settled' && world.heldElsewhere,
    lastPaidOn: demandOf(stage) && lastPaidOn(world),
    demand: world.demands.filter((one) => one.stage === stage).at(-1),
    requests: world.requests,
    handoff: inCourt ? world.handoffs.at(-1) : undefined,
    suit: inCourt ? world.suit : undefined,
    writtenOffOn: stage === 'writtenOff' ? world.writtenOffOn : undefined,
    tasks: world.tasks,
    // Facts, plans and guarantees have lives of their own: nothing is silenced or at risk here.
    ...{
      effects: { contact: true, escalation: true, clock: 'runs', because: null },
      standing: [],
      watches: [],
      dues: [],
      atRisk: [],
    },
  };
}

export function termEndOf(world: World): Day | undefined {
  const { demand, lastPaidOn: paidOn } = factsOf(world);
  return demand && termOf(demand, { lastPaidOn: paidOn, standing: [] }, world)?.on;
}

export function note(world: World, what: Omit<Happened, 'day'>): void {
  world.happened.push({ day: world.today, ...what });
  if (what.by !== 'clock') world.rung = true;
}

/** Moves the case where the table allows it; anything else is a bug of the model or of the rules. */
export function move(world: World, to: Stage, by: { by: string; request?: Decided }): void {
  const from = world.case.stage;
  const event = step('loan', { from, to, settledFrom: world.case.settledFrom });
  if (isRefusal(event)) throw new Error(`no step from ${from} to ${to}`);
  world.case = { ...world.case, stage: to, stageOn: world.today, settledFrom: to === 'settled' ? from : null };
  note(world, { event, from, to, ...by });
}

export function issue(world: World, demand: Demand, by: string): void {
  const { today } = world;
  const number = 1 + world.demands.filter((one) => one.stage === demand.stage).length;
  const paper: Open<DemandFacts> = {
    ...{
      id: `${demand.stage}-${number}`,
      stage: demand.stage,
      title: 'borrower',
      number,
      issuedOn: today,
      termDays: world.law.value[demand.term],
    },
    ...{ servedOn: null, deliveries: [], acts: [{ attempt: 1, state: 'wanted' as const }] },
  };
  if (demand.issued === 'NoticeIssued') move(world, 'notice', { by });
  world.demands.push(paper);
  world.case = { ...world.case, steppedOn: today, noticeWanted: false };
  note(world, { event: demand.issued === 'NoticeIssued' ? 'DemandSentAgain' : demand.issued, by, demand: paper });
}

export function book(world: World, entry: Booked): void {
  world.entries.push(entry);
  const posted = owedFrom(entry.postings);
  const sum = (side: 'claim' | 'memo'): Owed['claim'] => ({
    cost: plus(world.owed[side].cost, posted[side].cost),
    interest: plus(world.owed[side].interest, posted[side].interest),
    penalty: plus(world.owed[side].penalty, posted[side].penalty),
    principal: plus(world.owed[side].principal, posted[side].principal),
  });
  world.owed = { claim: sum('claim'), memo: sum('memo') };
  world.rung = true;
}

export function pay(world: World, amount: Fen, valueDay: Day): void {
  const payment = allocated({ owed: world.owed, order: lawfulAllocation, drawnOn }, { amount, valueDay }, world);
  if (!isRefusal(payment))
    book(world, { kind: payment.kind, amount, valueDay, postings: payment.postings, reversedBy: null });
}
