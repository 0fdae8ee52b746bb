import { Module } from '@nestjs/common';
import { CaseModule } from '../../cases/case/case.module.js';
import { WriteoffService } from './writeoff.service.js';

@Module({ imports: [CaseModule], providers: [WriteoffService], exports: [WriteoffService] })
export class WriteoffModule {}
