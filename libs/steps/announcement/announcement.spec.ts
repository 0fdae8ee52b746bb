import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { parameters } from '../../ground/law/law.js';
import { announceSchema, proposePressSchema, recordPublicationSchema } from './announcement.input.js';
import { announceable, finalDemand, leastData, mediumLevels, pressable, publishable } from './announcement.js';

describe('the last demand', () => {
  it('is a letter to the borrower with a term of its own, and no public posting of his name', () => {
    expect(finalDemand).toMatchObject({ stage: 'announcement', letter: 'finalDemand', issued: 'FinalDemandIssued' });
    expect(parameters[finalDemand.term].default).toBe(30);
  });

  it('cites the rule on service that it must keep', () => {
    expect(finalDemand.article.zh).toBe('诉讼时效规定（2020）第8条');
  });
});

describe('a demand in the press', () => {
  const whole = { missingOnRecord: true, level: 'provincial' as const, assessed: true };

  it('is made to a debtor whose whereabouts are unknown, in a national or provincial medium, with its assessment on file (L9, X5)', () => {
    expect([pressable(whole), pressable({ ...whole, level: 'national' })]).toEqual([undefined, undefined]);
  });

  it('is refused for any paper that is missing, with the court’s own publication instead', () => {
    const refused = [{ missingOnRecord: false }, { level: 'other' as const }, { assessed: false }].map((own) =>
      pressable({ ...whole, ...own }),
    );
    expect(refused.map((one) => one?.refused)).toEqual(Array(3).fill('PRESS_PAPERS_MISSING'));
    expect(refused.map((one) => one?.detail?.missing)).toEqual([['missing'], ['medium'], ['assessment']]);
    expect(refused[0]?.detail?.instead).toBe('suitWithCourtPublication');
  });

  it('names a private person by surname and the last four of his number, no more', () => {
    expect([leastData('张三丰', '110105194912310026'), leastData('李四', null)]).toEqual([
      '张某某（证件号后四位0026）',
      '李某某',
    ]);
  });

  it('comes with its medium and reason', () => {
    expect(proposePressSchema.safeParse({ medium: '示例日报', level: 'provincial', reason: '下落不明' }).success).toBe(
      true,
    );
    expect(proposePressSchema.safeParse({ medium: '', level: 'village', reason: '' }).success).toBe(false);
  });
});

describe('an announcement of our own', () => {
  it('names organisations only: a natural person, a one-man business and a farm household are never named (X3)', () => {
    expect(announceable({ natural: false })).toBeUndefined();
    expect(announceable({ natural: true })).toMatchObject({
      refused: 'NOT_AN_ORGANISATION',
      detail: { instead: 'finalDemand' },
    });
    expect(mediumLevels.every((level) => announceSchema.safeParse({ medium: '县电视台', level }).success)).toBe(true);
  });
});

describe('a publication', () => {
  const recorded = (publishedOn: string, state: 'proposed' | 'approved' | 'refused' | 'published' = 'approved') =>
    publishable({ state, proposedOn: day('2026-11-10') }, day(publishedOn), on('2026-11-20'))?.refused;

  it('is recorded once it was approved, between the day it was drafted and today', () => {
    expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((one) => recorded(one))).toEqual([
      'DAY_TOO_EARLY',
      undefined,
      undefined,
      'DAY_IN_FUTURE',
    ]);
    for (const state of ['proposed', 'refused', 'published'] as const)
      expect(recorded('2026-11-20', state)).toBe('NOT_APPROVED_YET');
  });

  it('is shown by its proof', () => {
    expect(recordPublicationSchema.safeParse({ publishedOn: '2026-11-20' }).success).toBe(false);
  });
});
