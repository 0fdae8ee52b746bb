import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In, type QueryDeepPartialEntity } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, type On, type Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { storedFen, type Fen } from '../../ground/fen/fen.js';
import type { Json } from '../../ground/record/record.js';
import { DebtService } from '../debt/debt.service.js';
import type { Condition, PartFacts, recoveryEvents, RecoveryState } from './recovery.js';
import { RecoveryPartRow, RecoveryRow } from './recovery.entity.js';

export type PartView = Omit<RecoveryPartRow, 'confirmedOn' | 'titleBackOn'> & PartFacts & { titleBackOn: Day | null };
export interface RecoveryView extends Omit<RecoveryRow, 'agreedOn' | 'onlyIfPaidFen' | 'onlyIfPaidOn'> {
  agreedOn: Day | null;
  condition: Condition | null;
  parts: PartView[];
}

/** A part as it is first written: what it does not speak of is none. */
export type NewPart = Pick<RecoveryPartRow, 'kind' | 'amountFen'> & Partial<Omit<RecoveryPartRow, 'id' | 'recoveryId'>>;
export type NewRecovery = Omit<
  RecoveryRow,
  'id' | 'recordedAt' | 'approvalId' | 'recognisedOn' | 'endedReason' | 'amountFen'
>;

/** The book of agreements by which debts go down otherwise than by a plain payment. Callers hold the debt. */
@Injectable()
export class RecoveryBook {
  constructor(private readonly debts: DebtService) {}

  async enter(tx: Tx, recovery: NewRecovery, parts: readonly (NewPart & { id?: string })[]): Promise<string> {
    const id = randomUUID();
    const amountFen = parts.reduce<bigint>((sum, one) => sum + one.amountFen, 0n) as Fen;
    await tx.insert(RecoveryRow, { ...recovery, id, amountFen });
    await tx.insert(
      RecoveryPartRow,
      parts.map((part, at) => ({
        ...{ part: null, agreedFen: null, appraisedFen: null, thing: null, what: null, giverId: null, giverName: null },
        ...{ channel: null, docketNo: null, confirmedBy: null, confirmedOn: null, entryId: null, titleBackOn: null },
        ...part,
        id: part.id ?? randomUUID(),
        n: at + 1,
        recoveryId: id,
        recordedBy: recovery.recordedBy,
      })),
    );
    return id;
  }

  async update(tx: Tx, id: string, set: QueryDeepPartialEntity<RecoveryRow> & { state: RecoveryState }): Promise<void> {
    await tx.update(RecoveryRow, { id }, set);
  }

  async updatePart(tx: Tx, id: string, set: QueryDeepPartialEntity<RecoveryPartRow>): Promise<void> {
    await tx.update(RecoveryPartRow, { id }, set);
  }

  async byId(tx: Tx, id: string): Promise<RecoveryView | undefined> {
    const row = await tx.findOne(RecoveryRow, { where: { id } });
    return row ? (await this.views(tx, [row]))[0] : undefined;
  }

  /** What a request was about is there, or data are damaged. */
  async mustHave(tx: Tx, id: string | null): Promise<RecoveryView> {
    const found = id ? await this.byId(tx, id) : undefined;
    if (!found) throw new BrokenInvariant('ROW_MISSING', id ?? '');
    return found;
  }

  async ofPart(tx: Tx, partId: string): Promise<RecoveryView | undefined> {
    const part = await tx.findOne(RecoveryPartRow, { where: { id: partId } });
    return part ? this.byId(tx, part.recoveryId) : undefined;
  }

  /** All of a debt, the oldest first. */
  async of(tx: Tx, debtId: string): Promise<RecoveryView[]> {
    return this.views(tx, await tx.find(RecoveryRow, { where: { debtId }, order: { recordedAt: 'ASC' } }));
  }

  /** Whether title papers hold the entry fast: a thing was taken and has not been given back. */
  async titleStands(tx: Tx, entryId: string): Promise<boolean> {
    return (await tx.find(RecoveryPartRow, { where: { entryId, kind: 'inKind' } })).some((one) => !one.titleBackOn);
  }

  /** Money that came in since a recovery was agreed, with a value day up to `until`, reversals taken out. */
  async paidSince(tx: Tx, recovery: Pick<RecoveryView, 'id' | 'debtId'>, until: Day): Promise<Fen> {
    const [row] = await tx.query<{ sum: string | null }[]>(
      `SELECT sum(e.amount_fen) AS sum FROM ledger_entry e JOIN recovery r ON r.id = $1
        WHERE e.debt_id = $2 AND e.kind IN ('payment', 'recovery') AND e.booked_at > r.recorded_at AND e.value_day <= $3
          AND NOT EXISTS (SELECT 1 FROM ledger_entry back WHERE back.reverses = e.id)`,
      [recovery.id, recovery.debtId, until],
    );
    return storedFen(row?.sum);
  }

  /** Tells the debt's own record. */
  async remember(
    tx: Tx,
    recovery: Pick<RecoveryView, 'id' | 'debtId'>,
    terms: { order: Order; on: On; event: (typeof recoveryEvents)[number]; facts: Record<string, Json> },
  ): Promise<void> {
    const { event, facts, order, on } = terms;
    const entry = { event, facts: { recoveryId: recovery.id, ...facts } };
    await this.debts.remember(tx, recovery.debtId, { ...entry, by: order.by, day: on.today, commandId: order.id });
  }

  private async views(tx: Tx, rows: readonly RecoveryRow[]): Promise<RecoveryView[]> {
    const parts = await tx.find(RecoveryPartRow, {
      where: { recoveryId: In(rows.map((row) => row.id)) },
      order: { n: 'ASC' },
    });
    return rows.map(({ onlyIfPaidFen, onlyIfPaidOn, agreedOn, ...row }) => ({
      ...row,
      agreedOn: agreedOn as Day | null,
      condition:
        onlyIfPaidFen !== null && onlyIfPaidOn !== null
          ? { onlyIfPaid: onlyIfPaidFen, onlyIfPaidOn: onlyIfPaidOn as Day }
          : null,
      parts: parts
        .filter((part) => part.recoveryId === row.id)
        .map((part) => ({
          ...part,
          amount: part.amountFen,
          confirmedOn: part.confirmedOn as Day | null,
          titleBackOn: part.titleBackOn as Day | null,
        })),
    }));
  }
}
