import { plus } from '../../libs/ground/fen/fen.js';
import { isMet, lastDay, type PlanFacts, type Receipt } from '../../libs/money/plan/plan.js';
import { isOver } from '../../libs/cases/case/case.js';
import { Tally, type Finding } from './finding.js';
import type { PlanLine } from './lines.js';
import { byId, calendarIn, fenIn, groupedBy, type Snapshot } from './snapshot.js';

/** Invariant 20: what was agreed adds up, what was judged was judged on its day, and the case knows what its plans are. */
export function plans(seen: Snapshot): Finding {
  const parts = groupedBy(seen.planInstalments, (one) => one.planId);
  const debts = groupedBy(seen.planDebts, (one) => one.planId);
  const cases = byId(seen.cases);
  const facts = groupedBy(seen.caseFacts, (one) => one.caseId);
  const calendar = calendarIn(seen);
  const receiptsOf = receipts(seen);
  return new Tally(20, 'instalments sum to the plan, and plans are judged on their days').each(seen.plans, (line) => {
    const plan = planOf(line, parts.get(line.id) ?? []);
    const [kase, said] = [cases.get(line.subjectId), `plan ${line.id}`];
    const own = debts.get(line.id) ?? [];
    const money = receiptsOf(own.map((one) => one.debtId));
    const watched = kase !== undefined && !isOver(kase.stage) && kase.parked === null;
    const standing = (facts.get(line.subjectId) ?? []).some(
      (one) => one.kind === 'planInForce' && one.state === 'inForce',
    );
    return [
      plus(...plan.instalments.map((one) => one.amountFen)) !== plan.totalFen && `${said} is not the sum of its parts`,
      plan.instalments.some((one, at) => one.n !== at + 1) && `${said} has a gap in its parts`,
      plan.instalments.some((one, at) => one.dueOn <= (plan.instalments[at - 1]?.dueOn ?? '')) &&
        `${said} has days that do not follow one another`,
      own.length === 0 && `${said} is over no debt`,
      line.state === 'inForce' && !standing && `${said} is in force and its case does not know`,
      line.state === 'kept' && plan.instalments.some((one) => one.state !== 'kept') && `${said} is kept in part only`,
      (line.state === 'broken') !== plan.instalments.some((one) => one.state === 'broken') &&
        `${said} and its parts differ on whether it is broken`,
      ...(parts.get(line.id) ?? []).map(
        (one) =>
          one.judgedOn !== null &&
          one.judgedOn <= lastDay({ dueOn: one.dueOn }, calendar) &&
          `part ${one.n} of ${said} was judged before it was over`,
      ),
      watched &&
        (line.state === 'inForce' || line.state === 'kept') &&
        plan.instalments.some((one) => one.state === 'kept' && !isMet(plan, one, { receipts: money, calendar })) &&
        `${said} has a part that is called kept and was not paid`,
    ];
  });
}

const planOf = (line: PlanLine, parts: Snapshot['planInstalments']): PlanFacts => ({
  ...{ id: line.id, state: line.state, signedOn: line.signedOn, totalFen: fenIn(line.totalFen) },
  instalments: [...parts]
    .sort((a, b) => a.n - b.n)
    .map(({ id, n, dueOn, amountFen, state }) => ({ id, n, dueOn, amountFen: fenIn(amountFen), state })),
});

function receipts(seen: Snapshot): (debtIds: readonly string[]) => Receipt[] {
  const reversed = new Set(seen.entries.flatMap((one) => one.reverses ?? []));
  const standing = seen.entries.filter(
    (one) => (one.kind === 'payment' || one.kind === 'recovery') && !reversed.has(one.id),
  );
  const ofDebt = groupedBy(standing, (one) => one.debtId);
  return (debtIds) =>
    debtIds.flatMap((id) =>
      (ofDebt.get(id) ?? []).map(({ valueDay, amountFen }) => ({ valueDay, amountFen: fenIn(amountFen) })),
    );
}
