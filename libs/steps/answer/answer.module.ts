import { Module } from '@nestjs/common';
import { FactModule } from '../../cases/fact/fact.module.js';
import { NoticeModule } from '../notice/notice.module.js';
import { AnswerService } from './answer.service.js';

@Module({ imports: [FactModule, NoticeModule], providers: [AnswerService], exports: [AnswerService, FactModule] })
export class AnswerModule {}
