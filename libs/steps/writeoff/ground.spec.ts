import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, fen, on, yuan } from '../../../test/builders/day.js';
import {
  gateRules,
  gates,
  groundRules,
  grounds,
  internalGates,
  missingGates,
  testOf,
  writable,
  type Gate,
  type GateProof,
  type Ground,
} from './ground.js';

const today = '2026-11-20';
const paper = (gate: Gate, own: Partial<GateProof> = {}): GateProof => ({
  ...{ gate, kind: gateRules[gate].proofs[0] ?? 'record', day: day('2024-03-01') },
  ...own,
});
const papers = (...all: readonly Gate[]): GateProof[] => all.map((gate) => paper(gate));
const facts = (own: Partial<Parameters<typeof writable>[1]> = {}) => ({
  ...{ inBooks: yuan(40_000), principal: yuan(30_000), judgedOn: day('2025-06-01'), proofs: papers(...gates) },
  ...own,
});
const asked = (ground: string | null, own: Partial<Parameters<typeof writable>[1]> = {}) =>
  writable(ground, facts(own), on(today));

describe('a write-off', () => {
  it('may be asked for on each ground once everything it needs is shown', () => {
    expect(grounds.map((ground) => asked(ground))).toEqual(grounds.map(() => undefined));
  });

  it('needs a ground of the Measures', () => {
    expect([asked(null)?.refused, asked('tired')?.refused]).toEqual(['GROUND_MISSING', 'GROUND_MISSING']);
  });

  it('of nothing is nothing to ask for', () => {
    expect(asked('bankruptcyClosed', { inBooks: fen(0) })?.refused).toBe('NOTHING_TO_WRITE_OFF');
  });

  it('for enforcement without result has a judgment behind it; no other ground needs one (X9)', () => {
    const without = grounds.filter((ground) => asked(ground, { judgedOn: null }));
    expect(without).toEqual(['enforcementWithoutResult']);
    expect(asked('enforcementWithoutResult', { judgedOn: null })?.refused).toBe('NO_JUDGMENT');
  });

  it('says which gate of its ground nothing shows', () => {
    const lacking = (ground: Ground, ...kept: Gate[]) => asked(ground, { proofs: papers(...kept) })?.detail?.missing;
    expect(lacking('enforcementWithoutResult')).toEqual(['closingRuling']);
    expect(lacking('bankruptcyClosed', 'closingRuling')).toEqual(['bankruptcyRuling']);
    expect(lacking('deathWithoutEstate', 'deathCertificate')).toEqual(['noEstate']);
    expect(lacking('missingWithoutAssets', 'noAssets')).toEqual(['missingProof']);
    expect(lacking('smallLongPursued', 'pursuitProof')).toEqual(['collectionReport', 'legalOpinion']);
    expect(lacking('sameBorrowerRuling', 'otherRuling', 'collectionReport')).toEqual([
      'noStrongerSecurity',
      'legalOpinion',
    ]);
    expect(asked('otherLenderRuling', { proofs: [] })?.refused).toBe('EVIDENCE_MISSING');
  });

  it('is not shown by a paper of another kind: a photo is no ruling', () => {
    const photo = paper('closingRuling', { kind: 'photo' });
    expect(asked('enforcementWithoutResult', { proofs: [photo] })?.detail).toEqual({ missing: ['closingRuling'] });
  });
});

describe('an outside paper that is not to be had', () => {
  const missing = (ground: Ground, ...kept: Gate[]) => missingGates(ground, papers(...kept));

  it('is replaced by pursuit proof, collection report and legal opinion together (W4)', () => {
    expect(missing('missingWithoutAssets', ...internalGates)).toEqual([]);
    expect(missing('missingWithoutAssets', 'pursuitProof', 'collectionReport')).toEqual(['missingProof', 'noAssets']);
    expect(missing('deathWithoutEstate', 'deathCertificate', ...internalGates)).toEqual([]);
  });

  it('is never replaced where it is a ruling or a death certificate', () => {
    expect(missing('enforcementWithoutResult', ...internalGates)).toEqual(['closingRuling']);
    expect(missing('bankruptcyClosed', ...internalGates)).toEqual(['bankruptcyRuling']);
    expect(missing('deathWithoutEstate', 'noEstate', ...internalGates)).toEqual(['deathCertificate']);
    expect(missing('otherLenderRuling', ...internalGates)).toEqual(['otherRuling', 'noStrongerSecurity']);
  });
});

describe('a small loan', () => {
  const small = (own: Parameters<typeof asked>[1], law: Parameters<typeof on>[1] = {}) =>
    writable('smallLongPursued', facts(own), on(today, law));
  const since = (first: string) => [
    paper('pursuitProof', { day: day('2026-05-01') }),
    paper('pursuitProof', { day: day(first) }),
    ...papers('collectionReport', 'legalOpinion'),
  ];

  it('is small by its principal, whatever interest has grown beside it', () => {
    expect(small({ principal: yuan(50_000), inBooks: yuan(200_000) })).toBeUndefined();
    expect(small({ principal: fen(5_000_001) })).toEqual({
      refused: 'NOT_SMALL',
      detail: { limitFen: 5_000_000, test: 'house' },
    });
  });

  it('was pursued for two years from the first proof to the day', () => {
    expect(small({ proofs: since('2024-11-20') })).toBeUndefined();
    expect(small({ proofs: since('2024-11-21') })).toEqual({
      refused: 'PURSUED_TOO_SHORT',
      detail: { from: '2026-11-21', test: 'house' },
    });
  });

  it('is tested by the values of the house until counsel has set those of Annex 1, and says so (X9)', () => {
    expect(testOf('smallLongPursued', on(today).law)).toBe('house');
    expect(testOf('smallLongPursued', on(today, { annexOneSet: 1 }).law)).toBe('counsel');
    expect(grounds.filter((ground) => testOf(ground, on(today).law) === 'house')).toEqual(['smallLongPursued']);
    expect(small({ principal: yuan(60_000) }, { annexOneSet: 1, smallLoanLimitFen: 10_000_000 })).toBeUndefined();
    expect(small({ principal: yuan(60_000) }, { annexOneSet: 1 })?.detail?.test).toBe('counsel');
  });
});

describe('whatever is shown', () => {
  const anyProofs = fc.subarray([...gates]).map((kept) => papers(...kept));

  it('more proof never makes a ground worse, and a ground without any of its gates is never open', () => {
    fc.assert(
      fc.property(fc.constantFrom(...grounds), anyProofs, fc.constantFrom(...gates), (ground, proofs, more) => {
        const [before, after] = [missingGates(ground, proofs), missingGates(ground, [...proofs, paper(more)])];
        expect(after.every((gate) => before.includes(gate))).toBe(true);
        expect(before.every((gate) => groundRules[ground].needs.includes(gate))).toBe(true);
        expect(missingGates(ground, [])).toEqual(groundRules[ground].needs);
        const open = asked(ground, { proofs });
        if (before.length > 0) expect(open?.refused).toBe('EVIDENCE_MISSING');
      }),
    );
  });
});
