import { Module } from '@nestjs/common';
import { CommandModule } from '../../ground/command/command.module.js';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { DebtModule } from '../debt/debt.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AgreeingService } from './agreeing.service.js';
import { RecoveryBook } from './book.service.js';
import { PostingService } from './posting.service.js';
import { RecoveryService } from './recovery.service.js';

@Module({
  imports: [CommandModule, DebtModule, EvidenceModule, LedgerModule],
  providers: [AgreeingService, PostingService, RecoveryBook, RecoveryService],
  exports: [AgreeingService, EvidenceModule, LedgerModule, RecoveryBook, RecoveryService],
})
export class RecoveryModule {}
