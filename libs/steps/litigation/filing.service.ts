import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { plainFen, plus } from '../../ground/fen/fen.js';
import { PartyService } from '../../people/party/party.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { Clock } from '../../cases/limit/clock.js';
import { LimitService } from '../../cases/limit/limit.service.js';

/** A case whose papers legal accepted and whose suit is not filed. */
export interface FilingLine {
  caseId: string;
  caseNumber: string;
  debtorName: string;
  handlerName: string;
  claimFen: number;
  /** Where legal is going to file; null while nobody has said. */
  court: string | null;
  acceptedOn: Day;
  /** The first day by which a right of this case lapses; null when none presses. */
  pressesOn: Day | null;
  pressesFor: string | null;
}

interface FilingRow {
  caseId: string;
  caseNumber: string;
  debtorId: string;
  handlerId: string;
  court: string | null;
  acceptedOn: Day;
}

// A page of a morning's work; what presses most stands first, so that nothing urgent is beyond it.
const MOST = 500;

/** The filing list: suits that were approved one by one, and are now filed one by one. It decides nothing. */
@Injectable()
export class FilingService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly limits: LimitService,
    private readonly parties: PartyService,
    private readonly staff: StaffService,
  ) {}

  /** Cases accepted and not filed within a unit path, what presses first. */
  async list(tx: Tx, terms: { unitPath: string; on: On }): Promise<FilingLine[]> {
    const rows = await tx.query<FilingRow[]>(
      `SELECT c.id AS "caseId", c.number AS "caseNumber", c.debtor_id AS "debtorId", c.handler_id AS "handlerId", h.court,
              h.decided_on AS "acceptedOn"
         FROM collection_case c JOIN unit u ON u.id = c.unit_id
         JOIN LATERAL (SELECT state, court, decided_on FROM handoff WHERE case_id = c.id ORDER BY number DESC LIMIT 1) h ON true
        WHERE u.path LIKE $1 AND c.stage = 'litigation' AND h.state = 'accepted'
          AND NOT EXISTS (SELECT 1 FROM court_track t WHERE t.case_id = c.id AND t.kind = 'suit' AND t.state = 'open')
        ORDER BY h.decided_on, c.number LIMIT ${MOST}`,
      [`${terms.unitPath}%`],
    );
    const [people, names, debtsOf] = [
      await this.parties.byIds(
        tx,
        rows.map((row) => row.debtorId),
      ),
      await this.staff.names(
        tx,
        rows.map((row) => row.handlerId),
      ),
      await this.debtsOf(
        tx,
        rows.map((row) => row.caseId),
      ),
    ];
    const debts = [...debtsOf.values()].flat();
    const owed = await this.ledger.owed(tx, debts);
    const clocks = await this.limits.clocks(tx, debts, terms.on);
    const lines = rows.map((row): FilingLine => {
      const debtIds = debtsOf.get(row.caseId) ?? [];
      const claim = debtIds.map((id) => owed.get(id)).filter((one) => one !== undefined);
      return {
        ...{ caseId: row.caseId, caseNumber: row.caseNumber, court: row.court, acceptedOn: row.acceptedOn },
        debtorName: people.get(row.debtorId)?.name ?? '',
        handlerName: names.get(row.handlerId) ?? '',
        claimFen: plainFen(plus(...claim.map(totalOwed))),
        ...pressing(
          clocks.filter((clock) => debtIds.includes(clock.debtId)),
          terms.on,
        ),
      };
    });
    return lines.sort((a, b) => ((a.pressesOn ?? '9999') < (b.pressesOn ?? '9999') ? -1 : 1));
  }

  private async debtsOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.query<{ caseId: string; debtIds: string[] }[]>(
      `SELECT case_id AS "caseId", array_agg(debt_id) AS "debtIds" FROM case_debt WHERE case_id = ANY($1::uuid[]) GROUP BY case_id`,
      [caseIds],
    );
    return new Map(rows.map((row) => [row.caseId, row.debtIds]));
  }
}

/** The first day by which a right lapses that filing would save: limitation of the claim, or a guarantor's period. */
function pressing(
  clocks: readonly Clock[],
  on: Pick<On, 'today'>,
): { pressesOn: Day | null; pressesFor: Clock['kind'] | null } {
  const ends = clocks
    .filter((clock) => clock.endsOn !== null && clock.endsOn >= on.today)
    .sort((a, b) => ((a.endsOn ?? '') < (b.endsOn ?? '') ? -1 : 1));
  return { pressesOn: ends[0]?.endsOn ?? null, pressesFor: ends[0]?.kind ?? null };
}
