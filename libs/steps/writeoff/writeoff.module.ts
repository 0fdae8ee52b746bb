import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { ApprovalModule } from '../../people/approval/approval.module.js';
import { PartyModule } from '../../people/party/party.module.js';
import { StaffModule } from '../../people/staff/staff.module.js';
import { LedgerModule } from '../../money/ledger/ledger.module.js';
import { CaseModule } from '../../cases/case/case.module.js';
import { LitigationModule } from '../litigation/litigation.module.js';
import { AfterCheckService } from './aftercheck.service.js';
import { EndingService } from './ending.service.js';
import { WriteOffFileService } from './file.service.js';
import { WriteOffListService } from './list.service.js';
import { WriteoffService } from './writeoff.service.js';

const services = [AfterCheckService, EndingService, WriteOffFileService, WriteOffListService, WriteoffService];

@Module({
  imports: [...[ApprovalModule, CaseModule, EvidenceModule, LedgerModule, LitigationModule, PartyModule, StaffModule]],
  providers: services,
  exports: services,
})
export class WriteoffModule {}
