import { Module } from '@nestjs/common';
import { ApprovalModule } from '../../people/approval/approval.module.js';
import { AnnouncementModule } from '../announcement/announcement.module.js';
import { LitigationModule } from '../litigation/litigation.module.js';
import { NoticeModule } from '../notice/notice.module.js';
import { UrgingModule } from '../urging/urging.module.js';
import { WriteoffModule } from '../writeoff/writeoff.module.js';
import { EscalationService } from './escalation.service.js';
import { FactsService } from './facts.service.js';
import { GrantingService } from './granting.service.js';
import { TurnService } from './turn.service.js';

@Module({
  imports: [ApprovalModule, AnnouncementModule, LitigationModule, NoticeModule, UrgingModule, WriteoffModule],
  providers: [EscalationService, FactsService, GrantingService, TurnService],
  exports: [
    EscalationService,
    FactsService,
    TurnService,
    ApprovalModule,
    LitigationModule,
    NoticeModule,
    UrgingModule,
    WriteoffModule,
  ],
})
export class EscalationModule {}
