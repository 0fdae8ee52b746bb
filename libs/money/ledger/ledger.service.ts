import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { fenOf, NONE, plainFen, plus, storedFen, type Fen } from '../../ground/fen/fen.js';
import { RingService } from '../../ground/ring/ring.service.js';
import { DebtService, type DebtView } from '../debt/debt.service.js';
import type { Amounts } from '../debt/debt.js';
import {
  allocated,
  charged,
  eventOf,
  nothing,
  opened,
  owedFrom,
  reversed,
  sinceThen,
  totalOwed,
  writtenOff,
  type Channel,
  type EntryKind,
  type Owed,
  type Posting,
} from './ledger.js';
import { LedgerEntryRow, LedgerPostingRow } from './ledger.entity.js';
import type { PostCharge, PostPayment } from './ledger.input.js';
import { isPayer, payerOf, type PaidBy } from './payer.js';
import { recourse } from './recourse.js';

/** An entry before it is booked. Rules have made its postings; whoever books it holds the debt. */
export interface Draft {
  debtId: string;
  kind: EntryKind;
  amount: Fen;
  valueDay: Day;
  postings: readonly Posting[];
  /** Who paid, or gave the thing; money comes through a channel, through the court with the docket it belongs to. */
  payer?: PaidBy & { channel?: Channel; docketNo?: string | null };
  reverses?: string;
  reason?: string;
}

export type PaymentAnswer = {
  entryId: string;
  kind: 'payment' | 'recovery';
  parts: { account: string; amountFen: number }[];
  surplusFen: number;
  leftFen: number;
  /** What the surety who paid may claim back from the debtor by now, this payment included; null for anybody else. */
  recourseFen: number | null;
};
export type EntryAnswer = { entryId: string; leftFen: number };

