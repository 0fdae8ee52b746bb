import { Module } from '@nestjs/common';
import { RecordModule } from '../../ground/record/record.module.js';
import { ApprovalService } from './approval.service.js';

@Module({ imports: [RecordModule], providers: [ApprovalService], exports: [ApprovalService] })
export class ApprovalModule {}
