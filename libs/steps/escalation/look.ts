import { addDays, type Day } from '../../ground/calendar/calendar.js';
import type { Deadline } from '../../cases/case/case.js';
import { lookDays } from '../../cases/case/watch.js';
import { appealEnd } from '../litigation/litigation.js';
import { serviceLookOn, termOf } from '../notice/notice.js';
import { nextAssetLook } from '../writeoff/writeoff.js';
import { demandOf, suitLook, type Day1, type TurnFacts } from './turn.js';

/** An idle case is looked at once a month all the same. */
const LONGEST_DAYS = 30;

/** When to look again once nothing is due, and the deadline people see. Undefined for a case that is over. */
export function nextLook(facts: TurnFacts, on: Day1): { on: Day; deadline: Deadline | undefined } | undefined {
  const { case: kase } = facts;
  if (kase.stage === 'settled' || kase.stage === 'ended') return undefined;
  if (kase.parked) return { on: addDays(on.today, 1), deadline: undefined };
  const ahead = waitsOf(facts, on)
    .filter((wait) => wait.on >= on.today)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const first = ahead[0];
  const days = [
    addDays(on.today, LONGEST_DAYS),
    ...(first ? [addDays(first.on, 1)] : []),
    ...facts.watches.flatMap((watch) => lookDays(watch, on.today)),
    ...facts.dues.map((due) => addDays(due.on, 1)),
    ...facts.atRisk.map((risk) => risk.askFrom),
    ...(on.law.changesOn ? [on.law.changesOn] : []), // What a new value moves is judged anew on its first day.
  ];
  const look = days.filter((day) => day > on.today).sort()[0] ?? addDays(on.today, LONGEST_DAYS);
  return { on: look, deadline: first && { from: first.from, on: first.on, for: first.for } };
}

/** Every day that a case waits for: its stage's, its requests', and those that any room watches. */
export const waitsOf = (facts: TurnFacts, on: Day1): (Deadline & { about?: string })[] => [
  ...stageWaits(facts, on),
  ...requestWaits(facts),
  ...facts.watches,
];

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
    if (!demand) return facts.effects.contact ? [{ from: on.today, on: on.today, for: 'nextDay' }] : [];
    const term = termOf(demand, facts, on);
    if (term) return [{ ...term, for: wanted.deadline }];
    return [{ from: demand.issuedOn, on: serviceLookOn(demand, on), for: 'service' }];
  }
  if (kase.stage === 'intake')
    return kase.noticeWanted && facts.effects.contact ? [{ from: on.today, on: on.today, for: 'nextDay' }] : [];
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
