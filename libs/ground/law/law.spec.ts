import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { articles, lawOn, parameters, type Parameter } from './law.js';

const set = (value: number, from: string, unitId: string | null = null): Parameter => ({
  key: 'noticeTermDays',
  unitId,
  from: day(from),
  value,
});
const termOn = (stored: readonly Parameter[], today: string, unitId: string | null = 'union') =>
  lawOn(stored, { unitId, today: day(today) }).value.noticeTermDays;

describe('the law in force', () => {
  it('is as installed until somebody sets another value: 30, 30 and 60 days, 3 working days for a level', () => {
    const { value, version } = lawOn([], { unitId: 'union', today: day('2026-11-20') });
    expect(value).toMatchObject({
      noticeTermDays: 30,
      announcementTermDays: 30,
      urgingTermDays: 60,
      requestWorkdays: 3,
      appealDays: 15,
    });
    expect(version).toBe('start');
  });

  it('changes on the day from which a value holds, not before, and stays so', () => {
    const stored = [set(45, '2026-12-01')];
    expect([termOn(stored, '2026-11-30'), termOn(stored, '2026-12-01'), termOn(stored, '2030-01-01')]).toEqual([
      30, 45, 45,
    ]);
  });

  it('is the latest value that has begun, in whatever order the rows come', () => {
    const rows = [set(20, '2026-01-01'), set(45, '2026-12-01'), set(60, '2027-06-01')];
    for (const stored of [rows, [...rows].reverse()]) expect(termOn(stored, '2027-01-01')).toBe(45);
  });

  it("is an organisation's own value before the general one, even where the general one is younger", () => {
    const stored = [set(20, '2026-01-01', 'union'), set(45, '2026-06-01')];
    expect([
      termOn(stored, '2026-11-20'),
      termOn(stored, '2026-11-20', 'another'),
      termOn(stored, '2026-11-20', null),
    ]).toEqual([20, 45, 45]);
  });

  it('names its version by the day on which it last changed for this organisation', () => {
    const stored = [set(20, '2026-01-01', 'another'), set(45, '2026-06-01'), set(50, '2027-01-01')];
    const version = (today: string, unitId: string) => lawOn(stored, { unitId, today: day(today) }).version;
    expect([version('2026-02-01', 'union'), version('2026-02-01', 'another'), version('2026-11-20', 'union')]).toEqual([
      'start',
      '2026-01-01',
      '2026-06-01',
    ]);
  });

  it('cites an article, in both languages, for every parameter and every measure', () => {
    for (const article of [...Object.values(parameters).map((one) => one.article), ...Object.values(articles)])
      expect([article.code, article.zh].every((text) => text.length >= 4)).toBe(true);
  });
});
