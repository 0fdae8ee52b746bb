import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ScopeKind } from '../../../apps/api/door/scope.service.js';
import { rights, roles, type Right, type Role } from '../../../libs/people/staff/staff.js';
import { startWorld, type World } from '../../servers/world.js';
import { inGroups, Living } from '../../world/living.js';
import { Town, type CaseView } from '../../world/town.js';
import { Caller } from './caller.js';
import { rowsOfLaw } from './rows-of-law.js';
import { rowCounts, rowState } from './rows.js';
import { doors, kindOf, wanted, type Door } from './table.js';

const LOGINS: Record<Role, string> = {
  ...{ collector: 'zhangsan', supervisor: 'lisi', director: 'zhaoliu', legal: 'wangwu', finance: 'qianqi' },
  ...{ auditor: 'sunba', admin: 'zhoujiu' },
};

export const all = doors();
export const closed = all.filter((door) => !['open', 'signedIn'].includes(wanted[door.id] ?? ''));
export const writing = all.filter((door) => door.writes);
export const door = (id: string): Door => all.find((one) => one.id === id) as Door;
export const rightOf = (one: Door): Right => wanted[one.id] as Right;

/** A world whose every door can be knocked at: people of all roles in two branches, one row of each kind in the first. */
export class Street {
  /** Of 东河 and above it. */
  readonly at = {} as Record<Role, Caller>;
  /** The same roles in 西岭, which sees nothing of 东河. */
  readonly beyond = {} as Record<Role, Caller>;
  readonly ids = {} as Record<ScopeKind, string>;

  private constructor(
    readonly world: World,
    readonly living: Living,
    readonly town: Town,
  ) {}

  static async open(): Promise<Street> {
    const world = await startWorld({ fsync: false });
    const street = new Street(world, await Living.in(world), await Town.settle(world));
    for (const role of roles) street.at[role] = await Caller.enter(world, LOGINS[role]);
    await street.settleBeyond();
    await street.fill();
    return street;
  }

  async close(): Promise<void> {
    await this.living.end();
    await this.world.stop();
  }

  idFor(one: Door): string {
    return this.ids[kindOf(one.path) ?? 'case'] ?? randomUUID();
  }

  holderOf(one: Door): Caller {
    return this.at[rights[rightOf(one)][0] as Role];
  }

  /** Nothing is written or moved by acts that are refused; answers of business refusals apart, which are kept. */
  async unchanged(act: () => Promise<void>): Promise<void> {
    const told = async () => ({ counts: await rowCounts(this.living.owner), state: await rowState(this.living.owner) });
    await this.living.quiet();
    const before = await told();
    await act();
    await this.living.quiet();
    expect(await told()).toEqual(before);
  }

  /** Sends bodies to a door, each to be refused: answers those that were not. */
  async takenAt(one: Door, id: string, tries: readonly { what: string; body: unknown }[]): Promise<string[]> {
    const taken: string[] = [];
    await inGroups(tries, 8, async ({ what, body }) => {
      const answer = await this.holderOf(one).at(one, { id, body });
      if (answer.status < 400) taken.push(`${one.id} ${what}`);
    });
    return taken;
  }

  /** People of every role in the other branch. */
  private async settleBeyond(): Promise<void> {
    const { units } = (await this.at.admin.call({ method: 'GET', path: '/api/v1/units' })).body as {
      units: { id: string; name: string }[];
    };
    const unitId = units.find((unit) => unit.name === '西岭信用社')?.id;
    for (const role of roles) {
      const body = {
        unitId,
        name: `西岭${role}`,
        login: `beyond-${role}`,
        roles: [role],
        password: 'long-enough-for-all',
      };
      expect((await this.at.admin.at(door('addStaff'), { body })).status).toBe(200);
      this.beyond[role] = await Caller.enter(this.world, `beyond-${role}`);
    }
  }

  /** One row of each kind in 东河. */
  private async fill(): Promise<void> {
    const csv = '合同号,借款人,发放日,到期日,金额,本金余额\n门前1,示例甲,2023-01-10,2025-01-10,20000,10000';
    const contentBase64 = Buffer.from(csv).toString('base64');
    this.ids.batch = (
      await this.town.collector.must<{ id: string }>('/imports', { fileName: 'a.csv', contentBase64 })
    ).id;
    const { debtIds } = await this.town.collector.must<{ debtIds: string[] }>(
      `/imports/${this.ids.batch}/confirmation`,
      {
        skipFaulty: false,
      },
    );
    this.ids.debt = debtIds[0] ?? '';
    this.ids.bulk = (
      await this.town.collector.must<{ bulkId: string }>('/bulk-starts', { debtIds, noticeNow: true })
    ).bulkId;
    for (this.ids.case = ''; this.ids.case === ''; await new Promise((later) => setTimeout(later, 100))) {
      const bulk = await this.town.collector.see<{ results: { caseId: string | null }[] }>(
        `/bulk-starts/${this.ids.bulk}`,
      );
      this.ids.case = bulk.results[0]?.caseId ?? '';
    }
    await this.living.quiet();
    const today = await this.living.today();
    const money = { amountFen: 100, valueDay: today, channel: 'cash', payer: { name: '示例代偿人' } };
    this.ids.entry = (
      await this.town.finance.must<{ entryId: string }>(`/debts/${this.ids.debt}/payments`, money)
    ).entryId;
    const cash = { kind: 'cash', amountFen: 100, channel: 'cash', payer: { name: '示例代偿人' } };
    const paper = { kind: 'record', reference: '示例编号' };
    const mixed = { agreedOn: today, agreement: paper, reason: '一并清偿', parts: [cash, cash] };
    const recoveries = `/debts/${this.ids.debt}/mixed-recoveries`;
    this.ids.recovery = (await this.town.collector.must<{ recoveryId: string }>(recoveries, mixed)).recoveryId;
    const agreed = await this.town.collector.see<{ recoveries: { parts: { id: string }[] }[] }>(
      `/debts/${this.ids.debt}/recoveries`,
    );
    this.ids.recoveryPart = agreed.recoveries[0]?.parts[0]?.id ?? '';
    const view = await this.town.collector.see<CaseView>(`/cases/${this.ids.case}`);
    this.ids.notice = view.notices[0]?.id ?? '';
    this.ids.act = view.notices[0]?.act?.id ?? '';
    for (const kind of ['envelope', 'envelope'])
      await this.town.collector.must(`/notices/${this.ids.notice}/deliveries`, {
        result: 'returned',
        resultOn: today,
        proof: { kind, reference: '退回' },
      });
    this.ids.task = (await this.town.collector.see<CaseView>(`/cases/${this.ids.case}`)).tasksOpen[0]?.id ?? '';
    const asked = { to: 'litigation', reason: '转移财产' };
    this.ids.request = (
      await this.town.collector.must<{ approvalId: string }>(`/cases/${this.ids.case}/requests`, asked)
    ).approvalId;
    await this.living.quiet();
    await rowsOfLaw(this.town, this.living.owner, { ids: this.ids, today });
    await this.living.quiet();
  }
}
