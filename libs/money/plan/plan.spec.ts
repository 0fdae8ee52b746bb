import { describe, expect, it } from '@jest/globals';
import { calendar, day, on, yuan } from '../../../test/builders/day.js';
import { aPlan } from '../../../test/builders/plan.js';
import { isRefusal } from '../../ground/command/command.js';
import { plus } from '../../ground/fen/fen.js';
import {
  agreeable,
  instalmentsOf,
  isMet,
  isSigned,
  judgedOn,
  lastDay,
  progress,
  regular,
  undone,
  unjudged,
  type Agreement,
  type Instalment,
} from './plan.js';

const squad = { totalFen: yuan(47_000), perMonthFen: yuan(1_500), firstOn: day('2026-12-10') };
const parts = (terms: Parameters<typeof regular>[0]): Instalment[] => {
  const made = regular(terms);
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
};
const agreed = (own: Partial<Agreement> = {}): Agreement => ({
  signedOn: day('2026-11-20'),
  totalFen: squad.totalFen,
  instalments: parts(squad),
  ...own,
});
const today = on('2026-11-20');
const owed = { owedAtSigningFen: yuan(47_000) };

describe('a plan of equal months', () => {
  it('pays 47,000 yuan at 1,500 a month in 31 parts and a last one of 500 (S2)', () => {
    const made = parts(squad);
    expect([made.length, made[0]?.amountFen, made.at(-1)?.amountFen]).toEqual([32, yuan(1_500), yuan(500)]);
    expect(plus(...made.map((one) => one.amountFen))).toBe(yuan(47_000));
    expect([made[0]?.dueOn, made[1]?.dueOn, made.at(-1)?.dueOn]).toEqual(['2026-12-10', '2027-01-10', '2029-07-10']);
  });

  it('falls on the last day of a month that has no such day, and comes back to its day after it (CC 202)', () => {
    const made = parts({ totalFen: yuan(4), perMonthFen: yuan(1), firstOn: day('2026-12-31') });
    expect(made.map((one) => one.dueOn)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
  });

  it('is refused when it would have thousands of parts, or none', () => {
    const slip = { ...squad, perMonthFen: yuan(0.01) };
    expect(regular(slip)).toMatchObject({ refused: 'PLAN_TOO_LONG' });
    expect(regular({ ...squad, perMonthFen: yuan(0) })).toMatchObject({ refused: 'PLAN_SUM_WRONG' });
    expect(instalmentsOf(slip)).toMatchObject({ refused: 'PLAN_TOO_LONG' });
  });

  it('given part by part is numbered in its order', () => {
    const given = { totalFen: yuan(3), parts: [{ dueOn: day('2026-12-01'), amountFen: yuan(3) }] };
    expect(instalmentsOf(given)).toEqual([{ n: 1, dueOn: '2026-12-01', amountFen: yuan(3) }]);
  });
});

describe('an agreement', () => {
  it('becomes a plan when it adds up, follows the calendar and is not more than was owed', () => {
    expect(agreeable(agreed(), owed, today)).toBeUndefined();
  });

  it('is proven by a signature or a contract, never by a note of the collector', () => {
    expect([isSigned('signature'), isSigned('contract'), isSigned('record'), isSigned('photo')]).toEqual([
      ...[true, true, false, false],
    ]);
  });

  const wrong: [string, Partial<Agreement>, string][] = [
    ['is signed on a day to come', { signedOn: day('2026-11-21') }, 'DAY_IN_FUTURE'],
    ['has parts that are a fen short', { totalFen: yuan(47_000.01) }, 'PLAN_SUM_WRONG'],
    ['has no parts', { instalments: [] }, 'PLAN_TOO_LONG'],
    ['has two parts on one day', { instalments: [...parts(squad), ...parts(squad)] }, 'PLAN_DAYS_MIXED'],
    ['begins before it is signed', { instalments: parts({ ...squad, firstOn: day('2026-11-19') }) }, 'PLAN_DAYS_MIXED'],
    [
      'runs longer than five years',
      { instalments: parts({ ...squad, totalFen: yuan(61), perMonthFen: yuan(1) }), totalFen: yuan(61) },
      'PLAN_TOO_LONG',
    ],
    [
      'is over already',
      {
        signedOn: day('2026-09-01'),
        instalments: parts({ ...squad, perMonthFen: squad.totalFen, firstOn: day('2026-10-10') }),
      },
      'DAY_TOO_EARLY',
    ],
  ];
  it.each(wrong)('that %s is refused', (_, own, code) => {
    expect(agreeable(agreed(own), owed, today)).toMatchObject({ refused: code });
  });

  it('over more than was owed at its signing is refused with what was owed', () => {
    expect(agreeable(agreed(), { owedAtSigningFen: yuan(46_999) }, today)).toEqual({
      refused: 'PLAN_ABOVE_OWED',
      detail: { owedFen: '4699900' },
    });
  });

  it('with a part of nothing is refused', () => {
    const none = [
      { n: 1, dueOn: day('2026-12-10'), amountFen: yuan(0) },
      { n: 2, dueOn: day('2027-01-10'), amountFen: yuan(47_000) },
    ];
    expect(agreeable(agreed({ instalments: none }), owed, today)).toMatchObject({ refused: 'PLAN_SUM_WRONG' });
  });
});

describe('an instalment', () => {
  const plan = aPlan(); // 1,000 yuan on 10 December and 1,000 on 10 January.
  const [first, second] = plan.instalments;
  const terms = { calendar };

  it('due on a holiday can be paid on the next working day (CC 203)', () => {
    expect(lastDay({ dueOn: day('2026-10-01') }, calendar)).toBe('2026-10-08');
  });

  it('is judged on the day after its last day, never on it', () => {
    const judge = (today: string) => judgedOn(plan, first.id, { receipts: [], on: on(today) });
    expect(judge('2026-12-10')).toBeUndefined();
    expect(judge('2026-12-11')).toEqual({ instalmentId: first.id, n: 1, met: false, last: false });
    expect(unjudged(plan, on('2026-12-10'))).toEqual([]);
    expect(unjudged(plan, on('2026-12-11')).map((one) => one.n)).toEqual([1]);
  });

  it('paid in part is not kept', () => {
    const part = [{ valueDay: day('2026-12-10'), amountFen: yuan(999.99) }];
    expect(isMet(plan, first, { receipts: part, ...terms })).toBe(false);
  });

  it('paid early or with more is kept, and the more counts for the next', () => {
    const early = [{ valueDay: day('2026-11-20'), amountFen: yuan(2_000) }];
    expect([first, second].map((one) => isMet(plan, one, { receipts: early, ...terms }))).toEqual([true, true]);
  });

  it('paid a day late, or before the signing, is not kept', () => {
    const late = [{ valueDay: day('2026-12-11'), amountFen: yuan(1_000) }];
    const before = [{ valueDay: day('2026-11-19'), amountFen: yuan(1_000) }];
    expect([late, before].map((receipts) => isMet(plan, first, { receipts, ...terms }))).toEqual([false, false]);
  });

  it('kept by money that was reversed since breaks the plan, also after its end', () => {
    const kept = aPlan({ judged: ['kept', 'kept'], state: 'kept' });
    const all = [{ valueDay: day('2026-12-01'), amountFen: yuan(2_000) }];
    const left = [{ valueDay: day('2026-12-01'), amountFen: yuan(1_000) }];
    expect(undone(kept, { receipts: all, calendar })).toBeUndefined();
    expect(undone(kept, { receipts: left, calendar })?.n).toBe(2);
    expect(undone(aPlan({ judged: ['kept', 'kept'], state: 'broken' }), { receipts: [], calendar })).toBeUndefined();
  });

  it('is judged once, and only while its plan is in force', () => {
    const now = { receipts: [], on: on('2026-12-11') };
    expect(judgedOn(aPlan({ judged: ['kept'] }), first.id, now)).toBeUndefined();
    expect(judgedOn(aPlan({ state: 'cancelled' }), first.id, now)).toBeUndefined();
    expect(judgedOn(plan, 'another', now)).toBeUndefined();
    expect(unjudged(aPlan({ state: 'broken' }), on('2027-06-01'))).toEqual([]);
  });
});

describe('a plan under way', () => {
  it('of 47,000 yuan shows 18,000 paid and 29,000 left after twelve months (S2)', () => {
    const plan = aPlan({ signedOn: '2026-11-20', instalments: parts(squad) });
    const receipts = plan.instalments.slice(0, 12).map((one) => ({ valueDay: one.dueOn, amountFen: yuan(1_500) }));
    expect(progress(plan, receipts)).toMatchObject({ paidFen: yuan(18_000), leftFen: yuan(29_000) });
  });

  it('never shows more paid than was agreed', () => {
    const over = [{ valueDay: day('2026-12-01'), amountFen: yuan(9_000) }];
    expect(progress(aPlan(), over)).toMatchObject({ paidFen: yuan(2_000), leftFen: 0n });
  });
});
