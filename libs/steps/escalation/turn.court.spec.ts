import { describe, expect, it } from '@jest/globals';
import { aCase, type CaseInTest } from '../../../test/builders/case.js';
import { day, on } from '../../../test/builders/day.js';
import { nextLook } from './look.js';
import { dueAct } from './turn.js';

const due = (kase: CaseInTest, today = '2026-11-20') => dueAct(kase, on(today));
const look = (kase: CaseInTest, today = '2026-11-20') => nextLook(kase, on(today));

describe('in court', () => {
  const court = aCase().at('litigation', '2026-11-02');

  it('papers that legal leaves lying become a task of legal after two working days', () => {
    const offered = court.handedOff({});
    expect([due(offered, '2026-11-04'), due(offered, '2026-11-05')]).toEqual([
      undefined,
      { do: 'openTask', dueDay: '2026-11-05', kind: 'handoffOverdue', about: 'handoff-1', role: 'legal' },
    ]);
    expect(look(offered, '2026-11-03')?.deadline?.for).toBe('handoff');
  });

  it('accepted papers without a suit become one after thirty days', () => {
    const accepted = court.handedOff({ state: 'accepted' });
    expect([due(accepted, '2026-12-02'), due(accepted, '2026-12-03')]).toEqual([
      undefined,
      expect.objectContaining({ kind: 'suitNotFiled' }),
    ]);
    expect(look(accepted, '2026-11-20')?.deadline).toEqual({ from: '2026-11-02', on: '2026-12-02', for: 'suit' });
  });

  it('a judgment is enforced after the days of appeal', () => {
    const judged = court.handedOff({ state: 'accepted' }).sued({ judgedOn: day('2026-11-10') });
    expect([due(judged, '2026-11-25'), due(judged, '2026-11-26')]).toEqual([
      undefined,
      { do: 'openTask', dueDay: '2026-11-26', kind: 'enforce', about: '2026-11-10', role: 'legal' },
    ]);
    expect(due(judged.tasked('enforce', '2026-11-10'), '2027-11-26')).toBeUndefined();
    expect(look(judged)?.deadline).toEqual({ from: '2026-11-10', on: '2026-11-25', for: 'appeal' });
  });

  it('papers that came back, and a suit that runs, wait for people and are looked at once a month', () => {
    for (const kase of [
      court.handedOff({ state: 'returned' }),
      court.handedOff({ state: 'accepted' }).sued({}),
      court,
    ]) {
      expect(due(kase)).toBeUndefined();
      expect(look(kase)).toEqual({ on: '2026-12-20', deadline: undefined });
    }
  });
});

describe('a written-off case', () => {
  const lost = aCase().writtenOff('2026-01-10');

  it('has its assets looked at every half year, one task each time (W7)', () => {
    expect(due(lost, '2026-07-08')).toBeUndefined();
    expect(due(lost, '2026-07-09')).toMatchObject({ do: 'openTask', kind: 'assetLook', about: '2026-07-09' });
    const looked = lost.tasked('assetLook', '2026-07-09');
    expect([due(looked, '2026-11-20'), due(looked, '2027-01-05')]).toEqual([
      undefined,
      expect.objectContaining({ about: '2027-01-05' }),
    ]);
  });

  it('is never over: it always has a next look', () => {
    expect(look(lost, '2026-07-01')).toEqual({
      on: '2026-07-09',
      deadline: { from: '2026-01-10', on: '2026-07-08', for: 'assetLook' },
    });
    expect(look(lost, '2046-07-01')).toBeDefined();
  });
});
