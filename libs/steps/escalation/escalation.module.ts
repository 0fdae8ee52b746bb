import { Module } from '@nestjs/common';
import { RecordModule } from '../../ground/record/record.module.js';
import { ApprovalModule } from '../../people/approval/approval.module.js';
import { StaffModule } from '../../people/staff/staff.module.js';
import { RecoveryModule } from '../../money/recovery/recovery.module.js';
import { FactModule } from '../../cases/fact/fact.module.js';
import { AnnouncementModule } from '../announcement/announcement.module.js';
import { LitigationModule } from '../litigation/litigation.module.js';
import { NoticeModule } from '../notice/notice.module.js';
import { UrgingModule } from '../urging/urging.module.js';
import { WriteoffModule } from '../writeoff/writeoff.module.js';
import { AgainService } from './again.service.js';
import { ArrangingService } from './arranging.service.js';
import { EscalationService } from './escalation.service.js';
import { FactsService } from './facts.service.js';
import { GrantingService } from './granting.service.js';
import { JudgingService } from './judging.service.js';
import { PublicisingService } from './publicising.service.js';
import { RecoveringService } from './recovering.service.js';
import { ReversingService } from './reversing.service.js';
import { WritingOffService } from './writingoff.service.js';
import { ChangingService } from './changing.service.js';
import { TrialService } from './trial.service.js';
import { TurnService } from './turn.service.js';
import { WatchingService } from './watching.service.js';
import { VoicingService } from './voicing.service.js';

@Module({
  imports: [
    FactModule,
    ApprovalModule,
    RecordModule,
    StaffModule,
    AnnouncementModule,
    LitigationModule,
    NoticeModule,
    RecoveryModule,
    UrgingModule,
    WriteoffModule,
  ],
  providers: [
    AgainService,
    ArrangingService,
    ChangingService,
    EscalationService,
    FactsService,
    GrantingService,
    JudgingService,
    PublicisingService,
    RecoveringService,
    ReversingService,
    TrialService,
    TurnService,
    VoicingService,
    WatchingService,
    WritingOffService,
  ],
  exports: [
    AgainService,
    ChangingService,
    ArrangingService,
    FactModule,
    EscalationService,
    FactsService,
    JudgingService,
    PublicisingService,
    RecoveringService,
    ReversingService,
    TurnService,
    VoicingService,
    WritingOffService,
    AnnouncementModule,
    ApprovalModule,
    LitigationModule,
    NoticeModule,
    RecoveryModule,
    UrgingModule,
    WriteoffModule,
  ],
})
export class EscalationModule {}
