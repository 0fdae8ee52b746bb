import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowBundle } from '@temporalio/worker';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addDays } from '../../libs/ground/calendar/calendar.js';
import { storyIdOf } from '../../workflows/messages.js';
import { startWorld, type World } from '../servers/world.js';
import { Living } from '../world/living.js';
import { historyOf, keepHistory, type History } from '../world/record-history.js';
import { bundled, replayed } from '../world/replay.js';
import { Town, type CaseView } from '../world/town.js';
import { must, opinions, prepared } from '../world/write-off.js';

// `RECORD_HISTORIES=1` keeps these lives in workflows/histories, where every check replays them.
const RECORDS = process.env.RECORD_HISTORIES === '1';
const MANY = RECORDS ? 240 : 70; // Payments of a long life: over 300 events, or until it continues as new.

let world: World;
let living: Living;
let town: Town;
let bundle: WorkflowBundle;

beforeAll(async () => {
  world = await startWorld();
  living = await Living.in(world);
  town = await Town.settle(world);
  bundle = await bundled();
});
afterAll(async () => {
  await living?.end();
  await world?.stop();
});

const view = (id: string): Promise<CaseView> => town.collector.see<CaseView>(`/cases/${id}`);

async function opened(): Promise<{ caseId: string; debtId: string }> {
  const [debtId = ''] = await town.debts(1);
  const { caseId } = await town.collector.must<{ caseId: string }>('/cases', { debtIds: [debtId], noticeNow: true });
  return { caseId, debtId };
}

async function pays(debtId: string, amountFen: number): Promise<string> {
  const body = { amountFen, valueDay: await living.today(), channel: 'transfer', payer: { name: '示例代偿人' } };
  return (await town.finance.must<{ entryId: string }>(`/debts/${debtId}/payments`, body)).entryId;
}

async function served(caseId: string): Promise<void> {
  const { notices, stage } = await view(caseId);
  const demand = notices.find((notice) => notice.stage === stage);
  const proof = { kind: 'signature', reference: '回执联 1' };
  const body = { result: 'signed', resultOn: await living.today(), proof };
  await town.collector.must(`/notices/${demand?.id ?? ''}/deliveries`, body);
}

async function decided(caseId: string, who: 'supervisor' | 'director', decision: string): Promise<void> {
  const request = (await view(caseId)).requests.find((one) => one.state === 'open');
  await town[who].must(`/approvals/${request?.id ?? ''}/decision`, { decision, reason: '示例意见' });
  await living.quiet();
}

const lived = async (days: number): Promise<void> =>
  living.until(addDays(await living.today(), days), async () => undefined);

const runOf = async (caseId: string): Promise<string> =>
  (await living.client.workflow.getHandle(storyIdOf(caseId)).describe()).runId;

/** What was lived fits the stories as they are; kept when told so. */
async function remembered(name: string, history: History): Promise<number> {
  if (RECORDS) keepHistory(name, history);
  expect(await replayed(bundle, [{ name, history }])).toEqual(new Map());
  return history.events?.length ?? 0;
}

