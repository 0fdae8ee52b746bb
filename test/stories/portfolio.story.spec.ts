import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, daysBetween, type Day } from '../../libs/ground/calendar/calendar.js';
import { checkInvariants } from '../check/check.js';
import { tableOf } from '../check/finding.js';
import { Chance } from '../model/chance.js';
import { PostOffice } from '../post/post-office.js';
import { startWorld, type World } from '../servers/world.js';
import type { BerkaLedger } from '../data/berka.js';
import { inGroups, Living } from '../world/living.js';
import { Town } from '../world/town.js';
import { Agenda } from './portfolio/agenda.js';
import { importBerka, openBad } from './portfolio/bank.js';
import type { Office } from './portfolio/doings.js';
import type { CaseFile, ListedCase } from './portfolio/file.js';
import { expectMoney } from './portfolio/money.js';
import { finishTasks, react } from './portfolio/office.js';
import { counted, entrySums, ledgerOwed, printed, stageLines, wholeLedger } from './portfolio/table.js';

const SEED = Number(process.env.PORTFOLIO_SEED ?? 1998);
const DAYS = 400;
const SECRET = 'post-secret-of-the-portfolio';
const KILLS = [60, 190]; // Days on which the worker is killed.

const chance = new Chance(SEED);
const folder = mkdtempSync(join(tmpdir(), 'qingshou-portfolio-'));
let post: PostOffice;
let world: World;
let living: Living;
let office: Office;
let ledger: BerkaLedger;
let files: CaseFile[] = [];

