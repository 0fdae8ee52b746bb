import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module.js';
import { UrgingService } from './urging.service.js';

@Module({ imports: [NoticeModule], providers: [UrgingService], exports: [UrgingService] })
export class UrgingModule {}
