import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Acts, OWED, PART } from './acts.js';
import type { Cohort } from './cohort.js';
import { soon } from './cohort.js';
import { COHORT, SEED, Setting, seeded } from './setting.js';
import { atCommit, atStatement } from './sql-wire.js';

// Cases, in flight all of them, are killed under the hands of people and clock at the exact places where something could
// be lost or doubled: a wire of ours holds what is said there, then the processes die.
let setting: Setting;
let acts: Acts;
let debtsA: string[];
let a: Cohort;
let b: Cohort;
let c: Cohort;
let lettersOfA: Promise<void>;

beforeAll(async () => {
  setting = await Setting.begin({ seed: SEED });
  acts = new Acts(setting);
});
afterAll(async () => {
  await setting?.end();
});

/** After a kill: every order of the whole life so far has one effect, and nothing else has happened. */
const unharmed = async (): Promise<void> => expect(await setting.harms('under way')).toEqual([]);

const trial = (name: string, work: () => Promise<void>): void => it(name, seeded(work));

describe('a file of fifty loans', () => {
  trial('whose import dies with the API before the commit is not imported at all, and after it whole', async () => {
    const { world, town, orders, at } = setting;
    const rows = Array.from(
      { length: COHORT },
      (_, n) =>
        `灭借${n},示例甲${n},${String(n).padStart(18, '7')},2023-01-10,2025-01-10,20000.00,10000.00,200.00,50.00,0.00`,
    );
    const csv = ['合同号,借款人,证件号,发放日,到期日,金额,本金余额,欠息,罚息,费用', ...rows].join('\n');
    const batch = await town.collector.must<{ id: string }>('/imports', {
      fileName: 'kills.csv',
      contentBase64: Buffer.from(csv).toString('base64'),
    });
    const known = async (): Promise<number> =>
      (await at.owner.query(`SELECT 1 FROM debt WHERE contract_no LIKE '灭借%'`)).rowCount ?? 0;
    world.apiSql.lay(atCommit(/UPDATE batch_row r SET debt_id/, 'question'));
    const confirmed = orders.give<{ debtIds: string[] }>(town.collector, `/imports/${batch.id}/confirmation`, {
      skipFaulty: false,
    });
    await world.apiSql.holds(1);
    await world.kill('api');
    expect(await known()).toBe(0);
    world.apiSql.lay(atCommit(/UPDATE batch_row r SET debt_id/));
    await world.back('api');
    await world.apiSql.holds(1);
    await world.kill('api');
    expect(await known()).toBe(COHORT);
    await world.back('api');
    debtsA = (await confirmed).body.debtIds;
    expect(debtsA).toHaveLength(COHORT);
    await orders.allDone();
  });

  trial('whose cases are opened in bulk while API and worker die between a case and the mark on its row', async () => {
    const { world, chance } = setting;
    world.apiSql.lay(atStatement(/UPDATE "bulk_row"/, 5 + chance.upTo(40)));
    setting.opening(debtsA);
    await world.apiSql.holds(1);
    await world.kill('api', 'worker');
    await world.back('api', 'worker');
    a = await setting.opened(debtsA);
    await a.reaches(COHORT, `collection_case WHERE id = ANY($1) AND stage = 'notice'`);
    await unharmed();
  });
});

describe('letters', () => {
  trial('are in the post, and the worker dies before it has noted that', async () => {
    const { world } = setting;
    world.workerSql.lay(atStatement(/UPDATE outside_act SET state = \$2/));
    await a.hurry();
    await world.workerSql.holds(6);
    const out = world.post.handed().length;
    await world.kill('worker');
    expect(out).toBeGreaterThanOrEqual(6);
    expect(await a.count(`outside_act WHERE subject_id = ANY($1) AND state = 'done'`)).toBe(0);
    await world.back('worker');
    lettersOfA = a.rest(200_000); // Hands of thirty seconds have died: the others do not wait for them.
    lettersOfA.catch(() => undefined);
  });
});