beforeAll(async () => {
  post = await PostOffice.open({ journal: join(folder, 'journal'), secret: SECRET, mischief: 0.1, seed: SEED });
  world = await startWorld({ postUrl: post.url, postSecret: SECRET, fsync: false });
  living = await Living.in(world);
  const town = await Town.settle(world);
  const tallies = { done: new Map<string, number>(), refused: new Map<string, number>() };
  office = { town, agenda: new Agenda(), chance, today: await living.today(), ...tallies, cashFen: 0 };
});
afterAll(async () => {
  await living?.end();
  await world?.stop();
  post?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everybody looks at the list once, and plans what follows from what has changed. */
async function look(): Promise<void> {
  office.today = await living.today();
  const { cases } = await office.town.collector.see<{ cases: ListedCase[] }>('/cases?limit=200');
  const rows = new Map(cases.map((row) => [row.id, row]));
  for (const file of files) {
    file.row = rows.get(file.caseId);
    react(office, file);
  }
}

/** What is due at the desks today, eight people at a time. */
async function work(): Promise<void> {
  const acts = office.agenda.due(office.today);
  await inGroups(acts, 8, (act) => act());
  if (acts.length > 0) await finishTasks(office);
}

/** A worker that dies without a word, and another that takes over. */
async function killed(): Promise<void> {
  await world.worker.kill9();
  await world.worker.restart();
}

async function live(from: Day, until: Day): Promise<void> {
  const kills = KILLS.map((days) => addDays(from, days));
  for (let today = from; today < until;) {
    const stops = [until, await living.nextDueDay(), office.agenda.next].filter(
      (one): one is Day => one !== undefined && one > today,
    );
    today = stops.sort()[0] ?? until;
    const isKill = kills[0] !== undefined && today >= kills[0];
    // One kill falls into the moving of the stories, the other into the people's acts.
    const first = isKill && kills.length === KILLS.length ? soon(killed) : undefined;
    await living.hopTo(today);
    await look();
    const second = isKill && !first ? soon(killed) : undefined;
    await work();
    await Promise.all([first, second]);
    if (isKill) kills.shift();
    await living.quiet();
    await look();
  }
}

const soon = async (act: () => Promise<void>): Promise<void> => {
  await new Promise((later) => setTimeout(later, 60));
  await act();
};

describe(`the portfolio of Berka, seed ${SEED}`, () => {
  it('comes in through the door: 682 loans, of which 76 cases are opened', async () => {
    const { collector } = office.town;
    const imported = await importBerka(collector, { today: office.today, seed: SEED });
    ledger = imported.ledger;
    files = await openBad(collector, { ...imported, chance });
    await living.quiet();
    expect(files).toHaveLength(76);
    const opened = ledger.rows.reduce((all, row) => all + row.owedFen, 0n);
    expect((await wholeLedger(living.owner)).owed).toBe(opened);
  });

  it(`lives ${DAYS} days with its people, its post and two dead workers`, async () => {
    await look();
    for (const file of files) expectMoney(office, file);
    const from = office.today;
    await live(from, addDays(from, DAYS));
    expect(daysBetween(from, await living.today())).toBe(DAYS);
  }, 480_000);

  it('is where its table says, to the fen', async () => {
    const { owner } = living;
    const lines = await stageLines(owner);
    const tallies = {
      letters: await counted(owner, 'SELECT state AS what, count(*) AS n FROM outside_act GROUP BY 1'),
      requests: await counted(owner, 'SELECT state AS what, count(*) AS n FROM approval GROUP BY 1'),
      ...{ done: Object.fromEntries([...office.done].sort()), refused: Object.fromEntries(office.refused) },
    };
    console.log(`seed ${SEED}, ${DAYS} days\n${printed(lines, tallies)}`);
    const standing = lines.map((line) => line.stage);
    expect(standing).toEqual(expect.arrayContaining(['litigation', 'writtenOff', 'settled']));
    expect(standing.some((stage) => ['notice', 'announcement', 'urging'].includes(stage))).toBe(true);
    const sums = await entrySums(owner);
    const sum = (kind: string): bigint => sums.get(kind) ?? 0n;
    const { owed, surplus, cash } = await wholeLedger(owner);
    expect(sum('opening')).toBe(ledger.rows.reduce((all, row) => all + row.owedFen, 0n));
    expect(owed).toBe(sum('opening') + sum('charge') - sum('payment') - sum('recovery') + surplus);
    expect(cash).toBe(BigInt(office.cashFen));
    expect(cash).toBe(sum('payment') + sum('recovery'));
    expect([sum('writeOff') > 0n, sum('recovery') > 0n, surplus > 0n]).toEqual([true, true, true]);
    expect(await listedOwed()).toEqual(await ledgerOwed(owner));
    expect(files.filter((file) => file.row?.parked)).toEqual([]);
  });

  it('has put no letter into the post twice, and knows of each that went out', async () => {
    const keys = post.handed().map((one) => one.key);
    const gone = await living.owner.query<{ id: string }>(`SELECT id FROM outside_act WHERE state = 'done'`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(gone.rows.map((row) => row.id))).toEqual(new Set(keys));
    expect(keys.length).toBeGreaterThan(150);
  });

  it('breaks no invariant', async () => {
    const { cases } = await office.town.collector.see<{ cases: ListedCase[] }>('/cases?limit=200');
    const debtOf = new Map(files.map((file) => [file.caseId, file.debtId]));
    const apiReports = cases.map((row) => ({
      ...{ name: `case ${row.id} in the list`, of: 'owed' as const, fen: row.owedFen },
      debtIds: [debtOf.get(row.id) ?? ''],
    }));
    const { ownerUrl, temporal } = world;
    // Nobody here pays by a plan; the squad's story does.
    const { rows } = await checkInvariants({ ownerUrl, temporal, apiReports, mayBeEmpty: [20] });
    console.log(tableOf(rows));
    expect(rows.filter((row) => row.failures.length > 0)).toEqual([]);
  });

  async function listedOwed(): Promise<Map<string, bigint>> {
    const { cases } = await office.town.collector.see<{ cases: ListedCase[] }>('/cases?limit=200');
    return new Map(cases.map((row) => [row.id, BigInt(row.owedFen)]));
  }
});
