import { Module } from '@nestjs/common';
import { CaseModule } from '../../cases/case/case.module.js';
import { AnnouncementService } from './announcement.service.js';

@Module({ imports: [CaseModule], providers: [AnnouncementService], exports: [AnnouncementService] })
export class AnnouncementModule {}
