import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DatabaseModule } from '../../libs/ground/database/database.module.js';
import { BatchModule } from '../../libs/money/batch/batch.module.js';
import { BulkModule } from '../../libs/cases/bulk/bulk.module.js';
import { CasefileModule } from '../../libs/oversight/casefile/casefile.module.js';
import { MeasureModule } from '../../libs/steps/measure/measure.module.js';
import { AnswerModule } from '../../libs/steps/answer/answer.module.js';
import type { ApiSettings } from '../settings.js';
import { AnnouncementController } from './announcement.controller.js';
import { AnswerController } from './answer.controller.js';
import { ApprovalController } from './approval.controller.js';
import { BatchController } from './batch.controller.js';
import { CaseController } from './case.controller.js';
import { CircumstanceController } from './circumstance.controller.js';
import { ClockController } from './clock.controller.js';
import { CourtController } from './court.controller.js';
import { DeputyController } from './deputy.controller.js';
import { AnswersInterceptor } from './door/answers.interceptor.js';
import { BulkRunner } from './door/bulk-runner.js';
import { FaultsFilter } from './door/faults.filter.js';
import { Guard } from './door/guard.js';
import { ScopeService } from './door/scope.service.js';
import { SignInBrake } from './door/sign-in-brake.js';
import { DebtController } from './debt.controller.js';
import { DutyController } from './duty.controller.js';
import { EscalationController } from './escalation.controller.js';
import { FactController } from './fact.controller.js';
import { HealthController } from './health.controller.js';
import { LawController } from './law.controller.js';
import { LedgerController } from './ledger.controller.js';
import { LimitController } from './limit.controller.js';
import { LitigationController } from './litigation.controller.js';
import { MeasureController } from './measure.controller.js';
import { NoticeController } from './notice.controller.js';
import { RecoveryController } from './recovery.controller.js';
import { RoleController } from './role.controller.js';
import { StaffController } from './staff.controller.js';
import { UrgingController } from './urging.controller.js';
import { WriteoffController } from './writeoff.controller.js';

@Module({})
export class ApiModule {
  static with(settings: Pick<ApiSettings, 'databaseUrl' | 'keys'>): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DatabaseModule.at({ url: settings.databaseUrl, poolSize: 10, keys: settings.keys }),
        BatchModule,
        BulkModule,
        CasefileModule,
        AnswerModule,
        MeasureModule,
      ],
      controllers: [
        AnnouncementController,
        AnswerController,
        ApprovalController,
        BatchController,
        CaseController,
        CircumstanceController,
        ClockController,
        CourtController,
        DeputyController,
        DebtController,
        DutyController,
        EscalationController,
        FactController,
        HealthController,
        LawController,
        LedgerController,
        LimitController,
        LitigationController,
        MeasureController,
        NoticeController,
        RecoveryController,
        RoleController,
        StaffController,
        UrgingController,
        WriteoffController,
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
