import { describe, expect, it } from '@jest/globals';
import { isKnownItem, readinessOf, stillMissing, type BookFacts, type Item } from './readiness.js';

const bare: BookFacts = {
  ...{ hasEntries: true, demands: 0, served: 0, undue: false, guarantors: false, secured: false },
  ...{ addressKnown: false, limitationSafe: true, guaranteesSafe: false },
};
const state = (item: Item, facts: Partial<BookFacts> = {}, supplied: string[] = []) =>
  readinessOf(
    { ...bare, ...facts },
    supplied.map((one) => ({ item: one, afterHandoff: 0 })),
  ).find((line) => line.item === item)?.state;

describe('the handoff book', () => {
  it('lacks the contract until somebody confirms it', () => {
    expect([state('loanContract'), state('loanContract', {}, ['loanContract'])]).toEqual(['missing', 'supplied']);
  });

  it('asks for what the case has: guarantors, security, a debt not due yet', () => {
    expect([state('guaranteeContracts'), state('securityRegistry'), state('acceleration')]).toEqual([
      'notNeeded',
      'notNeeded',
      'notNeeded',
    ]);
    const all = { guarantors: true, secured: true, undue: true };
    expect([state('guaranteeContracts', all), state('securityRegistry', all), state('acceleration', all)]).toEqual([
      'missing',
      'missing',
      'missing',
    ]);
  });

  it('finds in its own rows what is there: account, demands, limitation, guarantees, address', () => {
    expect([state('ledgerStatement'), state('limitationSafe'), state('serviceAddress')]).toEqual([
      'computed',
      'computed',
      'missing',
    ]);
    expect([
      state('limitationSafe', { limitationSafe: false }),
      state('serviceAddress', { addressKnown: true }),
    ]).toEqual(['missing', 'computed']);
    expect(state('guaranteeDemand', { guarantors: true, guaranteesSafe: true })).toBe('computed');
  });

  it('shows demands where there were any: they are custom and no condition of a suit (CPL 122)', () => {
    expect([
      state('demandProof'),
      state('demandProof', { demands: 2 }),
      state('demandProof', { demands: 2, served: 1 }),
    ]).toEqual(['notNeeded', 'missing', 'computed']);
  });
});

describe('what came back', () => {
  const back = { number: 2, missing: ['loanContract', '借款人婚姻状况证明'] };

  it('is supplied item by item, also what is not on the list, by its name', () => {
    expect(stillMissing(back, [])).toEqual(['loanContract', '借款人婚姻状况证明']);
    expect(stillMissing(back, [{ item: '借款人婚姻状况证明', afterHandoff: 2 }])).toEqual(['loanContract']);
    expect(stillMissing(undefined, [])).toEqual([]);
  });

  it('is not supplied by what legal has seen already', () => {
    expect(stillMissing(back, [{ item: 'loanContract', afterHandoff: 1 }])).toContain('loanContract');
  });

  it('and the list are all that can be supplied', () => {
    expect([isKnownItem('loanContract', []), isKnownItem('婚姻证明', back.missing)]).toEqual([true, false]);
    expect(isKnownItem('借款人婚姻状况证明', back.missing)).toBe(true);
  });
});
