import { Module } from '@nestjs/common';
import { RecordModule } from '../../ground/record/record.module.js';
import { PartyService } from './party.service.js';

@Module({ imports: [RecordModule], providers: [PartyService], exports: [PartyService] })
export class PartyModule {}
