import { Module } from '@nestjs/common';
import { SessionService } from './session.service.js';
import { StaffService } from './staff.service.js';

@Module({ providers: [StaffService, SessionService], exports: [StaffService, SessionService] })
export class StaffModule {}
