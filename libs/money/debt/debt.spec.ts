import { describe, expect, it } from '@jest/globals';
import { lawfulAllocation, parts } from './debt.js';

describe('a debt', () => {
  it('is paid in the law’s order: costs of realising it, interest, penalty, principal (Civil Code 561)', () => {
    expect(lawfulAllocation).toEqual(['cost', 'interest', 'penalty', 'principal']);
  });

  it('is paid in an order that leaves no part out', () => {
    expect(new Set(lawfulAllocation)).toEqual(new Set(parts));
  });
});
