import { Injectable } from '@nestjs/common';
import type { Order, Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { checkable } from './aftercheck.js';
import { AfterCheckRow } from './writeoff.entity.js';
import type { AfterCheck } from './writeoff.input.js';
import { WriteoffService } from './writeoff.service.js';

/** Finance, internal control and the liability finding look at a write-off after it (W6, W9). */
@Injectable()
export class AfterCheckService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly tasks: TaskService,
    private readonly writeoffs: WriteoffService,
  ) {}

  /** Records what a seat found; its task is finished with it. Refusals: see `checkable`. */
  async check(order: Order, caseId: string, terms: { wanted: AfterCheck; actor: Actor }): Promise<null | Refusal> {
    const { wanted, actor } = terms;
    const { seat, finding, note } = wanted;
    return this.commands.carryOut<null>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const row = await this.writeoffs.row(tx, caseId);
      const done = (await this.writeoffs.checks(tx, caseId)).map((one) => one.seat);
      const hands = row ? [row.makerId, row.caseHandlerId, row.handlerId, row.deciderId] : [];
      const bar = checkable(row && { done, hands }, { seat, actor });
      if (bar) return bar;
      await tx.insert(AfterCheckRow, { caseId, seat, by: order.by, checkedOn: on.today, finding, note });
      await this.cases.change(tx, kase, { event: 'AfterChecked', facts: { seat, finding }, order, on });
      const kind = seat === 'liability' ? 'liability' : 'afterCheck';
      await this.tasks.close(tx, kase, { kind, about: seat, order, on });
      return { answer: null };
    });
  }
}
