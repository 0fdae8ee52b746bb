import { isWithoutGap } from '../../libs/people/duty/duty.js';
import { Tally, type Finding } from './finding.js';
import { byId, groupedBy, type Snapshot } from './snapshot.js';

/** Invariant 16: no row outside its unit's scope. */
export function scope(seen: Snapshot): Finding {
  const units = byId(seen.units);
  const path = (id: string): string => units.get(id)?.path ?? '?';
  const cases = byId(seen.cases);
  const debts = byId(seen.debts);
  const staff = byId(seen.staff);
  const parties = byId(seen.parties);
  const tally = new Tally(16, "no row outside its unit's scope");
  tally.each(seen.caseDebts, ({ caseId, debtId }) => {
    const [kase, debt] = [cases.get(caseId), debts.get(debtId)];
    return (
      kase &&
      debt &&
      !path(debt.unitId).startsWith(path(kase.unitId)) &&
      `case ${kase.number} holds debt ${debtId} of another unit`
    );
  });
  tally.each(seen.cases, ({ number, unitId, handlerId, debtorId }) => [
    !path(unitId).startsWith(path(staff.get(handlerId)?.unitId ?? '')) &&
      `case ${number} is handled by another unit's staff`,
    parties.get(debtorId)?.rootId !== units.get(unitId)?.rootId &&
      `case ${number} has a debtor of another organisation`,
  ]);
  tally.each(
    seen.approvals,
    ({ id, unitId, subjectId, subjectKind }) =>
      (subjectKind === 'case' &&
        unitId !== cases.get(subjectId)?.unitId &&
        `request ${id} is not of its case's unit`) ||
      (subjectKind === 'debt' &&
        unitId !== debts.get(subjectId)?.unitId &&
        `request ${id} is not of its debt's unit`) ||
      (!units.has(unitId) && `request ${id} is of no unit`),
  );
  tally.each(
    seen.debts,
    ({ id, unitId, creditorId }) =>
      parties.get(creditorId)?.rootId !== units.get(unitId)?.rootId &&
      `debt ${id} has a creditor of another organisation`,
  );
  const duties = groupedBy(seen.duties, (one) => one.subjectId);
  tally.each(seen.cases, ({ id, number }) => {
    const own = duties.get(id) ?? [];
    return (['first', 'direct'] as const)
      .filter((post) => !isWithoutGap(own, post))
      .map((post) => `case ${number} has no ${post} responsible person without a gap`);
  });
  return tally.each(
    seen.units,
    ({ id, path: own, rootId }) =>
      !(own.startsWith(`/${rootId}/`) && own.endsWith(`/${id}/`)) && `unit ${id} has the path ${own}`,
  );
}
