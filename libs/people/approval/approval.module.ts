import { Module } from '@nestjs/common';
import { RecordModule } from '../../ground/record/record.module.js';
import { ApprovalService } from './approval.service.js';
import { AuthorityService } from './authority.service.js';
import { VoiceService } from './voice.service.js';

@Module({
  imports: [RecordModule],
  providers: [ApprovalService, AuthorityService, VoiceService],
  exports: [ApprovalService, AuthorityService, VoiceService],
})
export class ApprovalModule {}
