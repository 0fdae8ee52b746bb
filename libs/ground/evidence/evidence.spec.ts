import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { proofSchema } from './evidence.input.js';
import { proven, type Proof } from './evidence.js';
import { proofHash } from './hash.js';

const slip: Proof = { kind: 'signature', day: day('2026-11-05'), reference: '回执第17号' };

describe('a proof', () => {
  it('with a scan is known by the hash of the scan', () => {
    expect(proofHash({ ...slip, sha256: 'ab'.repeat(32) })).toBe('ab'.repeat(32));
  });

  it('on paper only is known by what it is, of which day, and where it lies', () => {
    const hashes = [
      slip,
      { ...slip, kind: 'photo' as const },
      { ...slip, day: day('2026-11-06') },
      { ...slip, reference: '回执第18号' },
    ].map(proofHash);
    expect(new Set(hashes).size).toBe(4);
    expect(proofHash({ ...slip })).toBe(hashes[0]);
  });

  it('says where it is found, and its hash is a hash', () => {
    const takes = (value: unknown) => proofSchema.safeParse(value).success;
    expect(takes({ kind: 'envelope', reference: '邮1' })).toBe(true);
    for (const value of [
      { kind: 'hearsay', reference: 'x' },
      { kind: 'photo', reference: '' },
      { kind: 'photo', reference: 'x', sha256: 'ABC' },
    ])
      expect(takes(value)).toBe(false);
  });

  it('that shows something else is missing, and those that would do are named', () => {
    const terms = { of: 'suit', needed: ['courtPaper' as const] };
    expect(proven('courtPaper', terms)).toBeUndefined();
    expect([proven('photo', terms), proven(undefined, terms)]).toMatchObject([
      { refused: 'PROOF_MISSING', detail: { needed: ['courtPaper'], given: 'photo' } },
      { refused: 'PROOF_MISSING', detail: { given: null } },
    ]);
  });
});
