import { Module } from '@nestjs/common';
import { CommandModule } from '../../ground/command/command.module.js';
import { PartyModule } from '../../people/party/party.module.js';
import { StaffModule } from '../../people/staff/staff.module.js';
import { DebtModule } from '../debt/debt.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { BatchService } from './batch.service.js';
import { RegisterService } from './register.service.js';

@Module({
  imports: [CommandModule, DebtModule, LedgerModule, PartyModule, StaffModule],
  providers: [BatchService, RegisterService],
  exports: [BatchService],
})
export class BatchModule {}
