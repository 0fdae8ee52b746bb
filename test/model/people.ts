import { addDays } from '../../libs/ground/calendar/calendar.js';
import { isRefusal } from '../../libs/ground/command/command.js';
import type { ProofKind } from '../../libs/ground/evidence/evidence.js';
import { charged, reversed, sinceThen } from '../../libs/money/ledger/ledger.js';
import { barred, isOver, openable } from '../../libs/cases/case/case.js';
import { fileable, handoffDecidable, judgeable } from '../../libs/steps/litigation/litigation.js';
import {
  deliverable,
  isProven,
  overdueNotice,
  resendable,
  results,
  stillWanted,
  type Result,
} from '../../libs/steps/notice/notice.js';
import { day, fen } from '../builders/day.js';
import { ask, askFor, complete, decide, gather, giveBack, offer, speak, type Command } from './requests.js';
import { hop, turn } from './story.js';
import { book, issue, note, owes, pay, people } from './world.js';

const proofOf: Record<Result, ProofKind> = {
  signed: 'signature',
  postReceipt: 'postReceipt',
  refused: 'record',
  returned: 'envelope',
  published: 'record',
};
const proofs = Object.values(proofOf);

const serve: Command = (world) => {
  if (!barred(world.case, ['intake']) && owes(world) > 0n) issue(world, overdueNotice, 'wang');
};

const deliver: Command = (world, chance) => {
  const demand = chance.oneIn(8) ? world.demands[0] : world.demands.at(-1);
  if (!demand || world.case.parked) return;
  const result = chance.of(results);
  const resultOn = addDays(world.today, chance.upTo(6) - 4);
  const proof = chance.oneIn(6) ? chance.of(proofs) : proofOf[result];
  if (deliverable(demand, { result, resultOn, proof }, world)) return;
  demand.deliveries = [...demand.deliveries, { attempt: demand.deliveries.length + 1, result, resultOn }];
  if (isProven(result)) demand.servedOn = resultOn;
  note(world, { event: isProven(result) ? 'DemandServed' : 'DemandReturned', by: 'wang', demand: { ...demand } });
};

const sendAgain: Command = (world) => {
  const demand = world.demands.at(-1);
  if (!demand || barred(world.case, [demand.stage]) || resendable(demand) || owes(world) <= 0n) return;
  demand.acts = [...demand.acts, { attempt: demand.acts.length + 1, state: 'wanted' }];
  world.rung = true;
};

/** An envelope goes on: claimed after it was judged again, then done, or nobody knows. */
const carryOut: Command = (world, chance) => {
  const demand = world.demands.find((one) => ['wanted', 'claimed'].includes(one.acts.at(-1)?.state ?? ''));
  const act = demand?.acts.at(-1);
  if (!demand || !act) return;
  const dropped = stillWanted({
    stage: world.case.stage,
    demandStage: demand.stage,
    owes: owes(world) > 0n,
    servedOn: demand.servedOn,
    parked: world.case.parked !== null,
    silenced: false,
  });
  const claimed = act.state === 'claimed' ? (chance.oneIn(6) ? 'uncertain' : 'done') : 'claimed';
  const withdrawn = act.state === 'wanted' && (dropped ?? chance.oneIn(12));
  const state = withdrawn ? 'dropped' : claimed;
  demand.acts = [...demand.acts.slice(0, -1), { ...act, state }];
  if (state === 'claimed') note(world, { event: 'LetterSent', by: 'clock', demand: { ...demand } });
};

const inCourt: Command = (world, chance) => {
  if (barred(world.case, ['litigation'])) return;
  const handoff = world.handoffs.at(-1);
  const by = chance.of(people).id;
  if (handoff?.state === 'returned') return offer(world, by);
  const decision = chance.oneIn(4) ? ('return' as const) : ('accept' as const);
  if (!handoffDecidable(handoff, { decision, missing: chance.oneIn(6) ? [] : ['借据'], by }) && handoff) {
    world.handoffs[world.handoffs.length - 1] = { ...handoff, state: decision === 'accept' ? 'accepted' : 'returned' };
    return note(world, { event: decision === 'accept' ? 'HandoffAccepted' : 'HandoffReturned', by });
  }
  const on = addDays(world.today, chance.upTo(5) - 3);
  if (!fileable({ handoff, suit: world.suit }, on, world)) {
    world.suit = { filedOn: on, judgedOn: null };
    return note(world, { event: 'SuitFiled', by });
  }
  if (!judgeable(world.suit, on, world) && world.suit) {
    world.suit = { ...world.suit, judgedOn: on };
    note(world, { event: 'JudgmentGiven', by });
  }
};

