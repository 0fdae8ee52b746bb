import { Module } from '@nestjs/common';
import { StaffModule } from '../../people/staff/staff.module.js';
import { BatchModule } from '../../money/batch/batch.module.js';
import { CaseModule } from '../case/case.module.js';
import { BulkService } from './bulk.service.js';

@Module({ imports: [BatchModule, CaseModule, StaffModule], providers: [BulkService], exports: [BulkService] })
export class BulkModule {}
