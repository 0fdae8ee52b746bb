import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { LawModule } from '../law/law.module.js';
import { RingModule } from '../ring/ring.module.js';
import { CommandService } from './command.service.js';

@Module({
  imports: [CalendarModule, LawModule, RingModule],
  providers: [CommandService],
  exports: [CommandService, CalendarModule, LawModule, RingModule],
})
export class CommandModule {}
