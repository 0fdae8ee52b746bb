import { Module } from '@nestjs/common';
import { RecordModule } from '../record/record.module.js';
import { LawService } from './law.service.js';

@Module({ imports: [RecordModule], providers: [LawService], exports: [LawService] })
export class LawModule {}
