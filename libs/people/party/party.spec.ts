import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isNatural, kindOf, masked, maskedAddress, natureOf, natures } from './party.js';

describe('what is shown of a person', () => {
  it('are the ends of a number', () => {
    expect([masked('110105194912310026'), masked('13800138000'), masked('12345678')]).toEqual([
      '1101**********0026',
      '1380***8000',
      '12****78',
    ]);
  });

  it('is nothing of a number so short that its ends are all of it', () => {
    expect([masked('1234'), masked('12345678901'.slice(0, 3)), masked(''), masked(null)]).toEqual([
      '****',
      '***',
      null,
      null,
    ]);
  });

  it('never shows more than eight signs, and keeps the length', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('1', '9', 'X') }), (text) => {
        const shown = masked(text) ?? '';
        expect(shown).toHaveLength(text.length);
        expect(shown.replaceAll('*', '').length).toBeLessThanOrEqual(Math.min(8, Math.floor((text.length * 4) / 5)));
      }),
    );
  });

  it('is the town of an address', () => {
    expect([maskedAddress('青山县河口镇柳林村12号'), maskedAddress(null)]).toEqual(['青山县河口镇 ****', null]);
  });
});

describe('what a party is', () => {
  it('is a natural person also as sole trader or farm household (X3; Civil Code 54, 55)', () => {
    expect(natures.filter(isNatural)).toEqual(['person', 'soleTrader', 'farmHousehold']);
    expect(natures.map(kindOf).filter((kind) => kind === 'person')).toHaveLength(3);
  });

  it('is a person or a company where only its kind was told', () => {
    expect([natureOf({ kind: 'person' }), natureOf({ kind: 'organisation' })]).toEqual(['person', 'company']);
    expect(natureOf({ kind: 'organisation', nature: 'organ' })).toBe('organ');
  });
});
