import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import type { Tx } from '../../ground/database/data-source.js';

export interface Paid {
  entryId: string;
  debtId: string;
  payerId: string;
  valueDay: Day;
  channel: string | null;
}

/** Which payments came from those who stand in a debt: a third person's money is no act of the debtor. */
@Injectable()
export class PaidService {
  /**
   * Payments that stand and that an obligor made of his own will or that were debited under the contract, oldest first; what a
   * court brought in is no act of his.
   */
  async byObligors(tx: Tx, debtIds: readonly string[]): Promise<Paid[]> {
    return tx.query<Paid[]>(
      `SELECT e.id AS "entryId", e.debt_id AS "debtId", e.payer_id AS "payerId", e.value_day AS "valueDay", e.channel
         FROM ledger_entry e
        WHERE e.debt_id = ANY($1::uuid[]) AND e.kind IN ('payment', 'recovery') AND e.payer_id IS NOT NULL AND e.channel <> 'court'
          AND EXISTS (SELECT 1 FROM debt_obligor o WHERE o.debt_id = e.debt_id AND o.party_id = e.payer_id)
          AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses = e.id)
        ORDER BY e.value_day, e.id`,
      [debtIds],
    );
  }
}
