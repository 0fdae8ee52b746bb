import { Injectable } from '@nestjs/common';
import type { On, Order } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { CaseFacts } from '../case/case.js';
import type { Due, Watch } from '../case/watch.js';
import { ArrangementService } from './arrangement.service.js';
import { FactService } from './fact.service.js';
import { PromiseService } from './promise.service.js';

/** What facts, promises and instalments of a case make due, in one list for its own timer. */
@Injectable()
export class MaturityService {
  constructor(
    private readonly arrangements: ArrangementService,
    private readonly commands: CommandService,
    private readonly facts: FactService,
    private readonly promises: PromiseService,
  ) {}

  /** Past and to come; each is judged on the day after `on`, the earliest first. */
  async dues(tx: Tx, kase: CaseFacts, on: On): Promise<Due[]> {
    const ends = (await this.facts.of(tx, [kase.id])).flatMap((fact): Due[] =>
      fact.state === 'inForce' && fact.untilDay ? [{ what: 'factEnds', id: fact.id, on: fact.untilDay }] : [],
    );
    const promise = await this.promises.openOf(tx, kase.id);
    const said: Due[] = promise ? [{ what: 'promise', id: promise.id, on: promise.onDay }] : [];
    const dues = [...ends, ...said, ...(await this.arrangements.dues(tx, kase, on))];
    return dues.sort((a, b) => (a.on < b.on ? -1 : 1));
  }

  /**
   * Carries one out in the clock's name: a fact ends, a promise or an instalment is kept or broken. Money is looked at under
   * the debts' locks, because a payment may be under way. Caller holds the case and has kept the order.
   */
  async judge(tx: Tx, kase: CaseFacts, terms: { due: Due; order: Order; on: On }): Promise<void> {
    const { due, order, on } = terms;
    switch (due.what) {
      case 'factEnds': {
        const fact = (await this.facts.of(tx, [kase.id])).find((one) => one.id === due.id);
        if (fact?.state === 'inForce') await this.facts.lapse(tx, kase, { fact, order, on });
        return;
      }
      case 'promise': {
        await this.commands.lock(tx, { debts: kase.debtIds });
        const promise = await this.promises.openOf(tx, kase.id);
        if (promise?.id === due.id) await this.promises.judge(tx, kase, { promise, order, on });
        return;
      }
      case 'instalment':
        await this.commands.lock(tx, { debts: kase.debtIds });
        await this.arrangements.judge(tx, kase, { id: due.id, order, on });
        return;
      case 'reminder':
        return; // The notice's own.
    }
  }

  /** Days the case must not miss because of facts and plans; those that save a right are watched in a held case too. */
  async watches(tx: Tx, kase: CaseFacts, on: On): Promise<Watch[]> {
    return [...(await this.facts.watches(tx, kase, on)), ...(await this.arrangements.watches(tx, kase, on))];
  }
}
