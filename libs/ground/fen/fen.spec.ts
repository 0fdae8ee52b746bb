import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen, yuan } from '../../../test/builders/day.js';
import {
  capitals,
  fenOf,
  LARGEST_FEN,
  least,
  minus,
  NONE,
  plainFen,
  plus,
  storedFen,
  yuanOf,
  yuanText,
} from './fen.js';

const amount = fc.bigInt({ min: -LARGEST_FEN, max: LARGEST_FEN }).map(fen);

describe('fen', () => {
  it('are whole: a fraction, a word or a number too large to be exact is no amount', () => {
    for (const value of [0.5, Number.NaN, Infinity, 2 ** 53, '1.5', '', '1e3', ' 1', '0x10', '12345678901234567890'])
      expect(fenOf(value)).toBeUndefined();
    expect([fenOf(5), fenOf('-7'), fenOf(9n)]).toEqual([5n, -7n, 9n]);
  });

  it('of a sum over no rows are none', () => {
    expect([storedFen(null), storedFen(undefined), storedFen('12'), plus()]).toEqual([NONE, NONE, 12n, NONE]);
  });

  it('add up and come apart without a rest', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(minus(plus(a, b), b)).toBe(a);
        expect(least(a, b) <= a && least(a, b) <= b).toBe(true);
        expect(fenOf(plainFen(a))).toBe(a);
        expect(storedFen(a.toString())).toBe(a);
      }),
    );
  });
});

describe('yuan as people type them', () => {
  it('are read with their thousands, their sign and full-width digits', () => {
    const typed = [
      '80952',
      '80,952',
      '80 952',
      '¥ 80 952',
      '￥８０，９５２．００',
      '80952元',
      '80952.000',
      '1,234.5',
      '-12.05',
    ];
    expect(typed.map(yuanOf)).toEqual([...Array<bigint>(7).fill(8_095_200n), 123_450n, -1_205n]);
  });

  it('are refused where a comma stands for something else than thousands', () => {
    for (const text of ['1,5', '1,23', '1.234,56', '12,34,567', ',500', '5,', '1,2345'])
      expect(yuanOf(text)).toBeUndefined();
  });

  it('are refused with a third of a fen, with letters, or when they are absurd', () => {
    for (const text of [
      '',
      '.',
      '.5',
      '1.',
      '1.234',
      '1.2.3',
      '--1',
      '1e5',
      'abc',
      '12a',
      '12345678901234',
      'NaN',
      '壹佰',
    ])
      expect(yuanOf(text)).toBeUndefined();
  });

  it('come back from their own text, with and without thousands', () => {
    fc.assert(
      fc.property(amount, (a) => {
        const text = yuanText(a);
        expect(yuanOf(text)).toBe(a);
        expect(yuanOf(text.replace(/\B(?=(\d{3})+\.)/g, ','))).toBe(a);
      }),
    );
  });

  it('are written with two places always', () => {
    expect([0, 0.05, -0.5, 1234567.8].map((a) => yuanText(yuan(a)))).toEqual(['0.00', '0.05', '-0.50', '1234567.80']);
  });
});

describe('an amount in capitals (大写)', () => {
  const spoken: [number, string][] = [
    [0, '零元整'],
    [0.05, '伍分'],
    [0.5, '伍角整'],
    [0.56, '伍角陆分'],
    [1, '壹元整'],
    [1.05, '壹元零伍分'],
    [10, '壹拾元整'],
    [105.6, '壹佰零伍元陆角整'],
    [1005, '壹仟零伍元整'],
    [1050.07, '壹仟零伍拾元零柒分'],
    [1234.56, '壹仟贰佰叁拾肆元伍角陆分'],
    [10_000, '壹万元整'],
    [10_005, '壹万零伍元整'],
    [100_500, '壹拾万零伍佰元整'],
    [80_952, '捌万零玖佰伍拾贰元整'],
    [10_020_000, '壹仟零贰万元整'],
    [100_000_000, '壹亿元整'],
    [100_000_001, '壹亿零壹元整'],
    [100_010_000, '壹亿零壹万元整'],
    [-3.2, '负叁元贰角整'],
  ];
  it.each(spoken)('of %d yuan', (amount, words) => {
    expect(capitals(yuan(amount))).toBe(words);
  });

  it('of the largest amount is still one word', () => {
    expect(capitals(LARGEST_FEN)).toBe('壹仟亿元整');
  });

  it('says each amount by another word', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(capitals(a) === capitals(b)).toBe(a === b);
        expect(capitals(a)).not.toMatch(/零零|undefined|零[万亿角分]/);
      }),
    );
  });
});
