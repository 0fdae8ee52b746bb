import { addDays, type Day } from '../../libs/ground/calendar/calendar.js';
import { firstLevel, isPending, levelEnd, type Request } from '../../libs/people/approval/approval.js';
import { matterOf, startingAuthorities } from '../../libs/people/approval/authority.js';
import type { Target } from '../../libs/steps/escalation/escalation.js';
import { nextLook } from '../../libs/steps/escalation/look.js';
import { dueAct, type ClockAct } from '../../libs/steps/escalation/turn.js';
import { factsOf, issue, move, note, onOf, owes, termEndOf, type Decided, type World } from './world.js';

/** A turn that finds more than this to do goes round in a circle. */
const MOST_ACTS = 6;

/** A turn as the story takes it: do what is due, one act after another, then say when to look again. */
export function turn(world: World): void {
  world.rung = false;
  for (let acts = 0; ; acts++) {
    const act = dueAct(factsOf(world), onOf(world));
    if (!act) break;
    if (acts === MOST_ACTS) throw new Error('a turn goes round in a circle');
    perform(world, act);
  }
  world.lookOn = nextLook(factsOf(world), onOf(world))?.on;
  if (world.lookOn && world.lookOn <= world.today) throw new Error('the next look is not ahead');
}

function perform(world: World, act: ClockAct): void {
  if (act.dueDay > world.today) throw new Error(`${act.do} of ${act.dueDay} done early`);
  switch (act.do) {
    case 'settle':
      stale(world);
      return move(world, 'settled', { by: 'clock' });
    case 'reopen':
      stale(world);
      return move(world, act.to, { by: 'clock' });
    case 'issue':
      return issue(world, act.demand, 'clock');
    case 'ask':
      return file(world, { to: act.to, by: 'clock' });
    case 'raise': {
      const request = world.requests.find((one) => one.id === act.request.id);
      if (!request) throw new Error('a request that is not there was raised');
      note(world, { event: 'RequestRaised', by: 'clock', request: { ...request } });
      Object.assign(request, {
        level: act.level,
        levelOn: world.today,
        levelEndsOn: endOf(world, { ...request, level: act.level }),
      });
      return;
    }
    case 'judge':
      throw new Error('nothing was promised here');
    case 'openTask':
      world.tasks.push({ kind: act.kind, about: act.about });
      note(world, { event: 'TaskOpened', by: 'clock', task: { kind: act.kind, about: act.about } });
  }
}

export const endOf = (world: World, { chain, level }: Pick<Request, 'chain' | 'level'>): Day | null =>
  levelEnd({ chain, level, from: world.today, law: world.law }, world.calendar);

/** Requests of a stage that the case has left have nothing to decide. */
export function stale(world: World): void {
  for (const request of world.requests) if (isPending(request)) request.state = 'stale';
}

/** Files a request; while one for the same step waits nothing is filed. */
export function file(world: World, terms: { to: Target; by: string; ground?: string }): void {
  const { to, by, ground = null } = terms;
  if (world.requests.some((one) => one.what === to && isPending(one))) {
    if (by === 'clock') throw new Error('the clock asks for what is asked for already');
    return;
  }
  const { chain, voices, byAmount } = startingAuthorities[matterOf(to, ground)];
  const level = firstLevel({ authority: { chain, byAmount }, amount: owes(world), law: world.law });
  const request: Decided = {
    ...{
      id: `request-${world.requests.length + 1}`,
      subjectKind: 'case',
      subjectId: world.case.id,
      what: to,
      about: null,
    },
    ...{ reason: '', ground, state: 'open', chain, voices, byAmount, level, round: 1, given: [], assignedTo: null },
    ...{ completedBy: null },
    ...{ askedBy: by, askedOn: world.today, amountFen: owes(world), stage: world.case.stage },
    ...{ levelOn: world.today, levelEndsOn: endOf(world, { chain, level }), termEndsOn: termEndOf(world) },
  };
  world.requests.push(request);
  note(world, { event: 'RequestFiled', by, request: { ...request } });
}

/** Days pass. While the story runs it looks on each day it set; in an outage nobody looks until the end. */
export function hop(world: World, days: number, running: boolean): void {
  const arrival = addDays(world.today, days);
  if (running && world.rung) turn(world);
  while (running && world.lookOn && world.lookOn <= arrival) {
    world.today = world.lookOn > world.today ? world.lookOn : world.today;
    turn(world);
  }
  world.today = arrival;
}
