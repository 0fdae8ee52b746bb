import { Module } from '@nestjs/common';
import { RecordModule } from '../../ground/record/record.module.js';
import { StaffModule } from '../../people/staff/staff.module.js';
import { EscalationModule } from '../../steps/escalation/escalation.module.js';
import { CasefileService } from './casefile.service.js';
import { InboxService } from './inbox.service.js';
import { ListService } from './list.service.js';
import { RegisterService } from './register.service.js';

@Module({
  imports: [EscalationModule, RecordModule, StaffModule],
  providers: [CasefileService, InboxService, ListService, RegisterService],
  exports: [CasefileService, InboxService, ListService, RegisterService, EscalationModule, StaffModule],
})
export class CasefileModule {}