describe('the clock', () => {
  trial('has issued a demand, and worker, API and Temporal die before the story hears of it', async () => {
    const { world, town } = setting;
    const debts = await town.debts(COHORT);
    world.workerSql.lay(atCommit(/INSERT INTO "notice"/));
    setting.opening(debts);
    await world.workerSql.holds(8);
    await world.kill('worker', 'api', 'temporal');
    await world.back('temporal', 'api', 'worker');
    b = await setting.opened(debts);
    await b.rest();
    expect(await b.stages()).toEqual({ notice: COHORT });
    expect(await b.count(`outside_act WHERE subject_id = ANY($1) AND state = 'done'`)).toBe(COHORT);
    await unharmed();
  });
});

describe('people', () => {
  trial('record fifty proofs of service, and PostgreSQL dies in the middle; API and worker live on', async () => {
    const { world } = setting;
    await acts.dying(() => acts.serve(b), 'postgres');
    await world.back('postgres');
    await setting.orders.allDone();
    await b.rest();
    expect(await b.count('notice WHERE case_id = ANY($1) AND served_on IS NOT NULL')).toBe(COHORT);
    await unharmed();
  });
});

describe('requests', () => {
  trial('are filed by the clock, and worker, API and Temporal die while none of it reaches Temporal', async () => {
    const { world } = setting;
    const filed = `approval WHERE subject_id = ANY($1) AND what = 'announcement'`;
    await setting.pass(45);
    await b.reaches(5, filed);
    world.workerTemporal.deaf = true;
    for (let before = -1, now = 0; now > before; now = await b.count(filed)) {
      before = now;
      await soon(300);
    }
    await world.kill('worker', 'api', 'temporal');
    await world.back('temporal', 'api', 'worker');
    await b.rest();
    expect(await b.count(filed)).toBe(COHORT);
    await unharmed();
  });

  trial('are decided, and API, worker and Temporal die before anybody has his answer', async () => {
    const { world } = setting;
    world.apiSql.lay(atCommit(/UPDATE "approval"/));
    await acts.approve(b, 'supervisor');
    await world.apiSql.holds(5);
    await world.kill('api', 'worker', 'temporal');
    await world.back('temporal', 'api', 'worker');
    await setting.orders.allDone();
    await b.rest();
    expect(await b.stages()).toEqual({ announcement: COHORT });
    expect(await b.count(`notice WHERE case_id = ANY($1) AND stage = 'announcement'`)).toBe(COHORT);
    await unharmed();
  });
});

describe('bells', () => {
  trial('have been rung for fifty payments, and the worker dies before they are taken down', async () => {
    const { world, orders } = setting;
    world.workerSql.lay(atStatement(/^DELETE FROM ring/));
    await acts.pay(b, PART);
    await world.workerSql.holds(8);
    await orders.allDone();
    await world.kill('worker');
    expect(await b.count('ring WHERE stream_id IN (SELECT debt_id FROM case_debt WHERE case_id = ANY($1))')).toBe(
      COHORT,
    );
    await world.back('worker');
    await b.rest();
    await unharmed();
  });

  trial(
    'hang for payments in full that were committed, and API and worker die before the answer and the bell',
    async () => {
      const { world, orders } = setting;
      world.apiSql.lay(atCommit(/INSERT INTO "ledger_entry"/));
      await acts.pay(b, OWED - PART);
      await world.apiSql.holds(5);
      await world.kill('api', 'worker');
      await world.back('api', 'worker');
      await orders.allDone();
      await b.rest();
      expect(await b.stages()).toEqual({ settled: COHORT });
      expect(await b.runningStories()).toBe(0);
      await unharmed();
    },
  );

  trial('reach Temporal for fifty reversals, its answers do not come back, and worker and Temporal die', async () => {
    const { world, orders } = setting;
    world.workerTemporal.mute = true;
    await acts.reverse(b, OWED - PART);
    await orders.allDone();
    while ((await b.runningStories()) < 30) await soon(50);
    await world.kill('worker', 'temporal');
    await world.back('temporal', 'worker');
    await b.rest();
    expect(await b.stages()).toEqual({ announcement: COHORT });
    expect(await b.runningStories()).toBe(COHORT);
    await unharmed();
  });
});

