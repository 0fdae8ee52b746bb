import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import type { Tx } from '../../ground/database/data-source.js';
import { holdersOn, type Duty, type HandedPost, type HandoverPaper } from './duty.js';
import { DutyRow, HandoverRow } from './duty.entity.js';

export interface HandoverView {
  id: string;
  subjectId: string;
  post: HandedPost;
  fromStaff: string;
  toStaff: string;
  state: 'offered' | 'accepted' | 'withdrawn';
  offeredOn: string;
}

/** Who answers for what, as intervals. Callers hold the lock of the subject; the database forbids two holders at once. */
@Injectable()
export class DutyService {
  /** A claim's first responsible people, from the day its case begins. */
  async begin(tx: Tx, terms: { subjectId: string; staffId: string; on: Day }): Promise<void> {
    const { subjectId, staffId, on } = terms;
    const row = { subjectId, staffId, fromDay: on, untilDay: null, because: 'opened' };
    await tx.insert(DutyRow, [
      { ...row, id: randomUUID(), post: 'first' },
      { ...row, id: randomUUID(), post: 'direct' },
    ]);
  }

  /** Passes a post on at the beginning of a day: the old holder's interval ends where the new one's begins, without a gap. */
  async pass(
    tx: Tx,
    terms: { subjectId: string; post: HandedPost; to: string; on: Day; because: string },
  ): Promise<void> {
    const { subjectId, post, to, on, because } = terms;
    const held = await tx.findOne(DutyRow, { where: { subjectId, post, untilDay: IsNull() } });
    if (held?.staffId === to) return;
    if (held) await tx.update(DutyRow, { id: held.id }, { untilDay: on });
    await tx.insert(DutyRow, { id: randomUUID(), subjectId, post, staffId: to, fromDay: on, untilDay: null, because });
  }

  /** Both posts pass with the papers to whoever takes a case over whole, as legal does (S5). */
  async passAll(tx: Tx, terms: { subjectId: string; to: string; on: Day; because: string }): Promise<void> {
    const before = await this.of(tx, [terms.subjectId]);
    const direct = holdersOn(before, { post: 'direct', day: terms.on })[0];
    const first = holdersOn(before, { post: 'first', day: terms.on })[0];
    await this.pass(tx, { ...terms, post: 'direct' });
    // Who answered for it first and worked it himself lets go of both; a first person above him stays.
    if (first === direct) await this.pass(tx, { ...terms, post: 'first' });
  }

  /** Names people who answer for a debt for life; again for the same person changes nothing. */
  async nameForLife(
    tx: Tx,
    terms: { subjectId: string; staffIds: readonly string[]; on: Day; because: string },
  ): Promise<void> {
    const { subjectId, on, because } = terms;
    const known = await tx.find(DutyRow, { where: { subjectId, post: 'lifelong' } });
    for (const staffId of new Set(terms.staffIds)) {
      if (known.some((one) => one.staffId === staffId)) continue;
      const row = {
        id: randomUUID(),
        subjectId,
        post: 'lifelong' as const,
        staffId,
        fromDay: on,
        untilDay: null,
        because,
      };
      await tx.insert(DutyRow, row);
    }
  }

  /** All duties for some subjects, past ones too. */
  async of(tx: Tx, subjectIds: readonly string[]): Promise<(Duty & { subjectId: string })[]> {
    const rows = await tx.find(DutyRow, {
      where: { subjectId: In([...subjectIds]) },
      order: { fromDay: 'ASC', post: 'ASC' },
    });
    return rows.map(({ subjectId, post, staffId, fromDay, untilDay }) => ({
      ...{ subjectId, post, staffId, fromDay: fromDay as Day, untilDay: untilDay as Day | null },
    }));
  }

  /** How many claims a person still answers for: he cannot leave before they are handed over (S15). */
  async held(tx: Tx, staffId: string): Promise<number> {
    return tx.count(DutyRow, { where: { staffId, untilDay: IsNull(), post: In(['first', 'direct']) } });
  }

  async openHandover(tx: Tx, subjectId: string, post: HandedPost): Promise<HandoverView | undefined> {
    return (await tx.findOne(HandoverRow, { where: { subjectId, post, state: 'offered' } })) ?? undefined;
  }

  async handover(tx: Tx, id: string): Promise<HandoverView | undefined> {
    return (await tx.findOne(HandoverRow, { where: { id } })) ?? undefined;
  }

  async offer(
    tx: Tx,
    terms: {
      subjectId: string;
      post: HandedPost;
      from: string;
      to: string;
      papers: readonly HandoverPaper[];
      on: Day;
      by: string;
    },
  ): Promise<string> {
    const { subjectId, post, from, to, papers, on, by } = terms;
    const id = randomUUID();
    await tx.insert(HandoverRow, {
      ...{ id, subjectId, post, fromStaff: from, toStaff: to, papers: [...papers], state: 'offered' as const },
      ...{ offeredOn: on, offeredBy: by, acceptedOn: null },
    });
    return id;
  }

  /** The handover is over: the receiver took it, or it was withdrawn. */
  async close(tx: Tx, id: string, terms: { state: 'accepted' | 'withdrawn'; on: Day }): Promise<void> {
    const { state, on } = terms;
    await tx.update(HandoverRow, { id, state: 'offered' }, { state, acceptedOn: state === 'accepted' ? on : null });
  }
}
