import { describe, expect, it } from '@jest/globals';
import { isUndecided, opening, progress, startable, type BulkFacts, type RowResult } from './bulk.js';
import { startBulkSchema } from './bulk.input.js';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const bulk: BulkFacts = { id: id(1), orderedBy: id(2), handlerId: id(3), noticeNow: true, rootId: id(4) };

describe('a bulk start', () => {
  it('needs debts: a batch that is not imported has none', () => {
    expect(startable([])).toEqual({ refused: 'DEBTS_NEEDED' });
  });

  it('takes five thousand debts and no more', () => {
    expect(startable(Array.from({ length: 5_000 }, (_, n) => id(n)))).toBeUndefined();
    expect(startable(Array.from({ length: 5_001 }, (_, n) => id(n)))).toMatchObject({ refused: 'TOO_LARGE' });
  });

  it('is ordered for a batch or for chosen debts, not for both and not for neither', () => {
    const ok = (body: object) => startBulkSchema.safeParse({ noticeNow: true, ...body }).success;
    expect([ok({ batchId: id(1) }), ok({ debtIds: [id(1)] })]).toEqual([true, true]);
    expect([ok({}), ok({ debtIds: [] }), ok({ batchId: id(1), debtIds: [id(1)] })]).toEqual([false, false, false]);
  });

  it('orders the same case again after a kill: same order, same case id', () => {
    const row = { n: 7, debtId: id(9) };
    expect(opening(bulk, row)).toEqual(opening({ ...bulk }, { ...row }));
    expect(opening(bulk, row).order).toEqual({
      id: `${id(2)}:bulk/${id(1)}/7`,
      kind: 'case.open',
      by: id(2),
      body: { debtIds: [id(9)], handlerId: id(3), noticeNow: true },
      unitId: id(4),
    });
  });

  it('orders another case for another row or another bulk', () => {
    const ids = [
      opening(bulk, { n: 1, debtId: id(9) }),
      opening(bulk, { n: 2, debtId: id(9) }),
      opening({ ...bulk, id: id(8) }, { n: 1, debtId: id(9) }),
    ];
    expect(new Set(ids.map((one) => one.caseId)).size).toBe(3);
    expect(new Set(ids.map((one) => one.order.id)).size).toBe(3);
  });

  it('waits where nothing was decided, and takes every other refusal as the result of the row', () => {
    expect(isUndecided({ refused: 'KEY_RUNNING' })).toBe(true);
    expect(isUndecided({ refused: 'DEBT_HELD' })).toBe(false);
  });

  it('says how far it has come', () => {
    const row = { debtId: id(9), contractNo: '贷-0001', caseId: null, refused: null };
    const rows: RowResult[] = [
      row,
      { ...row, caseId: id(5) },
      { ...row, caseId: id(6) },
      { ...row, refused: 'NOTHING_OWED' },
    ];
    expect(progress(rows)).toEqual({ rows: 4, started: 2, refused: 1, waiting: 1 });
  });
});
