import { randomUUID } from 'node:crypto';
import { Module, type Type } from '@nestjs/common';
import { addMonths, type Day } from '../../libs/ground/calendar/calendar.js';
import { isRefusal, type On, type Order } from '../../libs/ground/command/command.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import type { Tx } from '../../libs/ground/database/data-source.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { PartyService } from '../../libs/people/party/party.service.js';
import { StaffModule } from '../../libs/people/staff/staff.module.js';
import { DebtService } from '../../libs/money/debt/debt.service.js';
import { GuaranteeService } from '../../libs/money/debt/guarantee.service.js';
import { nothing } from '../../libs/money/ledger/ledger.js';
import { LedgerService } from '../../libs/money/ledger/ledger.service.js';
import { CaseModule } from '../../libs/cases/case/case.module.js';
import type { Clock } from '../../libs/cases/limit/clock.js';
import { LimitModule } from '../../libs/cases/limit/limit.module.js';
import { LimitService } from '../../libs/cases/limit/limit.service.js';
import type { GuaranteeClock } from '../../libs/cases/limit/standing.js';
import { cooperative, type Cooperative } from './cooperative.js';
import { fen } from './day.js';

@Module({ imports: [CaseModule, LimitModule, StaffModule] })
class Rooms {}

/** What must have been allowed. */
export function must<T>(value: T): Exclude<T, { refused: string }> {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused}`);
  return value as Exclude<T, { refused: string }>;
}

export const contract = { kind: 'contract' as const, reference: '合同第1号' };
export const someone = (
  name = '李四',
  nature: 'person' | 'villageCommittee' = 'person',
): { nature: typeof nature; name: string } => ({ nature, name });

/** Loans with their guarantors in a cooperative of their own, and the clocks over them. */
export class Loans {
  private constructor(
    readonly coop: Cooperative,
    readonly on: On,
  ) {}

  /** `room`: brings the rooms of debts, cases and clocks with it. */
  static async open(room: Type<unknown> = Rooms): Promise<Loans> {
    const coop = await cooperative(room);
    const on = await coop.get(CommandService).on(coop.get(DatabaseService).reading, { unitId: coop.rootId });
    return new Loans(coop, on);
  }

  get tx(): Tx {
    return this.coop.get(DatabaseService).reading;
  }

  get limits(): LimitService {
    return this.coop.get(LimitService);
  }

  order(kind: string): Order {
    return this.coop.order(kind, { n: randomUUID() });
  }

  /** A loan that fell due on a day, of 张三 alone, owing 1,000 yuan. */
  async loan(dueOn: Day): Promise<{ debtId: string; borrowerId: string }> {
    const { coop, on } = this;
    const order = this.order('test.register');
    const entry = { by: order.by, day: on.today, commandId: order.id };
    const done = await coop
      .get(CommandService)
      .carryOut<{ debtId: string; borrowerId: string }>(order, {}, async (tx) => {
        const party = (kind: 'person' | 'organisation', name: string, idNo?: string): Promise<{ id: string }> =>
          coop.get(PartyService).register(tx, { rootId: coop.rootId, facts: { kind, name, idNo }, ...entry });
        const creditor = await party('organisation', '示例信用社', 'union');
        const borrower = await party('person', '张三');
        const loan = { contractNo: `借-${randomUUID()}`, drawnOn: addMonths(dueOn, -12), dueOn, lent: fen(100_000) };
        const { id } = await coop.get(DebtService).register(tx, {
          ...{ unitId: coop.unitId, creditorId: creditor.id, loan, entry },
          obligors: [{ partyId: borrower.id, role: 'borrower' }],
        });
        const amounts = { ...nothing, principal: fen(100_000) };
        await coop.get(LedgerService).open(tx, { debtId: id, amounts, valueDay: loan.drawnOn, order, on });
        return { answer: { debtId: id, borrowerId: borrower.id } };
      });
    return must(done);
  }

  /** A joint guarantee with nothing agreed about its period, unless told. */
  async guaranteed(debtId: string, own: object = {}): Promise<{ guaranteeId: string; partyId: string }> {
    const terms = { party: someone(), mode: 'joint' as const, proof: contract, ...own };
    return must(await this.coop.get(GuaranteeService).record(this.order('debt.guarantee'), debtId, terms));
  }

  clocks(debtId: string): Promise<Clock[]> {
    return this.limits.clocks(this.tx, [debtId], this.on);
  }

  standing(debtId: string, partyId: string): Promise<GuaranteeClock | undefined> {
    return this.limits.standing(this.tx, { debtId, partyId }, this.on);
  }

  async eventsOf(debtId: string): Promise<string[]> {
    const sql = 'SELECT event FROM record WHERE stream_id = $1 ORDER BY seq';
    return (await this.coop.sql<{ event: string }>(sql, [debtId])).map((one) => one.event);
  }
}
