import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../../../libs/ground/database/database.service.js';
import type { Tx } from '../../../libs/ground/database/data-source.js';
import { OutsideService } from '../../../libs/ground/outside/outside.service.js';
import { ApprovalService } from '../../../libs/people/approval/approval.service.js';
import { BatchService } from '../../../libs/money/batch/batch.service.js';
import { DebtService } from '../../../libs/money/debt/debt.service.js';
import { LedgerService } from '../../../libs/money/ledger/ledger.service.js';
import { BulkService } from '../../../libs/cases/bulk/bulk.service.js';
import { CaseService } from '../../../libs/cases/case/case.service.js';
import { TaskService } from '../../../libs/cases/case/task.service.js';
import { NoticeService } from '../../../libs/steps/notice/notice.service.js';

export type ScopeKind = 'case' | 'notice' | 'act' | 'task' | 'request' | 'debt' | 'entry' | 'batch' | 'bulk';

export interface FoundRow {
  id: string;
  unitPath: string;
  caseId: string;
  debtId: string;
}

/** To which unit a row belongs, by its room's own word. */
@Injectable()
export class ScopeService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly batches: BatchService,
    private readonly bulks: BulkService,
    private readonly cases: CaseService,
    private readonly database: DatabaseService,
    private readonly debts: DebtService,
    private readonly ledger: LedgerService,
    private readonly notices: NoticeService,
    private readonly outside: OutsideService,
    private readonly tasks: TaskService,
  ) {}

  async row(kind: ScopeKind, id: string): Promise<FoundRow | undefined> {
    const tx = this.database.reading;
    const caseId = await this.caseOf(tx, kind, id);
    if (caseId) return rowOf(id, { caseId, unitPath: await this.cases.unitPathOf(tx, caseId) });
    const debtId = kind === 'debt' ? id : kind === 'entry' ? await this.ledger.debtOf(tx, id) : undefined;
    if (debtId) return rowOf(id, { debtId, unitPath: await this.debts.unitPathOf(tx, debtId) });
    if (kind === 'batch') return rowOf(id, { unitPath: await this.batches.unitPathOf(tx, id) });
    if (kind === 'bulk') return rowOf(id, { unitPath: await this.bulks.unitPathOf(tx, id) });
    return undefined;
  }

  private async caseOf(tx: Tx, kind: ScopeKind, id: string): Promise<string | undefined> {
    switch (kind) {
      case 'case':
        return id;
      case 'notice':
        return (await this.notices.byId(tx, id))?.caseId;
      case 'act':
        return (await this.outside.byId(tx, id))?.subjectId;
      case 'task':
        return this.tasks.caseOf(tx, id);
      case 'request':
        return (await this.approvals.byId(tx, id))?.subjectId;
      case 'debt':
      case 'entry':
      case 'batch':
      case 'bulk':
        return undefined;
    }
  }
}

const rowOf = (
  id: string,
  found: { unitPath: string | undefined; caseId?: string; debtId?: string },
): FoundRow | undefined =>
  found.unitPath === undefined
    ? undefined
    : { id, unitPath: found.unitPath, caseId: found.caseId ?? '', debtId: found.debtId ?? '' };
