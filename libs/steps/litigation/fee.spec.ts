import { describe, expect, it } from '@jest/globals';
import { fen, yuan } from '../../../test/builders/day.js';
import { courtFee, doubledInterest, fullFee, preservationFee } from './fee.js';

describe('the fee of a suit', () => {
  it('is laid in bands (Fee Measures 13)', () => {
    for (const [claim, fee] of [
      ...[
        [1, 50],
        [10_000, 50],
        [10_001, 50.03],
        [50_000, 1_050],
        [100_000, 2_300],
        [200_000, 4_300],
      ],
      ...[
        [500_000, 8_800],
        [1_000_000, 13_800],
        [2_000_000, 22_800],
        [5_000_000, 46_800],
        [10_000_000, 81_800],
      ],
      ...[
        [20_000_000, 141_800],
        [30_000_000, 191_800],
      ],
    ] as [number, number][])
      expect(fullFee(yuan(claim))).toBe(yuan(fee));
  });

  it('is halved in summary procedure, by settlement and by withdrawal (Fee Measures 15, 16)', () => {
    const of = (course: 'ordinary' | 'summary' | 'settled' | 'withdrawn') => courtFee(yuan(50_000), 'suit', course);
    expect([of('ordinary'), of('summary'), of('settled'), of('withdrawn')]).toEqual([
      yuan(1_050),
      yuan(525),
      yuan(525),
      yuan(525),
    ]);
  });

  it('is a third for a payment order, nothing for a confirmation, and set by the court for a security (Fee Measures 14)', () => {
    expect(courtFee(yuan(50_000), 'paymentOrder')).toBe(yuan(350));
    expect(courtFee(yuan(10_000), 'paymentOrder')).toBe(fen(1_667));
    expect(courtFee(yuan(50_000), 'mediationConfirmation')).toBe(0n);
    expect(courtFee(yuan(50_000), 'realisation')).toBeUndefined();
  });
});

describe('the fee of a preservation', () => {
  it('is thirty yuan, one percent, half a percent, and five thousand at most (Fee Measures 14)', () => {
    expect([500, 1_000, 2_000, 100_000, 200_000, 900_000, 2_000_000].map((one) => preservationFee(yuan(one)))).toEqual(
      [30, 30, 40, 1_020, 1_520, 5_000, 5_000].map(yuan),
    );
    expect(courtFee(yuan(2_000), 'preservation')).toBe(yuan(40));
  });
});

describe('the doubled part of the interest', () => {
  it('is 0.0175 % a day on unpaid money of the judgment (CPL 264)', () => {
    expect(doubledInterest(yuan(100_000), 1)).toBe(yuan(17.5));
    expect(doubledInterest(yuan(100_000), 365)).toBe(yuan(6_387.5));
    expect(doubledInterest(fen(1), 1)).toBe(0n);
  });

  it('is nothing on nothing, and nothing in time', () => {
    expect([doubledInterest(fen(0), 100), doubledInterest(yuan(100), 0), doubledInterest(yuan(100), -3)]).toEqual([
      0n,
      0n,
      0n,
    ]);
  });
});
