import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PlanService } from './plan.service.js';

@Module({ imports: [LedgerModule], providers: [PlanService], exports: [PlanService] })
export class PlanModule {}
