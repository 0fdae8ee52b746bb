import { Module } from '@nestjs/common';
import { DeputyService } from './deputy.service.js';
import { RoleService } from './role.service.js';
import { SessionService } from './session.service.js';
import { StaffService } from './staff.service.js';

@Module({
  providers: [RoleService, DeputyService, StaffService, SessionService],
  exports: [RoleService, DeputyService, StaffService, SessionService],
})
export class StaffModule {}
