import { randomUUID } from 'node:crypto';
import { addDays, dayOf, type Day } from '../../libs/ground/calendar/calendar.js';
import { isRefusal, type Order, type Refusal } from '../../libs/ground/command/command.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { PartyService } from '../../libs/people/party/party.service.js';
import type { Actor } from '../../libs/people/staff/staff.js';
import type { ObligorRole } from '../../libs/money/debt/debt.js';
import { DebtService } from '../../libs/money/debt/debt.service.js';
import { nothing } from '../../libs/money/ledger/ledger.js';
import { LedgerService } from '../../libs/money/ledger/ledger.service.js';
import { CaseService } from '../../libs/cases/case/case.service.js';
import type { Cooperative } from './cooperative.js';
import { day, yuan } from './day.js';

export interface Obligor {
  partyId: string;
  role: ObligorRole;
}

/** The answer, or the test ends with the refusal. */
export function good<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`${value.refused} ${JSON.stringify(value.detail ?? {})}`);
  return value;
}
export const refusedBy = (value: unknown): string | undefined => (isRefusal(value) ? value.refused : undefined);

/** A day after the real one: cases of these tests have their own clocks there. */
export const tomorrow = (): Day => addDays(dayOf(new Date()), 1);

/** Cases of a cooperative by their obligors, each with a clock of its own. */
export class Portfolio {
  private serial = 0;

  constructor(private readonly bank: Cooperative) {}

  order(who: Actor, kind: string): Order {
    return { ...this.bank.order(kind, {}), id: `${who.id}:${randomUUID()}`, by: who.id };
  }

  async party(known: { name: string; phone?: string; role: ObligorRole }): Promise<Obligor> {
    const { role, ...rest } = known;
    return this.bank.get(DatabaseService).transaction(async (tx) => {
      const facts = { kind: 'person' as const, idNo: `no-${++this.serial}`, ...rest };
      const entry = {
        rootId: this.bank.rootId,
        by: this.bank.collector.id,
        day: '2026-11-20',
        commandId: randomUUID(),
      };
      return { partyId: (await this.bank.get(PartyService).register(tx, { facts, ...entry })).id, role };
    });
  }

  /** A case on one loan of these people, the first of whom is the borrower; its clock stands at an hour of tomorrow. */
  async caseOf(obligors: readonly Obligor[], hour = 10): Promise<string> {
    const { bank } = this;
    const order = bank.order('test.register', {});
    const act = bank.get(CommandService).carryOut<{ debtId: string }>(order, {}, async (tx, on) => {
      const contractNo = `借-${++this.serial}`;
      const loan = { contractNo, drawnOn: day('2024-03-01'), dueOn: day('2025-03-01'), lent: yuan(1000) };
      const entry = { by: order.by, day: on.today, commandId: order.id };
      const creditorId = obligors[0]?.partyId ?? '';
      const { id } = await bank
        .get(DebtService)
        .register(tx, { unitId: bank.unitId, creditorId, loan, obligors, entry });
      const amounts = { ...nothing, principal: yuan(1000) };
      await bank.get(LedgerService).open(tx, { debtId: id, amounts, valueDay: on.today, order, on });
      return { answer: { debtId: id } };
    });
    const { debtId } = good(await act);
    const caseId = randomUUID();
    const wanted = { debtIds: [debtId], noticeNow: false, handlerId: bank.collector.id };
    good(await bank.get(CaseService).open(bank.order('case.open', {}), caseId, wanted));
    await this.atHour(caseId, hour);
    return caseId;
  }

  /** A case of one borrower with a phone. */
  async aCase(hour = 10): Promise<string> {
    return this.caseOf([await this.party({ name: '张三', phone: '13800138000', role: 'borrower' })], hour);
  }

  /** Puts a case's own clock at an hour of tomorrow in Shanghai. */
  async atHour(caseId: string, hour: number): Promise<void> {
    await this.bank.sql(
      `UPDATE collection_case SET clock_offset_s = extract(epoch FROM
         (date_trunc('day', clock_timestamp() AT TIME ZONE 'Asia/Shanghai') + interval '1 day' + $2 * interval '1 hour')
         AT TIME ZONE 'Asia/Shanghai' - clock_timestamp())::bigint WHERE id = $1`,
      [caseId, hour],
    );
  }

  /** What a case's record tells of one event. */
  told(caseId: string, event: string): Promise<{ facts: Record<string, unknown> }[]> {
    return this.bank.sql('SELECT facts FROM record WHERE stream_id = $1 AND event = $2 ORDER BY seq', [caseId, event]);
  }
}
