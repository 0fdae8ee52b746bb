import { describe, expect, it } from '@jest/globals';
import { LARGEST_BYTES } from './batch.js';
import { decoded } from './decoding.js';

const TEXT = '合同号,借款人\n贷0001,张三\n';
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be') {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
}

/** Node decodes GBK and does not write it: the table is turned round. */
function gbk(text: string) {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return new Uint8Array(
    [...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (table.get(sign) ?? []))),
  );
}

describe('an uploaded file', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with its mark', utf8(`\uFEFF${TEXT}`)],
    ['UTF-16, little end first', utf16(TEXT, 'le')],
    ['UTF-16, big end first', utf16(TEXT, 'be')],
    ['GBK', gbk(TEXT)],
  ])('in %s is read as it was written', (_name, bytes) => {
    expect(decoded(bytes)).toEqual({ text: TEXT });
  });

  it('with a sign that only GB18030 has is read as well', () => {
    expect(decoded(new Uint8Array([0x81, 0x39, 0xef, 0x30, 0x2c, 0x61]))).toEqual({ text: '\u3401,a' });
  });

  it('has one kind of line end, whatever it was saved on', () => {
    expect(decoded(utf8('a,b\r\nc,d\re,f\n'))).toEqual({ text: 'a,b\nc,d\ne,f\n' });
  });

  it.each([
    ['zip', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
    ['pdf', [...utf8('%PDF-1.7')]],
    ['png', [0x89, 0x50, 0x4e, 0x47]],
    ['html', [...utf8('\n<html><table>')]],
  ])('that is a %s under another name is refused', (because, bytes) => {
    expect(decoded(new Uint8Array(bytes))).toEqual({ refused: 'FILE_UNREADABLE', detail: { because } });
  });

  it('with NUL bytes is refused', () => {
    expect(decoded(utf8('合同号,借款人\n1,\u0000\n'))).toMatchObject({ refused: 'FILE_UNREADABLE' });
    expect(decoded(new Uint8Array([0xcc, 0x2c, 0x00, 0xff]))).toMatchObject({ refused: 'FILE_UNREADABLE' });
  });

  it('whose bytes are no characters is refused, never patched', () => {
    expect(decoded(new Uint8Array([0x61, 0x2c, 0xff, 0x0a]))).toMatchObject({ detail: { because: 'characters' } });
    expect(decoded(new Uint8Array([0xff, 0xfe, 0x61]))).toMatchObject({ detail: { because: 'characters' } });
  });

  it('without anything in it is refused', () => {
    for (const bytes of [new Uint8Array(), utf8(' \r\n \n')])
      expect(decoded(bytes)).toEqual({ refused: 'FILE_UNREADABLE', detail: { because: 'empty' } });
  });

  it('above eight megabytes is refused unread', () => {
    expect(decoded(new Uint8Array(LARGEST_BYTES + 1))).toMatchObject({ refused: 'FILE_TOO_LARGE' });
  });
});
