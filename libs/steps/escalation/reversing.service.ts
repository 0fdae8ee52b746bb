import { Injectable } from '@nestjs/common';
import { BrokenInvariant, isRefusal, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import type { Granted } from '../../people/approval/granted.js';
import type { Reverse } from '../../money/ledger/ledger.input.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { RecoveryService } from '../../money/recovery/recovery.service.js';

export type ReversalAsked = { approvalId: string };

/**
 * Reversals (冲正): asked by one person of finance, decided by another. The request is about the debt, not its case: it lives
 * on whatever stage the case goes to, and also where no case holds the debt.
 */
@Injectable()
export class ReversingService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly commands: CommandService,
    private readonly ledger: LedgerService,
    private readonly recoveries: RecoveryService,
  ) {}

  /** Files the request. Refuses `REQUEST_OPEN`, `NOT_REVERSIBLE` while title papers stand, and as `reversed` does. */
  async ask(order: Order, entry: { id: string; debtId: string }, wanted: Reverse): Promise<ReversalAsked | Refusal> {
    return this.commands.carryOut<ReversalAsked>(order, { debts: [entry.debtId] }, async (tx, on) => {
      const held = await this.recoveries.holds(tx, entry.id);
      if (held) return held;
      const found = await this.ledger.reversal(tx, entry);
      if (isRefusal(found)) return found;
      const { debt } = await this.ledger.facts(tx, entry.debtId);
      const request = await this.approvals.file(tx, {
        ...{ subjectKind: 'debt', subjectId: entry.debtId, unitId: debt.unitId, matter: 'reversal', about: entry.id },
        ...{ stage: '', reason: wanted.reason, ground: null, amount: found.amount, order, on },
      });
      return isRefusal(request) ? request : { answer: { approvalId: request.id } };
    });
  }

  /** The other hand's yes: the entry is reversed whole. The caller holds request and debt; what is refused undoes the yes. */
  async granted(tx: Tx, request: Pick<RequestView, 'subjectId' | 'reason'>, granted: Granted): Promise<void> {
    const { about, order, on } = granted;
    if (!about) throw new BrokenInvariant('ROW_MISSING', request.subjectId);
    const entry = { id: about, debtId: request.subjectId };
    const held = await this.recoveries.holds(tx, entry.id);
    if (held) orRefused(held);
    orRefused(await this.ledger.reverse(tx, entry, { reason: request.reason, order, on }));
  }
}
