import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { answerable, answerTasks, choosable, optionsFor, type AnswerFacts } from './answer.js';
import { recordAnswerSchema } from './answer.input.js';

const papers: AnswerFacts = { id: 'answer-1', kind: 'resign', recordedBy: 'wang', choice: null };

describe('papers that the debtor will sign anew', () => {
  it('are only a request: legal chooses what they become (X7)', () => {
    expect(answerTasks.resign).toEqual({ kind: 'chooseResign', role: 'legal' });
    expect(choosable(papers, 'legal-1')).toBeUndefined();
  });

  it('are not chosen on by the hand that brought them, nor twice', () => {
    expect(choosable(papers, 'wang')).toEqual({ refused: 'SAME_HAND' });
    expect(choosable({ ...papers, choice: 'nothing' }, 'legal-1')).toMatchObject({ refused: 'ANSWER_NOT_OPEN' });
    expect(choosable({ ...papers, kind: 'pays' }, 'legal-1')).toMatchObject({ refused: 'ANSWER_NOT_OPEN' });
  });

  it('show for every choice what it does to the debt and to every guarantor (L17, G9, G11)', () => {
    const options = optionsFor([
      { partyId: 'sun', standing: 'standing' },
      { partyId: 'qian', standing: 'lapsed' },
    ]);
    expect(
      options.map(({ choice, debt, guarantors }) => [choice, debt, ...guarantors.map((one) => one.effect)]),
    ).toEqual([
      ['confirmation', 'renewed', 'stays', 'free'],
      ['newContract', 'replaced', 'freedUnlessSigns', 'free'],
      ['nothing', 'unchanged', 'stays', 'free'],
    ]);
  });

  it('never bring a guarantor back who is free, whatever is chosen (G9)', () => {
    for (const standing of ['lapsed', 'void', 'released'] as const)
      expect(optionsFor([{ partyId: 'qian', standing }]).every((one) => one.guarantors[0]?.effect === 'free')).toBe(
        true,
      );
  });
});

describe('an answer to a demand', () => {
  it('was given on a day that has come, within the case', () => {
    const facts = { openedOn: day('2026-11-02') };
    expect(answerable(day('2026-11-20'), facts, on('2026-11-20'))).toBeUndefined();
    expect(answerable(day('2026-11-21'), facts, on('2026-11-20'))).toMatchObject({ refused: 'DAY_IN_FUTURE' });
    expect(answerable(day('2026-11-01'), facts, on('2026-11-20'))).toMatchObject({ refused: 'DAY_TOO_EARLY' });
  });

  it('names amount and day when it is a promise, and brings its paper when it is a dispute', () => {
    const takes = (value: unknown) => recordAnswerSchema.safeParse(value).success;
    expect(takes({ kind: 'pays', saidOn: '2026-11-20', amountFen: 100, onDay: '2026-11-27' })).toBe(true);
    expect(takes({ kind: 'pays', saidOn: '2026-11-20' })).toBe(false);
    const paper = { kind: 'record', reference: '异议书1号' };
    expect(takes({ kind: 'disputes', saidOn: '2026-11-20', proof: paper, reason: '金额不符' })).toBe(true);
    expect(takes({ kind: 'disputes', saidOn: '2026-11-20', reason: '金额不符' })).toBe(false);
  });
});
