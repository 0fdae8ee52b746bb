import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { PlanModule } from '../../money/plan/plan.module.js';
import { CaseModule } from '../case/case.module.js';
import { LimitModule } from '../limit/limit.module.js';
import { ArrangementService } from './arrangement.service.js';
import { FactService } from './fact.service.js';
import { MaturityService } from './maturity.service.js';
import { PromiseService } from './promise.service.js';

@Module({
  imports: [CaseModule, EvidenceModule, LimitModule, PlanModule],
  providers: [ArrangementService, FactService, MaturityService, PromiseService],
  exports: [ArrangementService, FactService, MaturityService, PromiseService, LimitModule, PlanModule],
})
export class FactModule {}
