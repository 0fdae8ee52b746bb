import { Injectable } from '@nestjs/common';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused, type Done } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { RecoveryBook, type PartView, type RecoveryView } from './book.service.js';
import { PostingService } from './posting.service.js';
import type { Cancel, Papers } from './recovery.input.js';
import { confirmable, fulfilled, open, recognisable, type RecoveryState } from './recovery.js';

export type Recognised = { state: RecoveryState; entryIds: string[] };

interface Terms {
  order: Order;
  on: On;
}

/** Waivers, things taken in kind, and mixed recoveries: agreed, approved, confirmed, and only then in the books. */
@Injectable()
export class RecoveryService {
  constructor(
    private readonly book: RecoveryBook,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
    private readonly posting: PostingService,
  ) {}

  /** The yes: a waiver without a condition is booked at once, everything else waits for its confirmation. */
  async granted(tx: Tx, { about, approvalId, order, on }: Granted): Promise<void> {
    const recovery = await this.book.mustHave(tx, about);
    if (recovery.state !== 'proposed') orRefused(refuse('RECOVERY_OVER', { state: recovery.state }));
    await this.book.update(tx, recovery.id, { state: 'draft', approvalId });
    await this.book.remember(tx, recovery, { event: 'RecoveryApproved', facts: { approvalId }, order, on });
    if (recovery.kind === 'waiver' && !recovery.condition) await this.recognise(tx, recovery, { order, on });
  }

  /** The request was refused, returned or went stale: what it was about is not to be. */
  async givenUp(tx: Tx, { about, order, on }: Pick<Granted, 'about' | 'order' | 'on'>): Promise<void> {
    const recovery = await this.book.mustHave(tx, about);
    if (recovery.state !== 'proposed') return;
    await this.book.update(tx, recovery.id, { state: 'cancelled' });
    await this.book.remember(tx, recovery, { event: 'RecoveryCancelled', facts: { refused: true }, order, on });
  }

  /**
   * Finance recognises a recovery whose time has come: a waiver under a condition. Refuses `CONDITION_UNMET`, `SAME_HAND`,
   * `NOT_APPROVED`, `RECOVERY_OVER`; a thing needs its title (`TITLE_NEEDED`), a mixed recovery its parts (`PARTS_OPEN`).
   */
  async confirm(order: Order, row: { id: string; debtId: string }): Promise<Recognised | Refusal> {
    return this.carryOut(order, row.debtId, async (tx, on) => {
      const recovery = await this.book.byId(tx, row.id);
      if (!recovery) return refuse('NOT_FOUND');
      const bar = open(recovery.state);
      if (bar) return bar;
      if (recovery.kind === 'inKind') return refuse('TITLE_NEEDED');
      if (recovery.kind === 'mixed') return recognisable(recovery.parts) ?? refuse('RECOVERY_OVER');
      if (recovery.recordedBy === order.by) return refuse('SAME_HAND');
      const { condition } = recovery;
      const unmet = condition && fulfilled(condition, await this.book.paidSince(tx, recovery, condition.onlyIfPaidOn));
      if (unmet) return unmet;
      for (const part of recovery.parts)
        await this.book.updatePart(tx, part.id, { confirmedBy: order.by, confirmedOn: on.today });
      return { answer: await this.recognise(tx, recovery, { order, on }) };
    });
  }

  /** The title to a thing was obtained: the debt ends by it only now (K1). Refusals: see `confirmable`. */
  async title(order: Order, row: { id: string; debtId: string }, papers: Papers): Promise<Recognised | Refusal> {
    return this.carryOut(order, row.debtId, async (tx, on) => {
      const recovery = await this.book.byId(tx, row.id);
      if (!recovery) return refuse('NOT_FOUND');
      const part = recovery.parts.find((one) => one.kind === 'inKind' && !one.confirmedOn) ?? recovery.parts[0];
      if (part?.kind !== 'inKind') return open(recovery.state) ?? refuse('NOT_FOUND');
      return this.confirmOne(tx, recovery, { part, papers, order, on });
    });
  }

  /** Finance confirms one part by its papers; with the last one the whole is booked together. Refusals: see `confirmable`. */
  async confirmPart(order: Order, row: { id: string; debtId: string }, papers: Papers): Promise<Recognised | Refusal> {
    return this.carryOut(order, row.debtId, async (tx, on) => {
      const recovery = await this.book.ofPart(tx, row.id);
      const part = recovery?.parts.find((one) => one.id === row.id);
      return recovery && part ? this.confirmOne(tx, recovery, { part, papers, order, on }) : refuse('NOT_FOUND');
    });
  }

