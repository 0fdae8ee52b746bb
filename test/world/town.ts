import pg from 'pg';
import { dataSource } from '../../libs/ground/database/data-source.js';
import { seedPeople } from '../../apps/local/seed.js';
import { testKeys } from '../builders/keys.js';
import type { Department } from '../../libs/people/staff/staff.js';
import type { World } from '../servers/world.js';
import { Person } from './person.js';

/** What stories read of a case. */
export interface CaseView {
  id: string;
  number: string;
  stage: string;
  owedFen: number;
  parked: string | null;
  debtor: { id: string; name: string };
  debts: { id: string; contractNo: string }[];
  notices: {
    id: string;
    stage: string;
    number: number;
    servedOn: string | null;
    termEndsOn: string | null;
    deliveries: { result: string }[];
    act: { id: string; state: string } | null;
  }[];
  requests: { id: string; what: string; state: string; level: number }[];
  handoff: { state: string } | null;
  suit: { filedOn: string; judgedOn: string | null } | null;
  tasksOpen: { id: string; kind: string }[];
}

/** The people of the demo at their desks, and loans to work on. */
export class Town {
  private serial = 0;

  private constructor(
    readonly world: World,
    private readonly people: Record<
      'collector' | 'supervisor' | 'director' | 'legal' | 'finance' | 'admin' | 'secondAdmin' | 'deputyDirector',
      Person
    >,
    /** Five departments, five people, none of them above. */
    readonly department: Record<Department, Person>,
  ) {}

  get collector(): Person {
    return this.people.collector;
  }
  get supervisor(): Person {
    return this.people.supervisor;
  }
  get director(): Person {
    return this.people.director;
  }
  get legal(): Person {
    return this.people.legal;
  }
  get finance(): Person {
    return this.people.finance;
  }
  get secondFinance(): Person {
    return this.department.finance;
  }
  get admin(): Person {
    return this.people.admin;
  }
  get secondAdmin(): Person {
    return this.people.secondAdmin;
  }
  get deputyDirector(): Person {
    return this.people.deputyDirector;
  }

  static async settle(world: World): Promise<Town> {
    const source = await dataSource({ url: world.appUrl, poolSize: 1, keys: testKeys }).initialize();
    await source.transaction((tx) => seedPeople(tx));
    await source.destroy();
    const enter = (login: string): Promise<Person> => Person.enter(world.apiUrl, login);
    const people = {
      collector: await enter('zhangsan'),
      supervisor: await enter('lisi'),
      director: await enter('zhaoliu'),
      legal: await enter('wangwu'),
      finance: await enter('qianqi'),
      admin: await enter('zhoujiu'),
      secondAdmin: await enter('zhushiba'),
      deputyDirector: await enter('chenshier'),
    };
    return new Town(world, people, {
      disposal: await enter('weishisan'),
      credit: await enter('jiangshisi'),
      finance: await enter('shenshiwu'),
      legal: await enter('hanshiliu'),
      internalControl: await enter('yangshiqi'),
    });
  }

  /** An entry is reversed: one person of finance asks, another says yes. */
  async reverse(entryId: string): Promise<void> {
    const { approvalId } = await this.finance.must<{ approvalId: string }>(`/entries/${entryId}/reversal`, {
      reason: '记错账户',
    });
    await this.secondFinance.must(`/approvals/${approvalId}/decision`, { decision: 'approve', reason: '属实' });
  }

  /** So many new loans, imported as a ledger file through the door, none of them in a case. */
  async debts(count: number, owedYuan = 10_000): Promise<string[]> {
    return this.imported(Array.from({ length: count }, () => this.loan(this.next(), owedYuan)));
  }

  /** So many new loans of one new borrower. */
  async debtsOfOne(count: number, owedYuan = 10_000): Promise<string[]> {
    const borrower = this.next();
    return this.imported(Array.from({ length: count }, () => this.loan(this.next(), owedYuan, borrower)));
  }

  private next(): string {
    return String(++this.serial).padStart(6, '0');
  }

  private loan(serial: string, owedYuan: number, borrower = serial): string {
    return `试借${serial},示例${borrower},000000${borrower.padStart(12, '0')},2023-01-10,2025-01-10,${owedYuan * 2}.00,${owedYuan}.00,200.00,50.00,0.00`;
  }

  private async imported(rows: string[]): Promise<string[]> {
    const csv = ['合同号,借款人,证件号,发放日,到期日,金额,本金余额,欠息,罚息,费用', ...rows].join('\n');
    const batch = await this.collector.must<{ id: string; faulty: number; faults: unknown }>('/imports', {
      fileName: 'town.csv',
      contentBase64: Buffer.from(csv).toString('base64'),
    });
    if (batch.faulty > 0) throw new Error(JSON.stringify(batch.faults));
    const { debtIds } = await this.collector.must<{ debtIds: string[] }>(`/imports/${batch.id}/confirmation`, {
      skipFaulty: false,
    });
    return debtIds;
  }

  /** Cases on so many new loans, opened in bulk; answers when every row is done. */
  async cases(count: number): Promise<{ debtId: string; caseId: string }[]> {
    const debtIds = await this.debts(count);
    const { bulkId } = await this.collector.must<{ bulkId: string }>('/bulk-starts', { debtIds, noticeNow: true });
    for (;;) {
      const bulk = await this.collector.see<{ waiting: number; results: { debtId: string; caseId: string | null }[] }>(
        `/bulk-starts/${bulkId}`,
      );
      if (bulk.waiting === 0) return bulk.results.map(({ debtId, caseId }) => ({ debtId, caseId: caseId ?? '' }));
      await new Promise((later) => setTimeout(later, 100));
    }
  }
}

/** Rows straight from the database, as its owner, for what no door shows. */
export async function rowsOf<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
