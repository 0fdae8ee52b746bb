import { Module } from '@nestjs/common';
import { RecordModule } from '../../ground/record/record.module.js';
import { DebtService } from './debt.service.js';

@Module({ imports: [RecordModule], providers: [DebtService], exports: [DebtService] })
export class DebtModule {}
