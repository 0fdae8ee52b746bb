import { describe, expect, it } from '@jest/globals';
import { aCase } from '../../../test/builders/case.js';
import { day, on } from '../../../test/builders/day.js';
import { appealEnd, fileable, handoffDecidable, judgeable, type HandoffFacts, type SuitFacts } from './litigation.js';
import { decideHandoffSchema, fileSuitSchema, recordJudgmentSchema } from './litigation.input.js';

const today = on('2026-11-20');
const papers = (own: Partial<HandoffFacts> = {}) => aCase().handedOff(own).handoff;
const suit = (own: Partial<SuitFacts> = {}) => aCase().sued(own).suit;

describe('papers handed to legal', () => {
  const decided = (handoff: HandoffFacts | undefined, own: object = {}) =>
    handoffDecidable(handoff, { decision: 'accept', missing: [], by: 'sun', ...own })?.refused;

  it('are accepted, or returned with what is missing', () => {
    expect([decided(papers()), decided(papers(), { decision: 'return', missing: ['借款合同原件'] })]).toEqual([
      undefined,
      undefined,
    ]);
    expect(decided(papers(), { decision: 'return' })).toBe('MISSING_ITEMS_NEEDED');
  });

  it('are decided once, and only when there are any', () => {
    expect([
      decided(undefined),
      decided(papers({ state: 'accepted' })),
      decided(papers({ state: 'returned' })),
    ]).toEqual(['HANDOFF_NOT_OPEN', 'HANDOFF_NOT_OPEN', 'HANDOFF_NOT_OPEN']);
  });

  it('are not decided by the hand that offered them', () => {
    expect(decided(papers({ offeredBy: 'sun' }))).toBe('SAME_HAND');
  });

  it('that come back name twenty missing things at most', () => {
    expect(decideHandoffSchema.safeParse({ decision: 'return', missing: Array(21).fill('x') }).success).toBe(false);
  });
});

describe('a suit', () => {
  const filed = (filedOn: string, handoff = papers({ state: 'accepted' }), before?: SuitFacts) =>
    fileable({ handoff, suit: before }, day(filedOn), today)?.refused;

  it('is filed on papers that legal accepted', () => {
    expect(filed('2026-11-20')).toBeUndefined();
    expect([filed('2026-11-20', papers()), filed('2026-11-20', papers({ state: 'returned' }))]).toEqual([
      'HANDOFF_NOT_ACCEPTED',
      'HANDOFF_NOT_ACCEPTED',
    ]);
    expect(fileable({ handoff: undefined, suit: undefined }, day('2026-11-20'), today)?.refused).toBe(
      'HANDOFF_NOT_ACCEPTED',
    );
  });

  it('is filed once', () => {
    expect(filed('2026-11-20', papers({ state: 'accepted' }), suit())).toBe('ALREADY_FILED');
  });

  it('is filed between the day of the papers and today', () => {
    expect(['2026-11-01', '2026-11-02', '2026-11-21'].map((filedOn) => filed(filedOn))).toEqual([
      'DAY_TOO_EARLY',
      undefined,
      'DAY_IN_FUTURE',
    ]);
  });

  it('names court, docket and claim', () => {
    const form = { court: '青山县人民法院', docketNo: '（2026）民初1号', filedOn: '2026-11-20', claimedFen: 100_000 };
    expect(
      [{}, { claimedFen: 0 }, { court: '' }].map((own) => fileSuitSchema.safeParse({ ...form, ...own }).success),
    ).toEqual([true, false, false]);
  });
});

describe('a judgment', () => {
  const judged = (judgedOn: string, of: SuitFacts | undefined = suit({ filedOn: day('2026-11-06') })) =>
    judgeable(of, day(judgedOn), today)?.refused;

  it('is given on a suit that was filed, between its filing and today', () => {
    expect(['2026-11-05', '2026-11-06', '2026-11-20', '2026-11-21'].map((on) => judged(on))).toEqual([
      'DAY_TOO_EARLY',
      undefined,
      undefined,
      'DAY_IN_FUTURE',
    ]);
    expect(judgeable(undefined, day('2026-11-20'), today)?.refused).toBe('NO_SUIT');
  });

  it('is given once', () => {
    expect(judged('2026-11-20', suit({ judgedOn: day('2026-11-10') }))).toBe('ALREADY_JUDGED');
  });

  it('may award nothing', () => {
    expect(recordJudgmentSchema.safeParse({ judgedOn: '2026-11-20', judgedFen: 0 }).success).toBe(true);
  });

  it('can be appealed for fifteen days, and on the next working day where the last is a holiday (CPL 85, 171)', () => {
    expect(appealEnd(day('2026-11-10'), today)).toBe('2026-11-25');
    expect(appealEnd(day('2026-09-16'), today)).toBe('2026-10-08');
  });
});
