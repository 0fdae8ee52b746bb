import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendar, day, fen, on } from '../../../test/builders/day.js';
import { addDays } from '../../ground/calendar/calendar.js';
import { isRefusal } from '../../ground/command/command.js';
import { plus } from '../../ground/fen/fen.js';
import {
  isMet,
  judgedOn,
  lastDay,
  paidBetween,
  progress,
  regular,
  undone,
  unjudged,
  type Instalment,
  type JudgedInstalment,
  type PlanFacts,
  type Receipt,
} from './plan.js';

const signedOn = day('2026-01-15');
const anyPlan = fc
  .record({
    total: fc.bigInt({ min: 1n, max: 10n ** 10n }),
    share: fc.integer({ min: 1, max: 60 }),
    firstIn: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ total, share, firstIn }) => {
    const perMonthFen = fen(total / BigInt(share) + 1n);
    return { totalFen: fen(total), perMonthFen, firstOn: addDays(signedOn, firstIn) };
  });
const anyReceipts = fc.array(
  fc
    .record({ after: fc.integer({ min: -30, max: 700 }), amount: fc.bigInt({ min: 1n, max: 10n ** 9n }) })
    .map(({ after, amount }): Receipt => ({ valueDay: addDays(signedOn, after), amountFen: fen(amount) })),
  { maxLength: 40 },
);

const madeOf = (terms: Parameters<typeof regular>[0]): Instalment[] => {
  const made = regular(terms);
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
};
const planOf = (terms: Parameters<typeof regular>[0]): PlanFacts => ({
  ...{ id: 'plan-1', state: 'inForce', signedOn, totalFen: terms.totalFen },
  instalments: madeOf(terms).map((one) => ({ ...one, id: `part-${one.n}`, state: 'open' as const })),
});

/** The plan lived to its end, judged part by part on each day after, with these receipts. */
function lived(plan: PlanFacts, receipts: readonly Receipt[]): PlanFacts {
  let now = plan;
  for (const part of plan.instalments) {
    if (now.state !== 'inForce') return now;
    const today = on(addDays(lastDay(part, calendar), 1));
    expect(unjudged(now, today).map((one) => one.id)).toEqual([part.id]);
    const judged = judgedOn(now, part.id, { receipts, on: today });
    const state = judged?.met ? ('kept' as const) : ('broken' as const);
    const instalments = now.instalments.map((one): JudgedInstalment => (one.id === part.id ? { ...one, state } : one));
    now = { ...now, instalments, state: judged?.met ? (judged.last ? 'kept' : 'inForce') : 'broken' };
  }
  return now;
}

describe('whatever is agreed', () => {
  it('the parts are the total to the fen, none is empty, none above the month, and the days follow one another', () => {
    fc.assert(
      fc.property(anyPlan, (terms) => {
        const made = madeOf(terms);
        expect(plus(...made.map((one) => one.amountFen))).toBe(terms.totalFen);
        expect(made.every((one) => one.amountFen > 0n && one.amountFen <= terms.perMonthFen)).toBe(true);
        expect(made.slice(0, -1).every((one) => one.amountFen === terms.perMonthFen)).toBe(true);
        expect(made.every((one, at) => one.n === at + 1 && one.dueOn > (made[at - 1]?.dueOn ?? ''))).toBe(true);
      }),
    );
  });
});

describe('whatever is paid', () => {
  it('a plan is kept exactly when by each last day all that was due had come in', () => {
    fc.assert(
      fc.property(anyPlan, anyReceipts, (terms, receipts) => {
        const plan = planOf(terms);
        const end = lived(plan, receipts);
        const short = plan.instalments.find((part, at) => {
          const due = plus(...plan.instalments.slice(0, at + 1).map((one) => one.amountFen));
          return paidBetween(receipts, { from: signedOn, until: lastDay(part, calendar) }) < due;
        });
        expect(end.state).toBe(short ? 'broken' : 'kept');
        expect(end.instalments.find((one) => one.state === 'broken')?.n).toBe(short?.n);
        const judged = end.instalments.filter((one) => one.state !== 'open').length;
        expect(judged).toBe(short ? short.n : plan.instalments.length);
      }),
    );
  });

  it('paying more never breaks a plan, and taking money back never mends one', () => {
    fc.assert(
      fc.property(anyPlan, anyReceipts, fc.nat(39), (terms, receipts, at) => {
        const plan = planOf(terms);
        const fewer = receipts.filter((_, place) => place !== at % Math.max(1, receipts.length));
        for (const part of plan.instalments) {
          const met = (all: readonly Receipt[]) => isMet(plan, part, { receipts: all, calendar });
          expect(met(fewer) && !met(receipts)).toBe(false);
        }
        const kept = lived(plan, receipts);
        expect(undone(kept, { receipts, calendar })).toBeUndefined();
        const gone = undone(kept, { receipts: fewer, calendar });
        if (gone) expect(isMet(plan, gone, { receipts: fewer, calendar })).toBe(false);
      }),
    );
  });

  it('paid and left are always the total, and neither is below nothing', () => {
    fc.assert(
      fc.property(anyPlan, anyReceipts, (terms, receipts) => {
        const { paidFen, leftFen } = progress(planOf(terms), receipts);
        expect(plus(paidFen, leftFen)).toBe(terms.totalFen);
        expect(paidFen >= 0n && leftFen >= 0n).toBe(true);
      }),
    );
  });
});
