import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { moveClockSchema, type MoveClock } from '../../libs/cases/case/case.input.js';
import { ClockService, type ClockView, type Moved } from '../../libs/cases/case/clock.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads } from './door/door.js';

const clock = z.object({
  today: answer.day,
  nowAt: z.string(),
  offsetS: z.int(),
  nextDeadlineOn: answer.day.nullable(),
  moving: z.boolean(),
});
const moved = z.object({ today: answer.day, movedS: z.int(), rung: z.int(), until: answer.day, arrived: z.boolean() });

@Controller()
export class ClockController {
  constructor(
    private readonly clocks: ClockService,
    private readonly database: DatabaseService,
  ) {}

  @Needs('clock.move')
  @Get('clock')
  @Door({ id: 'clock', says: 'The demo clock', answer: clock })
  async look(): Promise<ClockView | Refusal> {
    return this.clocks.look(this.database.reading);
  }

  @Needs('clock.move')
  @Post('clock/moves')
  @Door({
    id: 'moveClock',
    says: 'One hop of the demo clock toward a day; ask again until it has arrived',
    body: moveClockSchema,
    answer: moved,
    writes: true,
  })
  async move(
    @Ordered('clock.move') order: Order,
    @Body(new Reads(moveClockSchema)) wanted: MoveClock,
  ): Promise<Moved | Refusal> {
    return this.clocks.move(order, wanted);
  }
}
