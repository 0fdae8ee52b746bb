import { describe, expect, it } from '@jest/globals';
import { byStory, retryAfterS, type Ring } from './ring.js';

const aRing = (id: string, streamId: string, streamKind: Ring['streamKind'] = 'case'): Ring => ({
  ...{ id, streamId, streamKind, seq: 1, event: 'PaymentPosted', tries: 0 },
});

describe('a bell', () => {
  it('that could not be rung is tried again after a second, then ever later, never later than five minutes', () => {
    expect([0, 1, 2, 3, 8, 9, 10, 1000].map(retryAfterS)).toEqual([1, 2, 4, 8, 256, 300, 300, 300]);
  });

  it('is rung once for all that happened in one story, and each of its rings is kept to be taken down', () => {
    const groups = byStory([aRing('1', 'a'), aRing('2', 'b'), aRing('3', 'a'), aRing('4', 'a', 'debt')]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['1', '3'], ['2'], ['4']]);
    expect(byStory([])).toEqual([]);
  });
});
