import { Injectable } from '@nestjs/common';
import { refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { handable, holdersOn } from '../../people/duty/duty.js';
import type { HandOver, NameInsiders } from '../../people/duty/duty.input.js';
import { DutyService } from '../../people/duty/duty.service.js';
import type { Actor, Role } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { barred, openStages } from './case.js';
import { CaseService } from './case.service.js';

/** Who may answer for a case. */
const answerable: readonly Role[] = ['collector', 'supervisor', 'legal'];

/** A case goes from hand to hand: offered with its papers, taken by the other, never without somebody who answers for it. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly duties: DutyService,
    private readonly staff: StaffService,
  ) {}

  /**
   * Offers a post in a case to another person. Refuses `PAPERS_MISSING`, `HANDOVER_OPEN`, `NOT_YOUR_DUTY`, `DUTY_HELD`,
   * `STAFF_UNKNOWN`, and what bars any act in a case.
   */
  async offer(
    order: Order,
    caseId: string,
    terms: { wanted: HandOver; actor: Actor },
  ): Promise<{ handoverId: string } | Refusal> {
    const { wanted, actor } = terms;
    return this.commands.carryOut<{ handoverId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const { post, toStaffId: to, papers } = wanted;
      const [holderId] = holdersOn(await this.duties.of(tx, [caseId]), { post, day: on.today });
      const open = (await this.duties.openHandover(tx, caseId, post)) !== undefined;
      const hand = { by: actor.id, bySupervisor: actor.roles.includes('supervisor'), to, papers };
      const bar = barred(kase, openStages) ?? handable({ holderId, open }, hand);
      if (bar || !holderId) return bar ?? refuse('NOT_YOUR_DUTY');
      if (!(await this.staff.worksFor(tx, { staffId: to, unitId: kase.unitId, roles: answerable })))
        return refuse('STAFF_UNKNOWN');
      const line = { subjectId: caseId, post, from: holderId, to, papers, on: on.today, by: order.by };
      const handoverId = await this.duties.offer(tx, line);
      const facts = { handoverId, post, from: holderId, to };
      await this.cases.change(tx, kase, { event: 'HandoverOffered', facts, order, on });
      return { answer: { handoverId } };
    });
  }

  /** The receiver takes it: from today the post is his. Refuses `HANDOVER_NOT_OPEN`, `NOT_YOUR_DUTY` for anybody else. */
  async accept(order: Order, handover: { id: string; caseId: string }): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [handover.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, handover.caseId);
      const found = await this.duties.handover(tx, handover.id);
      if (found?.state !== 'offered') return refuse('HANDOVER_NOT_OPEN');
      if (found.toStaff !== order.by) return refuse('NOT_YOUR_DUTY');
      const bar = barred(kase, openStages);
      if (bar) return bar;
      const { post, fromStaff: from, toStaff: to } = found;
      await this.duties.close(tx, found.id, { state: 'accepted', on: on.today });
      await this.duties.pass(tx, { subjectId: kase.id, post, to, on: on.today, because: 'handover' });
      const set = post === 'direct' ? { handlerId: to } : {};
      const facts = { handoverId: found.id, post, from, to };
      await this.cases.change(tx, kase, { event: 'HandoverTaken', facts, set, order, on });
      return { answer: null };
    });
  }

  /** Taken back by who offered it or who should have received it. Refuses `HANDOVER_NOT_OPEN`, `NOT_YOUR_DUTY`. */
  async withdraw(order: Order, handover: { id: string; caseId: string }): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [handover.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, handover.caseId);
      const found = await this.duties.handover(tx, handover.id);
      if (found?.state !== 'offered') return refuse('HANDOVER_NOT_OPEN');
      if (![found.toStaff, found.fromStaff].includes(order.by)) return refuse('NOT_YOUR_DUTY');
      await this.duties.close(tx, found.id, { state: 'withdrawn', on: on.today });
      const facts = { handoverId: found.id, post: found.post };
      await this.cases.change(tx, kase, { event: 'HandoverWithdrawn', facts, order, on });
      return { answer: null };
    });
  }

  /**
   * Names who brought an insider's loan in and who accepted it: they answer for it for life and approve nothing in its
   * cases (S2). Refuses `STAFF_UNKNOWN`.
   */
  async nameInsiders(order: Order, debtId: string, wanted: NameInsiders): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { debts: [debtId] }, async (tx, on) => {
      const staffIds = [wanted.acceptorId, ...(wanted.introducerId ? [wanted.introducerId] : [])];
      const names = await this.staff.names(tx, staffIds);
      if (staffIds.some((id) => !names.has(id))) return refuse('STAFF_UNKNOWN');
      await this.duties.nameForLife(tx, { subjectId: debtId, staffIds, on: on.today, because: 'insiderLoan' });
      await this.debts.remember(tx, debtId, {
        event: 'InsidersNamed',
        facts: { ...wanted },
        ...{ by: order.by, day: on.today, commandId: order.id },
      });
      return { answer: null };
    });
  }

  /** Persons responsible for cases now, and those whom an insider's loan bars from approving anything in them. */
  async hands(tx: Tx, caseIds: readonly string[]): Promise<Map<string, { responsible: string[]; insiders: string[] }>> {
    const debts = await this.cases.debtsOf(tx, caseIds);
    const duties = await this.duties.of(tx, [...caseIds, ...debts.map((one) => one.debtId)]);
    return new Map(
      caseIds.map((caseId) => {
        const own = debts.filter((one) => one.caseId === caseId).map((one) => one.debtId);
        const mine = duties.filter((one) => one.subjectId === caseId || own.includes(one.subjectId));
        const insiders = new Set(mine.filter((one) => one.post === 'lifelong').map((one) => one.staffId));
        const now = mine.filter((one) => one.untilDay === null).map((one) => one.staffId);
        return [caseId, { responsible: [...new Set(now)], insiders: [...insiders] }];
      }),
    );
  }

  /** Who introduced or accepted an insider's loan. */
  async insidersOf(tx: Tx, debtId: string): Promise<string[]> {
    const duties = await this.duties.of(tx, [debtId]);
    return duties.filter((one) => one.post === 'lifelong').map((one) => one.staffId);
  }

  /** Who answered for a case when. */
  async line(
    tx: Tx,
    caseId: string,
  ): Promise<{ post: string; name: string; fromDay: string; untilDay: string | null }[]> {
    const kase = await this.cases.mustHave(tx, caseId);
    const duties = await this.duties.of(tx, [caseId, ...kase.debtIds]);
    const names = await this.staff.names(
      tx,
      duties.map((one) => one.staffId),
    );
    return duties.map(({ post, staffId, fromDay, untilDay }) => ({
      ...{ post, name: names.get(staffId) ?? '', fromDay, untilDay },
    }));
  }

  async caseOf(tx: Tx, handoverId: string): Promise<string | undefined> {
    return (await this.duties.handover(tx, handoverId))?.subjectId;
  }
}