/** Double entry, only added to. A payment locks the debt and nothing else; it does not know of cases, it rings. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly rings: RingService,
  ) {}

  /** Posts money that came in: a payment, or a recovery once the debt is written off. Refusals: see `take`. */
  async postPayment(order: Order, debtId: string, wanted: PostPayment): Promise<PaymentAnswer | Refusal> {
    return this.commands.carryOut<PaymentAnswer>(order, { debts: [debtId] }, async (tx, on) => {
      const { owed } = await this.facts(tx, debtId);
      const taken = await this.take(tx, debtId, { wanted, order, on });
      return isRefusal(taken) ? taken : { answer: taken, facts: { owedFen: totalOwed(owed).toString() } };
    });
  }

  /**
   * Books money that came in; the caller holds the debt. Refuses as `allocated` does, `PAYER_UNKNOWN` for a party who is no
   * obligor, and `DOCKET_NEEDED` for money through a court that is laid to no docket.
   */
  async take(
    tx: Tx,
    debtId: string,
    terms: { wanted: PostPayment; order: Order; on: On },
  ): Promise<PaymentAnswer | Refusal> {
    const { wanted, order, on } = terms;
    const { debt, owed } = await this.facts(tx, debtId);
    const { channel, docketNo = null } = wanted;
    const payer = payerOf(wanted.payer);
    if (!isPayer(payer, debt)) return refuse('PAYER_UNKNOWN');
    if ((channel === 'court') !== (docketNo !== null)) return refuse('DOCKET_NEEDED');
    const amount = fenOf(wanted.amountFen) ?? NONE;
    const laid = allocated(
      { owed, order: debt.allocation, drawnOn: debt.drawnOn },
      { amount, valueDay: wanted.valueDay },
      on,
    );
    if (isRefusal(laid)) return laid;
    const { kind, postings, surplus } = laid;
    const draft = { debtId, kind, amount, valueDay: wanted.valueDay, postings };
    const entryId = await this.book(tx, { ...draft, payer: { ...payer, channel, docketNo } }, { order, on });
    const claims = recourse(await this.entries(tx, debtId), debt.obligors);
    const claim = claims.find((one) => one.partyId === payer.id);
    return {
      entryId,
      kind,
      parts: laid.parts.map((part) => ({ account: part.account, amountFen: plainFen(part.amount) })),
      surplusFen: plainFen(surplus),
      leftFen: Number(plus(totalOwed(owed), surplus) - amount),
      recourseFen: claim ? plainFen(claim.amount) : null,
    };
  }

  /** Charges interest, penalty or costs. Refusals: see `charged`. */
  async postCharge(order: Order, debtId: string, wanted: PostCharge): Promise<EntryAnswer | Refusal> {
    return this.commands.carryOut<EntryAnswer>(order, { debts: [debtId] }, async (tx, on) => {
      const { debt, owed } = await this.facts(tx, debtId);
      const amount = fenOf(wanted.amountFen) ?? NONE;
      const postings = charged(
        { owed, drawnOn: debt.drawnOn },
        { part: wanted.part, amount, valueDay: wanted.valueDay },
        on,
      );
      if (isRefusal(postings)) return postings;
      const entryId = await this.book(
        tx,
        { debtId, kind: 'charge', amount, valueDay: wanted.valueDay, postings, reason: wanted.reason },
        { order, on },
      );
      return { answer: { entryId, leftFen: plainFen(plus(totalOwed(owed), amount)) } };
    });
  }

  /** Reverses an entry whole; the caller holds the debt and another hand's yes. Refusals: see `reversed`. */
  async reverse(
    tx: Tx,
    entry: { id: string; debtId: string },
    terms: { reason: string; order: Order; on: On },
  ): Promise<EntryAnswer | Refusal> {
    const { reason, order, on } = terms;
    const found = await this.reversal(tx, entry);
    if (isRefusal(found)) return found;
    const { owed, postings, amount } = found;
    const draft = { debtId: entry.debtId, kind: 'reversal' as const, amount, valueDay: on.today, postings };
    const entryId = await this.book(tx, { ...draft, reverses: entry.id, reason }, { order, on });
    return { entryId, leftFen: plainFen(plus(totalOwed(owed), totalOwed(owedFrom(postings)))) };
  }

  /** What a reversal would post today, or why it may not. */
  async reversal(
    tx: Tx,
    entry: { id: string; debtId: string },
  ): Promise<{ owed: Owed; postings: Posting[]; amount: Fen } | Refusal> {
    const entries = await this.entries(tx, entry.debtId);
    const found = entries.find((one) => one.id === entry.id);
    if (!found) return refuse('NOT_FOUND');
    const owed = await this.owedOf(tx, entry.debtId);
    const postings = reversed(found, { owed, ...sinceThen(entries, found) });
    return isRefusal(postings) ? postings : { owed, postings, amount: found.amountFen };
  }

  /** Opening balances of a debt just registered in this transaction: nobody else can hold it, and no case does yet. */
  async open(tx: Tx, terms: { debtId: string; amounts: Amounts; valueDay: Day; order: Order; on: On }): Promise<void> {
    const postings = opened(terms.amounts);
    const amount = plus(...postings.map((posting) => posting.amount));
    if (amount > NONE)
      await this.book(
        tx,
        { debtId: terms.debtId, kind: 'opening', amount, valueDay: terms.valueDay, postings },
        { order: terms.order, on: terms.on },
      );
  }

  /** Writes debts off; the caller holds their locks and the approval. Answers the amount that left the books. */
  async writeOff(tx: Tx, debtIds: readonly string[], terms: { order: Order; on: On; reason: string }): Promise<Fen> {
    const owed = await this.owed(tx, debtIds);
    let total = NONE;
    for (const debtId of debtIds) {
      const postings = writtenOff(owed.get(debtId) ?? { claim: nothing, memo: nothing });
      const amount = plus(...postings.filter((posting) => posting.debit === 'loss').map((posting) => posting.amount));
      if (amount <= NONE) continue;
      await this.book(
        tx,
        { debtId, kind: 'writeOff', amount, valueDay: terms.on.today, postings, reason: terms.reason },
        terms,
      );
      total = plus(total, amount);
    }
    return total;
  }

  /** What debts owe, summed from their postings, in one query for any number of them. */
  async owed(tx: Tx, debtIds: readonly string[]): Promise<Map<string, Owed>> {
    const rows = await tx.query<{ debtId: string; debit: string; credit: string; amount: string }[]>(
      `SELECT debt_id AS "debtId", debit, credit, sum(amount_fen) AS amount FROM ledger_posting
        WHERE debt_id = ANY($1::uuid[]) GROUP BY debt_id, debit, credit`,
      [debtIds],
    );
    const postings = new Map<string, Posting[]>(debtIds.map((id) => [id, []]));
    for (const row of rows)
      postings.get(row.debtId)?.push({
        debit: row.debit as Posting['debit'],
        credit: row.credit as Posting['credit'],
        amount: storedFen(row.amount),
      });
    return new Map([...postings].map(([id, list]) => [id, owedFrom(list)]));
  }

  async owedOf(tx: Tx, debtId: string): Promise<Owed> {
    return (await this.owed(tx, [debtId])).get(debtId) ?? { claim: nothing, memo: nothing };
  }

  /** Day of the newest payment or recovery that stands, over several debts; what was reversed did not happen. */
  async lastPaidOn(tx: Tx, debtIds: readonly string[]): Promise<Day | undefined> {
    const [row] = await tx.query<{ day: Day | null }[]>(
      `SELECT max(e.value_day) AS day FROM ledger_entry e WHERE e.debt_id = ANY($1::uuid[]) AND e.kind IN ('payment', 'recovery')
          AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses = e.id)`,
      [debtIds],
    );
    return row?.day ?? undefined;
  }

  async entries(
    tx: Tx,
    debtId: string,
  ): Promise<(LedgerEntryRow & { postings: Posting[]; reversedBy: string | null })[]> {
    const entries = await tx.find(LedgerEntryRow, { where: { debtId }, order: { bookedAt: 'ASC' } });
    const postings = await tx.find(LedgerPostingRow, { where: { debtId }, order: { n: 'ASC' } });
    const reversals = new Map(entries.filter((entry) => entry.reverses).map((entry) => [entry.reverses, entry.id]));
    return entries.map((entry) => ({
      ...entry,
      reversedBy: reversals.get(entry.id) ?? null,
      postings: postings
        .filter((one) => one.entryId === entry.id)
        .map(({ debit, credit, amountFen }) => ({ debit, credit, amount: amountFen })),
    }));
  }

  async debtOf(tx: Tx, entryId: string): Promise<string | undefined> {
    return (await tx.findOne(LedgerEntryRow, { where: { id: entryId } }))?.debtId;
  }

  /** A debt with what it owes now. */
  async facts(tx: Tx, debtId: string): Promise<{ debt: DebtView; owed: Owed }> {
    const [debt] = await this.debts.byIds(tx, [debtId]);
    if (!debt) throw new Error('a locked debt has gone');
    return { debt, owed: await this.owedOf(tx, debtId) };
  }

  /** Books an entry with its record and its bell; the caller holds the debt, and a rule has made the postings. */
  async book(tx: Tx, draft: Draft, terms: { order: Order; on: On }): Promise<string> {
    const { debtId, kind, amount, valueDay, postings, payer, reverses = null, reason = null } = draft;
    const { order, on } = terms;
    const id = randomUUID();
    await tx.insert(LedgerEntryRow, {
      id,
      debtId,
      kind,
      amountFen: amount,
      valueDay,
      bookedOn: on.today,
      payerId: payer?.id ?? null,
      payerName: payer?.name ?? null,
      channel: payer?.channel ?? null,
      docketNo: payer?.docketNo ?? null,
      reverses,
      reason,
      by: order.by,
      commandId: order.id,
    });
    await tx.insert(
      LedgerPostingRow,
      postings.map(({ debit, credit, amount: amountFen }, at) => ({
        entryId: id,
        n: at + 1,
        debtId,
        debit,
        credit,
        amountFen,
      })),
    );
    const event = eventOf[kind];
    const seq = await this.debts.remember(tx, debtId, {
      event,
      facts: {
        entryId: id,
        valueDay,
        amountFen: amount.toString(),
        reverses,
        postings: postings.map((one) => [one.debit, one.credit, one.amount.toString()]),
      },
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    // A debt newly opened has no case yet; a write-off is rung by the case that decided it.
    if (kind !== 'opening' && kind !== 'writeOff')
      await this.rings.hang(tx, { streamKind: 'debt', streamId: debtId, seq, event });
    return id;
  }
}
