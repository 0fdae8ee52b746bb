import { Module } from '@nestjs/common';
import { CommandModule } from '../../ground/command/command.module.js';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { PartyModule } from '../../people/party/party.module.js';
import { DebtModule } from '../../money/debt/debt.module.js';
import { LedgerModule } from '../../money/ledger/ledger.module.js';
import { LimitService } from './limit.service.js';

@Module({
  imports: [CommandModule, EvidenceModule, PartyModule, DebtModule, LedgerModule],
  providers: [LimitService],
  exports: [LimitService],
})
export class LimitModule {}
