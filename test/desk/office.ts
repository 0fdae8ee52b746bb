import { chromium, type Browser } from 'playwright-core';
import { addDays, type Day } from '../../libs/ground/calendar/calendar.js';
import { findChromium } from '../chromium.js';
import { startWorld, type World } from '../servers/world.js';
import { Town } from '../world/town.js';
import { Seat } from './seat.js';

const FLAGS = `--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
  --disable-component-update --disable-sync`.split(/\s+/);

/** Three loans, and a fourth whose principal is written out in words. */
const LEDGER = `合同号,借款人,证件号,电话,地址,发放日,到期日,金额,本金余额,欠息,罚息,费用
演借〔2024〕0001,示例甲,000000199001010011,10000000001,演示县东河镇示例村1号,2024-01-10,2025-07-10,60000.00,45000.00,1800.00,450.00,0.00
演借〔2024〕0002,示例乙,000000199001010022,10000000002,演示县东河镇示例村2号,2024-02-10,2025-08-10,30000.00,21000.00,840.00,210.00,0.00
演借〔2024〕0003,示例丙,000000199001010033,10000000003,演示县东河镇示例村3号,2024-03-10,2025-09-10,90000.00,72500.00,2900.00,725.00,0.00
演借〔2024〕0004,示例丁,000000199001010044,10000000004,演示县东河镇示例村4号,2024-04-10,2025-10-10,50000.00,三万五,0.00,0.00,0.00`;

const LOGINS = {
  collector: 'zhangsan',
  supervisor: 'lisi',
  otherSupervisor: 'fengshiyi',
  director: 'zhaoliu',
  legal: 'wangwu',
  finance: 'qianqi',
  secondFinance: 'shenshiwu',
  admin: 'zhoujiu',
  secondAdmin: 'zhushiba',
  disposal: 'weishisan',
  credit: 'jiangshisi',
  legalDepartment: 'hanshiliu',
  internalControl: 'yangshiqi',
} as const;
export type Post = keyof typeof LOGINS;

/** A real world with a desk for each post: five browsers, so that nobody has to sign out. */
export class Office {
  readonly seats: Partial<Record<Post, Seat>> = {};

  private constructor(
    private readonly world: World,
    private readonly browser: Browser,
    readonly town: Town,
  ) {}

  static async open(): Promise<Office> {
    const world = await startWorld({ fsync: false });
    const town = await Town.settle(world);
    return new Office(world, await chromium.launch({ executablePath: findChromium(), args: FLAGS }), town);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.world.stop();
  }

  /** Somebody before the sign-in page. */
  async before(post: Post): Promise<Seat> {
    const seat = await Seat.before(this.browser, { url: this.world.apiUrl, login: LOGINS[post] });
    this.seats[post] = seat;
    return seat;
  }

  /** Somebody who has entered by his role card. */
  async enter(post: Post): Promise<Seat> {
    const seat = await this.before(post);
    await seat.enter();
    return seat;
  }

  enterAll<P extends readonly Post[]>(posts: P): Promise<{ [K in keyof P]: Seat }> {
    return Promise.all(posts.map((post) => this.enter(post))) as Promise<{ [K in keyof P]: Seat }>;
  }

  /** From tomorrow letters wait a second for a change of mind: proposed by one admin, tried, approved by the other. */
  async hurry(): Promise<void> {
    const { admin, secondAdmin } = this.town;
    const { today } = await admin.see<{ today: Day }>('/installation');
    const { id, approvalId } = await admin.must<{ id: string; approvalId: string }>('/parameters', {
      ...{ key: 'undoSeconds', from: addDays(today, 1), value: 1, reason: '演示从速' },
    });
    while (!(await admin.must<{ done: boolean }>(`/parameters/${id}/trial`)).done);
    await secondAdmin.must(`/approvals/${approvalId}/decision`, { decision: 'approve', reason: '同意' });
  }

  /** All that went wrong at any desk without being asked for. */
  complaints(): string[] {
    return this.taken().flatMap((seat) => seat.complaints());
  }

  taken(): Seat[] {
    return Object.values(this.seats);
  }
}

/** Gives the ledger to the page that takes one. */
export const choose = (seat: Seat): Promise<void> =>
  seat.at('import-file').setInputFiles({ name: '十一月台账.csv', mimeType: 'text/csv', buffer: Buffer.from(LEDGER) });
