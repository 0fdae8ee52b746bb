import { describe, expect, it } from '@jest/globals';
import { aCase } from '../../../test/builders/case.js';
import { day, on } from '../../../test/builders/day.js';
import { aDemand } from '../../../test/builders/demand.js';
import { aRequest } from '../../../test/builders/request.js';
import type { ParameterKey } from '../../ground/law/law.js';
import type { TurnFacts } from './turn.js';
import { moves, sightOf } from './trial.js';

const moved = (facts: TurnFacts, own: Partial<Record<ParameterKey, number>>) =>
  moves(sightOf(facts, on('2026-11-20')), sightOf(facts, on('2026-11-20', own)));

describe('a dry run of a changed value', () => {
  const served = aCase().at('notice').with(aDemand().signedOn('2026-11-03'));

  it('shows each date that would move: thirty days become forty-five', () => {
    expect(moved(served, { noticeTermDays: 45 })).toEqual([
      { what: 'noticeTerm', was: '2026-12-03', will: '2026-12-18' },
    ]);
  });

  it('shows nothing where a letter has given more already', () => {
    expect(moved(served, { noticeTermDays: 20 })).toEqual([]);
    expect(moved(served, { urgingTermDays: 90 })).toEqual([]);
  });

  it('shows each approval that would go to another level', () => {
    const asked = served.owing(600_000).asking(aRequest({ levelEndsOn: day('2026-11-25') }));
    expect(moved(asked, { supervisorLimitFen: 500_000 })).toEqual([
      { what: 'request/request-1', was: 'within', will: 'above' },
    ]);
  });

  it('shows a day that comes or goes', () => {
    const before = sightOf(aCase(), on('2026-11-20'));
    const after = sightOf(served, on('2026-11-20'));
    expect(moves(before, after)).toEqual([{ what: 'noticeTerm', was: '', will: '2026-12-03' }]);
    expect(moves(after, before)).toEqual([{ what: 'noticeTerm', was: '2026-12-03', will: '' }]);
  });
});
