import { describe, expect, it } from '@jest/globals';
import { aDebt } from '../../../test/builders/debt.js';
import { day, fen } from '../../../test/builders/day.js';
import { inKindSchema, mixedSchema, waiverSchema } from './recovery.input.js';
import {
  assetDisposalOn,
  confirmable,
  difference,
  disposalMonths,
  fulfilled,
  matterOf,
  open,
  recognisable,
  takable,
  things,
  waivable,
  withinOwed,
  type Condition,
  type PartFacts,
} from './recovery.js';

const on = { today: day('2026-11-20') };
const DUE = day('2025-03-01');

describe('an agreement in kind (以物抵债)', () => {
  const taken = (agreedOn: string, kind = 'loan') => takable({ kind, dueOn: DUE }, day(agreedOn), on)?.refused;

  it('is valid from the day after the debt was due; before, it gives a right to the price and not to the thing (K1, K2)', () => {
    expect([taken('2025-02-28'), taken('2025-03-01'), taken('2025-03-02')]).toEqual([
      'BEFORE_DUE',
      'BEFORE_DUE',
      undefined,
    ]);
  });

  it('is not made tomorrow', () => {
    expect([taken('2026-11-20'), taken('2026-11-21')]).toEqual([undefined, 'DAY_IN_FUTURE']);
  });

  it('is never made for wages: they are paid in money (K6)', () => {
    expect(taken('2026-11-20', 'wages')).toBe('CASH_ONLY');
  });

  it('ends no more than is owed', () => {
    const { owed } = aDebt({ interest: 50, principal: 1000 });
    expect([withinOwed(owed, fen(1050)), withinOwed(owed, fen(1051))?.refused]).toEqual([undefined, 'ABOVE_OWED']);
    expect(withinOwed(aDebt({}).owed, fen(1))?.refused).toBe('NOTHING_OWED');
  });

  it('of a thing worth 52,000 for a loan of 49,000 leaves 3,000 to give back; of 45,000, a loss of 4,000', () => {
    const gap = (agreed: number) => difference({ agreed: fen(agreed), amount: fen(49_000) });
    expect([gap(52_000), gap(45_000), gap(49_000)]).toEqual([3_000n, -4_000n, 0n]);
  });

  it('has its thing sold within two years, a movable within one, counted from the agreement (K4, K5)', () => {
    expect(things.map((thing) => assetDisposalOn(thing, day('2026-03-31')))).toEqual([
      '2028-03-31',
      '2028-03-31',
      '2028-03-31',
      '2027-03-31',
      '2028-03-31',
    ]);
    expect(assetDisposalOn('movable', day('2024-02-29'))).toBe('2025-02-28');
    for (const { article } of Object.values(disposalMonths)) expect(article.zh).toMatch(/第\d+/);
  });

  it('names the thing, its appraisal, its giver and its papers', () => {
    const proof = { kind: 'record', reference: '评估报告1号' };
    const whole = {
      ...{
        thing: 'house',
        what: '厂房约 2 亩',
        appraisedFen: 100,
        agreedFen: 90,
        endsFen: 80,
        giver: { name: '李保' },
      },
      ...{ appraisal: proof, agreedOn: '2026-06-01', agreement: proof, reason: '以物抵债' },
    };
    expect(inKindSchema.safeParse(whole).success).toBe(true);
    for (const key of Object.keys(whole))
      expect([key, inKindSchema.safeParse({ ...whole, [key]: undefined }).success]).toEqual([key, false]);
  });
});

