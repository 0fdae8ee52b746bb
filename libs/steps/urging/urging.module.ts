import { Module } from '@nestjs/common';
import { CaseModule } from '../../cases/case/case.module.js';
import { UrgingService } from './urging.service.js';

@Module({ imports: [CaseModule], providers: [UrgingService], exports: [UrgingService] })
export class UrgingModule {}
