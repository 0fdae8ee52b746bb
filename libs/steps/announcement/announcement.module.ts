import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module.js';
import { AnnouncementService } from './announcement.service.js';

@Module({ imports: [NoticeModule], providers: [AnnouncementService], exports: [AnnouncementService] })
export class AnnouncementModule {}
