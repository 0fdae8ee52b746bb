import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { on, yuan } from '../../../test/builders/day.js';
import { departments } from '../../people/staff/staff.js';
import { aboveAuthority, opinionsApart } from './opinion.js';

const hands = { makerId: 'wang', handlerIds: ['wang', 'liu'], deciderId: 'zhao' };
const five = (...people: string[]) => departments.map((department, at) => ({ department, by: people[at] ?? '' }));
const fivePeople = five('a', 'b', 'c', 'd', 'e');

describe('five opinions (W6, X10)', () => {
  it('come from five people who have no other hand in the write-off', () => {
    expect(opinionsApart(fivePeople, hands)).toBeUndefined();
  });

  it('are five, not four', () => {
    expect(opinionsApart(fivePeople.slice(1), hands)).toEqual({
      refused: 'OPINIONS_NOT_APART',
      detail: { missing: ['disposal'], wrong: [] },
    });
  });

  it('are not two of one person', () => {
    expect(opinionsApart(five('a', 'b', 'c', 'd', 'a'), hands)?.detail?.wrong).toEqual(['disposal', 'internalControl']);
  });

  it('are never those of maker, handler or decider', () => {
    for (const hand of ['wang', 'liu', 'zhao'])
      expect(opinionsApart(five('a', hand, 'c', 'd', 'e'), hands)?.detail?.wrong).toEqual(['credit']);
  });

  it('pass exactly when five different people outside the hands have spoken', () => {
    const anyone = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'wang', 'liu', 'zhao');
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 5, maxLength: 5 }), (people) => {
        const fits = new Set(people).size === 5 && !people.some((one) => ['wang', 'liu', 'zhao'].includes(one));
        expect(opinionsApart(five(...people), hands) === undefined).toBe(fits);
      }),
    );
  });
});

describe('the authority of the director', () => {
  const law = on('2026-11-20', { directorLimitFen: 100_000_000 }).law;

  it('ends at his limit; above it the board or its deputy decides (W6)', () => {
    expect(aboveAuthority(yuan(1_000_000), law)).toBeUndefined();
    expect(aboveAuthority(yuan(1_000_000.01), law)).toEqual({
      refused: 'ABOVE_AUTHORITY',
      detail: { limitFen: 100_000_000, amountFen: '100000001' },
    });
  });
});
