import { describe, expect, it } from '@jest/globals';
import { day, fen, on, yuan } from '../../../test/builders/day.js';
import { endable, endingGrounds, endingProofs, endingRules, type EndingFacts, type EndingGround } from './ending.js';

const shown = (ground: EndingGround, on_ = '2024-11-20'): EndingFacts['proofs'] =>
  endingRules[ground].needs.map((gate) => ({ gate, kind: endingProofs[gate][0] ?? 'record', day: day(on_) }));
const end = (ground: EndingGround, own: Partial<EndingFacts> = {}) =>
  endable(ground, { stage: 'writtenOff', owed: yuan(1_000), proofs: shown(ground), ...own }, on('2026-11-20'));

describe('the end of a claim that is still owed', () => {
  it('comes on each ground of W8 once it is shown', () => {
    expect(endingGrounds.map((ground) => end(ground))).toEqual(endingGrounds.map(() => undefined));
  });

  it('is a closure only for what has been written off; an assignment may come at any stage', () => {
    expect(end('nothingOwedByJudgment', { stage: 'litigation' })?.refused).toBe('WRONG_STAGE');
    expect(end('assigned', { stage: 'litigation' })).toBeUndefined();
    expect([end('assigned', { stage: 'settled' })?.refused, end('assigned', { stage: 'ended' })?.refused]).toEqual([
      'WRONG_STAGE',
      'WRONG_STAGE',
    ]);
  });

  it('says what is not shown: an assignment binds the debtor only after notice (Civil Code 546)', () => {
    const unnotified = shown('assigned').filter((one) => one.gate !== 'debtorNotified');
    expect(end('assigned', { proofs: unnotified })).toEqual({
      refused: 'ENDING_EVIDENCE_MISSING',
      detail: { missing: ['debtorNotified'] },
    });
    expect(end('planPerformed', { proofs: [] })?.detail).toEqual({ missing: ['plan', 'performed'] });
  });

  it('waits two years after the bankruptcy was closed, and after the right of action was lost', () => {
    for (const ground of ['bankruptcyClosedTwoYears', 'limitationLost'] as const)
      expect(end(ground, { proofs: shown(ground, '2024-11-21') })).toEqual({
        refused: 'NOT_BEFORE',
        detail: { from: '2026-11-21' },
      });
    expect(end('forgivenAndPerformed', { proofs: shown('forgivenAndPerformed', '2026-11-19') })).toBeUndefined();
  });

  it('is nothing to ask for where nothing is owed: that is settled', () => {
    expect(end('assigned', { owed: fen(0) })?.refused).toBe('NOTHING_OWED');
  });
});
