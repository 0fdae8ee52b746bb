import { addWorkdays } from '../../libs/ground/calendar/calendar.js';
import { isRefusal } from '../../libs/ground/command/command.js';
import { bar, completable, firstLevel, type Deciding } from '../../libs/people/approval/approval.js';
import { speaks } from '../../libs/people/approval/voice.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import { sumOf, writtenOff } from '../../libs/money/ledger/ledger.js';
import { isOver } from '../../libs/cases/case/case.js';
import { route, targets, type Target } from '../../libs/steps/escalation/escalation.js';
import { gateRules, groundRules, grounds, writable } from '../../libs/steps/writeoff/ground.js';
import type { Chance } from './chance.js';
import { endOf, file, stale } from './story.js';
import { book, move, note, owes, people, termEndOf, type Decided, type World } from './world.js';

export type Command = (world: World, chance: Chance) => void;

export const ask: Command = (world, chance) => {
  const to = chance.of(targets);
  if (to !== 'ended' || chance.oneIn(6)) askFor(world, chance, to); // Else half of the lives would end in error.
};

export function askFor(world: World, chance: Chance, to: Target): void {
  const actor = chance.of(people);
  const { stage, parked } = world.case;
  if (parked || isOver(stage)) return;
  const found = route({ stage, to, termEndsOn: termEndOf(world), today: world.today });
  if (isRefusal(found) || !found.askers.some((role) => actor.roles.includes(role))) return;
  const ground = chance.of(grounds);
  // Its papers are there: what is lived here is the life of the case, not its file.
  const proofs = groundRules[ground].needs.map((gate) => ({
    ...{ gate, kind: gateRules[gate].proofs[0] ?? 'record', day: world.case.openedOn },
  }));
  const judgedOn = world.suit?.judgedOn ?? null;
  const inBooks = sumOf(world.owed.claim);
  const book = { inBooks, principal: world.owed.claim.principal, judgedOn, proofs };
  if (to === 'writtenOff' && writable(ground, book, world)) return;
  file(world, { to, by: actor.id, ...(to === 'writtenOff' ? { ground } : {}) });
}

const anyOf = (world: World, chance: Chance, state: Decided['state']): Decided | undefined =>
  chance.oneIn(5) ? chance.of([undefined, ...world.requests]) : world.requests.find((one) => one.state === state);

const terms = (world: World, request: Decided): Omit<Deciding, 'actor' | 'wanted'> => ({
  ...{ amount: owes(world), stage: world.case.stage, law: world.law, responsible: [world.case.handlerId] },
  ...{ insiders: [], voices: request.given },
});

export const speak: Command = (world, chance) => {
  const request = anyOf(world, chance, 'open');
  const seat = request && chance.of([...request.voices, 'legal']);
  if (!request || !seat || world.case.parked) return;
  const actor = chance.of(
    people.filter((one) => one.departments.length > 0 || chance.oneIn(3)).concat(people[0] ?? []),
  );
  const agrees = !chance.oneIn(30);
  const own = request.voices.find((one) => actor.departments.some((held) => held === one)) ?? seat;
  const { handlerId, stage } = world.case;
  const found = speaks(request, { actor, seat: own, stage, handlerId, insiders: [], voices: request.given });
  if (!isRefusal(found)) request.given.push({ seat: own, staffId: actor.id, agrees });
};

/** What a dutiful office does: each department says its word. */
export const gather: Command = (world, chance) => {
  const request = world.requests.find((one) => one.state === 'open');
  if (!request || world.case.parked) return;
  const { handlerId, stage } = world.case;
  for (const actor of people)
    for (const seat of actor.departments) {
      const found = speaks(request, { actor, seat, stage, handlerId, insiders: [], voices: request.given });
      if (!isRefusal(found)) request.given.push({ seat, staffId: actor.id, agrees: !chance.oneIn(30) });
    }
};

export const decide: Command = (world, chance) => {
  const request = anyOf(world, chance, 'open');
  const actor = chance.of(people);
  if (!request || world.case.parked) return;
  const approve = !chance.oneIn(5);
  if (bar(request, { ...terms(world, request), actor, wanted: approve ? 'approve' : 'refuse' })) return;
  if (owes(world) <= 0n && request.what !== 'ended') return;
  Object.assign(request, { state: approve ? 'approved' : 'refused', decidedBy: actor, amountThen: owes(world) });
  if (approve) enter(world, request, actor);
  else world.tasks.push({ kind: 'requestRefused', about: request.id });
  world.rung = true;
};

/** 退回, and 补正 in a new round: opinions are asked for anew, the level never sinks. */
export const giveBack: Command = (world, chance) => {
  const request = anyOf(world, chance, 'open');
  const actor = chance.of(people);
  if (!request || world.case.parked) return;
  if (bar(request, { ...terms(world, request), actor, wanted: 'return' })) return;
  Object.assign(request, { state: 'returned', levelEndsOn: null });
  world.tasks.push({ kind: 'requestReturned', about: `${request.id}/${request.round}` });
  world.rung = true;
};

export const complete: Command = (world, chance) => {
  const request = anyOf(world, chance, 'returned');
  const actor = people.find((one) => one.id === request?.askedBy) ?? chance.of(people);
  const { parked, handlerId, stage } = world.case;
  if (!request || parked || completable(request, { actor, handlerId, stage })) return;
  const amount = owes(world);
  const level = Math.max(request.level, firstLevel({ authority: request, amount, law: world.law }));
  Object.assign(request, {
    ...{ state: 'open', round: request.round + 1, given: [], level, amountFen: amount, completedBy: actor.id },
    ...{ levelOn: world.today, levelEndsOn: endOf(world, { ...request, level }) },
  });
  world.rung = true;
};

function enter(world: World, request: Decided, actor: Actor): void {
  const to = request.what as Target;
  if (to === 'writtenOff') {
    book(world, {
      kind: 'writeOff',
      amount: sumOf(world.owed.claim),
      valueDay: world.today,
      postings: writtenOff(world.owed),
      reversedBy: null,
    });
    world.writtenOffOn = world.today;
  }
  move(world, to, { by: actor.id, request: { ...request } });
  stale(world);
  if (to === 'litigation') offer(world, actor.id);
}

export function offer(world: World, by: string): void {
  const endsOn = addWorkdays(world.today, world.law.value.handoffWorkdays, world.calendar);
  const number = world.handoffs.length + 1;
  world.handoffs.push({
    id: `handoff-${number}`,
    number,
    state: 'offered',
    offeredOn: world.today,
    offeredBy: by,
    endsOn,
  });
  note(world, { event: 'HandoffOffered', by });
}
