import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type Day } from '../../libs/ground/calendar/calendar.js';
import { Desk, type NoticeView } from '../world/desk.js';
import type { Person, Reply } from '../world/person.js';
import { historyOf } from '../world/record-history.js';

interface Move {
  caseId: string;
  what: string;
  was: string;
  will: string;
}
interface Trial {
  tried: number;
  total: number;
  done: boolean;
  moves: Move[];
}
interface Judgement {
  lawVersion: string;
  level: number;
  refused: string | null;
}

const LONGEST_HOLIDAY = 9;

let desk: Desk;
/** Cases by where they stand when the term is changed. */
const at = { announcement: [] as string[], requested: [] as string[], litigation: [] as string[] };
const fresh = { served: [] as string[], unserved: [] as string[] };
/** The first decision of the supervisor, under the law as the house starts with it. */
let firstDecision: string;
let all: string[] = [];

beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(async () => desk?.close());

const decide = (who: Person, id: string, decision = 'approve'): Promise<Reply> =>
  who.post(`/approvals/${id}/decision`, { decision, reason: '制度调整' });

const propose = (key: string, value: number): Promise<{ id: string; approvalId: string }> =>
  desk.living
    .today()
    .then((today) => desk.town.admin.must('/parameters', { key, from: addDays(today, 1), value, reason: '制度调整' }));

async function tried(id: string): Promise<Trial> {
  while (!(await desk.town.admin.must<{ done: boolean }>(`/parameters/${id}/trial`)).done);
  return desk.town.secondAdmin.see<Trial>(`/parameters/${id}/trial`);
}

async function noticeOf(caseId: string): Promise<NoticeView> {
  const found = (await desk.file(caseId)).notices.find((one) => one.stage === 'notice');
  if (!found) throw new Error('no notice');
  return found;
}

const openRequestOf = async (caseId: string): Promise<string> => (await desk.openRequest(caseId))?.id ?? '';

/** How often the bell of a change rang at the story of a case. */
async function rungBy(caseId: string): Promise<number> {
  const { events } = await historyOf(desk.living.client, caseId);
  return (events ?? []).filter((event) => {
    const data = event.workflowExecutionSignaledEventAttributes?.input?.payloads?.[0]?.data;
    return data && Buffer.from(data).toString().includes('ParameterSet');
  }).length;
}

const rings = async (): Promise<Map<string, number>> =>
  new Map(await Promise.all(all.map(async (caseId) => [caseId, await rungBy(caseId)] as const)));

/** Which cases the change rang, and that each was rung once. */
async function rungSince(before: Map<string, number>): Promise<string[]> {
  const after = await rings();
  const grown = all.filter((caseId) => after.get(caseId) !== before.get(caseId));
  for (const caseId of grown) expect(after.get(caseId)).toBe((before.get(caseId) ?? 0) + 1);
  return grown.sort();
}

describe('thirty cases at different stages', () => {
  it('have come where they stand under the law as it was', async () => {
    const first = (await desk.town.cases(8)).map((one) => one.caseId);
    await desk.living.quiet();
    for (const caseId of first) await desk.served(caseId);
    const { termEndsOn } = await noticeOf(first[0] ?? '');
    await desk.livedTo(addDays(termEndsOn ?? (await desk.today()), 1));
    at.announcement = first.slice(0, 4);
    at.requested = first.slice(4, 6);
    at.litigation = first.slice(6);
    firstDecision = await openRequestOf(first[0] ?? '');
    for (const caseId of at.announcement) await desk.approve(await openRequestOf(caseId), desk.town.supervisor);
    for (const caseId of at.litigation) {
      await desk.town.collector.must(`/cases/${caseId}/requests`, { to: 'litigation', reason: '转移财产' });
      const { requests } = await desk.file(caseId);
      await desk.approve(requests.find((one) => one.what === 'litigation')?.id, desk.town.director);
    }
    for (const caseId of at.announcement) expect((await desk.file(caseId)).stage).toBe('announcement');
    for (const caseId of at.litigation) expect((await desk.file(caseId)).stage).toBe('litigation');
    const rest = (await desk.town.cases(22)).map((one) => one.caseId);
    await desk.living.quiet();
    fresh.served = rest.slice(0, 12);
    fresh.unserved = rest.slice(12);
    for (const caseId of fresh.served) await desk.served(caseId);
    all = [...first, ...rest];
    expect(all).toHaveLength(30);
  });
});

