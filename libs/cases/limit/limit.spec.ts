import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { actKinds, acts, pressEffect, recordable, type ActKind } from './limit.js';
import { recordActSchema } from './limit.input.js';

const today = on('2026-11-20');
const recorded = (kind: ActKind, proof?: Parameters<typeof recordable>[0]['proof'], onDay = '2026-11-10') =>
  recordable({ kind, on: day(onDay), proof }, today);

describe('an act that may move a clock', () => {
  it('moves nothing without proof, and says which proofs would do', () => {
    expect(recorded('demandSigned')).toEqual({
      refused: 'PROOF_MISSING',
      detail: { of: 'demandSigned', needed: ['signature', 'record', 'photo'], given: null },
    });
    for (const kind of actKinds) expect(recorded(kind)?.refused).toBe('PROOF_MISSING');
  });

  it('is shown by each of its own proofs (L6–L9, L11)', () => {
    for (const kind of actKinds) for (const proof of acts[kind].proofs) expect(recorded(kind, proof)).toBeUndefined();
    expect(recorded('letterArrived', 'postReceipt')).toBeUndefined(); // L7
    expect(recorded('deduction', 'bankSlip')).toBeUndefined(); // L8
    expect(recorded('suit', 'courtPaper')).toBeUndefined(); // L11
  });

  it('is not shown by a proof of something else: an envelope that came back shows no demand', () => {
    expect(recorded('letterArrived', 'envelope')).toMatchObject({
      refused: 'PROOF_MISSING',
      detail: { given: 'envelope' },
    });
    expect(recorded('suit', 'photo')?.refused).toBe('PROOF_MISSING');
  });

  it('lies in no future', () => {
    expect(recorded('suit', 'courtPaper', '2026-11-20')).toBeUndefined();
    expect(recorded('suit', 'courtPaper', '2026-11-21')?.refused).toBe('DAY_IN_FUTURE');
  });

  it('cites its article', () => {
    expect(actKinds.filter((kind) => !acts[kind].article.code || !acts[kind].article.zh)).toEqual([]);
  });
});

describe('a demand in the press (L9)', () => {
  const whole = { level: 'provincial' as const, debtorMissing: true, claims: true };

  it('counts in a provincial or national medium, for a missing debtor, when it claims the debt', () => {
    expect([pressEffect(whole), pressEffect({ ...whole, level: 'national' })]).toEqual([undefined, undefined]);
  });

  it('on a village board, for a debtor who can be found or without claiming, has no effect and says what it lacks', () => {
    expect(pressEffect({ ...whole, level: 'other' })).toMatchObject({
      refused: 'PRESS_WITHOUT_EFFECT',
      detail: { lacking: ['medium'] },
    });
    expect(pressEffect({ ...whole, debtorMissing: false })?.detail?.lacking).toEqual(['missingDebtor']);
    expect(pressEffect({ ...whole, claims: false })?.detail?.lacking).toEqual(['claim']);
    expect(pressEffect(undefined)?.detail?.lacking).toEqual(['medium', 'missingDebtor', 'claim']);
  });
});

describe('what a person may send of an act', () => {
  it('names a known kind and an existing day; the proof may be missing, and the answer says so', () => {
    const takes = (own: object) => recordActSchema.safeParse({ kind: 'suit', onDay: '2026-11-01', ...own }).success;
    expect([{}, { kind: 'rumour' }, { onDay: '2026-02-30' }, { press: { level: 'village' } }].map(takes)).toEqual([
      ...[true, false, false, false],
    ]);
  });
});
