import { addDays, daysBetween, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';

export const writeoffRefusals = ['GROUND_MISSING', 'NO_JUDGMENT', 'NOTHING_TO_WRITE_OFF'] as const;

/** Grounds of the write-off Measures (2017) that can be shown without an annex that is not at hand. */
export const grounds = [
  'enforcementWithoutResult',
  'deathWithoutEstate',
  'bankruptcyClosed',
  'smallLongPursued',
] as const;
export type Ground = (typeof grounds)[number];

/**
 * Whether a write-off may be asked for: a ground is named, something stands in the books, and "enforcement without
 * result" has a judgment behind it (W1, W4).
 */
export function writable(ground: string | null, facts: { inBooks: Fen; judgedOn: Day | null }): Refusal | undefined {
  if (!grounds.some((one) => one === ground)) return refuse('GROUND_MISSING');
  if (facts.inBooks <= NONE) return refuse('NOTHING_TO_WRITE_OFF');
  if (ground === 'enforcementWithoutResult' && !facts.judgedOn) return refuse('NO_JUDGMENT');
  return undefined;
}

/** Days on which a written-off debtor's assets are looked at again (W7): every so many days, for as long as it lives. */
export function nextAssetLook(writtenOffOn: Day, on: Pick<On, 'today' | 'law'>): { last: Day | undefined; next: Day } {
  const every = on.law.value.assetLookDays;
  const passed = Math.max(0, Math.floor(daysBetween(writtenOffOn, on.today) / every));
  return {
    last: passed > 0 ? addDays(writtenOffOn, passed * every) : undefined,
    next: addDays(writtenOffOn, (passed + 1) * every),
  };
}
