import { Module } from '@nestjs/common';
import { StaffModule } from '../../people/staff/staff.module.js';
import { NoticeModule } from '../notice/notice.module.js';
import { UrgingModule } from '../urging/urging.module.js';
import { CourtService } from './court.service.js';
import { FilingService } from './filing.service.js';
import { InterruptionService } from './interruption.service.js';
import { LitigationService } from './litigation.service.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [NoticeModule, StaffModule, UrgingModule],
  providers: [CourtService, FilingService, InterruptionService, LitigationService, ReadinessService],
  exports: [CourtService, FilingService, LitigationService, ReadinessService],
})
export class LitigationModule {}
