import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Order, Refusal } from '../../libs/ground/command/command.js';
import { grantRolesSchema, type GrantRoles } from '../../libs/people/staff/staff.input.js';
import { ChangingService, type Proposed } from '../../libs/steps/escalation/changing.service.js';
import * as answer from './door/answers.js';
import { Door, Needs, Ordered, Reads, TheRow, Within, type Row } from './door/door.js';

@Controller()
export class RoleController {
  constructor(private readonly changing: ChangingService) {}

  @Needs('people.manage')
  @Within('staff')
  @Post('staff/:id/roles')
  @Door({
    id: 'grantRoles',
    says: 'Proposes which roles and departments a person holds; another admin approves',
    body: grantRolesSchema,
    answer: z.object({ id: answer.id, approvalId: answer.id }),
    writes: true,
  })
  async grant(
    @TheRow() row: Row,
    @Ordered('role.propose') order: Order,
    @Body(new Reads(grantRolesSchema)) wanted: GrantRoles,
  ): Promise<Proposed | Refusal> {
    return this.changing.proposeRoles(order, { ...wanted, staffId: row.id });
  }
}
