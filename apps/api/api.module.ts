import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DatabaseModule } from '../../libs/ground/database/database.module.js';
import { BatchModule } from '../../libs/money/batch/batch.module.js';
import { BulkModule } from '../../libs/cases/bulk/bulk.module.js';
import { CasefileModule } from '../../libs/oversight/casefile/casefile.module.js';
import type { ApiSettings } from '../settings.js';
import { BatchController } from './batch.controller.js';
import { CaseController } from './case.controller.js';
import { ClockController } from './clock.controller.js';
import { AnswersInterceptor } from './door/answers.interceptor.js';
import { BulkRunner } from './door/bulk-runner.js';
import { FaultsFilter } from './door/faults.filter.js';
import { Guard } from './door/guard.js';
import { ScopeService } from './door/scope.service.js';
import { SignInBrake } from './door/sign-in-brake.js';
import { EscalationController } from './escalation.controller.js';
import { HealthController } from './health.controller.js';
import { LawController } from './law.controller.js';
import { LedgerController } from './ledger.controller.js';
import { LitigationController } from './litigation.controller.js';
import { NoticeController } from './notice.controller.js';
import { StaffController } from './staff.controller.js';
import { UrgingController } from './urging.controller.js';

@Module({})
export class ApiModule {
  static with(settings: Pick<ApiSettings, 'databaseUrl'>): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DatabaseModule.at({ url: settings.databaseUrl, poolSize: 10 }),
        BatchModule,
        BulkModule,
        CasefileModule,
      ],
      controllers: [
        BatchController,
        CaseController,
        ClockController,
        EscalationController,
        HealthController,
        LawController,
        LedgerController,
        LitigationController,
        NoticeController,
        StaffController,
        UrgingController,
      ],
      providers: [
        BulkRunner,
        ScopeService,
        SignInBrake,
        { provide: APP_GUARD, useClass: Guard },
        { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor },
        { provide: APP_FILTER, useClass: FaultsFilter },
      ],
    };
  }
}
