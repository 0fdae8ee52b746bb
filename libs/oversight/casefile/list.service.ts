import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { PartyService } from '../../people/party/party.service.js';
import type { Actor } from '../../people/staff/staff.js';
import type { DeadlineFor, Stage } from '../../cases/case/case.js';
import { deadlineView, type DeadlineView } from './casefile.js';

export interface ListQuery {
  stage?: Stage | undefined;
  q?: string | undefined;
  handlerId?: string | undefined;
  before?: string | undefined;
  limit: number;
}

export interface ListRow {
  id: string;
  number: string;
  kind: string;
  stage: Stage;
  stageOn: Day;
  debtorName: string;
  debtorKind: 'person' | 'organisation';
  unitName: string;
  handlerName: string;
  owedFen: number;
  principalFen: number;
  deadline: DeadlineView | null;
  openRequest: { id: string; what: string; level: number } | null;
  parked: string | null;
  tasks: number;
}

export interface ListView {
  cases: ListRow[];
  next: string | null;
  total: number;
  totalOwedFen: number;
  asOf: Day;
}

// What postings leave of a claim, in the books and written off; as the rules of money/ledger count it.
const OWED = `coalesce(sum(CASE WHEN p.debit LIKE 'claim.%' OR p.debit LIKE 'memo.%' THEN p.amount_fen ELSE 0 END)
                 - sum(CASE WHEN p.credit LIKE 'claim.%' OR p.credit LIKE 'memo.%' THEN p.amount_fen ELSE 0 END), 0)`;
const PRINCIPAL = `coalesce(sum(CASE WHEN p.debit IN ('claim.principal', 'memo.principal') THEN p.amount_fen ELSE 0 END)
                 - sum(CASE WHEN p.credit IN ('claim.principal', 'memo.principal') THEN p.amount_fen ELSE 0 END), 0)`;

const WHERE = `u.path LIKE $1 AND ($2::text IS NULL OR c.stage = $2) AND ($3::uuid IS NULL OR c.handler_id = $3)
  AND ($4::text IS NULL OR c.number LIKE $4 OR d.initials LIKE $5 OR d.name_index = $6 OR d.id_index = $7 OR d.phone_index = $8
       OR EXISTS (SELECT 1 FROM case_debt h JOIN debt t ON t.id = h.debt_id WHERE h.case_id = c.id AND t.contract_no LIKE $4))`;

/** The list of cases: read-only SQL across rooms, one query for the page and one for its totals. */
@Injectable()
export class ListService {
  constructor(private readonly parties: PartyService) {}

  async page(tx: Tx, terms: { actor: Actor; query: ListQuery; on: Pick<On, 'today' | 'calendar'> }): Promise<ListView> {
    const { actor, query, on } = terms;
    const like = query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null;
    const filter = [`${actor.unitPath}%`, query.stage ?? null, query.handlerId ?? null, like, ...this.sought(query.q)];
    const rows = await tx.query<PageRow[]>(
      `SELECT c.id, c.number, c.kind, c.stage, c.stage_on AS "stageOn", c.debtor_id AS "debtorId", d.kind AS "debtorKind", u.name AS "unitName",
              s.name AS "handlerName", c.parked, c.deadline_from AS "deadlineFrom", c.deadline_on AS "deadlineOn", c.deadline_for AS "deadlineFor",
              m.owed, m.principal, r.request, (SELECT count(*)::int FROM case_task t WHERE t.case_id = c.id AND t.done_on IS NULL) AS tasks
         FROM collection_case c JOIN unit u ON u.id = c.unit_id JOIN party d ON d.id = c.debtor_id JOIN staff s ON s.id = c.handler_id
         LEFT JOIN LATERAL (SELECT ${OWED} AS owed, ${PRINCIPAL} AS principal FROM case_debt h JOIN ledger_posting p ON p.debt_id = h.debt_id WHERE h.case_id = c.id) m ON true
         LEFT JOIN LATERAL (SELECT json_build_object('id', a.id, 'what', a.what, 'level', a.level) AS request FROM approval a
                             WHERE a.subject_id = c.id AND a.state = 'open' ORDER BY a.asked_on LIMIT 1) r ON true
        WHERE ${WHERE} AND ($9::text IS NULL OR c.number < $9) ORDER BY c.number DESC LIMIT $10`,
      [...filter, query.before ?? null, query.limit + 1],
    );
    const [sum] = await tx.query<{ total: number; owed: string }[]>(
      `SELECT count(DISTINCT c.id)::int AS total, ${OWED} AS owed FROM collection_case c JOIN unit u ON u.id = c.unit_id JOIN party d ON d.id = c.debtor_id
         LEFT JOIN case_debt h ON h.case_id = c.id LEFT JOIN ledger_posting p ON p.debt_id = h.debt_id WHERE ${WHERE}`,
      filter,
    );
    const page = rows.slice(0, query.limit);
    const debtors = await this.parties.byIds(
      tx,
      page.map((row) => row.debtorId),
    );
    return {
      cases: page.map((row) => rowView(row, { debtorName: debtors.get(row.debtorId)?.name ?? '', on })),
      next: rows.length > query.limit ? (page[page.length - 1]?.number ?? null) : null,
      total: sum?.total ?? 0,
      totalOwedFen: Number(sum?.owed ?? 0),
      asOf: on.today,
    };
  }

  private sought(q: string | undefined): (string | null)[] {
    const sought = q === undefined ? undefined : this.parties.sought(q);
    return [sought?.initials ?? null, sought?.name ?? null, sought?.idNo ?? null, sought?.phone ?? null];
  }
}

interface PageRow extends Omit<ListRow, 'debtorName' | 'owedFen' | 'principalFen' | 'deadline' | 'openRequest'> {
  debtorId: string;
  owed: string;
  principal: string;
  request: ListRow['openRequest'];
  deadlineFrom: Day | null;
  deadlineOn: Day | null;
  deadlineFor: DeadlineFor | null;
}

function rowView(
  row: PageRow,
  { debtorName, on }: { debtorName: string; on: Pick<On, 'today' | 'calendar'> },
): ListRow {
  const { debtorId: _known, owed, principal, request, deadlineFrom, deadlineOn, deadlineFor, ...rest } = row;
  const known =
    deadlineFrom && deadlineOn && deadlineFor ? { from: deadlineFrom, on: deadlineOn, for: deadlineFor } : undefined;
  return {
    ...rest,
    debtorName,
    owedFen: Number(owed),
    principalFen: Number(principal),
    deadline: known ? deadlineView(known, on) : null,
    openRequest: request,
  };
}
