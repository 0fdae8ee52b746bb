import { Module } from '@nestjs/common';
import { RecordModule } from '../../ground/record/record.module.js';
import { LimitModule } from '../../cases/limit/limit.module.js';
import { StaffModule } from '../../people/staff/staff.module.js';
import { AnswerModule } from '../../steps/answer/answer.module.js';
import { EscalationModule } from '../../steps/escalation/escalation.module.js';
import { MeasureModule } from '../../steps/measure/measure.module.js';
import { CasefileService } from './casefile.service.js';
import { CircumstancesService } from './circumstances.service.js';
import { ClocksService } from './clocks.service.js';
import { InboxService } from './inbox.service.js';
import { ListService } from './list.service.js';
import { RecoveriesService } from './recoveries.service.js';
import { RegisterService } from './register.service.js';
import { SubjectService } from './subject.service.js';
import { WriteOffsService } from './writeoffs.service.js';

@Module({
  imports: [AnswerModule, EscalationModule, MeasureModule, LimitModule, RecordModule, StaffModule],
  providers: [
    CasefileService,
    CircumstancesService,
    ClocksService,
    InboxService,
    ListService,
    RecoveriesService,
    RegisterService,
    SubjectService,
    WriteOffsService,
  ],
  exports: [
    CasefileService,
    CircumstancesService,
    ClocksService,
    InboxService,
    ListService,
    RecoveriesService,
    RegisterService,
    WriteOffsService,
    EscalationModule,
    StaffModule,
  ],
})
export class CasefileModule {}
