import type { Cohort } from './cohort.js';
import { soon } from './cohort.js';
import type { Mortal } from './kill-world.js';
import type { Setting } from './setting.js';

/** What one debtor of the town owes, and a part of it. */
export const OWED = 1_025_000;
export const PART = 10_000;

const debtsOf = 'SELECT debt_id AS id FROM case_debt WHERE case_id = ANY($1)';

/** What people do to all cases of a cohort at once: an order for each, under a key of its own. */
export class Acts {
  constructor(private readonly setting: Setting) {}

  /** Proofs of service for the demands that have none yet. */
  async serve(cohort: Cohort): Promise<void> {
    const resultOn = await this.setting.today();
    const unserved = 'SELECT id FROM notice WHERE case_id = ANY($1) AND served_on IS NULL';
    await this.setting.each(cohort, unserved, (id) => ({
      who: 'collector',
      path: `/notices/${id}/deliveries`,
      body: { result: 'signed', resultOn, proof: { kind: 'signature', reference: '回执联' } },
    }));
  }

  async pay(cohort: Cohort, amountFen: number): Promise<void> {
    const valueDay = await this.setting.today();
    await this.setting.each(cohort, debtsOf, (id) => ({
      who: 'finance',
      path: `/debts/${id}/payments`,
      body: { amountFen, valueDay, channel: 'transfer', payer: { name: '示例代偿人' } },
    }));
  }

  /** The payments of this amount are taken back, at once or within so many milliseconds. */
  async reverse(cohort: Cohort, amountFen: number, withinMs = 0): Promise<void> {
    const payments = await cohort.rows<{ id: string }>(
      `SELECT e.id FROM ledger_entry e JOIN case_debt d ON d.debt_id = e.debt_id
        WHERE d.case_id = ANY($1) AND e.kind = 'payment' AND e.amount_fen = $2`,
      amountFen,
    );
    const { chance, orders, town } = this.setting;
    await Promise.all(
      payments.map(async ({ id }) => {
        if (withinMs > 0) await soon(chance.upTo(withinMs));
        const asked = { reason: '记错账户' };
        const { body } = await orders.give<{ approvalId: string }>(town.finance, `/entries/${id}/reversal`, asked);
        const yes = { decision: 'approve', reason: '属实' };
        await orders.give(town.secondFinance, `/approvals/${body.approvalId}/decision`, yes);
      }),
    );
  }

  /** Every open request is approved by this person. */
  async approve(cohort: Cohort, who: 'supervisor' | 'director'): Promise<void> {
    const open = `SELECT id FROM approval WHERE subject_id = ANY($1) AND state = 'open'`;
    await this.setting.each(cohort, open, (id) => ({
      ...{ who, path: `/approvals/${id}/decision` },
      body: { decision: 'approve', reason: '同意' },
    }));
  }

  /** Orders are given, some have been answered and others not, and these die. */
  async dying(given: () => Promise<void>, ...names: Mortal[]): Promise<void> {
    const { orders, world } = this.setting;
    const before = orders.answered;
    await given();
    while (orders.answered < before + 10) await soon(1);
    await world.kill(...names);
    if (orders.answered === orders.count) throw new Error('all had been answered before the kill');
  }
}
