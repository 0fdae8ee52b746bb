import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aChain } from '../../../test/builders/chain.js';
import { breakIn, canonical, emptyHead, nextHead, sha256, type Json } from './record.js';

const anyJson = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' }) as fc.Arbitrary<Json>;
const life = ['CaseOpened', 'NoticeIssued', 'LetterSent', 'DemandServed', 'DebtSettled'];

/** The same value with its keys in another order. */
function shuffled(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => shuffled(one as Json));
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, shuffled(one as Json)]),
  );
}

describe('the canonical text of a value', () => {
  it('has its keys in order and no white space', () => {
    expect(canonical({ b: [1, { d: null, c: true }], a: '中文 "x"', 10: 0, 9: -0 })).toBe(
      '{"10":0,"9":0,"a":"中文 \\"x\\"","b":[1,{"c":true,"d":null}]}',
    );
  });

  it('is the same whatever the order in which a value was built or stored', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonical(shuffled(value))).toBe(canonical(value));
        expect(canonical(JSON.parse(JSON.stringify(value)) as Json)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is another for another value', () => {
    expect(canonical(['a,b'])).not.toBe(canonical(['a', 'b']));
    expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
  });
});

describe('the head of a stream', () => {
  it('begins empty and counts on', () => {
    const head = emptyHead('debt', 'x');
    expect([head.seq, head.hash]).toEqual([0, '']);
    expect(
      nextHead(head, { event: 'DebtRegistered', facts: {}, by: 'wang', day: '2026-11-20', commandId: 'k' }).seq,
    ).toBe(1);
  });

  it('covers every part of the entry, its place, its stream and what was before', () => {
    const entry = {
      event: 'PaymentPosted',
      facts: { amountFen: '100' },
      by: 'wang',
      day: '2026-11-20',
      commandId: 'k',
    };
    const head = { kind: 'debt' as const, id: 'x', seq: 3, hash: 'h' };
    const hashes = [
      nextHead(head, entry),
      ...[
        { ...head, kind: 'case' as const },
        { ...head, id: 'y' },
        { ...head, seq: 4 },
        { ...head, hash: 'g' },
      ].map((other) => nextHead(other, entry)),
      ...[
        { event: 'EntryReversed' },
        { facts: { amountFen: '101' } },
        { by: 'li' },
        { day: '2026-11-21' },
        { commandId: 'l' },
      ].map((other) => nextHead(head, { ...entry, ...other })),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(10);
  });

  it('is a SHA-256 of text in UTF-8', () => {
    expect(sha256('清收')).toBe('e979e0bdea018562b7547301e59c042bcb51cd072c1b2b99a1c790e1711376fe');
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('a chain', () => {
  it('that nobody touched holds', () => {
    const { entries, head } = aChain(life);
    expect(breakIn(entries, head)).toBeUndefined();
    expect(breakIn([], emptyHead('case', 'x'))).toBeUndefined();
  });

  it('shows the entry that was edited, in each of its parts', () => {
    const { entries, head } = aChain(life);
    const edits = [
      { event: 'CaseEnded' },
      { facts: { n: 1 } },
      { by: 'li' },
      { day: '2026-11-19' },
      { commandId: 'other' },
      { seq: 9 },
      { hash: 'x' },
      { prevHash: 'x' },
    ];
    for (const edit of edits)
      expect(
        breakIn(
          entries.map((one, at) => (at === 2 ? { ...one, ...edit } : one)),
          head,
        ),
      ).toBe(edit.seq ?? 3);
  });

  it('shows where an entry was left out, put in twice, or changed places with another', () => {
    const { entries, head } = aChain(life);
    const [a, b, c, d, e] = entries as [
      (typeof entries)[0],
      (typeof entries)[0],
      (typeof entries)[0],
      (typeof entries)[0],
      (typeof entries)[0],
    ];
    expect(breakIn([a, c, d, e], head)).toBe(3);
    expect(breakIn([b, c, d, e], head)).toBe(2);
    expect(breakIn([a, b, b, c, d, e], head)).toBe(2);
    expect(breakIn([a, c, b, d, e], head)).toBe(3);
  });

  it('shows where its end was cut off, as long as the head is known', () => {
    const { entries, head } = aChain(life);
    expect(breakIn(entries.slice(0, 3), head)).toBe(4);
    expect(breakIn([], head)).toBe(1);
  });

  it('shows an entry that was made up together with its hash, at the next entry or at the head', () => {
    const { entries, head } = aChain(life);
    const forged = aChain(['CaseOpened', 'CaseEnded']).entries;
    expect(breakIn([...forged, ...entries.slice(2)], head)).toBe(3);
    expect(breakIn(forged, head)).toBe(3);
    expect(breakIn([...entries, ...aChain([...life, 'CaseEnded']).entries.slice(5)], head)).toBe(7);
  });

  it('of any length shows any one edit, loss, swap or cut', () => {
    const harm = fc.constantFrom('edit', 'lose', 'swap', 'cut');
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 20 }), harm, fc.nat(), (events, how, where) => {
        const { entries, head } = aChain(events.map((event, at) => `${event}${at}`));
        const at = where % (entries.length - (how === 'swap' ? 1 : 0));
        const harmed = [...entries];
        const one = harmed[at];
        if (!one) return;
        if (how === 'edit') harmed[at] = { ...one, by: `${one.by}!` };
        if (how === 'lose') harmed.splice(at, 1);
        if (how === 'cut') harmed.splice(at);
        if (how === 'swap') harmed.splice(at, 2, ...entries.slice(at, at + 2).reverse());
        const found = breakIn(harmed, head);
        expect(found).toBeGreaterThanOrEqual(at + 1);
        expect(found).toBeLessThanOrEqual(at + 2);
      }),
    );
  });
});
