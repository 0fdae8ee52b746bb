import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { isRefusal } from '../../ground/command/command.js';
import { closureGrounds, startingAuthorities } from '../../people/approval/authority.js';
import { edges, stages, type Stage } from '../../cases/case/case.js';
import { clockTarget, route, routes, targets, type Target, unpressed } from './escalation.js';
import { askSchema } from './escalation.input.js';

const asked = (stage: Stage, to: Target, termEndsOn?: string) =>
  route({ stage, to, termEndsOn: termEndsOn === undefined ? undefined : day(termEndsOn), today: day('2026-11-20') });
const matterOf = (stage: Stage, to: Target, ground?: string) => {
  const found = route({ stage, to, ground: ground ?? null, termEndsOn: undefined, today: day('2026-11-20') });
  return isRefusal(found) ? found.refused : found.matter;
};
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
      expect(asked(stage, 'litigation')).toMatchObject({ matter: 'litigation', afterTerm: false });
  });

  it('for a suit that cannot wait is the director’s at once: a reason, no fault', () => {
    for (const stage of ['intake', 'notice', 'announcement', 'urging'] as const)
      expect(matterOf(stage, 'litigation', 'guaranteeEnding')).toBe('expeditedSuit');
    expect(startingAuthorities.expeditedSuit.chain).toEqual(['director']);
  });

  it('for a write-off needs its ground, no suit (X9)', () => {
    for (const stage of ['notice', 'announcement', 'urging', 'litigation'] as const)
      expect(matterOf(stage, 'writtenOff', 'deathWithoutEstate')).toBe('writtenOff');
    expect(matterOf('intake', 'writtenOff', 'deathWithoutEstate')).toBe('NO_SUCH_STEP');
  });

  it('for an end in error comes before the court, for an assignment at any open stage, for a closure only after a write-off (W8)', () => {
    const stagesOf = (ground?: string) => stages.filter((stage) => matterOf(stage, 'ended', ground) !== 'NO_SUCH_STEP');
    expect(stagesOf()).toEqual(['intake', 'notice', 'announcement', 'urging']);
    expect(stagesOf('assigned')).toEqual(['intake', 'notice', 'announcement', 'urging', 'litigation', 'writtenOff']);
    for (const ground of closureGrounds) expect(stagesOf(ground)).toEqual(['writtenOff']);
    expect([matterOf('writtenOff', 'ended', 'assigned'), matterOf('writtenOff', 'ended', closureGrounds[0])]).toEqual([
      'assignment',
      'closure',
    ]);
  });

  it('for a step that the table has not is refused', () => {
    for (const [stage, to] of [
      ['intake', 'announcement'],
      ['notice', 'urging'],
      ['intake', 'writtenOff'],
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
      ['collector', 'supervisor', 'legal'],
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
      takes({ ground: 'guaranteeEnding' }),
      takes({ to: 'ended', ground: 'assigned' }),
    ]).toEqual([true, false, false, true, false, true, true]);
  });
});

describe('a step that presses the debtor', () => {
  it('waits while pressure is silent, whoever asks; a suit, a write-off and an end do not (X4)', () => {
    const held = { escalation: false, because: 'hold' as const };
    const barred = ['announcement', 'urging', 'litigation', 'writtenOff', 'ended'].filter((to) => unpressed(to, held));
    expect(barred).toEqual(['announcement', 'urging']);
    expect(unpressed('urging', { escalation: true, because: null })).toBeUndefined();
  });
});
