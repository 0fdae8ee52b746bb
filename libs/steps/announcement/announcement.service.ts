import { Injectable } from '@nestjs/common';
import type { Tx } from '../../ground/database/data-source.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import type { Granted } from '../../people/approval/granted.js';

@Injectable()
export class AnnouncementService {
  constructor(private readonly cases: CaseService) {}

  /** The supervisor approved the last demand: the story writes it at its next turn, one step a day. */
  async enter(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    return this.cases.move(tx, kase, {
      to: 'announcement',
      facts: { approvalId: granted.approvalId },
      order: granted.order,
      on: granted.on,
    });
  }
}
