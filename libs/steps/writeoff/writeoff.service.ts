import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse } from '../../ground/command/command.js';
import { Refused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { WriteOffRow } from './writeoff.entity.js';

export interface WriteOffView {
  ground: string;
  amountFen: Fen;
  writtenOffOn: Day;
}

@Injectable()
export class WriteoffService {
  constructor(
    private readonly cases: CaseService,
    private readonly ledger: LedgerService,
  ) {}

  /** Write the account off, keep the case (账销案存). The caller holds the locks of case, request and debts. */
  async enter(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    const { order, on, approvalId, ground } = granted;
    const amount = await this.ledger.writeOff(tx, kase.debtIds, { order, on, reason: ground ?? '' });
    if (amount <= NONE) throw new Refused(refuse('NOTHING_TO_WRITE_OFF')); // Paid while the request waited.
    await tx.insert(WriteOffRow, {
      caseId: kase.id,
      approvalId,
      ground: ground ?? '',
      amountFen: amount,
      writtenOffOn: on.today,
    });
    return this.cases.move(tx, kase, {
      to: 'writtenOff',
      facts: { approvalId, amountFen: amount.toString(), ground },
      order,
      on,
    });
  }

  async of(tx: Tx, caseId: string): Promise<WriteOffView | undefined> {
    const row = await tx.findOne(WriteOffRow, { where: { caseId } });
    return row ? { ...row, writtenOffOn: row.writtenOffOn as Day } : undefined;
  }
}
