import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../ground/evidence/evidence.module.js';
import { LetterModule } from '../../ground/letter/letter.module.js';
import { PartyModule } from '../../people/party/party.module.js';
import { CaseModule } from '../../cases/case/case.module.js';
import { NoticeService } from './notice.service.js';
import { SendingService } from './sending.service.js';

@Module({
  imports: [CaseModule, EvidenceModule, LetterModule, PartyModule],
  providers: [NoticeService, SendingService],
  exports: [NoticeService, SendingService, CaseModule, EvidenceModule, LetterModule, PartyModule],
})
export class NoticeModule {}
