import type {
  Instalment,
  InstalmentState,
  JudgedInstalment,
  PlanFacts,
  PlanState,
} from '../../libs/money/plan/plan.js';
import { plus } from '../../libs/ground/fen/fen.js';
import { day, yuan } from './day.js';

const two: readonly Instalment[] = [
  { n: 1, dueOn: day('2026-12-10'), amountFen: yuan(1_000) },
  { n: 2, dueOn: day('2027-01-11'), amountFen: yuan(1_000) },
];

/** A plan in force, signed on 2026-11-20: two parts of 1,000 yuan, on 10 December and 11 January, unless told. */
export function aPlan(
  own: {
    state?: PlanState;
    signedOn?: string;
    instalments?: readonly Instalment[];
    judged?: readonly InstalmentState[];
  } = {},
): PlanFacts & { instalments: readonly [JudgedInstalment, JudgedInstalment, ...JudgedInstalment[]] } {
  const parts = own.instalments ?? two;
  return {
    id: 'plan-1',
    state: own.state ?? 'inForce',
    signedOn: day(own.signedOn ?? '2026-11-20'),
    totalFen: plus(...parts.map((one) => one.amountFen)),
    instalments: parts.map((one, at) => ({
      ...one,
      id: `part-${one.n}`,
      state: own.judged?.[at] ?? 'open',
    })) as unknown as readonly [JudgedInstalment, JudgedInstalment],
  };
}
