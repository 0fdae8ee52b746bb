import { describe, expect, it } from '@jest/globals';
import { refuse } from '../../ground/command/command.js';
import { rowAfter } from './list.js';

describe('a row of a list of small loans (W3)', () => {
  it('is written off, or stays out with the code of why', () => {
    expect(rowAfter(undefined)).toEqual({ state: 'writtenOff', refused: null });
    expect(rowAfter(refuse('NOT_SMALL', { limitFen: 1 }))).toEqual({ state: 'leftOut', refused: 'NOT_SMALL' });
  });
});
