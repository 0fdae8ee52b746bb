import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../apps/local/place.js';
import { storyIdOf } from '../../workflows/messages.js';
import { inGroups, Living } from '../world/living.js';
import { Person } from '../world/person.js';
import { Acts, OWED } from './acts.js';
import type { Cohort } from './cohort.js';
import { soon } from './cohort.js';
import { SEED, Setting, seeded } from './setting.js';
import { atStatement } from './sql-wire.js';

// What the database knows, Temporal may lose: stories that are gone, a server that is away, a database that was dropped.
const FIFTY = 50;
const MINUTE_MS = 60_000;

let setting: Setting;
let acts: Acts;
let living: Living;
let late: Cohort;
let demanded: Cohort;
let dueAt: Map<string, number>;

const trial = (name: string, work: () => Promise<void>): void => it(name, seeded(work));

async function cases(count: number, noticeNow = true): Promise<Cohort> {
  const debts = await setting.town.debts(count);
  setting.opening(debts, noticeNow);
  const opened = await setting.opened(debts);
  await setting.orders.allDone();
  return opened;
}

beforeAll(async () => {
  setting = await Setting.begin({ seed: SEED });
  acts = new Acts(setting);
  living = await Living.in(setting.world);
  [late, demanded] = [await cases(FIFTY), await cases(FIFTY)];
  await late.rest();
});
afterAll(async () => {
  await living?.end();
  await setting?.end();
});

const missing = `case_task WHERE case_id = ANY($1) AND kind = 'serviceMissing'`;

/** Operators can do this to any story, and so can a fault: it is gone and nobody is told. */
async function terminated(cohort: Cohort): Promise<void> {
  await inGroups(cohort.cases, 25, (id) => living.client.workflow.getHandle(storyIdOf(id)).terminate('for the trial'));
  expect(await cohort.runningStories()).toBe(0);
}

/** Each of the cases is ten minutes late, to the second; nobody rings. Answers when each was due. */
async function tenMinutesLate(cohort: Cohort): Promise<Map<string, number>> {
  const rows = await cohort.rows<{ id: string; due: Date }>(
    `WITH raised AS (
       UPDATE collection_case SET clock_offset_s = clock_offset_s + raise_s, due_at = due_at - raise_s * interval '1 second'
         FROM (SELECT id AS late_id, ceil(extract(epoch FROM due_at - clock_timestamp()))::int + 600 AS raise_s FROM collection_case WHERE id = ANY($1)) x
        WHERE id = late_id RETURNING id, due_at, clock_offset_s),
     highest AS (UPDATE installation SET clock_offset_s = greatest(clock_offset_s, (SELECT max(clock_offset_s) FROM raised)))
     SELECT id, due_at AS due FROM raised`,
  );
  return new Map(rows.map(({ id, due }) => [id, due.getTime()]));
}

async function actedInTime(cohort: Cohort, due: Map<string, number>): Promise<void> {
  const acts = await cohort.rows<{ id: string; at: Date }>(
    `SELECT subject_id AS id, at FROM command WHERE subject_id = ANY($1) AND id LIKE '%/task-serviceMissing-%'`,
  );
  expect(acts).toHaveLength(cohort.size);
  const lateness = acts.map(({ id, at }) => at.getTime() - (due.get(id) ?? 0));
  expect(Math.max(...lateness)).toBeLessThan(11 * MINUTE_MS);
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
}

describe('fifty stories that were terminated', () => {
  trial('are gone, and their cases ten minutes late', async () => {
    await terminated(late);
    dueAt = await tenMinutesLate(late);
  });
});

describe('two directors', () => {
  trial('decide the same request at once, a hundred times: exactly one of them wins each time', async () => {
    const { town, world, chance, at } = setting;
    const rivals = [town.director, await Person.enter(world.apiUrl, 'chenshier')] as const;
    const disputed = await cases(100, false);
    const requests = new Map<string, string>();
    await inGroups(disputed.cases, 20, async (id) => {
      const body = { to: 'litigation', reason: '债务人失联' };
      requests.set(id, (await town.collector.must<{ approvalId: string }>(`/cases/${id}/requests`, body)).approvalId);
    });
    const won = { first: 0, second: 0 };
    await inGroups([...requests], 4, async ([caseId, id]) => {
      const words = chance.oneIn(2) ? (['approve', 'refuse'] as const) : (['refuse', 'approve'] as const);
      const delays = [chance.upTo(4), chance.upTo(4)];
      const answers = await Promise.all(
        rivals.map(async (who, n) => {
          await soon(delays[n] ?? 0);
          return who.insist(
            `/approvals/${id}/decision`,
            { decision: words[n], reason: '各自审查' },
            crypto.randomUUID(),
          );
        }),
      );
      const winner = answers.findIndex((answer) => answer.status === 200);
      expect(answers.map((answer) => answer.code).sort()).toEqual(['ALREADY_DECIDED', undefined]);
      won[winner === 0 ? 'first' : 'second'] += 1;
      const [row] = (
        await at.owner.query<{ state: string; by: string; stage: string }>(
          'SELECT a.state, a.decided_by AS by, c.stage FROM approval a JOIN collection_case c ON c.id = a.subject_id WHERE a.id = $1 AND c.id = $2',
          [id, caseId],
        )
      ).rows;
      const approved = words[winner] === 'approve';
      expect(row).toEqual({
        state: approved ? 'approved' : 'refused',
        by: rivals[winner]?.id,
        stage: approved ? 'litigation' : 'intake',
      });
    });
    expect(won.first + won.second).toBe(100);
    expect(Math.min(won.first, won.second)).toBeGreaterThan(0);
  });
});

