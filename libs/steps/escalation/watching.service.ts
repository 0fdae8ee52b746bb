import { Injectable } from '@nestjs/common';
import { addDays } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, type On, type Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { isOver, type CaseFacts } from '../../cases/case/case.js';
import type { Due, Watch } from '../../cases/case/watch.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { MaturityService } from '../../cases/fact/maturity.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import { LitigationService } from '../litigation/litigation.service.js';
import { reminderOn, type DemandFacts } from '../notice/notice.js';
import { ReminderService } from '../notice/reminder.service.js';
import { WriteoffService } from '../writeoff/writeoff.service.js';
import type { TurnFacts } from './turn.js';

type Watched = Pick<TurnFacts, 'effects' | 'standing' | 'watches' | 'dues' | 'atRisk'>;

export const unwatched: Watched = {
  ...{ effects: { contact: true, escalation: true, clock: 'runs', because: null }, standing: [] },
  ...{ watches: [], dues: [], atRisk: [] },
};

/** The days of a case that any room knows of, in one list for its own timer, and what carries them out. */
@Injectable()
export class WatchingService {
  constructor(
    private readonly facts: FactService,
    private readonly limits: LimitService,
    private readonly litigation: LitigationService,
    private readonly maturity: MaturityService,
    private readonly reminders: ReminderService,
    private readonly writeoffs: WriteoffService,
  ) {}

  async load(tx: Tx, kase: CaseFacts, terms: { demand: DemandFacts | undefined; on: On }): Promise<Watched> {
    const { demand, on } = terms;
    if (isOver(kase.stage)) return unwatched;
    const limits = await this.limits.atLook(tx, kase, on);
    const reminder = await this.reminder(tx, { demand, on });
    return {
      effects: await this.facts.effects(tx, kase, on),
      standing: await this.facts.of(tx, [kase.id]),
      watches: [...limits.watches, ...(await this.watches(tx, kase, on))],
      dues: [...(await this.maturity.dues(tx, kase, on)), ...reminder],
      atRisk: limits.atRisk,
    };
  }

  /** What a parked case still watches: only days that save a right. What broke it is not read again where it can be avoided. */
  async saving(tx: Tx, kase: CaseFacts, on: On): Promise<Watched> {
    try {
      const watches = [...(await this.limits.watches(tx, kase, on)), ...(await this.watches(tx, kase, on))];
      return { ...unwatched, watches: watches.filter((watch) => watch.savesRight) };
    } catch (fault) {
      // Our own data are damaged: the task of the parked case says so already. The database's faults are the caller's.
      if (fault instanceof BrokenInvariant || fault instanceof TypeError || fault instanceof RangeError)
        return unwatched;
      throw fault;
    }
  }

  private async watches(tx: Tx, kase: CaseFacts, on: On): Promise<Watch[]> {
    return [
      ...(await this.litigation.watches(tx, kase, on)),
      ...(await this.maturity.watches(tx, kase, on)),
      ...(await this.writeoffs.watches(tx, kase, on)),
    ];
  }

  private async reminder(tx: Tx, terms: { demand: DemandFacts | undefined; on: On }): Promise<Due[]> {
    const { demand, on } = terms;
    const remindOn = demand && reminderOn(demand, on);
    if (!demand || !remindOn || (await this.reminders.done(tx, demand.id))) return [];
    return [{ what: 'reminder', id: demand.id, on: addDays(remindOn, -1) }];
  }

  /** Carries out what a row made due, in the clock's name; the caller holds the case and has kept the order. */
  async judge(tx: Tx, kase: CaseFacts, terms: { due: Due; order: Order; on: On }): Promise<void> {
    const { due, order, on } = terms;
    if (due.what !== 'reminder') return this.maturity.judge(tx, kase, { due, order, on });
    const { contact } = await this.facts.effects(tx, kase, on);
    return this.reminders.remind(tx, kase, { noticeId: due.id, remindOn: addDays(due.on, 1), contact, order, on });
  }
}