describe('everything', () => {
  trial('dies at once under fifty new cases, and each again while it starts', async () => {
    const { world, town, chance } = setting;
    const debts = await town.debts(COHORT);
    setting.opening(debts);
    while ((await setting.held(debts)) < 15) await soon(5);
    await world.kill('api', 'worker', 'temporal', 'postgres');
    await world.dieAtStart('postgres', 5 + chance.upTo(60));
    await world.dieAtStart('temporal', 20 + chance.upTo(300));
    await world.back('postgres', 'temporal');
    await Promise.all([
      world.dieAtStart('api', 300 + chance.upTo(1_200)),
      world.dieAtStart('worker', 300 + chance.upTo(1_500)),
    ]);
    await world.back('api', 'worker');
    c = await setting.opened(debts);
    await c.rest();
    expect(await c.stages()).toEqual({ notice: COHORT });
    await unharmed();
  });
});

describe('two workers', () => {
  const missing = `case_task WHERE case_id = ANY($1) AND kind = 'serviceMissing'`;

  trial('share the work, one dies with acts committed and not told, and the other finishes', async () => {
    const { world } = setting;
    const second = await world.anotherWorker();
    world.workerSql.lay(atCommit(/INSERT INTO "case_task"/));
    await setting.pass(17);
    await world.workerSql.holds(3);
    await world.kill('worker');
    await c.rest();
    expect(await c.count(missing)).toBe(COHORT);
    await world.back('worker');
    // Both relays ring the same bells: the first cannot take them down for a while.
    world.workerSql.lay(atStatement(/^DELETE FROM ring/));
    await acts.pay(c, PART);
    await world.workerSql.holds(3);
    await setting.orders.allDone();
    world.workerSql.release();
    await c.rest();
    await second.door.kill9();
    await unharmed();
  });
});

describe('servers', () => {
  trial('PostgreSQL and Temporal die together under fifty proofs of service; API and worker live on', async () => {
    await acts.dying(() => acts.serve(b), 'postgres', 'temporal');
    await setting.world.back('postgres', 'temporal');
    await setting.orders.allDone();
    await b.rest();
    expect(await b.count('notice WHERE case_id = ANY($1) AND served_on IS NOT NULL')).toBe(2 * COHORT);
    await unharmed();
  });

  trial('Temporal dies while it is told of fifty terms that have ended; the worker lives on', async () => {
    const { world } = setting;
    const filed = `approval WHERE subject_id = ANY($1) AND what = 'urging'`;
    await setting.pass(45);
    await b.reaches(5, filed);
    await world.kill('temporal');
    await soon(1_000);
    await world.back('temporal');
    await b.rest();
    expect(await b.count(filed)).toBe(COHORT);
    await unharmed();
  });
});

describe('at the end', () => {
  trial('no letter is lost or out twice: what the post has is done, what nobody knows is with a person', async () => {
    await lettersOfA;
    await a.rest();
    const uncertain = await a.count(`outside_act WHERE subject_id = ANY($1) AND state = 'uncertain'`);
    expect(await a.count(`outside_act WHERE subject_id = ANY($1) AND state = 'done'`)).toBe(COHORT - uncertain);
    expect(uncertain).toBeLessThan(COHORT / 2);
    await unharmed();
  });

  trial('whoever asks again with his key has the same answer, and every open case one living story', async () => {
    expect(await setting.orders.answeredOtherwise()).toEqual([]);
    expect(await setting.harms('whole life')).toEqual([]);
    for (const cohort of [a, b, c]) expect(await cohort.runningStories()).toBe(COHORT);
  });
});
