import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { afterCheckEnd, afterWatches, checkable, type AfterSeat } from './aftercheck.js';

const hands = ['wang', 'zhao'];
const check = (
  seat: AfterSeat,
  actor: { id: string; roles: ('finance' | 'auditor' | 'director')[] },
  done: AfterSeat[] = [],
) => checkable({ done, hands }, { seat, actor })?.refused;

describe('the look after a write-off (W6)', () => {
  it('is that of finance and of internal control, each by its own role, once', () => {
    expect(check('finance', { id: 'qian', roles: ['finance'] })).toBeUndefined();
    expect(check('internalControl', { id: 'sun', roles: ['auditor'] })).toBeUndefined();
    expect(check('finance', { id: 'sun', roles: ['auditor'] })).toBe('NO_RIGHT');
    expect(check('finance', { id: 'qian', roles: ['finance'] }, ['finance'])).toBe('AFTER_CHECKED');
  });

  it('is nothing for maker, handler or decider', () => {
    expect(check('finance', { id: 'wang', roles: ['finance'] })).toBe('SAME_HAND');
    expect(check('liability', { id: 'zhao', roles: ['director', 'auditor'] })).toBe('SAME_HAND');
  });

  it('needs a write-off', () => {
    const actor = { id: 'qian', roles: ['finance' as const] };
    expect(checkable(undefined, { seat: 'finance', actor })?.refused).toBe('NOT_WRITTEN_OFF');
  });
});

describe('what a write-off leaves to be watched', () => {
  const left = (...done: AfterSeat[]) =>
    afterWatches({ caseId: 'case-1', writtenOffOn: day('2026-11-20'), done }, on('2026-11-20'));

  it('is two checks within thirty days, and a liability finding within two years (W9)', () => {
    expect(afterCheckEnd(day('2026-11-20'), on('2026-11-20').law)).toBe('2026-12-20');
    expect(left()).toMatchObject([
      { for: 'afterCheck', from: '2026-11-20', on: '2026-12-20', savesRight: false },
      { for: 'liability', on: '2028-11-20', tasks: [{ openOn: '2028-08-22', kind: 'liability', role: 'auditor' }] },
    ]);
    expect(left()[0]?.tasks.map((one) => [one.about, one.role])).toEqual([
      ['finance', 'finance'],
      ['internalControl', 'auditor'],
    ]);
  });

  it('is only what has not been done', () => {
    expect(left('finance')[0]?.tasks.map((one) => one.about)).toEqual(['internalControl']);
    expect(left('finance', 'internalControl').map((one) => one.for)).toEqual(['liability']);
    expect(left('finance', 'internalControl', 'liability')).toEqual([]);
  });
});
