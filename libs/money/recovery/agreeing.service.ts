import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { plus, type Fen } from '../../ground/fen/fen.js';
import type { Matter } from '../../people/approval/authority.js';
import { isPayer, payerOf } from '../ledger/payer.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { RecoveryBook, type NewPart, type RecoveryView } from './book.service.js';
import type { InKind, Mixed, MixedPart, Waiver } from './recovery.input.js';
import { given, matterOf, takable, waivable, withinOwed, type RecoveryKind } from './recovery.js';

/** What was agreed, and whose yes it needs: none, for money alone. */
export interface Agreed {
  recoveryId: string;
  amount: Fen;
  matter: Matter | undefined;
}

interface Terms {
  order: Order;
  on: On;
}

/** What is agreed with those who owe: waivers, things, mixed recoveries. The caller holds the debt and asks for the yes. */
@Injectable()
export class AgreeingService {
  constructor(
    private readonly book: RecoveryBook,
    private readonly evidence: EvidenceService,
    private readonly ledger: LedgerService,
  ) {}

  /** A waiver is proposed. The caller holds the debt and files the request. Refusals: see `waivable`. */
  async proposeWaiver(tx: Tx, debtId: string, terms: Terms & { wanted: Waiver }): Promise<Agreed | Refusal> {
    const { wanted, order, on } = terms;
    const { debt, owed } = await this.ledger.facts(tx, debtId);
    const parts = wanted.parts.map(({ part, amountFen }) => ({ part, amount: given(amountFen) }));
    const condition = wanted.condition
      ? { onlyIfPaid: given(wanted.condition.onlyIfPaidFen), onlyIfPaidOn: wanted.condition.onlyIfPaidOn }
      : null;
    const bar = waivable({ owed, order: debt.allocation }, { parts, condition }, on);
    if (bar) return bar;
    const rows = parts.map(({ part, amount }): NewPart => ({ kind: 'waiver', part, amountFen: amount }));
    return this.enter(tx, debtId, {
      kind: 'waiver',
      rows,
      reason: wanted.reason,
      agreedOn: null,
      condition,
      order,
      on,
    });
  }

  /** A thing is to be taken: one agreement, one thing. Refuses as `takable`, `withinOwed`; `PAYER_UNKNOWN` for its giver. */
  async agreeInKind(tx: Tx, debtId: string, terms: Terms & { wanted: InKind }): Promise<Agreed | Refusal> {
    const { agreedOn, agreement, reason, ...thing } = terms.wanted;
    return this.agree(tx, debtId, {
      ...terms,
      kind: 'inKind',
      wanted: { agreedOn, agreement, reason, parts: [{ kind: 'inKind', ...thing }] },
    });
  }

  /** Money, things and set-off in one agreement, each with its papers (S5). Refusals as for a thing. */
  async agreeMixed(tx: Tx, debtId: string, terms: Terms & { wanted: Mixed }): Promise<Agreed | Refusal> {
    return this.agree(tx, debtId, { ...terms, kind: 'mixed' });
  }

  private async agree(
    tx: Tx,
    debtId: string,
    terms: Terms & { kind: 'inKind' | 'mixed'; wanted: Mixed },
  ): Promise<Agreed | Refusal> {
    const { kind, wanted, order, on } = terms;
    const { debt, owed } = await this.ledger.facts(tx, debtId);
    const rows = wanted.parts.map(rowOf);
    const bar =
      takable({ kind: 'loan', dueOn: debt.dueOn }, wanted.agreedOn, on) ??
      withinOwed(owed, plus(...rows.map((row) => row.amountFen)));
    if (bar) return bar;
    const stranger = rows.some(
      ({ giverId = null, giverName = null }) => !isPayer({ id: giverId, name: giverName }, debt),
    );
    if (stranger) return refuse('PAYER_UNKNOWN');
    if (rows.some((row) => row.kind === 'cash' && (row.channel === 'court') !== (row.docketNo !== null)))
      return refuse('DOCKET_NEEDED');
    const { reason, agreedOn } = wanted;
    const agreed = await this.enter(tx, debtId, { kind, rows, reason, agreedOn, condition: null, order, on });
    await this.evidence.keep(tx, {
      subjectId: agreed.recoveryId,
      proof: { ...wanted.agreement, day: agreedOn },
      by: order.by,
    });
    for (const [at, part] of wanted.parts.entries())
      if (part.kind === 'inKind')
        await this.evidence.keep(tx, {
          subjectId: rows[at]?.id ?? agreed.recoveryId,
          proof: { ...part.appraisal, day: agreedOn },
          by: order.by,
        });
    return agreed;
  }

  private async enter(
    tx: Tx,
    debtId: string,
    terms: Terms & {
      kind: RecoveryKind;
      rows: NewPart[];
      reason: string;
      agreedOn: Day | null;
      condition: RecoveryView['condition'];
    },
  ): Promise<Agreed> {
    const { kind, rows, reason, agreedOn, condition, order, on } = terms;
    const matter = matterOf(kind, rows);
    const amount = plus(...rows.map((row) => row.amountFen));
    const recoveryId = await this.book.enter(
      tx,
      {
        ...{ debtId, kind, state: matter ? 'proposed' : 'draft', reason, agreedOn },
        ...{ onlyIfPaidFen: condition?.onlyIfPaid ?? null, onlyIfPaidOn: condition?.onlyIfPaidOn ?? null },
        ...{ recordedBy: order.by, recordedOn: on.today },
      },
      rows,
    );
    const event = ({ waiver: 'WaiverProposed', inKind: 'InKindAgreed', mixed: 'MixedRecoveryAgreed' } as const)[kind];
    const facts = { amountFen: amount.toString(), parts: rows.map((row) => [row.kind, row.amountFen.toString()]) };
    await this.book.remember(tx, { id: recoveryId, debtId }, { event, facts, order, on });
    return { recoveryId, amount, matter };
  }
}

/** A part as it is written down. */
function rowOf(part: MixedPart): NewPart & { id: string } {
  const id = randomUUID();
  switch (part.kind) {
    case 'cash': {
      const { id: giverId, name: giverName } = payerOf(part.payer);
      const { channel, docketNo = null } = part;
      return { id, kind: 'cash', amountFen: given(part.amountFen), channel, docketNo, giverId, giverName };
    }
    case 'setOff':
      return { id, kind: 'setOff', amountFen: given(part.amountFen) };
    case 'inKind': {
      const { id: giverId, name: giverName } = payerOf(part.giver);
      const { thing, what } = part;
      const values = { agreedFen: given(part.agreedFen), appraisedFen: given(part.appraisedFen) };
      return { id, kind: 'inKind', amountFen: given(part.endsFen), thing, what, giverId, giverName, ...values };
    }
  }
}
