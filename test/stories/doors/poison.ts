/** Things people and programs send that nobody should: each for any place where a value may stand. */
export const poisons: Record<string, unknown> = {
  nothing: null,
  number: 7,
  negative: -1,
  fraction: 0.1,
  huge: 1e308,
  unsafe: 9_007_199_254_740_993,
  truth: true,
  empty: '',
  blank: '   ',
  nul: 'a\u0000b',
  loneSurrogate: 'a\ud800b',
  rareHan: '𠮷𫝆㐀䶵',
  combining: 'e\u0301\u0301\u0301',
  turned: '\u202Etxt.exe',
  formula: '=cmd|calc!A1',
  sql: `'; DROP TABLE debt; --`,
  script: '<script>alert(1)</script>',
  path: '../../etc/passwd',
  long: '长'.repeat(100_000),
  list: [],
  nested: { a: { b: [{ c: 1 }] } },
  proto: JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
  impossibleDay: '2026-02-30',
  month13: '2026-13-01',
  farDay: '9999-12-31',
  notADay: '昨天',
  fullWidthDay: '２０２６-０１-０５',
  uuidLike: 'zzzzzzzz-zzzz-4zzz-8zzz-zzzzzzzzzzzz',
};

/** Ids as they come in paths. */
export const oddIds = [
  'x',
  '1',
  '%00',
  '%ED%A0%80',
  '%F0%A0%AE%B7',
  '..%2F..%2Fetc',
  "' OR 1=1 --".replaceAll(' ', '%20'),
  'AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA',
  '00000000-0000-0000-0000-000000000000',
  'a'.repeat(5_000),
  '%E0%A4%A',
  '{id}',
];

/** The same body with one value replaced, one by one, and with one too many. */
export function spoiled(body: Record<string, unknown>): { what: string; body: unknown }[] {
  const each = Object.keys(body).flatMap((field) =>
    Object.entries(poisons)
      // Where yes or no is asked, yes is an answer.
      .filter(([name]) => name !== 'truth' || typeof body[field] !== 'boolean')
      .map(([name, poison]) => ({ what: `${field}=${name}`, body: { ...body, [field]: poison } })),
  );
  const without = Object.keys(body).map((field) => ({
    what: `no ${field}`,
    body: Object.fromEntries(Object.entries(body).filter(([name]) => name !== field)),
  }));
  return [...each, ...without, { what: 'one field more', body: { ...body, isAdmin: true } }];
}

/** Poison in any field; of the others some make a text like any other. */
export const isHard = ({ what }: { what: string }): boolean =>
  /=(nothing|fraction|negative|huge|unsafe|empty|blank|nul|loneSurrogate|long|nested|proto|truth)$|^no |more$/.test(
    what,
  );

export const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
export const deepObject = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