  /**
   * An agreement is given up before it was booked; or a thing that was taken has gone back, with the papers of that: then its
   * entry may be reversed. Refuses `REQUEST_OPEN` while a decision is awaited, `RECOVERY_OVER`.
   */
  async cancel(order: Order, row: { id: string; debtId: string }, wanted: Cancel): Promise<Recognised | Refusal> {
    return this.carryOut(order, row.debtId, async (tx, on) => {
      const recovery = await this.book.byId(tx, row.id);
      if (!recovery) return refuse('NOT_FOUND');
      if (recovery.state === 'proposed') return refuse('REQUEST_OPEN');
      if (recovery.state === 'recognised' && wanted.proof) return this.giveBack(tx, recovery, { wanted, order, on });
      const bar = open(recovery.state);
      if (bar) return bar;
      await this.book.update(tx, recovery.id, { state: 'cancelled', endedReason: wanted.reason });
      await this.book.remember(tx, recovery, { event: 'RecoveryCancelled', facts: { refused: false }, order, on });
      return { answer: { state: 'cancelled' as const, entryIds: [] } };
    });
  }

  /** Why the entry may not be reversed though the ledger would let it: title papers stand. */
  async holds(tx: Tx, entryId: string): Promise<Refusal | undefined> {
    return (await this.book.titleStands(tx, entryId)) ? refuse('NOT_REVERSIBLE', { kind: 'inKind' }) : undefined;
  }

  private async confirmOne(
    tx: Tx,
    recovery: RecoveryView,
    terms: Terms & { part: PartView; papers: Papers },
  ): Promise<Done<Recognised> | Refusal> {
    const { part, papers, order, on } = terms;
    const { day, proof } = papers;
    const bar = confirmable(part, { state: recovery.state, by: order.by, day, agreedOn: recovery.agreedOn }, on);
    if (bar) return bar;
    await this.book.updatePart(tx, part.id, { confirmedBy: order.by, confirmedOn: day });
    await this.evidence.keep(tx, { subjectId: part.id, proof: { ...proof, day }, by: order.by });
    const facts = { partId: part.id, day };
    await this.book.remember(tx, recovery, { event: 'RecoveryPartConfirmed', facts, order, on });
    const now = await this.book.mustHave(tx, recovery.id);
    if (!recognisable(now.parts)) return { answer: await this.recognise(tx, now, { order, on }) };
    await this.book.update(tx, recovery.id, { state: 'partly' });
    return { answer: { state: 'partly', entryIds: [] } };
  }

  /** Books all of it in this transaction; what the ledger refuses undoes the confirmation too. */
  private async recognise(tx: Tx, recovery: RecoveryView, { order, on }: Terms): Promise<Recognised> {
    const entryIds = await this.posting.post(tx, recovery, { order, on });
    await this.book.update(tx, recovery.id, { state: 'recognised', recognisedOn: on.today });
    await this.book.remember(tx, recovery, {
      event: 'RecoveryRecognised',
      facts: { entries: entryIds.length },
      order,
      on,
    });
    return { state: 'recognised', entryIds };
  }

  private async giveBack(
    tx: Tx,
    recovery: RecoveryView,
    terms: Terms & { wanted: Cancel },
  ): Promise<Done<Recognised> | Refusal> {
    const { wanted, order, on } = terms;
    const taken = recovery.parts.filter((part) => part.kind === 'inKind' && !part.titleBackOn);
    if (taken.length === 0 || !wanted.proof) return refuse('RECOVERY_OVER', { state: recovery.state });
    for (const part of taken) {
      await this.book.updatePart(tx, part.id, { titleBackOn: on.today });
      await this.evidence.keep(tx, { subjectId: part.id, proof: { ...wanted.proof, day: on.today }, by: order.by });
    }
    await this.book.update(tx, recovery.id, { state: 'recognised', endedReason: wanted.reason });
    await this.book.remember(tx, recovery, { event: 'TitleGivenBack', facts: { things: taken.length }, order, on });
    return { answer: { state: 'recognised', entryIds: [] } };
  }

  private carryOut(
    order: Order,
    debtId: string,
    act: (tx: Tx, on: On) => Promise<Done<Recognised> | Refusal>,
  ): Promise<Recognised | Refusal> {
    return this.commands.carryOut<Recognised>(order, { debts: [debtId] }, act);
  }
}
