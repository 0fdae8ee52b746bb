import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { anAct, guarantorOn } from '../../../test/builders/limit.js';
import { demandBar } from './clock.js';

type Roles = Parameters<typeof demandBar>[0]['roles'];
const bar = (roles: Roles, ...guarantees: ReturnType<typeof guarantorOn>[]) => demandBar({ roles, guarantees });
const as = (role: Roles[number]['role'], title: Roles[number]['title'] = null): Roles => [{ role, title }];

describe('of whom money may be demanded', () => {
  it('are borrower and co-obligor', () => {
    expect([bar(as('borrower')), bar(as('coObligor'))]).toEqual([undefined, undefined]);
  });

  it('is the actual user only with a title: signed accession, judgment or admission (X1; CC 552)', () => {
    expect(bar(as('actualUser', 'none'))?.refused).toBe('USER_WITHOUT_TITLE');
    for (const title of ['accession', 'judgment', 'admission'] as const)
      expect(bar(as('actualUser', title))).toBeUndefined();
  });

  it('is a joint guarantor while his liability stands, and nobody whose liability lapsed, is void or unknown (X2)', () => {
    const of = (...terms: Parameters<typeof guarantorOn>) => bar(as('guarantor'), guarantorOn(...terms));
    expect(of('2024-06-03')).toBeUndefined();
    expect(of('2024-09-03')).toMatchObject({
      refused: 'GUARANTEE_NOT_STANDING',
      detail: { clockState: 'lapsed', endsOn: '2024-09-02' },
    });
    expect(of('2024-06-03', { nature: 'villageCommittee' })?.detail?.clockState).toBe('void');
    expect(of('2024-06-03', { guarantee: { mode: 'unclear', signedOn: null } })?.detail?.clockState).toBe('unknown');
    expect(
      of('2024-06-03', { guarantee: { releasedOn: day('2024-05-06'), releasedBecause: 'newForOld' } })?.detail
        ?.clockState,
    ).toBe('released');
    expect(bar(as('guarantor'))?.detail?.clockState).toBe('unknown');
  });

  it('is a general guarantor only once he can no longer point to the debtor (CC 687)', () => {
    const guarantee = { mode: 'general' as const };
    const acts = [anAct('suit', '2024-08-30'), anAct('enforcementUnsatisfied', '2025-08-04')];
    expect(bar(as('guarantor'), guarantorOn('2024-06-03', { guarantee }))?.detail?.clockState).toBe('suitFirst');
    expect(bar(as('guarantor'), guarantorOn('2025-09-01', { guarantee, acts }))).toBeUndefined();
  });

  it('is no pledgor, who answers with his thing, and nobody who does not stand in the debt', () => {
    expect([bar(as('pledgor'))?.refused, bar([])?.refused]).toEqual(['PLEDGOR_OWES_NOTHING', 'NO_OBLIGOR']);
  });

  it('is who stands there twice, if one of the two makes him owe', () => {
    expect(bar([...as('pledgor'), ...as('coObligor')])).toBeUndefined();
  });
});
