import { describe, expect, it } from '@jest/globals';
import { afterAsking, CLAIM_LIMIT_S } from './outside.js';

describe('an act outside whose end is unknown', () => {
  it('is done when the other side knows it', () => {
    expect(afterAsking('done')).toEqual({ state: 'done' });
  });

  it('goes to a person when the other side does not know it: it is never sent again by itself', () => {
    expect(afterAsking('unknown')).toEqual({ state: 'uncertain' });
  });

  it('is asked for again when nobody answers', () => {
    expect(afterAsking('silent')).toBe('ask again');
  });

  it('has lost its hand only after every act must have ended, thirty seconds', () => {
    expect(CLAIM_LIMIT_S).toBeGreaterThan(30);
  });
});
