import { Injectable } from '@nestjs/common';
import { type On, type Order } from '../../ground/command/command.js';
import { orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { plainFen, plus } from '../../ground/fen/fen.js';
import { LedgerService, type Draft } from '../ledger/ledger.service.js';
import { setOffAgainst, takenInKind, waived } from '../ledger/relief.js';
import { RecoveryBook, type PartView, type RecoveryView } from './book.service.js';

interface Terms {
  order: Order;
  on: On;
}

/** How a recovery comes into the books: one entry for a waiver, one for every other part. The caller holds the debt. */
@Injectable()
export class PostingService {
  constructor(
    private readonly book: RecoveryBook,
    private readonly ledger: LedgerService,
  ) {}

  /** Books every part; throws the ledger's refusal, so that either all of it stands or nothing. */
  async post(tx: Tx, recovery: RecoveryView, terms: Terms): Promise<string[]> {
    if (recovery.kind === 'waiver') return [await this.waive(tx, recovery, terms)];
    const entryIds: string[] = [];
    for (const part of recovery.parts) {
      const entryId =
        part.kind === 'cash'
          ? await this.take(tx, recovery, { part, ...terms })
          : await this.lower(tx, recovery, { part, ...terms });
      await this.book.updatePart(tx, part.id, { entryId });
      entryIds.push(entryId);
    }
    return entryIds;
  }

  private async waive(tx: Tx, recovery: RecoveryView, terms: Terms): Promise<string> {
    const { debtId, reason } = recovery;
    const { owed } = await this.ledger.facts(tx, debtId);
    const named = recovery.parts.flatMap(({ part, amount }) => (part ? [{ part, amount }] : []));
    const postings = orRefused(waived(owed, named));
    const amount = plus(...named.map((one) => one.amount));
    const draft: Draft = { debtId, kind: 'waiver', amount, valueDay: terms.on.today, postings, reason };
    const entryId = await this.ledger.book(tx, draft, terms);
    for (const part of recovery.parts) await this.book.updatePart(tx, part.id, { entryId });
    return entryId;
  }

  /** Money counts from the day of its slip. */
  private async take(tx: Tx, recovery: RecoveryView, terms: Terms & { part: PartView }): Promise<string> {
    const { part, order, on } = terms;
    const payer = part.giverId ? { partyId: part.giverId } : { name: part.giverName ?? '' };
    const wanted = {
      ...{ amountFen: plainFen(part.amount), valueDay: part.confirmedOn ?? on.today, payer },
      ...{ channel: part.channel ?? ('other' as const), ...(part.docketNo ? { docketNo: part.docketNo } : {}) },
    };
    return orRefused(await this.ledger.take(tx, recovery.debtId, { wanted, order, on })).entryId;
  }

  private async lower(tx: Tx, recovery: RecoveryView, terms: Terms & { part: PartView }): Promise<string> {
    const { part, on } = terms;
    const { debtId, reason } = recovery;
    const { debt, owed } = await this.ledger.facts(tx, debtId);
    const inOrder = { owed, order: debt.allocation };
    const { amount } = part;
    const kind = part.kind === 'inKind' ? 'inKind' : 'setOff';
    const postings = orRefused(
      kind === 'inKind'
        ? takenInKind(inOrder, { agreed: part.agreedFen ?? amount, ends: amount })
        : setOffAgainst(inOrder, amount),
    );
    const giver = kind === 'inKind' ? { payer: { id: part.giverId, name: part.giverName } } : {};
    const draft: Draft = { debtId, kind, amount, valueDay: part.confirmedOn ?? on.today, postings, reason, ...giver };
    return this.ledger.book(tx, draft, terms);
  }
}
