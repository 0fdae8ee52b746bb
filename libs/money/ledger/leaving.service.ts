import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import type { On, Order } from '../../ground/command/command.js';
import { orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { DebtService } from '../debt/debt.service.js';
import { assigned, closed, leavingAmount, priceShares } from './leaving.js';
import { nothing, totalOwed, type Owed, type Posting } from './ledger.js';
import { LedgerService } from './ledger.service.js';

interface Leaving {
  valueDay: Day;
  reason: string;
  order: Order;
  on: On;
}

/** Claims that leave the house without being paid in full. The caller holds their debts and the approval. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly debts: DebtService,
    private readonly ledger: LedgerService,
  ) {}

  /** Debts go to another creditor for one price. Answers what was owed on them, fen. */
  async assign(tx: Tx, debtIds: readonly string[], terms: Leaving & { assigneeId: string; price: Fen }): Promise<Fen> {
    const owing = await this.owing(tx, debtIds);
    const shares = priceShares(
      terms.price,
      owing.map(({ owed }) => totalOwed(owed)),
    );
    let total = NONE;
    for (const [at, { debtId, owed }] of owing.entries()) {
      const postings = orRefused(assigned(owed, shares[at] ?? NONE));
      total = plus(total, await this.leave(tx, debtId, { kind: 'assignment', postings, ...terms }));
      await this.debts.passOn(tx, debtId, { creditorId: terms.assigneeId, order: terms.order, on: terms.on });
    }
    return total;
  }

  /** Debts end: nothing of them is owed any more. Answers what was owed on them, fen. */
  async close(tx: Tx, debtIds: readonly string[], terms: Leaving): Promise<Fen> {
    let total = NONE;
    for (const { debtId, owed } of await this.owing(tx, debtIds))
      total = plus(
        total,
        await this.leave(tx, debtId, { kind: 'closure', postings: orRefused(closed(owed)), ...terms }),
      );
    return total;
  }

  private async owing(tx: Tx, debtIds: readonly string[]): Promise<{ debtId: string; owed: Owed }[]> {
    const owed = await this.ledger.owed(tx, debtIds);
    return [...debtIds]
      .sort()
      .map((debtId) => ({ debtId, owed: owed.get(debtId) ?? { claim: nothing, memo: nothing } }))
      .filter((one) => totalOwed(one.owed) > NONE);
  }

  private async leave(
    tx: Tx,
    debtId: string,
    terms: Leaving & { kind: 'assignment' | 'closure'; postings: readonly Posting[] },
  ): Promise<Fen> {
    const { kind, postings, valueDay, reason, order, on } = terms;
    const amount = leavingAmount(postings);
    await this.ledger.book(tx, { debtId, kind, amount, valueDay, postings, reason }, { order, on });
    return amount;
  }
}
