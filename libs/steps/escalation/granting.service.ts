import { Injectable } from '@nestjs/common';
import { BrokenInvariant, type Locks } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { LawService } from '../../ground/law/law.service.js';
import type { RequestView } from '../../people/approval/approval.service.js';
import type { Matter } from '../../people/approval/authority.js';
import { AuthorityService } from '../../people/approval/authority.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { RoleService } from '../../people/staff/role.service.js';
import { RecoveryService } from '../../money/recovery/recovery.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { ArrangementService } from '../../cases/fact/arrangement.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { AnnouncementService } from '../announcement/announcement.service.js';
import { LitigationService } from '../litigation/litigation.service.js';
import { UrgingService } from '../urging/urging.service.js';
import { EndingService } from '../writeoff/ending.service.js';
import { WriteOffListService } from '../writeoff/list.service.js';
import { WriteoffService } from '../writeoff/writeoff.service.js';
import { ReversingService } from './reversing.service.js';
import { TrialService } from './trial.service.js';

/** What an approved request sets in motion, in the room that it belongs to. The one place that knows them all. */
@Injectable()
export class GrantingService {
  constructor(
    private readonly announcement: AnnouncementService,
    private readonly arrangements: ArrangementService,
    private readonly authorities: AuthorityService,
    private readonly cases: CaseService,
    private readonly endings: EndingService,
    private readonly facts: FactService,
    private readonly laws: LawService,
    private readonly lists: WriteOffListService,
    private readonly litigation: LitigationService,
    private readonly recoveries: RecoveryService,
    private readonly reversing: ReversingService,
    private readonly roles: RoleService,
    private readonly trials: TrialService,
    private readonly urging: UrgingService,
    private readonly writeoff: WriteoffService,
  ) {}

  /** Carries an approved request out under the case's lock; answers the case as it stands after it. */
  async grant(tx: Tx, kase: CaseFacts, terms: { matter: Matter; granted: Granted }): Promise<CaseFacts> {
    const { matter, granted } = terms;
    switch (matter) {
      case 'announcement':
        return this.announcement.enter(tx, kase, granted);
      case 'urging':
        return this.urging.enter(tx, kase, granted);
      case 'litigation':
      case 'expeditedSuit':
        return this.litigation.enter(tx, kase, granted);
      case 'writtenOff':
        return this.writeoff.enter(tx, kase, granted);
      case 'assignment':
      case 'closure':
        return this.endings.granted(tx, kase, granted);
      case 'ended':
        return this.cases.move(tx, kase, {
          to: 'ended',
          facts: { approvalId: granted.approvalId, ground: granted.ground },
          order: granted.order,
          on: granted.on,
        });
      case 'pressDemand':
        await this.announcement.granted(tx, kase, granted);
        return kase;
      case 'plan':
        await this.arrangements.granted(tx, kase, granted);
        return kase;
      case 'hold':
        await this.facts.granted(tx, kase, granted);
        return kase;
      case 'waiver':
      case 'inKind':
        await this.recoveries.granted(tx, granted);
        return kase;
      case 'reversal':
      case 'parameter':
      case 'authority':
      case 'roleGrant':
        throw new BrokenInvariant('NOT_GRANTABLE', kase.id);
    }
  }

  /** A request that was refused or went stale: what it was about is given up in its room. A returned one waits. */
  async giveUp(tx: Tx, kase: CaseFacts, terms: { matter: Matter; granted: Granted }): Promise<void> {
    switch (terms.matter) {
      case 'pressDemand':
        return this.announcement.giveUp(tx, terms.granted.about ?? '');
      case 'waiver':
      case 'inKind':
        return this.recoveries.givenUp(tx, terms.granted);
      case 'plan':
        return this.arrangements.giveUp(tx, kase, terms.granted);
      case 'hold':
        return this.facts.giveUp(tx, kase, terms.granted);
      case 'assignment':
      case 'closure':
        return this.endings.givenUp(tx, terms.granted);
      case 'announcement':
      case 'urging':
      case 'litigation':
      case 'expeditedSuit':
      case 'writtenOff':
      case 'ended':
      case 'reversal':
      case 'parameter':
      case 'authority':
      case 'roleGrant':
        return;
    }
  }

  /** What to lock, beside the request, for one that is about no case. */
  async locksOf(tx: Tx, request: RequestView): Promise<Locks> {
    switch (request.subjectKind) {
      case 'debt':
        return Promise.resolve({ debts: [request.subjectId] });
      case 'case':
      case 'parameter':
      case 'staff':
        return Promise.resolve({});
      case 'list':
        return this.lists.locksOf(tx, request.subjectId);
    }
  }

  /** Carries out an approved request about a debt, a parameter, a person or a list; answers the cases that it moved. */
  async grantOther(tx: Tx, request: RequestView, granted: Granted): Promise<CaseFacts[]> {
    switch (request.subjectKind) {
      case 'debt':
        await this.reversing.granted(tx, request, granted);
        return [];
      case 'list':
        return this.lists.grantedList(tx, request.subjectId, granted);
      case 'parameter':
        await this.changed(tx, request, granted);
        return [];
      case 'staff':
        await this.roles.granted(tx, request.about ?? '', granted);
        return [];
      case 'case':
        throw new BrokenInvariant('NOT_GRANTABLE', request.subjectId);
    }
  }

  /** A value, or who decides a matter. The dry run of a value is finished; its moved cases are rung. */
  private async changed(tx: Tx, request: RequestView, granted: Granted): Promise<void> {
    const id = request.about ?? '';
    if (request.what === 'authority') return this.authorities.granted(tx, id, granted.approvalId);
    const unitPath = `/${request.unitId}/`;
    await this.trials.ringMoved(tx, id, { unitPath, on: granted.on });
    return this.laws.bringIntoForce(tx, id, granted);
  }

  /** The same refused. */
  async giveUpOther(tx: Tx, request: RequestView, granted: Granted): Promise<void> {
    switch (request.subjectKind) {
      case 'list':
        return this.lists.givenUp(tx, request.subjectId);
      case 'parameter':
        if (request.what === 'authority') return this.authorities.giveUp(tx, request.about ?? '');
        return this.laws.giveUp(tx, request.about ?? '', granted);
      case 'staff':
        return this.roles.giveUp(tx, request.about ?? '');
      case 'case':
      case 'debt':
        return;
    }
  }
}
