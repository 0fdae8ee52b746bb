import { addDays } from '../../libs/ground/calendar/calendar.js';
import { NONE, type Fen } from '../../libs/ground/fen/fen.js';
import { parts } from '../../libs/money/debt/debt.js';
import { sumOf, totalOwed } from '../../libs/money/ledger/ledger.js';
import { edges, isOver } from '../../libs/cases/case/case.js';
import { appealEnd } from '../../libs/steps/litigation/litigation.js';
import { clockTarget } from '../../libs/steps/escalation/escalation.js';
import { dueAct } from '../../libs/steps/escalation/turn.js';
import { turn } from './story.js';
import { factsOf, lastPaidOn, onOf, termEndOf, type Happened, type World } from './world.js';

const needing = new Set(['FinalDemandApproved', 'UrgingApproved', 'SuitApproved', 'WriteOffApproved', 'CaseEnded']);
const issuing = new Set(['FinalDemandIssued', 'InterviewInvited', 'DemandSentAgain']);

function sworn(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** What must hold after every step, whatever was done. Throws the first that does not. */
export function holds(world: World, since: number): void {
  for (let at = since; at < world.happened.length; at++) eventHolds(world, world.happened[at] as Happened);
  moneyHolds(world);
  demandsHold(world);
}

function eventHolds(world: World, one: Happened): void {
  const { event, from, to, by } = one;
  if (from && to) {
    sworn(edges.loan[from][to] === event, `${event} from ${from} to ${to} is on no edge`);
    sworn(
      by === 'clock' ? ['DebtSettled', 'DebtReopened', 'NoticeIssued'].includes(event) : true,
      `the clock decided ${event}`,
    );
    if (needing.has(event)) approved(world, one);
    if (event === 'FinalDemandApproved' || event === 'UrgingApproved')
      sworn(termWasOver(world, one), `${to} before its term was over`);
  }
  if (event === 'DebtReopened') sworn(!world.heldElsewhere, 'reopened while another open case holds the debt');
  if (event === 'RequestFiled' && by === 'clock')
    sworn(clockAskedLate(world, one), 'the clock asked before the term was over');
  if (event === 'RequestRaised')
    sworn((one.request?.levelEndsOn ?? '9') < one.day || isAboveLimit(world), 'a request rose early');
  if (event === 'TaskOpened') taskHolds(world, one);
  if (event === 'LetterSent')
    sworn(
      one.demand?.servedOn === null && !isOver(world.case.stage) && owed(world) > NONE,
      'a letter nobody wants went out',
    );
  if (issuing.has(event)) {
    const sameDay = world.happened.filter((other) => issuing.has(other.event) && other.day === one.day);
    sworn(sameDay.length === 1, 'two steps toward the debtor on one day');
  }
}

/** No step without an approval by another, then entitled hand. */
function approved(world: World, { request, event }: Happened): void {
  const decidedBy = request?.decidedBy;
  if (!request || !decidedBy) throw new Error(`${event} without an approval`);
  sworn(request.state === 'approved' && request.askedBy !== decidedBy.id, `${event} by the hand that asked`);
  const withinLimit = (request.amountThen ?? NONE) <= BigInt(world.law.value.supervisorLimitFen);
  const bySupervisor = request.level === 0 && decidedBy.roles.includes('supervisor') && withinLimit;
  sworn(decidedBy.roles.includes('director') || bySupervisor, `${event} by a hand not entitled`);
  const near = request.askedBy === 'clock' && decidedBy.id === world.case.handlerId;
  sworn(!near && request.completedBy !== decidedBy.id, `${event} by a hand too near`);
  if (event !== 'WriteOffApproved') return;
  sworn(decidedBy.roles.includes('director'), `${event} not by a director`);
  const speakers = new Set(request.given.filter((voice) => voice.agrees).map((voice) => voice.staffId));
  const hands = [request.askedBy, request.completedBy, decidedBy.id, world.case.handlerId];
  sworn(speakers.size === 5 && !hands.some((hand) => speakers.has(hand ?? '')), `${event} without five opinions apart`);
}

/** A stage is entered only when the demand of the one before was served and its whole term was over when it was asked for. */
function termWasOver(world: World, { from, request }: Happened): boolean {
  const demand = world.demands.filter((one) => one.stage === from).at(-1);
  if (!demand?.servedOn || !request) return false;
  return addDays(demand.servedOn, demand.termDays) < request.askedOn && (request.termEndsOn ?? '9') < request.askedOn;
}

function clockAskedLate(world: World, { request, day }: Happened): boolean {
  const demand = world.demands.filter((one) => one.stage === request?.stage).at(-1);
  const paidOn = lastPaidOn(world);
  if (paidOn && addDays(paidOn, demand?.termDays ?? 0) >= day) return false; // A part payment begins the term again.
  return !!demand?.servedOn && addDays(demand.servedOn, demand.termDays) < day && (request?.termEndsOn ?? '9') < day;
}

function taskHolds(world: World, { task, day }: Happened): void {
  const handoff = world.handoffs.find((one) => one.id === task?.about);
  if (task?.kind === 'handoffOverdue') sworn(!!handoff && day > handoff.endsOn, 'legal was reminded early');
  if (task?.kind === 'enforce' && world.suit?.judgedOn)
    sworn(day > appealEnd(world.suit.judgedOn, world), 'enforced within the days of appeal');
  if (task?.kind === 'assetLook') sworn(task.about <= day, 'assets looked at early');
  const same = world.tasks.filter((one) => one.kind === task?.kind && one.about === task.about);
  sworn(same.length === 1, `task ${task?.kind} opened twice`);
}

function moneyHolds(world: World): void {
  for (const part of parts) sworn(world.owed.claim[part] >= 0n && world.owed.memo[part] >= 0n, `${part} below zero`);
  if (!world.writtenOffOn) return sworn(sumOf(world.owed.memo) === NONE, 'a memo without a write-off');
  // What was written off keeps its amount: recoveries, charges and their reversals change it, and nothing else.
  let expected = 0n;
  for (const { kind, postings } of world.entries)
    for (const { debit, credit, amount } of postings) {
      if (kind === 'writeOff') expected += debit === 'loss' ? amount : 0n;
      else if (debit === 'cash' && credit === 'recovered') expected -= amount;
      else if (debit === 'recovered' && credit === 'cash') expected += amount;
      else if (kind === 'charge' && credit === 'memo') expected += amount;
      else if (kind === 'reversal' && credit === 'memo' && postings.some((one) => one.debit === 'loss'))
        expected += amount; // Paid before, bounced after: owed in the memo, not in the books.
      else if (kind === 'reversal' && debit === 'memo' && !postings.some((one) => one.debit === 'recovered'))
        expected -= amount;
    }
  sworn(sumOf(world.owed.claim) === NONE, 'a written-off claim stands in the books again');
  sworn(BigInt(sumOf(world.owed.memo)) === expected, 'a written-off claim lost part of its amount');
}

function demandsHold(world: World): void {
  const known = new Set(world.demands.map((one) => `${one.stage}/${one.number}`));
  sworn(known.size === world.demands.length, 'a demand was doubled');
  for (const { acts, deliveries } of world.demands) {
    const out = acts.filter((act) => act.state === 'done').length;
    const lost = acts.filter((act) => act.state === 'uncertain').length;
    const back = deliveries.filter((one) => one.result === 'returned').length;
    sworn(out <= 1 + back + lost, 'a letter was sent again while it was on its way');
  }
}

/** What must hold after a turn: nothing is left to do, doing it again does nothing, and the next look lies ahead. */
export function restHolds(world: World): void {
  const { stage, parked } = world.case;
  sworn(dueAct(factsOf(world), onOf(world)) === undefined, 'a turn left something due');
  const [before, look] = [world.happened.length, world.lookOn];
  turn(world);
  sworn(world.happened.length === before && world.lookOn === look, 'a turn with nothing changed did something');
  sworn((look === undefined) === isOver(stage), `a case at ${stage} looks next on ${look ?? 'no day'}`);
  sworn(look === undefined || look > world.today, 'the next look is in the past');
  if (parked || stage === 'ended') return;
  if (!isOver(stage)) nothingIsLost(world);
  const paid = owed(world) <= NONE;
  sworn(stage === 'settled' ? paid || world.heldElsewhere : !paid, `a case at ${stage} owes ${owed(world)}`);
}

/** A term that ran out has been asked about or was refused by a person; one that runs is looked at when it ends. */
function nothingIsLost(world: World): void {
  const [term, look] = [termEndOf(world), world.lookOn ?? '9'];
  sworn(look <= addDays(world.today, 30), 'a case is not looked at for more than a month');
  for (const { state, levelEndsOn } of world.requests)
    if (state === 'open' && levelEndsOn)
      sworn(look <= addDays(levelEndsOn, 1), 'a waiting request is looked at too late');
  const next = clockTarget(world.case.stage);
  if (!term || !next) return;
  if (term >= world.today) return sworn(look <= addDays(term, 1), 'a term is looked at too late');
  const answered = world.requests.some(
    (one) =>
      one.what === next.to &&
      one.stage === world.case.stage &&
      (one.state === 'open' || one.state === 'returned' || (one.state === 'refused' && one.askedOn > term)),
  );
  sworn(answered, `nobody asks for ${next.to} though the term is over`);
}

/** Grown past what a supervisor decides. */
const isAboveLimit = (world: World): boolean => owed(world) > BigInt(world.law.value.supervisorLimitFen);

const owed = (world: World): Fen => totalOwed(world.owed);
