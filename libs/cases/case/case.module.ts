import { Module } from '@nestjs/common';
import { CommandModule } from '../../ground/command/command.module.js';
import { OutsideModule } from '../../ground/outside/outside.module.js';
import { RecordModule } from '../../ground/record/record.module.js';
import { DebtModule } from '../../money/debt/debt.module.js';
import { LedgerModule } from '../../money/ledger/ledger.module.js';
import { DutyModule } from '../../people/duty/duty.module.js';
import { StaffModule } from '../../people/staff/staff.module.js';
import { CaseService } from './case.service.js';
import { ClockService } from './clock.service.js';
import { DueService } from './due.service.js';
import { HandoverService } from './handover.service.js';
import { TaskService } from './task.service.js';

@Module({
  imports: [CommandModule, DutyModule, OutsideModule, RecordModule, DebtModule, LedgerModule, StaffModule],
  providers: [CaseService, ClockService, DueService, HandoverService, TaskService],
  exports: [
    DutyModule,
    HandoverService,
    CaseService,
    ClockService,
    DueService,
    TaskService,
    CommandModule,
    LedgerModule,
    DebtModule,
    OutsideModule,
  ],
})
export class CaseModule {}
