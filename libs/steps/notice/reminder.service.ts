import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import type { On, Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { LetterService } from '../../ground/letter/letter.service.js';
import { OutsideService } from '../../ground/outside/outside.service.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { reminded, termOf, type DemandFacts } from './notice.js';
import { ReminderRow } from './notice.entity.js';
import { NoticeService } from './notice.service.js';
import { PaperService } from './paper.service.js';

/** One reminder in the term of a notice, on its day (S1). Missed ones are recorded, never sent late. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly cases: CaseService,
    private readonly facts: FactService,
    private readonly ledger: LedgerService,
    private readonly letters: LetterService,
    private readonly notices: NoticeService,
    private readonly outside: OutsideService,
    private readonly papers: PaperService,
  ) {}

  /** Whether a notice has had its reminder, sent or missed. */
  async done(tx: Tx, noticeId: string): Promise<boolean> {
    return (await tx.findOne(ReminderRow, { where: { noticeId } })) !== null;
  }

  /** Sends the reminder of a notice on its day, or records why it was not sent. The caller holds the case. */
  async remind(
    tx: Tx,
    kase: CaseFacts,
    terms: { noticeId: string; remindOn: Day; contact: boolean; order: Order; on: On },
  ): Promise<void> {
    const { noticeId, remindOn, contact, order, on } = terms;
    const demand = await this.notices.byId(tx, noticeId);
    if (!demand || (await this.done(tx, noticeId))) return;
    const standing = await this.facts.of(tx, [kase.id]);
    const term = termOf(demand, { lastPaidOn: await this.ledger.lastPaidOn(tx, kase.debtIds), standing }, on);
    const what = reminded(remindOn, { termEndsOn: term?.on, contact }, on);
    if (what !== 'send') {
      await tx.insert(ReminderRow, {
        noticeId,
        dueOn: remindOn,
        state: 'missed',
        because: what.missed,
        letterId: null,
      });
      const facts = { noticeId, remindOn, because: what.missed };
      await this.cases.change(tx, kase, { event: 'ReminderMissed', facts, order, on });
      return;
    }
    const { id: letterId, hash } = await this.write(tx, kase, { demand, until: term?.on, on });
    await tx.insert(ReminderRow, { noticeId, dueOn: remindOn, state: 'ordered', because: null, letterId });
    const act = await this.outside.want(tx, {
      subjectId: kase.id,
      chapter: 'notice',
      paperId: letterId,
      by: order.by,
      on,
    });
    const facts = { noticeId, remindOn, actId: act.id, letterHash: hash };
    await this.cases.change(tx, kase, { event: 'ReminderOrdered', facts, order, on });
  }

  private async write(
    tx: Tx,
    kase: CaseFacts,
    terms: { demand: DemandFacts; until: Day | undefined; on: On },
  ): Promise<{ id: string; hash: string }> {
    const { demand, until, on } = terms;
    const claim = await this.papers.claim(tx, kase, { on });
    return this.letters.write(tx, {
      addresseeId: kase.debtorId,
      facts: {
        ...claim,
        number: `${kase.number}-提${demand.number}`,
        kind: 'reminder',
        addressee: claim.debtor,
        termDays: demand.termDays,
        until,
      },
    });
  }
}
