import { Injectable } from '@nestjs/common';
import type { On, Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { PartyFacts } from '../../people/party/party.js';
import { PartyService } from '../../people/party/party.service.js';
import { StaffService, type UnitView } from '../../people/staff/staff.service.js';
import { DebtService } from '../debt/debt.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { Mapping } from './column.js';
import { plainIdNo } from './cell.js';
import { valuesOf, type JudgingFacts, type ReadyLoan } from './judging.js';
import type { Sheet } from './sheet.js';

/** Who enters what, for whom. */
interface Entering {
  unit: UnitView;
  order: Order;
  on: On;
}

/** What a ledger finds in the register, and how its rows get there. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly debts: DebtService,
    private readonly ledger: LedgerService,
    private readonly parties: PartyService,
    private readonly staff: StaffService,
  ) {}

  /** What the register knows already of the contracts and people in a ledger, in two queries. */
  async knows(tx: Tx, sheet: Sheet, terms: { mapping: Mapping; unit: UnitView }): Promise<JudgingFacts['register']> {
    const { mapping, unit } = terms;
    const { columns, rows } = sheet;
    const idNos = (['borrowerIdNo', 'coObligorIdNo'] as const).flatMap((field) =>
      valuesOf(rows, { columns, mapping, field }).map(plainIdNo),
    );
    const creditor = creditorIdNo(unit);
    const people = await this.parties.byIdNos(tx, { rootId: unit.rootId, idNos: [creditor, ...idNos] });
    const creditorId = people.find((party) => party.idNo === creditor)?.id;
    const contractNos = valuesOf(rows, { columns, mapping, field: 'contractNo' });
    const contracts = creditorId ? await this.debts.knownContracts(tx, { creditorId, contractNos }) : new Set<string>();
    return { contracts, names: new Map(people.map(({ idNo, name }) => [idNo ?? '', name])) };
  }

  /** The organisation itself as a party: whose claims its debts are. */
  async creditor(tx: Tx, terms: Entering): Promise<string> {
    const root = await this.staff.unit(tx, terms.unit.rootId);
    const facts = {
      kind: 'organisation' as const,
      name: root?.name ?? terms.unit.name,
      idNo: creditorIdNo(terms.unit),
    };
    return this.party(tx, facts, terms);
  }

  /** Enters one debt with its people and opening balances. The caller keeps other imports of the organisation away. */
  async enter(tx: Tx, ready: ReadyLoan, terms: Entering & { creditorId: string }): Promise<string> {
    const { unit, creditorId, order, on } = terms;
    const borrower = { partyId: await this.party(tx, ready.borrower, terms), role: 'borrower' as const };
    const partyId = ready.coObligor && (await this.party(tx, ready.coObligor, terms));
    const obligors = partyId ? [borrower, { partyId, role: 'coObligor' as const }] : [borrower];
    const entry = { by: order.by, day: on.today, commandId: order.id };
    const { id } = await this.debts.register(tx, { unitId: unit.id, creditorId, loan: ready.loan, obligors, entry });
    await this.ledger.open(tx, { debtId: id, amounts: ready.owed, valueDay: on.today, order, on });
    return id;
  }

  private async party(tx: Tx, facts: PartyFacts, terms: Entering): Promise<string> {
    const { unit, order, on } = terms;
    const entry = { by: order.by, day: on.today, commandId: order.id };
    return (await this.parties.register(tx, { rootId: unit.rootId, facts, ...entry })).id;
  }
}

const creditorIdNo = (unit: UnitView): string => `unit:${unit.rootId}`;