const payment: Command = (world, chance) => {
  const owed = Number(owes(world));
  const amount = chance.oneIn(5) ? owed + chance.upTo(3) * 50 : 1 + chance.upTo(Math.max(1, Math.floor(owed / 3)));
  pay(world, fen(Math.max(1, amount)), addDays(world.today, chance.upTo(5) - 4));
};

const charge: Command = (world, chance) => {
  const amount = fen(1 + chance.upTo(500));
  const postings = charged(
    { owed: world.owed, drawnOn: day('2025-01-06') },
    { part: chance.of(['interest', 'penalty', 'cost'] as const), amount, valueDay: world.today },
    world,
  );
  if (!isRefusal(postings)) book(world, { kind: 'charge', amount, valueDay: world.today, postings, reversedBy: null });
};

const reverse: Command = (world, chance) => {
  const entry = chance.of([undefined, ...world.entries.slice(-3)]);
  const postings = entry && reversed(entry, { owed: world.owed, ...sinceThen(world.entries, entry) });
  if (!entry || !postings || isRefusal(postings)) return;
  entry.reversedBy = 'a reversal';
  book(world, { kind: 'reversal', amount: entry.amount, valueDay: world.today, postings, reversedBy: null });
};

/** Another case is opened on a debt that a reversal made owed again, before this one was looked at; or that one ends. */
const another: Command = (world) => {
  if (world.heldElsewhere) world.heldElsewhere = false;
  else if (
    isOver(world.case.stage) &&
    !openable([{ debtorId: 'zhang', unitId: 'coop', owed: owes(world), held: false }])
  )
    world.heldElsewhere = true;
  world.rung = true;
};

const park: Command = (world, chance) => {
  if (world.case.parked) world.case = { ...world.case, parked: null };
  else if (chance.oneIn(4)) world.case = { ...world.case, parked: `RULE_FAILED ${world.today}` };
  world.rung = true;
};

/** What a dutiful office does next: without it few lives of random orders would come as far as a write-off. */
const duty: Command = (world, chance) => {
  const { stage } = world.case;
  const demand = world.demands.at(-1);
  const open = world.requests.find((one) => one.state === 'open');
  if (world.requests.some((one) => one.state === 'returned')) return complete(world, chance);
  if (open && open.given.length < open.voices.length) return gather(world, chance);
  if (open) return decide(world, chance);
  if (stage === 'intake') return serve(world, chance);
  if (demand?.stage === stage && !demand.servedOn) return deliver(world, chance);
  if (stage === 'writtenOff') return payment(world, chance);
  if (stage !== 'litigation') return hop(world, 31 + chance.upTo(40), true);
  if (!world.suit?.judgedOn) return inCourt(world, chance);
  return askFor(world, chance, 'writtenOff');
};

const ring: Command = (world) => turn(world);
const aDay: Command = (world, chance) => hop(world, 1 + chance.upTo(2), true);
const weeks: Command = (world, chance) => hop(world, 20 + chance.upTo(30), true);
const outage: Command = (world, chance) => hop(world, 1 + chance.upTo(chance.oneIn(5) ? 400 : 60), false);

/** Weighted by repetition: lives should get far, and still see everything. */
export const commands: readonly Command[] = [
  ...[duty, duty, duty, duty, duty, duty, duty, duty, duty, duty, duty, duty, duty, duty],
  ...[
    serve,
    deliver,
    deliver,
    deliver,
    sendAgain,
    carryOut,
    carryOut,
    carryOut,
    ask,
    ask,
    ask,
    ask,
    decide,
    decide,
    decide,
    decide,
    speak,
    giveBack,
    complete,
  ],
  ...[
    inCourt,
    inCourt,
    inCourt,
    payment,
    charge,
    reverse,
    another,
    park,
    ring,
    ring,
    ring,
    aDay,
    aDay,
    weeks,
    weeks,
    outage,
  ],
];
