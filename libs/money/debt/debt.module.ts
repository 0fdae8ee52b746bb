import { Module } from '@nestjs/common';
import { CommandModule } from '../../ground/command/command.module.js';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { RecordModule } from '../../ground/record/record.module.js';
import { PartyModule } from '../../people/party/party.module.js';
import { DebtService } from './debt.service.js';
import { GuaranteeService } from './guarantee.service.js';
import { ObligorService } from './obligor.service.js';

@Module({
  imports: [CommandModule, EvidenceModule, PartyModule, RecordModule],
  providers: [DebtService, GuaranteeService, ObligorService],
  exports: [DebtService, EvidenceModule, GuaranteeService, ObligorService],
})
export class DebtModule {}