describe('a waiver (减免)', () => {
  const debt = aDebt({ interest: 300, penalty: 200, principal: 1000 });
  const judged = (part: 'penalty' | 'principal', amount: number, condition: Condition | null = null) =>
    waivable(debt, { parts: [{ part, amount: fen(amount) }], condition }, on)?.refused;
  const ifPaid = (amount: number, until = '2026-12-31'): Condition => ({
    onlyIfPaid: fen(amount),
    onlyIfPaidOn: day(until),
  });

  it('is of what is owed, part by part', () => {
    expect([judged('penalty', 200), judged('penalty', 201)]).toEqual([undefined, 'ABOVE_OWED']);
  });

  it('on condition of a payment is of what that payment leaves: money is laid on interest and penalty first', () => {
    expect([judged('penalty', 200, ifPaid(300)), judged('penalty', 200, ifPaid(301))]).toEqual([
      undefined,
      'ABOVE_OWED',
    ]);
    expect([judged('principal', 400, ifPaid(1100)), judged('principal', 401, ifPaid(1100))]).toEqual([
      undefined,
      'ABOVE_OWED',
    ]);
    expect(judged('principal', 1, ifPaid(1500))).toBe('NOTHING_OWED');
  });

  it('has a condition whose day is still to come, today included', () => {
    expect([judged('penalty', 1, ifPaid(1, '2026-11-20')), judged('penalty', 1, ifPaid(1, '2026-11-19'))]).toEqual([
      undefined,
      'DAY_TOO_EARLY',
    ]);
  });

  it('holds when what was to be paid has come in, to the fen', () => {
    expect(fulfilled(ifPaid(1000), fen(1000))).toBeUndefined();
    expect(fulfilled(ifPaid(1000), fen(999))).toEqual({
      refused: 'CONDITION_UNMET',
      detail: { paidFen: '999', neededFen: '1000', until: '2026-12-31' },
    });
  });

  it('names each part once', () => {
    const one = { part: 'interest', amountFen: 5 };
    const takes = (parts: unknown[]) => waiverSchema.safeParse({ parts, reason: '困难' }).success;
    expect([takes([one]), takes([one, { part: 'principal', amountFen: 1 }]), takes([one, one]), takes([])]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a part', () => {
  const part: PartFacts = { id: 'part-1', kind: 'cash', amount: fen(100), recordedBy: 'wang', confirmedOn: null };
  const judged = (own: Partial<PartFacts>, terms: Partial<Parameters<typeof confirmable>[1]> = {}) =>
    confirmable(
      { ...part, ...own },
      { state: 'draft', by: 'qian', day: day('2026-11-10'), agreedOn: day('2026-11-01'), ...terms },
      on,
    )?.refused;

  it('is confirmed once, by another hand than recorded it', () => {
    expect([judged({}), judged({}, { by: 'wang' }), judged({ confirmedOn: day('2026-11-10') })]).toEqual([
      undefined,
      'SAME_HAND',
      'PART_CONFIRMED',
    ]);
  });

  it('is confirmed only after the yes and before the end', () => {
    const states = (['proposed', 'draft', 'partly', 'recognised', 'cancelled'] as const).map((state) =>
      judged({}, { state }),
    );
    expect(states).toEqual(['NOT_APPROVED', undefined, undefined, 'RECOVERY_OVER', 'RECOVERY_OVER']);
    expect(open('partly')).toBeUndefined();
  });

  it('has papers of a day between the agreement and today', () => {
    const of = (on: string) => judged({}, { day: day(on) });
    expect([of('2026-10-31'), of('2026-11-01'), of('2026-11-20'), of('2026-11-21')]).toEqual([
      'DAY_TOO_EARLY',
      undefined,
      undefined,
      'DAY_IN_FUTURE',
    ]);
  });
});

describe('a mixed recovery (S5)', () => {
  it('is recognised when its last part is confirmed', () => {
    const [openPart, confirmed] = [{ confirmedOn: null }, { confirmedOn: day('2026-11-10') }];
    expect(recognisable([confirmed, openPart, openPart])).toEqual({ refused: 'PARTS_OPEN', detail: { open: 2 } });
    expect(recognisable([confirmed, confirmed])).toBeUndefined();
  });

  it('needs the director where a thing or a set-off is in it; money alone needs nobody', () => {
    expect([
      matterOf('waiver', [{ kind: 'waiver' }]),
      matterOf('inKind', [{ kind: 'inKind' }]),
      matterOf('mixed', [{ kind: 'cash' }, { kind: 'setOff' }]),
      matterOf('mixed', [{ kind: 'cash' }, { kind: 'cash' }]),
    ]).toEqual(['waiver', 'inKind', 'inKind', undefined]);
  });

  it('has at least two parts', () => {
    const cash = { kind: 'cash', amountFen: 100, channel: 'cash', payer: { name: '张三' } };
    const terms = { agreedOn: '2026-06-01', agreement: { kind: 'record', reference: '1' }, reason: '一并清偿' };
    const takes = (parts: unknown[]) => mixedSchema.safeParse({ ...terms, parts }).success;
    expect([takes([cash]), takes([cash, { kind: 'setOff', amountFen: 5 }]), takes([cash, { kind: 'barter' }])]).toEqual(
      [false, true, false],
    );
  });
});
