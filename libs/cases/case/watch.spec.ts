import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { articles } from '../../ground/law/law.js';
import { lookDays, tasksDue, type Watch } from './watch.js';

const warning = (openOn: string, role: 'collector' | 'legal' = 'legal') => ({
  ...{ openOn: day(openOn), kind: 'enforce' as const, about: `freeze-1/${openOn}`, role },
});
const freeze: Watch = {
  ...{ for: 'appeal', about: 'freeze-1', from: day('2026-02-02'), on: day('2027-02-01'), savesRight: true },
  ...{ article: articles.suit, tasks: [warning('2027-01-04'), warning('2027-01-18'), warning('2027-01-25')] },
};
const due = (today: string, opened: { kind: 'enforce'; about: string }[] = []) =>
  tasksDue([freeze], { today: day(today), opened }).map((task) => task.openOn);

describe('warnings of a watched day', () => {
  it('come one by one as it draws near', () => {
    expect([due('2027-01-03'), due('2027-01-04'), due('2027-01-18')]).toEqual([[], ['2027-01-04'], ['2027-01-18']]);
  });

  it('come once', () => {
    expect(due('2027-01-04', [warning('2027-01-04')])).toEqual([]);
  });

  it('that were all missed come as one: the latest', () => {
    expect(due('2027-01-30')).toEqual(['2027-01-25']);
  });

  it('reach each person that they are for', () => {
    const both = { ...freeze, tasks: [warning('2027-01-04'), { ...warning('2027-01-05', 'collector'), about: 'c' }] };
    expect(tasksDue([both], { today: day('2027-01-06'), opened: [] }).map((task) => task.role)).toEqual([
      'legal',
      'collector',
    ]);
  });

  it('are looked at on their days', () => {
    expect(lookDays(freeze, day('2027-01-04'))).toEqual(['2027-01-18', '2027-01-25']);
  });
});
