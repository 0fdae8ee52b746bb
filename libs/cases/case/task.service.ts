import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Role } from '../../people/staff/staff.js';
import type { CaseFacts, TaskKind } from './case.js';
import { CaseTaskRow } from './case.entity.js';
import { CaseService } from './case.service.js';

export interface TaskView {
  id: string;
  caseId: string;
  kind: TaskKind;
  about: string;
  role: string;
  openedOn: string;
  dueOn: string;
  doneOn: string | null;
}

/** Things only a person can settle. A task about the same thing is opened once. */
@Injectable()
export class TaskService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
  ) {}

  /** Opens a task; `about` says which paper, request or day it is about. The caller holds the case's lock. */
  async open(
    tx: Tx,
    kase: CaseFacts,
    task: { kind: TaskKind; about: string; role: Role; dueOn: Day; order: Order; on: On },
  ): Promise<void> {
    const { kind, about, role, dueOn, order, on } = task;
    if (await tx.findOne(CaseTaskRow, { where: { caseId: kase.id, kind, about } })) return;
    await tx.insert(CaseTaskRow, { id: randomUUID(), caseId: kase.id, kind, about, role, openedOn: on.today, dueOn });
    await this.cases.change(tx, kase, { event: 'TaskOpened', facts: { kind, role, dueOn }, order, on });
  }

  /** Finishes a task with a note. Refuses `TASK_DONE`. */
  async finish(order: Order, task: { id: string; caseId: string }, note: string): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [task.caseId] }, async (tx, on) => {
      const row = await tx.findOne(CaseTaskRow, { where: { id: task.id } });
      if (!row) return refuse('NOT_FOUND');
      if (row.doneOn) return refuse('TASK_DONE');
      await tx.update(CaseTaskRow, { id: row.id }, { doneOn: on.today, doneBy: order.by, note });
      await this.cases.change(tx, await this.cases.mustHave(tx, row.caseId), {
        event: 'TaskDone',
        facts: { kind: row.kind },
        order,
        on,
      });
      return { answer: null };
    });
  }

  /** What a task asked for has been done by its own door: it is finished with it. The caller holds the case's lock. */
  async close(tx: Tx, kase: CaseFacts, task: { kind: TaskKind; about: string; order: Order; on: On }): Promise<void> {
    const { kind, about, order, on } = task;
    const row = await tx.findOne(CaseTaskRow, { where: { caseId: kase.id, kind, about, doneOn: IsNull() } });
    if (!row) return;
    await tx.update(CaseTaskRow, { id: row.id }, { doneOn: on.today, doneBy: order.by });
    await this.cases.change(tx, kase, { event: 'TaskDone', facts: { kind }, order, on });
  }

  async caseOf(tx: Tx, taskId: string): Promise<string | undefined> {
    return (await tx.findOne(CaseTaskRow, { where: { id: taskId } }))?.caseId;
  }

  async of(tx: Tx, caseId: string): Promise<TaskView[]> {
    return tx.find(CaseTaskRow, { where: { caseId }, order: { openedOn: 'ASC', id: 'ASC' } });
  }

  /** Open tasks within a unit path for some roles, the earliest due first. */
  async openTasks(tx: Tx, terms: { unitPath: string; roles: readonly Role[] }): Promise<TaskView[]> {
    return tx
      .createQueryBuilder(CaseTaskRow, 'task')
      .where('task.doneOn IS NULL AND task.role = ANY(:roles)', { roles: terms.roles })
      .andWhere(
        'task.caseId IN (SELECT c.id FROM collection_case c JOIN unit u ON u.id = c.unit_id WHERE u.path LIKE :below)',
        { below: `${terms.unitPath}%` },
      )
      .orderBy('task.dueOn')
      .addOrderBy('task.id')
      .limit(200)
      .getMany();
  }
}
