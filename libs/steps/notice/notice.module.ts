import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { LetterModule } from '../../ground/letter/letter.module.js';
import { PartyModule } from '../../people/party/party.module.js';
import { CaseModule } from '../../cases/case/case.module.js';
import { FactModule } from '../../cases/fact/fact.module.js';
import { LimitModule } from '../../cases/limit/limit.module.js';
import { NoticeService } from './notice.service.js';
import { PaperService } from './paper.service.js';
import { ReminderService } from './reminder.service.js';
import { SendingService } from './sending.service.js';

@Module({
  imports: [CaseModule, EvidenceModule, FactModule, LetterModule, LimitModule, PartyModule],
  providers: [NoticeService, PaperService, ReminderService, SendingService],
  exports: [
    NoticeService,
    PaperService,
    ReminderService,
    SendingService,
    FactModule,
    LimitModule,
    CaseModule,
    EvidenceModule,
    LetterModule,
    PartyModule,
  ],
})
export class NoticeModule {}
