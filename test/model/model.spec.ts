import { describe, expect, it } from '@jest/globals';
import { Chance } from './chance.js';
import { holds, restHolds } from './oath.js';
import { commands } from './people.js';
import { turn } from './story.js';
import { opening, type World } from './world.js';

const QUARTER = 5_000;
const STEPS = 34;

/** One life of some thirty orders, days and outages; whatever is broken names the seed that lives it again. */
function lived(seed: number): World {
  const chance = new Chance(seed);
  const world = opening(1000 + chance.upTo(100_000), chance.oneIn(2));
  try {
    for (let step = 0; step < STEPS; step++) {
      const since = world.happened.length;
      chance.of(commands)(world, chance);
      holds(world, since);
      if (!chance.oneIn(3)) continue; // The bell is heard late, or now, with everything that rang meanwhile.
      const before = world.happened.length;
      turn(world);
      holds(world, before);
      restHolds(world);
    }
  } catch (broken) {
    throw new Error(`seed ${seed}: ${broken instanceof Error ? broken.message : String(broken)}`, { cause: broken });
  }
  return world;
}

describe('twenty thousand lives', () => {
  const seen = new Map<string, number>();
  const count = (what: string): unknown => seen.set(what, (seen.get(what) ?? 0) + 1);

  it.each([1, 2, 3, 4])(
    'skip no stage, double no demand, decide nothing by time, and lose no fen (quarter %d)',
    (quarter) => {
      for (let seed = (quarter - 1) * QUARTER + 1; seed <= quarter * QUARTER; seed++) {
        const { happened, entries, heldElsewhere } = lived(seed);
        for (const event of new Set(happened.map((one) => one.event))) count(event);
        for (const kind of new Set(entries.map((one) => one.kind))) count(kind);
        if (heldElsewhere) count('held elsewhere');
      }
    },
  );

  it('have seen everything often enough to say so', () => {
    const wanted = [
      'FinalDemandIssued',
      'InterviewInvited',
      'SuitApproved',
      'WriteOffApproved',
      'DebtSettled',
      'DebtReopened',
      'CaseEnded',
      'RequestRaised',
      'JudgmentGiven',
      'recovery',
      'reversal',
      'held elsewhere',
    ];
    expect(
      wanted.filter((what) => (seen.get(what) ?? 0) < 50).map((what) => `${what}: ${seen.get(what) ?? 0}`),
    ).toEqual([]);
  });

  it('are lived again by their seed', () => {
    expect(lived(4711)).toEqual(lived(4711));
  });
});
