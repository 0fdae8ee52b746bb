import { Module } from '@nestjs/common';
import { CaseModule } from '../../cases/case/case.module.js';
import { LitigationService } from './litigation.service.js';

@Module({ imports: [CaseModule], providers: [LitigationService], exports: [LitigationService] })
export class LitigationModule {}
