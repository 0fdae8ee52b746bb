import { Module } from '@nestjs/common';
import { CommandModule } from '../../ground/command/command.module.js';
import { DebtModule } from '../debt/debt.module.js';
import { LedgerService } from './ledger.service.js';

@Module({ imports: [CommandModule, DebtModule], providers: [LedgerService], exports: [LedgerService] })
export class LedgerModule {}
