import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { refuse, type Order, type Refusal } from '../../libs/ground/command/command.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { grantRolesSchema, type GrantRoles } from '../../libs/people/staff/staff.input.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import { StaffService } from '../../libs/people/staff/staff.service.js';
import { ChangingService, type Proposed } from '../../libs/steps/escalation/changing.service.js';
import * as answer from './door/answers.js';
import { AnId, Door, Needs, Ordered, Reads, Who } from './door/door.js';

@Controller()
export class RoleController {
  constructor(
    private readonly changing: ChangingService,
    private readonly database: DatabaseService,
    private readonly people: StaffService,
  ) {}

  @Needs('people.manage')
  @Post('staff/:id/roles')
  @Door({
    id: 'grantRoles',
    says: 'Proposes which roles and departments a person holds; another admin approves',
    body: grantRolesSchema,
    answer: z.object({ id: answer.id, approvalId: answer.id }),
    writes: true,
  })
  async grant(
    @Who() actor: Actor,
    @Param('id', AnId) staffId: string,
    @Ordered('role.propose') order: Order,
    @Body(new Reads(grantRolesSchema)) wanted: GrantRoles,
  ): Promise<Proposed | Refusal> {
    const within = await this.people.staff(this.database.reading, actor.unitPath);
    if (!within.some((person) => person.id === staffId)) return refuse('NOT_FOUND');
    return this.changing.proposeRoles(order, { ...wanted, staffId });
  }
}
