import { Module } from '@nestjs/common';
import { DutyService } from './duty.service.js';

@Module({ providers: [DutyService], exports: [DutyService] })
export class DutyModule {}
