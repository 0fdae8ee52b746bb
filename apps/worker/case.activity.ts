import { Injectable } from '@nestjs/common';
import type { Next } from '../../libs/steps/escalation/turn.js';
import { TurnService } from '../../libs/steps/escalation/turn.service.js';
import type { Turns } from '../../workflows/activities.js';

@Injectable()
export class CaseActivity implements Turns {
  constructor(private readonly turns: TurnService) {}

  turn(caseId: string): Promise<Next> {
    return this.turns.turn(caseId);
  }
}
