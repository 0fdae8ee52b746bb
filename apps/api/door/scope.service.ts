import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../../../libs/ground/database/database.service.js';
import type { Tx } from '../../../libs/ground/database/data-source.js';
import { OutsideService } from '../../../libs/ground/outside/outside.service.js';
import { ApprovalService } from '../../../libs/people/approval/approval.service.js';
import { StaffService } from '../../../libs/people/staff/staff.service.js';
import { BatchService } from '../../../libs/money/batch/batch.service.js';
import { DebtService } from '../../../libs/money/debt/debt.service.js';
import { LedgerService } from '../../../libs/money/ledger/ledger.service.js';
import { RecoveryBook } from '../../../libs/money/recovery/book.service.js';
import { BulkService } from '../../../libs/cases/bulk/bulk.service.js';
import { CaseService } from '../../../libs/cases/case/case.service.js';
import { HandoverService } from '../../../libs/cases/case/handover.service.js';
import { TaskService } from '../../../libs/cases/case/task.service.js';
import { ArrangementService } from '../../../libs/cases/fact/arrangement.service.js';
import { FactService } from '../../../libs/cases/fact/fact.service.js';
import { PromiseService } from '../../../libs/cases/fact/promise.service.js';
import { AnnouncementService } from '../../../libs/steps/announcement/announcement.service.js';
import { AnswerService } from '../../../libs/steps/answer/answer.service.js';
import { CourtService } from '../../../libs/steps/litigation/court.service.js';
import { WriteOffListService } from '../../../libs/steps/writeoff/list.service.js';
import { NoticeService } from '../../../libs/steps/notice/notice.service.js';

export type ScopeKind =
  | 'case'
  | 'notice'
  | 'track'
  | 'act'
  | 'task'
  | 'request'
  | 'debt'
  | 'entry'
  | 'recovery'
  | 'recoveryPart'
  | 'batch'
  | 'bulk'
  | 'publication'
  | 'fact'
  | 'plan'
  | 'promise'
  | 'answer'
  | 'handover'
  | 'list'
  | 'staff';

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
    private readonly announcements: AnnouncementService,
    private readonly answers: AnswerService,
    private readonly approvals: ApprovalService,
    private readonly arrangements: ArrangementService,
    private readonly batches: BatchService,
    private readonly bulks: BulkService,
    private readonly cases: CaseService,
    private readonly courts: CourtService,
    private readonly database: DatabaseService,
    private readonly debts: DebtService,
    private readonly facts: FactService,
    private readonly handovers: HandoverService,
    private readonly ledger: LedgerService,
    private readonly lists: WriteOffListService,
    private readonly notices: NoticeService,
    private readonly outside: OutsideService,
    private readonly people: StaffService,
    private readonly promises: PromiseService,
    private readonly recoveries: RecoveryBook,
    private readonly tasks: TaskService,
  ) {}

  async row(kind: ScopeKind, id: string): Promise<FoundRow | undefined> {
    const tx = this.database.reading;
    const caseId = await this.caseOf(tx, kind, id);
    if (caseId) return rowOf(id, { caseId, unitPath: await this.cases.unitPathOf(tx, caseId) });
    const debtId = await this.debtOf(tx, kind, id);
    if (debtId) return rowOf(id, { debtId, unitPath: await this.debts.unitPathOf(tx, debtId) });
    if (kind === 'request') return this.request(tx, id);
    if (kind === 'batch') return rowOf(id, { unitPath: await this.batches.unitPathOf(tx, id) });
    if (kind === 'list') return rowOf(id, { unitPath: await this.lists.unitPathOf(tx, id) });
    if (kind === 'staff') return rowOf(id, { unitPath: await this.people.unitPathOf(tx, id) });
    if (kind === 'bulk') return rowOf(id, { unitPath: await this.bulks.unitPathOf(tx, id) });
    return undefined;
  }

  private async debtOf(tx: Tx, kind: ScopeKind, id: string): Promise<string | undefined> {
    if (kind === 'debt') return id;
    if (kind === 'entry') return this.ledger.debtOf(tx, id);
    if (kind === 'recovery') return (await this.recoveries.byId(tx, id))?.debtId;
    return kind === 'recoveryPart' ? (await this.recoveries.ofPart(tx, id))?.debtId : undefined;
  }

  /** A request belongs to the unit it was filed in, whatever it is about. */
  private async request(tx: Tx, id: string): Promise<FoundRow | undefined> {
    const request = await this.approvals.byId(tx, id);
    if (!request) return undefined;
    const { subjectKind, subjectId: subject } = request;
    const about = {
      ...(subjectKind === 'case' ? { caseId: subject } : {}),
      ...(subjectKind === 'debt' ? { debtId: subject } : {}),
    };
    return rowOf(id, { ...about, unitPath: await this.approvals.unitPathOf(tx, request.unitId) });
  }

  private async caseOf(tx: Tx, kind: ScopeKind, id: string): Promise<string | undefined> {
    switch (kind) {
      case 'case':
        return id;
      case 'publication':
        return this.announcements.caseOf(tx, id);
      case 'track':
        return this.courts.caseOf(tx, id);
      case 'fact':
        return this.facts.caseOf(tx, id);
      case 'plan':
        return this.arrangements.caseOf(tx, id);
      case 'promise':
        return this.promises.caseOf(tx, id);
      case 'answer':
        return this.answers.caseOf(tx, id);
      case 'handover':
        return this.handovers.caseOf(tx, id);
      case 'notice':
        return (await this.notices.byId(tx, id))?.caseId;
      case 'act':
        return (await this.outside.byId(tx, id))?.subjectId;
      case 'task':
        return this.tasks.caseOf(tx, id);
      case 'request':
      case 'debt':
      case 'entry':
      case 'recovery':
      case 'recoveryPart':
      case 'batch':
      case 'list':
      case 'staff':
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