describe('a payment that is reversed', () => {
  trial('while the last act of the settled case is under way finds a living story', async () => {
    const { world, orders } = setting;
    await demanded.reaches(FIFTY, 'notice WHERE case_id = ANY($1)');
    await acts.pay(demanded, OWED);
    await demanded.reaches(FIFTY, `collection_case WHERE id = ANY($1) AND stage = 'settled'`);
    world.workerSql.lay(atStatement(/UPDATE outside_act SET state = \$2/)); // The letter that nobody wants any more is dropped.
    await demanded.hurry();
    await world.workerSql.holds(5);
    const reversed = acts.reverse(demanded, OWED, 1_500);
    await soon(500);
    world.workerSql.release();
    await reversed;
    await demanded.rest();
    expect(await demanded.stages()).toEqual({ notice: FIFTY });
    expect(await demanded.runningStories()).toBe(FIFTY);
    expect(await demanded.count(`outside_act WHERE subject_id = ANY($1) AND state = 'wanted'`)).toBe(0);
    await orders.allDone();
  });
});

describe('while Temporal is away', () => {
  trial('payments, decisions and new cases are accepted, and all stories follow', async () => {
    const { world, town, orders } = setting;
    const known = await cases(30);
    await known.rest();
    const [ten, twenty] = [setting.cohort(known.cases.slice(0, 10)), setting.cohort(known.cases.slice(10))];
    const debts = await town.debts(10);
    await inGroups(twenty.cases, 20, (id) =>
      town.collector.must(`/cases/${id}/requests`, { to: 'litigation', reason: '转移财产' }),
    );
    await known.rest();
    await world.kill('temporal');
    await acts.pay(ten, OWED);
    await acts.approve(twenty, 'director');
    const started = await Promise.all(
      debts.map(
        async (debtId) =>
          (await orders.give<{ caseId: string }>(town.collector, '/cases', { debtIds: [debtId], noticeNow: true })).body
            .caseId,
      ),
    );
    await orders.allDone();
    const ready = await fetch(`${world.apiUrl}/readyz`);
    expect(ready.status).toBe(200);
    expect((await fetch(`${world.worker.url}/readyz`)).status).toBe(503);
    await world.back('temporal');
    const fresh = setting.cohort(started);
    await Promise.all([ten.rest(), twenty.rest(), fresh.rest()]);
    expect(await ten.stages()).toEqual({ settled: 10 });
    expect(await twenty.stages()).toEqual({ litigation: 20 });
    expect(await fresh.stages()).toEqual({ notice: 10 });
    expect(await ten.runningStories()).toBe(0);
  });
});

describe('fifty stories whose cases were late', () => {
  trial('are back, and have acted within eleven minutes, though nobody rang', async () => {
    await late.reaches(FIFTY, missing, 90_000); // The relay sweeps once a minute.
    await actedInTime(late, dueAt);
    await late.rest();
    expect(await late.runningStories()).toBe(FIFTY);
  });

  trial('come back at once when a worker starts', async () => {
    await terminated(demanded);
    dueAt = await tenMinutesLate(demanded);
    await soon(1_000); // Late by more than ten minutes.
    await setting.world.worker.restart();
    await demanded.reaches(FIFTY, missing);
    await actedInTime(demanded, dueAt);
    await setting.alike();
  });
});

describe("Temporal's database is dropped", () => {
  trial('and after ringing all every case goes on from where its row stands, by its own timer', async () => {
    const { world, at } = setting;
    const open = setting.cohort(
      (
        await at.owner.query<{ id: string }>(`SELECT id FROM collection_case WHERE stage NOT IN ('settled', 'ended')`)
      ).rows.map(({ id }) => id),
    );
    await open.rest();
    const before = await open.stages();
    await world.temporal.dropDatabase();
    expect(await open.runningStories()).toBe(0);
    const main = join(projectRoot(), 'dist/apps/worker/main.js');
    const { stdout } = await promisify(execFile)(process.execPath, [main, '--ring-all'], {
      env: { PATH: process.env.PATH, ...world.env },
    });
    expect(JSON.parse(stdout)).toEqual({ rung: open.size });
    await open.rest();
    expect(await open.stages()).toEqual(before);
    expect(await open.runningStories()).toBe(open.size);
    const actedBefore = await open.count(`command WHERE subject_id = ANY($1) AND by = 'clock'`);
    await living.hopTo((await living.nextDueDay()) ?? (await living.today()));
    // The hand-overs to the court's people have had their two days: a task for each.
    expect(await open.count(`command WHERE subject_id = ANY($1) AND by = 'clock'`)).toBeGreaterThanOrEqual(
      actedBefore + 20,
    );
  });

  trial('and nothing was lost or doubled in all of it', async () => {
    expect(await setting.orders.answeredOtherwise()).toEqual([]);
    expect(await setting.harms('at rest')).toEqual([]);
  });
});
