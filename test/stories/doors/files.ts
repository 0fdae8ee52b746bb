import { gzipSync } from 'node:zlib';

const HEAD = '合同号,借款人,发放日,到期日,金额,本金余额';
const GOOD = '门外1,示例乙,2023-01-10,2025-01-10,20000,10000';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts);

// 合同号,借款人,发放日,到期日,金额,本金余额 / 国1,示例,2023-01-10,2025-01-10,200,100 as a Chinese Excel writes it.
const GBK = Buffer.from(
  'bacfcdacbac52cbde8bfeec8cb2cb7a2b7c5c8d52cb5bdc6dac8d52cbdf0b6ee2cb1bebdf0d3e0b6ee0ab9fa312ccabec0fd2c323032332d30312d31302c323032352d30312d31302c3230302c313030',
  'hex',
);

export interface BadFile {
  name: string;
  bytes: Uint8Array;
  /** Rows and faulty rows of a file that is read, or the refusal of one that is not. */
  expected: string | { rows: number; faulty: number };
}

/** Ledgers as they come in, and things that are none. */
export function files(): BadFile[] {
  const row = (cells: string): Uint8Array => utf8(`${HEAD}\n${GOOD}\n${cells}`);
  const oneBad = { rows: 2, faulty: 1 };
  return [
    { name: 'gbk.csv', bytes: GBK, expected: { rows: 1, faulty: 0 } },
    {
      name: 'bom.csv',
      bytes: joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(`${HEAD}\n${GOOD}`)),
      expected: { rows: 1, faulty: 0 },
    },
    { name: 'formula.csv', bytes: row(`=1+1,示例丙,2023-01-10,2025-01-10,2,1`), expected: oneBad },
    { name: 'at.csv', bytes: row('门外2,@SUM(A1),2023-01-10,2025-01-10,2,1'), expected: oneBad },
    { name: 'day.csv', bytes: row('门外2,示例丙,2023-02-30,2025-01-10,2,1'), expected: oneBad },
    { name: 'negative.csv', bytes: row('门外2,示例丙,2023-01-10,2025-01-10,2,-1'), expected: oneBad },
    { name: 'absurd.csv', bytes: row('门外2,示例丙,2023-01-10,2025-01-10,9999999999999,1'), expected: oneBad },
    { name: 'scientific.csv', bytes: row('门外2,示例丙,2023-01-10,2025-01-10,1e308,1'), expected: oneBad },
    { name: 'twice.csv', bytes: row(GOOD), expected: oneBad },
    { name: 'uneven.csv', bytes: row('门外2,示例丙'), expected: oneBad },
    { name: 'nul.csv', bytes: row('门外2,示例\u0000丙,2023-01-10,2025-01-10,2,1'), expected: 'FILE_UNREADABLE' },
    { name: 'rare.csv', bytes: row('门外2,𠮷𫝆㐀,2023-01-10,2025-01-10,2,1'), expected: { rows: 2, faulty: 0 } },
    {
      name: 'png.csv',
      bytes: joined(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), new Uint8Array(200)),
      expected: 'FILE_UNREADABLE',
    },
    {
      name: 'zip.csv',
      bytes: joined(Uint8Array.of(0x50, 0x4b, 3, 4), new Uint8Array(200)),
      expected: 'FILE_UNREADABLE',
    },
    { name: 'bomb.csv', bytes: gzipSync(new Uint8Array(5_000_000)), expected: 'FILE_UNREADABLE' },
    { name: 'empty.csv', bytes: new Uint8Array(0), expected: 'FILE_UNREADABLE' },
    { name: 'large.csv', bytes: new Uint8Array(8 * 1024 * 1024 + 10).fill(0x41), expected: 'FILE_TOO_LARGE' },
  ];
}
