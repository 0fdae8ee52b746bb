import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { isRefusal } from '../../ground/command/command.js';
import { TOP } from '../../people/approval/approval.js';
import { edges, stages, type Stage } from '../../cases/case/case.js';
import { clockTarget, route, routes, targets, type Target } from './escalation.js';
import { askSchema } from './escalation.input.js';

const asked = (stage: Stage, to: Target, termEndsOn?: string) =>
  route({ stage, to, termEndsOn: termEndsOn === undefined ? undefined : day(termEndsOn), today: day('2026-11-20') });
const refusal = (value: unknown) => (isRefusal(value) ? value.refused : undefined);

describe('a request for a step', () => {
  it('exists only where the table of stages has the edge, and every edge that people take has one', () => {
    const free = new Set(['NoticeIssued', 'DebtSettled', 'DebtReopened']);
    for (const stage of stages) {
      const needing = Object.entries(edges.loan[stage])
        .filter(([, event]) => !free.has(event))
        .map(([to]) => to);
      expect([stage, Object.keys(routes[stage]).sort()]).toEqual([stage, needing.sort()]);
    }
  });

  it('for the last demand or urging comes after the term of a served demand, not on its last day', () => {
    for (const [stage, to] of [
      ['notice', 'announcement'],
      ['announcement', 'urging'],
    ] as const) {
      expect(refusal(asked(stage, to))).toBe('NOT_SERVED');
      expect(refusal(asked(stage, to, '2026-11-21'))).toBe('TERM_RUNNING');
      expect(refusal(asked(stage, to, '2026-11-20'))).toBe('TERM_RUNNING');
      expect(refusal(asked(stage, to, '2026-11-19'))).toBeUndefined();
    }
  });

  it('for a suit needs no stage before it: that order is custom, no condition', () => {
    for (const stage of ['intake', 'notice', 'announcement', 'urging'] as const)
      expect(asked(stage, 'litigation')).toMatchObject({ lowest: TOP, afterTerm: false });
  });

  it('for a suit or a write-off is always the director’s to decide', () => {
    for (const stage of stages)
      for (const to of ['litigation', 'writtenOff'] as const) expect(routes[stage][to]?.lowest ?? TOP).toBe(TOP);
  });

  it('for a step that the table has not is refused', () => {
    for (const [stage, to] of [
      ['intake', 'announcement'],
      ['notice', 'urging'],
      ['notice', 'writtenOff'],
      ['litigation', 'ended'],
      ['writtenOff', 'ended'],
      ['settled', 'litigation'],
      ['ended', 'litigation'],
    ] as const)
      expect(refusal(asked(stage, to))).toBe('NO_SUCH_STEP');
  });

  it('is filed by the clock for the step after a term, never for a suit out of turn, a write-off or an end', () => {
    expect(stages.map((stage) => clockTarget(stage)?.to)).toEqual([
      undefined,
      'announcement',
      'urging',
      'litigation',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('may be made by collector and supervisor, for a write-off also by legal, for a suit also by the director', () => {
    const askers = (stage: Stage, to: Target) => routes[stage][to]?.askers;
    expect([askers('notice', 'announcement'), askers('intake', 'ended')]).toEqual([
      ['collector', 'supervisor'],
      ['collector', 'supervisor'],
    ]);
    expect([askers('notice', 'litigation'), askers('litigation', 'writtenOff')]).toEqual([
      ['collector', 'supervisor', 'director', 'legal'],
      ['collector', 'supervisor', 'legal'],
    ]);
  });

  it('cites its article', () => {
    for (const stage of stages) for (const to of targets) expect(routes[stage][to]?.article.zh ?? '有').not.toBe('');
  });

  it('has a reason in words, and for a write-off a ground that exists', () => {
    const takes = (own: object) => askSchema.safeParse({ to: 'litigation', reason: '债务人转移财产', ...own }).success;
    expect([
      takes({}),
      takes({ reason: ' ' }),
      takes({ to: 'settled' }),
      takes({ to: 'writtenOff', ground: 'deathWithoutEstate' }),
      takes({ ground: 'tired' }),
    ]).toEqual([true, false, false, true, false]);
  });
});
