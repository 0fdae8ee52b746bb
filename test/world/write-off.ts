import { departments, type Department } from '../../libs/people/staff/staff.js';
import { gateRules, groundRules, type Ground } from '../../libs/steps/writeoff/ground.js';
import type { Person } from './person.js';
import type { Town } from './town.js';

/** An act at a door: told as the story tells its own. */
export type Acts = (who: Person, order: { path: string; body: unknown }) => Promise<unknown>;

export const must: Acts = (who, { path, body }) => who.must(path, body);

/** The file of a write-off as a dutiful branch keeps it: everything told, everything shown, three signatures. */
export async function prepared(town: Town, terms: { caseId: string; ground: Ground; acts: Acts }): Promise<void> {
  const { caseId, ground, acts } = terms;
  for (const gate of groundRules[ground].needs) {
    const proof = { kind: gateRules[gate].proofs[0], reference: `卷宗 ${gate}` };
    await acts(town.collector, {
      path: `/cases/${caseId}/write-off-evidence`,
      body: { gate, day: '2024-01-08', proof },
    });
  }
  const body = {
    ...{ ground, arose: '经营贷款', cause: '经营失败', measures: '催收、起诉、申请执行' },
    ...{ borrowerPursuit: '多次上门、函催', securityDisposal: '没有担保物' },
    ...{ handlerId: town.collector.id, departmentHeadId: town.supervisor.id, unitHeadId: town.director.id },
  };
  await acts(town.collector, { path: `/cases/${caseId}/write-off-file`, body });
}

/** Five departments say yes, each by its own person; `but` has spoken already. */
export async function opinions(town: Town, terms: { approvalId: string; acts: Acts; but?: Department }): Promise<void> {
  for (const seat of departments.filter((one) => one !== terms.but)) {
    const body = { seat, agrees: true, reason: '同意核销' };
    await terms.acts(town.department[seat], { path: `/approvals/${terms.approvalId}/voice`, body });
  }
}

/** Finance and internal control look at the write-off after it. */
export async function checkedAfter(town: Town, terms: { caseId: string; acts: Acts }): Promise<void> {
  const path = `/cases/${terms.caseId}/after-check`;
  for (const [who, seat] of [
    [town.finance, 'finance'],
    [town.department.internalControl, 'internalControl'],
  ] as const)
    await terms.acts(who, { path, body: { seat, finding: 'ok', note: '资料齐全，程序合规' } });
}
