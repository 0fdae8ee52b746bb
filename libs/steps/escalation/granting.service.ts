import { Injectable } from '@nestjs/common';
import { BrokenInvariant } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Matter } from '../../people/approval/authority.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { AnnouncementService } from '../announcement/announcement.service.js';
import { LitigationService } from '../litigation/litigation.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { UrgingService } from '../urging/urging.service.js';
import { WriteoffService } from '../writeoff/writeoff.service.js';

/** What an approved request sets in motion, in the room that it belongs to. The one place that knows them all. */
@Injectable()
export class GrantingService {
  constructor(
    private readonly announcement: AnnouncementService,
    private readonly cases: CaseService,
    private readonly litigation: LitigationService,
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
      case 'ended':
      case 'assignment':
      case 'closure':
        return this.cases.move(tx, kase, {
          to: 'ended',
          facts: { approvalId: granted.approvalId, ground: granted.ground },
          order: granted.order,
          on: granted.on,
        });
      case 'pressDemand':
      case 'plan':
      case 'hold':
      case 'waiver':
      case 'inKind':
      case 'reversal':
      case 'parameter':
      case 'authority':
      case 'roleGrant':
        throw new BrokenInvariant('NOT_GRANTABLE', kase.id);
    }
  }

  /** A request that was refused, returned or went stale: what it was about is given up in its room. */
  async giveUp(_tx: Tx, _kase: CaseFacts, terms: { matter: Matter; granted: Granted }): Promise<void> {
    switch (terms.matter) {
      case 'announcement':
      case 'urging':
      case 'litigation':
      case 'expeditedSuit':
      case 'writtenOff':
      case 'ended':
      case 'assignment':
      case 'closure':
      case 'pressDemand':
      case 'plan':
      case 'hold':
      case 'waiver':
      case 'inKind':
      case 'reversal':
      case 'parameter':
      case 'authority':
      case 'roleGrant':
        return;
    }
  }
}
