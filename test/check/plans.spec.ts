import { describe, expect, it } from '@jest/globals';
import { aSnapshot, caseLine } from '../builders/snapshot.js';
import { day } from '../builders/day.js';
import type { InstalmentLine, PlanLine } from './lines.js';
import { plans } from './plans.js';
import type { Snapshot } from './snapshot.js';

const plan: PlanLine = {
  ...{ id: 'plan-1', subjectId: 'case-1', state: 'inForce', totalFen: '2000' },
  signedOn: day('2026-11-20'),
};
const part = (n: number, own: Partial<InstalmentLine> = {}): InstalmentLine => ({
  ...{ id: `part-${n}`, planId: 'plan-1', n, amountFen: '1000', state: 'open', judgedOn: null },
  dueOn: day(`2026-12-${9 + n}`),
  ...own,
});
const inForce = {
  ...{ caseId: 'case-1', kind: 'planInForce' as const, state: 'inForce' as const },
  ...{ fromDay: day('2026-11-20'), untilDay: null, endedOn: null },
};
const house = (own: Partial<Snapshot> = {}): Snapshot =>
  aSnapshot({
    ...{ cases: [caseLine], plans: [plan], planDebts: [{ planId: 'plan-1', debtId: 'debt-1' }] },
    planInstalments: [part(1), part(2)],
    caseFacts: [inForce],
    ...own,
  });
const faults = (own: Partial<Snapshot>): number => plans(house(own)).failures.length;

describe('the checker of plans', () => {
  it('finds nothing wrong with a plan that adds up and that its case knows', () => {
    expect(plans(house())).toMatchObject({ number: 20, checked: 1, failures: [] });
  });

  const harms: [string, Partial<Snapshot>][] = [
    ['parts that are not the total', { planInstalments: [part(1), part(2, { amountFen: '999' })] }],
    ['a gap between the parts', { planInstalments: [part(1), part(3)] }],
    ['days out of order', { planInstalments: [part(1), part(2, { dueOn: day('2026-12-10') })] }],
    ['a plan over no debt', { planDebts: [] }],
    ['a plan that its case does not know', { caseFacts: [] }],
    ['a plan kept in part', { plans: [{ ...plan, state: 'kept' }] }],
    ['a plan broken with no broken part', { plans: [{ ...plan, state: 'broken' }], caseFacts: [] }],
    [
      'a part judged on its day',
      { planInstalments: [part(1, { state: 'kept', judgedOn: day('2026-12-10') }), part(2)], entries: [paid()] },
    ],
    [
      'a part called kept that nobody paid',
      { planInstalments: [part(1, { state: 'kept', judgedOn: day('2026-12-11') }), part(2)] },
    ],
  ];
  it.each(harms)('finds %s', (_, own) => {
    expect(faults(own)).toBeGreaterThan(0);
  });

  it('takes money that stands for a kept part, and not what was reversed', () => {
    const kept = [part(1, { state: 'kept', judgedOn: day('2026-12-11') }), part(2)];
    expect(faults({ planInstalments: kept, entries: [paid()] })).toBe(0);
    const back = { ...paid(), id: 'entry-2', kind: 'reversal' as const, reverses: 'entry-1' };
    expect(faults({ planInstalments: kept, entries: [paid(), back] })).toBe(1);
  });
});

function paid(): Snapshot['entries'][number] {
  return {
    ...{ id: 'entry-1', debtId: 'debt-1', kind: 'payment', amountFen: '1000', reverses: null, by: 'qian' },
    ...{ valueDay: day('2026-12-10'), bookedOn: day('2026-12-10'), bookedAt: new Date(0), commandId: 'order-1' },
  };
}