describe('a lower limit for the supervisor', () => {
  it('takes exactly the requests that wait with him to the director, and no earlier decision with them', async () => {
    const before = await rings();
    const { id, approvalId } = await propose('supervisorLimitFen', 500_000);
    const { moves } = await tried(id);
    expect(moves.map(({ caseId, was, will }) => ({ caseId, was, will })).sort(byCase)).toEqual(
      at.requested.map((caseId) => ({ caseId, was: 'within', will: 'above' })).sort(byCase),
    );
    expect(await decide(desk.town.secondAdmin, approvalId)).toMatchObject({ status: 200 });
    await desk.living.quiet();
    expect(await rungSince(before)).toEqual([...at.requested].sort());
    await desk.lived(1);
    for (const caseId of at.requested)
      expect(await desk.openRequest(caseId)).toMatchObject({ level: 1, levelRole: 'director' });
  });

  it('the decision made under the old one keeps its law, and can be judged again under both', async () => {
    const [kept] = (
      await desk.living.owner.query<{ law: string; today: Day }>(
        `SELECT c.law_version AS law, to_char(c.today, 'YYYY-MM-DD') AS today FROM command c JOIN record r ON r.command_id = c.id
          WHERE r.stream_id = $1 AND r.event = 'RequestApproved'`,
        [firstDecision],
      )
    ).rows;
    const again = await desk.town.supervisor.see<{ then: Judgement; now: Judgement }>(
      `/approvals/${firstDecision}/again`,
    );
    expect(again).toMatchObject({
      ...{ approved: true, decidedOn: kept?.today, lawVersion: kept?.law, amountFen: 1_025_000, decidedAtLevel: 0 },
      then: { lawVersion: 'start', limitFen: 50_000_000, level: 0, refused: null },
      now: { lawVersion: await desk.today(), limitFen: 500_000, level: 1, refused: 'ABOVE_LIMIT' },
    });
    const waiting = await openRequestOf(at.requested[0] ?? '');
    expect(await desk.town.supervisor.get(`/approvals/${waiting}/again`)).toMatchObject({ status: 404 });
    expect(await desk.town.collector.get(`/approvals/${firstDecision}/again`)).toMatchObject({ status: 403 });
  });
});

describe('a shorter term', () => {
  it('moves nothing where the letters gave thirty days, and the other admin refuses it', async () => {
    const { id, approvalId } = await propose('noticeTermDays', 20);
    const trial = await tried(id);
    expect(trial).toMatchObject({ tried: 30, total: 30, done: true, moves: [] });
    expect(await decide(desk.town.secondAdmin, approvalId, 'refuse')).toMatchObject({ status: 200 });
  });
});

describe('a longer term, from tomorrow', () => {
  let change: { id: string; approvalId: string };
  let moved: string[];
  let trial: Trial;

  it('is approved by another admin than the one who proposed it, and by nobody before its dry run is done', async () => {
    change = await propose('noticeTermDays', 45);
    expect(await decide(desk.town.admin, change.approvalId)).toMatchObject({ status: 422, code: 'SAME_HAND' });
    expect(await decide(desk.town.secondAdmin, change.approvalId)).toMatchObject({
      ...{ status: 422, code: 'TRIAL_UNFINISHED' },
    });
    expect(await decide(desk.town.director, change.approvalId)).toMatchObject({ status: 422, code: 'NOT_YOUR_LEVEL' });
  });

  it('is tried on every open case: exactly the served notices are listed, with the old day and the new', async () => {
    trial = await tried(change.id);
    expect(trial).toMatchObject({ tried: 30, total: 30, done: true });
    moved = [...fresh.served, ...at.requested].sort();
    expect(trial.moves.map((one) => one.caseId).sort()).toEqual(moved);
    for (const { caseId, what, was, will } of trial.moves) {
      const { servedOn, termEndsOn } = await noticeOf(caseId);
      expect({ what, was }).toEqual({ what: 'noticeTerm', was: termEndsOn });
      expect(will >= addDays(servedOn ?? ('' as Day), 45)).toBe(true);
      expect(will <= addDays(servedOn ?? ('' as Day), 45 + LONGEST_HOLIDAY)).toBe(true);
    }
  });

  it('rings exactly those cases once it is approved', async () => {
    const before = await rings();
    expect(await decide(desk.town.secondAdmin, change.approvalId)).toMatchObject({ status: 200 });
    await desk.living.quiet();
    expect(await rungSince(before)).toEqual(moved);
    await desk.lived(1);
    for (const { caseId, will } of trial.moves) expect((await noticeOf(caseId)).termEndsOn).toBe(will);
  });

  it('no request is filed when thirty days have passed, and each is on the day after forty-five', async () => {
    const ends = trial.moves.filter((one) => fresh.served.includes(one.caseId));
    const [was = '', will = ''] = [ends[0]?.was, ends[0]?.will];
    expect(new Set(ends.map((one) => one.will)).size).toBe(1);
    await desk.livedTo(addDays(was as Day, 1));
    for (const caseId of fresh.served) expect((await desk.file(caseId)).requests).toEqual([]);
    await desk.livedTo(will as Day);
    for (const caseId of fresh.served) expect((await desk.file(caseId)).requests).toEqual([]);
    await desk.livedTo(addDays(will as Day, 1));
    for (const caseId of fresh.served)
      expect(await desk.openRequest(caseId)).toMatchObject({ what: 'announcement', askedOn: await desk.today() });
  });
});

const byCase = (a: { caseId: string }, b: { caseId: string }): number => (a.caseId < b.caseId ? -1 : 1);

it('leaves everything sound', async () => desk.sound());