describe('lives that can be told again', () => {
  it('one that is paid at once', async () => {
    const { caseId, debtId } = await opened();
    await living.quiet();
    await pays(debtId, (await view(caseId)).owedFen);
    await living.quiet();
    expect((await view(caseId)).stage).toBe('settled');
    expect(await remembered('settled-early', await historyOf(living.client, caseId))).toBeLessThan(60);
  });

  it('one through all its stages, with a request that is refused, one that is raised, and a write-off', async () => {
    const { caseId, debtId } = await opened();
    await living.quiet();
    await served(caseId);
    await lived(45);
    await decided(caseId, 'director', 'refuse');
    await town.collector.must(`/cases/${caseId}/requests`, { to: 'announcement', reason: '已补充材料' });
    await decided(caseId, 'supervisor', 'approve');
    await lived(2);
    await served(caseId);
    await lived(60); // Nobody decides: the request goes up.
    await decided(caseId, 'director', 'approve');
    await lived(2);
    await served(caseId);
    await lived(75);
    await decided(caseId, 'director', 'approve');
    await town.legal.must(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] });
    const wanted = { to: 'writtenOff', reason: '长期追索无果', ground: 'smallLongPursued' };
    await prepared(town, { caseId, ground: 'smallLongPursued', acts: must });
    const asked = await town.legal.must<{ approvalId: string }>(`/cases/${caseId}/requests`, wanted);
    await opinions(town, { approvalId: asked.approvalId, acts: must });
    await decided(caseId, 'director', 'approve');
    await pays(debtId, (await view(caseId)).owedFen);
    await living.quiet();
    expect((await view(caseId)).stage).toBe('settled');
    await remembered('whole-line', await historyOf(living.client, caseId));
  });

  it('one whose letter got lost: the story pauses, asks, and leaves it to a person', async () => {
    const { caseId } = await opened();
    const [act] = await letterOf(caseId);
    // Something lies where the letter should: the tray refuses it, and does not know it when it is asked.
    const tray = join(dirname(world.temporal.dbFile), 'data/out-tray');
    mkdirSync(tray, { recursive: true });
    writeFileSync(join(tray, `${act ?? ''}.txt`), '');
    await living.quiet();
    expect((await view(caseId)).tasksOpen.map((task) => task.kind)).toEqual(['letterUncertain']);
    await remembered('lost-letter', await historyOf(living.client, caseId));
  });

  it('one with bells while it takes its turn', async () => {
    const { caseId, debtId } = await opened();
    await living.quiet();
    let history = await historyOf(living.client, caseId);
    for (let tries = 0; tries < 3 && !hasBellsInATurn(history); tries++) {
      const signal = { stream: `debt/${debtId}`, seq: 0, event: 'RungAll' };
      const story = living.client.workflow.getHandle(storyIdOf(caseId));
      // The row is held, so that the turn begun by the payment still waits for it when the other bells ring.
      const holder = await living.owner.connect();
      await holder.query('BEGIN');
      await holder.query('SELECT id FROM collection_case WHERE id = $1 FOR NO KEY UPDATE', [caseId]);
      await pays(debtId, 100);
      await waits();
      await Promise.all(Array.from({ length: 4 }, () => story.signal('happened', signal)));
      await holder.query('ROLLBACK');
      holder.release();
      await living.quiet();
      history = await historyOf(living.client, caseId);
    }
    expect(hasBellsInATurn(history)).toBe(true);
    await remembered('bells-in-a-turn', history);
  });

  it('one that settles and is reopened: its second story', async () => {
    const { caseId, debtId } = await opened();
    await living.quiet();
    const first = await runOf(caseId);
    const entryId = await pays(debtId, (await view(caseId)).owedFen);
    await living.quiet();
    await town.reverse(entryId);
    await living.quiet();
    expect((await view(caseId)).stage).toBe('notice');
    expect(await runOf(caseId)).not.toBe(first);
    await pays(debtId, 1_000);
    await living.quiet();
    await remembered('reopened', await historyOf(living.client, caseId));
  });

  it('a long one, with many small payments', async () => {
    const { caseId, debtId } = await opened();
    await living.quiet();
    const first = await runOf(caseId);
    for (let paid = 0; paid < MANY; paid++) {
      await pays(debtId, 100);
      await living.quiet();
    }
    const events = await remembered('many-payments', await historyOf(living.client, caseId, first));
    expect(events).toBeGreaterThan(300);
    expect((await runOf(caseId)) !== first).toBe(RECORDS); // A life that is long goes on in a new run.
    if (RECORDS) await remembered('gone-on', await historyOf(living.client, caseId));
  });
});

/** Until somebody stands before a row that is held: the turn that the payment rang. */
async function waits(): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until;) {
    const sql = 'SELECT 1 FROM pg_locks WHERE NOT granted';
    if ((await living.owner.query(sql)).rowCount) return;
    await new Promise((later) => setTimeout(later, 20));
  }
}

async function letterOf(caseId: string): Promise<string[]> {
  for (;;) {
    const sql = 'SELECT id FROM outside_act WHERE subject_id = $1';
    const found = await living.owner.query<{ id: string }>(sql, [caseId]);
    if (found.rows.length > 0) return found.rows.map((row) => row.id);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** A bell at a resting story calls for a turn at once; two in a row, with no call between, hung while a turn was taken. */
function hasBellsInATurn(history: History): boolean {
  const kinds = (history.events ?? []).flatMap((event) => {
    if (event.workflowExecutionSignaledEventAttributes) return ['bell'];
    return event.workflowTaskScheduledEventAttributes ? ['call'] : [];
  });
  return /call (bell ){2,}call/.test(kinds.slice(2).join(' '));
}
