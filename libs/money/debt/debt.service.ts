import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import type { On, Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { storedFen, type Fen } from '../../ground/fen/fen.js';
import { emptyHead, type Entry } from '../../ground/record/record.js';
import { RecordService } from '../../ground/record/record.service.js';
import { PartyService } from '../../people/party/party.service.js';
import { lawfulAllocation, type LoanFacts, type ObligorRole, type Part, type Title } from './debt.js';
import { DebtLoanRow, DebtObligorRow, DebtRow } from './debt.entity.js';

export interface DebtView {
  id: string;
  unitId: string;
  creditorId: string;
  contractNo: string;
  allocation: readonly Part[];
  drawnOn: Day;
  /** As it stands after extensions. */
  dueOn: Day;
  contractDueOn: Day;
  lentFen: Fen;
  /** One person may stand here in several roles. `title`: of an actual user only. */
  obligors: { partyId: string; role: ObligorRole; title: Title | null; name: string }[];
}

interface LoanRow {
  id: string;
  unitId: string;
  creditorId: string;
  contractNo: string;
  allocation: Part[];
  drawnOn: Day;
  dueOn: Day;
  contractDueOn: Day;
  lentFen: string;
}

const LOANS = `SELECT d.id, d.unit_id AS "unitId", d.creditor_id AS "creditorId", d.contract_no AS "contractNo", d.allocation,
    l.drawn_on AS "drawnOn", l.due_on AS "contractDueOn", l.lent_fen AS "lentFen",
    coalesce((SELECT max(c.new_due_on) FROM debt_change c WHERE c.debt_id = d.id), l.due_on) AS "dueOn" FROM debt d JOIN debt_loan l ON l.debt_id = d.id`;

/** The register of debts (台账). */
@Injectable()
export class DebtService {
  constructor(
    private readonly parties: PartyService,
    private readonly records: RecordService,
  ) {}

  /** Registers a loan. The caller has checked that the contract is new to the creditor; a unique key makes sure. */
  async register(
    tx: Tx,
    terms: {
      unitId: string;
      creditorId: string;
      loan: LoanFacts;
      obligors: readonly { partyId: string; role: ObligorRole }[];
      entry: Omit<Entry, 'event' | 'facts'>;
    },
  ): Promise<{ id: string }> {
    const { unitId, creditorId, loan, obligors, entry } = terms;
    const id = randomUUID();
    const head = await this.records.append(tx, emptyHead('debt', id), {
      ...entry,
      event: 'DebtRegistered',
      facts: { drawnOn: loan.drawnOn, dueOn: loan.dueOn, lentFen: loan.lent.toString(), obligors: obligors.length },
    });
    await tx.insert(DebtRow, {
      id,
      unitId,
      creditorId,
      kind: 'loan',
      contractNo: loan.contractNo,
      allocation: [...lawfulAllocation],
      recordSeq: head.seq,
      recordHash: head.hash,
    });
    await tx.insert(DebtLoanRow, { debtId: id, drawnOn: loan.drawnOn, dueOn: loan.dueOn, lentFen: loan.lent });
    await tx.insert(
      DebtObligorRow,
      obligors.map(({ partyId, role }) => ({ debtId: id, partyId, role })),
    );
    return { id };
  }

  /** Appends to the debt's own record; the caller holds the debt's lock. */
  async remember(tx: Tx, debtId: string, entry: Entry): Promise<number> {
    const row = await tx.findOneOrFail(DebtRow, {
      where: { id: debtId },
      select: { id: true, recordSeq: true, recordHash: true },
    });
    const head = await this.records.append(
      tx,
      { kind: 'debt', id: debtId, seq: row.recordSeq, hash: row.recordHash },
      entry,
    );
    await tx.update(DebtRow, { id: debtId }, { recordSeq: head.seq, recordHash: head.hash });
    return head.seq;
  }

  /** The claim belongs to another creditor from today on (Civil Code 545); the caller holds the debt. */
  async passOn(tx: Tx, debtId: string, terms: { creditorId: string; order: Order; on: On }): Promise<void> {
    const { creditorId, order, on } = terms;
    const entry = { by: order.by, day: on.today, commandId: order.id };
    await this.remember(tx, debtId, { ...entry, event: 'CreditorChanged', facts: { creditorId } });
    await tx.update(DebtRow, { id: debtId }, { creditorId });
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<DebtView[]> {
    const loans = await tx.query<LoanRow[]>(`${LOANS} WHERE d.id = ANY($1::uuid[]) ORDER BY d.contract_no`, [ids]);
    return this.withObligors(tx, loans);
  }

  /** Contracts of a creditor that are already in the register. */
  async knownContracts(tx: Tx, terms: { creditorId: string; contractNos: readonly string[] }): Promise<Set<string>> {
    const rows = await tx.find(DebtRow, {
      where: { creditorId: terms.creditorId, contractNo: In([...terms.contractNos]) },
      select: { id: true, contractNo: true },
    });
    return new Set(rows.map((row) => row.contractNo));
  }

  /** A page of the register within a unit path, by contract number. `q`: a part of it, or an obligor as `PartyService.sought` reads it. */
  async page(
    tx: Tx,
    terms: {
      unitPath: string;
      q?: string | undefined;
      after?: string | undefined;
      limit: number;
      ids?: readonly string[] | undefined;
    },
  ): Promise<DebtView[]> {
    const sought = terms.q === undefined ? undefined : this.parties.sought(terms.q);
    const loans = await tx.query<LoanRow[]>(
      `${LOANS} JOIN unit u ON u.id = d.unit_id
        WHERE u.path LIKE $1 AND ($2::text IS NULL OR d.contract_no > $2)
          AND ($3::text IS NULL OR d.contract_no LIKE $3 OR EXISTS (SELECT 1 FROM debt_obligor o JOIN party p ON p.id = o.party_id
               WHERE o.debt_id = d.id AND (p.initials LIKE $6 OR p.name_index = $7 OR p.id_index = $8 OR p.phone_index = $9)))
          AND ($4::uuid[] IS NULL OR d.id = ANY($4))
        ORDER BY d.contract_no LIMIT $5`,
      [
        `${terms.unitPath}%`,
        terms.after ?? null,
        terms.q ? `%${terms.q.replace(/[\\%_]/g, '\\$&')}%` : null,
        terms.ids ?? null,
        terms.limit,
        ...[sought?.initials ?? null, sought?.name ?? null, sought?.idNo ?? null, sought?.phone ?? null],
      ],
    );
    return this.withObligors(tx, loans);
  }

  async unitPathOf(tx: Tx, debtId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ path: string }[]>(
      'SELECT u.path FROM debt d JOIN unit u ON u.id = d.unit_id WHERE d.id = $1',
      [debtId],
    );
    return row?.path;
  }

  private async withObligors(tx: Tx, loans: readonly LoanRow[]): Promise<DebtView[]> {
    if (loans.length === 0) return [];
    const obligors = await tx.query<{ debtId: string; partyId: string; role: ObligorRole; title: Title | null }[]>(
      `SELECT o.debt_id AS "debtId", o.party_id AS "partyId", o.role, o.title FROM debt_obligor o JOIN party p ON p.id = o.party_id
        WHERE o.debt_id = ANY($1::uuid[]) ORDER BY o.role, p.initials, p.id`,
      [loans.map((loan) => loan.id)],
    );
    const people = await this.parties.byIds(
      tx,
      obligors.map((one) => one.partyId),
    );
    return loans.map((loan) => ({
      ...loan,
      lentFen: storedFen(loan.lentFen),
      obligors: obligors
        .filter((one) => one.debtId === loan.id)
        .map(({ partyId, role, title }) => ({ partyId, role, title, name: people.get(partyId)?.name ?? '' })),
    }));
  }
}
