import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { ContactModule } from '../../people/contact/contact.module.js';
import { PartyModule } from '../../people/party/party.module.js';
import { CaseModule } from '../../cases/case/case.module.js';
import { FactModule } from '../../cases/fact/fact.module.js';
import { LimitModule } from '../../cases/limit/limit.module.js';
import { AddresseeService } from './addressee.service.js';
import { MeasureService } from './measure.service.js';
import { StandingOrderService } from './standing-order.service.js';

@Module({
  imports: [CaseModule, ContactModule, EvidenceModule, FactModule, LimitModule, PartyModule],
  providers: [AddresseeService, MeasureService, StandingOrderService],
  exports: [AddresseeService, MeasureService, StandingOrderService, ContactModule],
})
export class MeasureModule {}
