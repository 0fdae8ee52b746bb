import { describe, expect, it } from '@jest/globals';
import { emptyIsFault, invariantsIn } from './check.js';
import { tableOf, Tally } from './finding.js';
import { aSnapshot, caseLine, noticeLine } from '../builders/snapshot.js';
import { clocks, judged } from './stories.js';
import type { Snapshot } from './snapshot.js';

/** The numbers of the invariants that this moment breaks. */
const broken = (seen: Partial<Snapshot>): number[] =>
  [...invariantsIn(aSnapshot(seen)), clocks(aSnapshot(seen))]
    .filter(({ failures }) => failures.length > 0)
    .map(({ number }) => number);

describe('the checker', () => {
  it('finds nothing wrong with an empty house, and says that it saw nothing', () => {
    expect(broken({})).toEqual([]);
    const rows = emptyIsFault([new Tally(1, 'one'), new Tally(2, 'two').each([1], () => undefined)], []);
    expect(rows.map(({ number, checked, failures }) => [number, checked, failures])).toEqual([
      [1, 0, ['no row was checked']],
      [2, 1, []],
    ]);
    expect(emptyIsFault([new Tally(1, 'one')], [1])[0]?.failures).toEqual([]);
  });

  it('shows number, title, rows and the first failures', () => {
    const seven = new Tally(7, 'stories').each([1, 2, 3, 4, 5, 6, 7], (n) => `story ${n} is missing`);
    const lines = tableOf([seven]).split('\n');
    expect([lines[0]?.replace(/\s+/g, ' '), lines.length, lines.at(-1)?.trim()]).toEqual([
      '✗ 7 stories 7',
      7,
      '… and 2 more',
    ]);
  });

  it('finds a record without an order, and an order of the clock without an effect', () => {
    expect(
      broken({
        commands: [
          {
            id: 'case-1/ask/2026-11-20',
            kind: 'clock.ask',
            subjectId: null,
            bodyHash: 'a'.repeat(64),
            by: 'clock',
            today: caseLine.openedOn,
            facts: {},
            refused: null,
            answer: null,
            at: new Date(),
          },
        ],
      }),
    ).toEqual([1]);
    const entry = {
      streamKind: 'party' as const,
      streamId: 'p',
      seq: 1,
      event: 'PartyRegistered',
      facts: {},
      by: 'wang',
      day: caseLine.openedOn,
      commandId: 'gone',
      at: new Date(),
      prevHash: '',
      hash: 'x',
    };
    expect(broken({ records: [entry] })).toEqual([1, 15]);
  });

  it('finds demands that are doubled or left out', () => {
    const numbers = (...list: number[]) =>
      list.map((number) => ({ ...noticeLine, id: `demand-${number}`, letterId: `letter-${number}`, number }));
    expect(broken({ notices: numbers(1, 2) })).not.toContain(11);
    expect(broken({ notices: [...numbers(1), ...numbers(1)] })).toContain(11);
    expect(broken({ notices: numbers(2) })).toContain(11);
  });

  it('finds a letter that went out twice with no return between', () => {
    const act = (attempt: number, state: 'done' | 'uncertain') => ({
      id: `act-${attempt}`,
      subjectId: 'case-1',
      paperId: noticeLine.letterId,
      attempt,
      state,
      claimedAt: new Date(0),
    });
    const returned = {
      id: 'd',
      noticeId: noticeLine.id,
      attempt: 1,
      result: 'returned' as const,
      resultOn: caseLine.openedOn,
    };
    expect(broken({ notices: [noticeLine], acts: [act(1, 'done'), act(2, 'done')] })).toContain(14);
    expect(
      broken({ notices: [noticeLine], acts: [act(1, 'done'), act(2, 'done')], deliveries: [returned] }),
    ).not.toContain(14);
  });

  it('finds an open case that was due eleven minutes ago', () => {
    const due = (minutes: number) =>
      broken({ cases: [{ ...caseLine, dueAt: new Date(aSnapshot().now.getTime() - minutes * 60_000) }] });
    expect([due(10).includes(12), due(12).includes(12)]).toEqual([false, true]);
  });

  it('finds a clock that was moved alone, and any clock moved in a real installation', () => {
    const ahead = { ...caseLine, clockOffsetS: '3600' };
    expect(broken({ installation: { mode: 'demo', clockOffsetS: '3600' }, cases: [ahead] })).not.toContain(19);
    expect(broken({ installation: { mode: 'demo', clockOffsetS: '0' }, cases: [ahead] })).toContain(19);
    expect(broken({ installation: { mode: 'real', clockOffsetS: '0' }, cases: [ahead] })).toContain(19);
  });
});

describe('the running stories', () => {
  const id = '0b5e0000-0000-4000-8000-000000000001';
  const seen = (stage: 'notice' | 'settled', rings: Snapshot['rings'] = []) => ({
    cases: [{ ...caseLine, id, stage }],
    rings,
  });
  const faults = (...found: readonly { number: number; failures: string[] }[]) =>
    found.filter(({ failures }) => failures.length > 0).map(({ number }) => number);
  const running = (...ids: string[]) => new Map(ids.map((one) => [one, 1]));

  it('are one per open case and none for others', () => {
    expect(faults(...judged(seen('notice'), running(`case-${id}`)))).toEqual([]);
    expect(faults(...judged(seen('settled'), running()))).toEqual([]);
  });

  it('that are missing, are left over, or belong to nobody are found', () => {
    expect(faults(...judged(seen('notice'), running()))).toEqual([7]);
    expect(faults(...judged(seen('settled'), running(`case-${id}`)))).toEqual([19]);
    expect(
      faults(...judged(seen('notice'), running(`case-${id}`, 'case-00000000-0000-4000-8000-000000000009'))),
    ).toEqual([19]);
  });

  it('are not judged while bells hang', () => {
    expect(faults(...judged(seen('notice', [{ id: '1', streamId: id, hungAt: new Date() }]), running()))).toEqual([7]);
  });
});
