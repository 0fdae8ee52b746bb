import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testKeys } from '../../../test/builders/keys.js';
import { inTheClear, normalised, sealedForm, sealedParts, type KeyRing } from './secret.js';
import { SecretService } from './secret.service.js';

const key = (sign: string): string => Buffer.alloc(32, sign).toString('base64url');
const ring = (...ids: string[]): KeyRing => ({ keys: ids.map((id) => ({ id, key: key(id) })), indexKey: key('i') });
const secret = new SecretService(ring('a'));

describe('a sealed text', () => {
  it('opens as what was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(secret.open(secret.seal(text, 'party.name'), 'party.name')).toBe(text);
      }),
    );
  });

  it('shows nothing of it, and is another each time', () => {
    const [one, two] = [secret.seal('张三', 'party.name'), secret.seal('张三', 'party.name')];
    expect(one).not.toBe(two);
    for (const sealed of [one, two]) {
      expect(sealed).toMatch(/^v1\.a\./);
      expect(sealed).not.toContain('张三');
      expect(sealed).not.toContain(Buffer.from('张三').toString('base64url'));
    }
  });

  it('does not open when a single sign of it was changed', () => {
    const parts = sealedParts(secret.seal('张三 13800138000', 'party.name'));
    if (!parts) throw new Error('not sealed');
    const other = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    for (const part of ['iv', 'text', 'tag'] as const) {
      const spoiled = sealedForm({ ...parts, [part]: other(parts[part]) });
      expect(() => secret.open(spoiled, 'party.name')).toThrow('party.name: not as it was sealed');
    }
  });

  it('does not open in another column', () => {
    const sealed = secret.seal('张三', 'party.name');
    expect(() => secret.open(sealed, 'party.phone')).toThrow('party.phone: not as it was sealed');
  });

  it('does not open without its key, nor under the id of another', () => {
    const sealed = secret.seal('张三', 'party.name');
    expect(() => new SecretService(ring('b')).open(sealed, 'party.name')).toThrow('party.name: no key a');
    const renamed = sealed.replace('v1.a.', 'v1.b.');
    expect(() => new SecretService(ring('b', 'a')).open(renamed, 'party.name')).toThrow('not as it was sealed');
  });

  it('is not any text: what is not sealed is told, and not repeated', () => {
    expect(() => secret.open('张三', 'party.name')).toThrow('party.name: not a sealed text');
    expect(() => secret.open('v1.a.b.c.d', 'party.name')).toThrow('party.name: not a sealed text');
  });
});

describe('a new key', () => {
  it('seals from its day on; what older ones sealed still opens', () => {
    const old = secret.seal('张三', 'party.name');
    const both = new SecretService(ring('b', 'a'));
    expect(both.seal('李四', 'party.name')).toMatch(/^v1\.b\./);
    expect(both.open(old, 'party.name')).toBe('张三');
  });

  it('takes over what is sealed again, so that the old one can go', () => {
    const both = new SecretService(ring('b', 'a'));
    const again = both.reseal(secret.seal('张三', 'party.name'), 'party.name');
    expect(new SecretService(ring('b')).open(again, 'party.name')).toBe('张三');
    expect(both.reseal(again, 'party.name')).toBe(again);
  });

  it('finds what was indexed before it', () => {
    expect(new SecretService(ring('b', 'a')).index('party.name', '张三')).toBe(secret.index('party.name', '张三'));
  });
});

describe('a blind index', () => {
  it('is equal for equal values, however they are written', () => {
    const same = (field: 'party.name' | 'party.idNo' | 'party.phone', ...texts: string[]): number =>
      new Set(texts.map((text) => secret.index(field, text))).size;
    expect(same('party.idNo', '11010519491231002X', '11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ')).toBe(
      1,
    );
    expect(same('party.name', '张三', ' 张 三 ', '张　三')).toBe(1);
    expect(same('party.phone', '13800138000', '138-0013-8000', '+86 138 0013 8000')).toBe(1);
  });

  it('is unlike for unlike values, for other fields and under other keys', () => {
    const other = new SecretService({ ...ring('a'), indexKey: key('j') });
    const all = [
      ...[secret.index('party.idNo', '123'), secret.index('party.idNo', '124')],
      ...[secret.index('party.name', '123'), secret.index('party.phone', '123'), other.index('party.idNo', '123')],
    ];
    expect(new Set(all).size).toBe(5);
  });

  it('is none where there is nothing to find', () => {
    expect([secret.index('party.phone', null), secret.index('party.phone', ' - ')]).toEqual([null, null]);
    expect(normalised('party.name', ' \t')).toBe('');
  });
});

describe('a fingerprint of an order', () => {
  it('is equal for equal orders, and not the hash that anybody could make', () => {
    expect(secret.fingerprint('{"name":"张三"}')).toBe(secret.fingerprint('{"name":"张三"}'));
    expect(secret.fingerprint('{"name":"张三"}')).toMatch(/^[0-9a-f]{64}$/);
    expect(new SecretService({ ...ring('a'), indexKey: key('j') }).fingerprint('x')).not.toBe(secret.fingerprint('x'));
  });
});

describe('a ring of keys', () => {
  it('has a key, each of 32 bytes, no id twice', () => {
    expect(() => new SecretService(ring())).toThrow('a ring without keys');
    expect(() => new SecretService(ring('a', 'a'))).toThrow('two keys with one id');
    expect(() => new SecretService({ ...ring('a'), indexKey: 'short' })).toThrow('a key has 32 bytes');
    expect(new SecretService(testKeys)).toBeDefined();
  });
});

describe('what stays in the clear', () => {
  it('is a list of columns, each with its reason', () => {
    for (const [column, why] of Object.entries(inTheClear)) {
      expect(column).toMatch(/^[a-z_]+\.[a-z_]+$/);
      expect(why.length).toBeGreaterThan(5);
    }
  });
});
