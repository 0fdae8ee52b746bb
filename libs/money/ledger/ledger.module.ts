import { Module } from '@nestjs/common';
import { CommandModule } from '../../ground/command/command.module.js';
import { DebtModule } from '../debt/debt.module.js';
import { LeavingService } from './leaving.service.js';
import { LedgerService } from './ledger.service.js';
import { PaidService } from './paid.service.js';
import { ReceiptService } from './receipt.service.js';
import { RenewalService } from './renewal.service.js';

@Module({
  imports: [CommandModule, DebtModule],
  providers: [LeavingService, LedgerService, PaidService, ReceiptService, RenewalService],
  exports: [LeavingService, LedgerService, PaidService, ReceiptService, RenewalService],
})
export class LedgerModule {}
