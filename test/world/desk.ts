import { expect } from '@jest/globals';
import { addDays, daysBetween, startOf, type Day } from '../../libs/ground/calendar/calendar.js';
import { checkInvariants } from '../check/check.js';
import { tableOf } from '../check/finding.js';
import { startWorld, type World } from '../servers/world.js';
import { Living } from './living.js';
import type { Person } from './person.js';
import { Town } from './town.js';

export interface TaskView {
  id: string;
  kind: string;
  about: string;
  role: string;
  openedOn: Day;
}

export interface RequestView {
  id: string;
  what: string;
  matter: string;
  ground: string | null;
  state: string;
  level: number;
  levelRole: string;
  atTop: boolean;
  waitedDays: number | null;
  askedOn: Day;
  askedByClock: boolean;
  decidedByName: string | null;
  decidedForName: string | null;
}

export interface NoticeView {
  id: string;
  stage: string;
  servedOn: Day | null;
  issuedOn: Day;
  termDays: number;
  termEndsOn: Day | null;
  letterText: string;
}

export interface FileView {
  id: string;
  number: string;
  stage: string;
  parked: string | null;
  debtor: { id: string; name: string };
  debts: { id: string }[];
  deadline: { lastOn: Day; for: string } | null;
  notices: NoticeView[];
  requests: RequestView[];
  tasksOpen: TaskView[];
}

export interface PastLine {
  event: string;
  day: Day;
  facts: Record<string, unknown>;
}

export interface ClockView {
  kind: string;
  guaranteeId: string | null;
  partyId: string | null;
  state: string;
  phase: string | null;
  endsOn: Day | null;
  saves: string | null;
  articleZh: string;
  whatLapses: string[];
  lastAct: { kind: string; on: Day } | null;
}

/** Everything that a story tests ends with finds something in: each story lives a part of what the product does. */
const ANY_NUMBER = Array.from({ length: 60 }, (_, number) => number);

/** A town with one world around it, and what people do at their desks every day. */
export class Desk {
  private constructor(
    readonly world: World,
    readonly living: Living,
    readonly town: Town,
  ) {}

  /** Opens at nine in the morning: contacts are judged by the hour. */
  static async open(): Promise<Desk> {
    const world = await startWorld({ fsync: false });
    const desk = new Desk(world, await Living.in(world), await Town.settle(world));
    await desk.living.hopTo(addDays(await desk.living.today(), 1));
    return desk;
  }

  async close(): Promise<void> {
    await this.living.end();
    await this.world.stop();
  }

  async today(): Promise<Day> {
    return this.living.today();
  }

  /** A case on a new loan, with its notice out. */
  async opened(debtId?: string): Promise<{ caseId: string; debtId: string }> {
    const [made = ''] = debtId ? [debtId] : await this.town.debts(1);
    const body = { debtIds: [made], noticeNow: true };
    const { caseId } = await this.town.collector.must<{ caseId: string }>('/cases', body);
    await this.living.quiet();
    return { caseId, debtId: made };
  }

  async file(caseId: string): Promise<FileView> {
    return this.town.supervisor.see<FileView>(`/cases/${caseId}`);
  }

  async past(caseId: string): Promise<PastLine[]> {
    return (await this.town.supervisor.see<{ past: PastLine[] }>(`/cases/${caseId}/timeline`)).past;
  }

  async clocks(caseId: string): Promise<{ clocks: ClockView[]; atRisk: { guaranteeId: string; urgent: boolean }[] }> {
    return this.town.supervisor.see(`/cases/${caseId}/clocks`);
  }

  async guarantor(caseId: string, guaranteeId: string): Promise<ClockView> {
    const found = (await this.clocks(caseId)).clocks.find((one) => one.guaranteeId === guaranteeId);
    if (!found) throw new Error('no such clock');
    return found;
  }

  /** Somebody new stands as guarantor of a loan. */
  async guarantee(debtId: string, terms: Record<string, unknown>): Promise<{ guaranteeId: string; partyId: string }> {
    const body = {
      party: { nature: 'person', name: '示例保证人', phone: '00000000001' },
      signedOn: '2023-01-10',
      proof: { kind: 'contract', reference: '保证合同' },
      ...terms,
    };
    return this.town.collector.must(`/debts/${debtId}/guarantees`, body);
  }

  /** The debtor signs for the demand of the stage, today. */
  async served(caseId: string): Promise<Day> {
    const { notices, stage } = await this.file(caseId);
    const demand = notices.find((notice) => notice.stage === stage);
    await this.signed(demand?.id ?? '');
    await this.living.quiet();
    return this.today();
  }

  async signed(noticeId: string): Promise<void> {
    const proof = { kind: 'signature', reference: '回执联' };
    const body = { result: 'signed', resultOn: await this.today(), proof };
    await this.town.collector.must(`/notices/${noticeId}/deliveries`, body);
  }

  async openRequest(caseId: string): Promise<RequestView | undefined> {
    return (await this.file(caseId)).requests.find((one) => one.state === 'open');
  }

  async approve(requestId: string | undefined, who: Person): Promise<void> {
    await who.must(`/approvals/${requestId ?? ''}/decision`, { decision: 'approve', reason: '同意' });
    await this.living.quiet();
  }

  async livedTo(day: Day): Promise<void> {
    await this.living.until(day, async () => undefined);
  }

  async lived(days: number): Promise<void> {
    await this.livedTo(addDays(await this.today(), days));
  }

  /** Later on the same day: the clock goes to an hour of it. */
  async hourComes(hour: number, minute = 0): Promise<void> {
    const now = await this.living.now();
    const at = startOf(await this.today()).getTime() + (hour * 60 + minute) * 60_000;
    await this.living.raise(Math.ceil((at - now.getTime()) / 1_000));
    await this.living.quiet();
  }

  /** Opened so many days before an end, by the clock, in that case. */
  async opening(caseId: string, kind: string, end: Day): Promise<{ daysBefore: number; role: string }[]> {
    const past = (await this.past(caseId)).filter((line) => line.event === 'TaskOpened' && line.facts.kind === kind);
    return past.map((line) => ({ daysBefore: daysBetween(line.day, end), role: line.facts.role as string }));
  }

  /** The invariants of the product over all that was lived. */
  async sound(): Promise<void> {
    await this.living.quiet();
    const { ownerUrl, temporal } = this.world;
    const { rows } = await checkInvariants({ ownerUrl, temporal, mayBeEmpty: ANY_NUMBER });
    const broken = rows.filter((row) => row.failures.length > 0);
    if (broken.length > 0) console.log(tableOf(broken));
    expect(broken).toEqual([]);
  }
}
