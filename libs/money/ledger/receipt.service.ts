import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import type { Tx } from '../../ground/database/data-source.js';
import { storedFen, type Fen } from '../../ground/fen/fen.js';

/** Money that came in and stands: what was reversed did not happen. */
@Injectable()
export class ReceiptService {
  /** Payments and recoveries on debts from a day on, by the day they count from. Amounts in fen, surplus included. */
  async since(tx: Tx, debtIds: readonly string[], from: Day): Promise<{ valueDay: Day; amountFen: Fen }[]> {
    const rows = await tx.query<{ valueDay: Day; amountFen: string }[]>(
      `SELECT e.value_day AS "valueDay", e.amount_fen AS "amountFen" FROM ledger_entry e
        WHERE e.debt_id = ANY($1::uuid[]) AND e.kind IN ('payment', 'recovery') AND e.value_day >= $2
          AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses = e.id)
        ORDER BY e.value_day, e.booked_at`,
      [debtIds, from],
    );
    return rows.map(({ valueDay, amountFen }) => ({ valueDay, amountFen: storedFen(amountFen) }));
  }
}
