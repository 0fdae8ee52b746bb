import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ScopeKind } from '../../apps/api/door/scope.service.js';
import { mayDo, rights, roles, type Right, type Role } from '../../libs/people/staff/staff.js';
import { startWorld, type World } from '../servers/world.js';
import { inGroups, Living } from '../world/living.js';
import { Town, type CaseView } from '../world/town.js';
import { answers, badAnswers, Caller, knock } from './doors/caller.js';
import { files } from './doors/files.js';
import { fuzzed } from './doors/fuzz.js';
import { deep, deepObject, isHard, oddIds, spoiled } from './doors/poison.js';
import { rowCounts, rowState } from './doors/rows.js';
import { bodies, doors, kindOf, wanted, type Door } from './doors/table.js';

const SEED = Number(process.env.DOORS_SEED ?? 20261121);
const LOGINS: Record<Role, string> = {
  ...{ collector: 'zhangsan', supervisor: 'lisi', director: 'zhaoliu', legal: 'wangwu', finance: 'qianqi' },
  ...{ auditor: 'sunba', admin: 'zhoujiu' },
};

let world: World;
let living: Living;
let town: Town;
const at = {} as Record<Role, Caller>; // Of 东河 and above it.
const beyond = {} as Record<Role, Caller>; // The same roles in 西岭, which sees nothing of 东河.
const ids = {} as Record<ScopeKind, string>;

const all = doors();
const closed = all.filter((door) => !['open', 'signedIn'].includes(wanted[door.id] ?? ''));
const writing = all.filter((door) => door.writes);
const door = (id: string): Door => all.find((one) => one.id === id) as Door;
const rightOf = (one: Door): Right => wanted[one.id] as Right;
const idFor = (one: Door): string => ids[kindOf(one.path) ?? 'case'] ?? randomUUID();
const holderOf = (one: Door): Caller => at[rights[rightOf(one)][0] as Role];

beforeAll(async () => {
  world = await startWorld();
  living = await Living.in(world);
  town = await Town.settle(world);
  for (const role of roles) at[role] = await Caller.enter(world, LOGINS[role]);
  await settleBeyond();
  await fill();
}, 120_000);
afterAll(async () => {
  await living?.end();
  await world?.stop();
});

/** People of every role in the other branch. */
async function settleBeyond(): Promise<void> {
  const { units } = (await at.admin.call({ method: 'GET', path: '/api/v1/units' })).body as {
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
    expect((await at.admin.at(door('addStaff'), { body })).status).toBe(200);
    beyond[role] = await Caller.enter(world, `beyond-${role}`);
  }
}

/** One row of each kind in 东河. */
async function fill(): Promise<void> {
  const csv = '合同号,借款人,发放日,到期日,金额,本金余额\n门前1,示例甲,2023-01-10,2025-01-10,20000,10000';
  const contentBase64 = Buffer.from(csv).toString('base64');
  ids.batch = (await town.collector.must<{ id: string }>('/imports', { fileName: 'a.csv', contentBase64 })).id;
  const { debtIds } = await town.collector.must<{ debtIds: string[] }>(`/imports/${ids.batch}/confirmation`, {
    skipFaulty: false,
  });
  ids.debt = debtIds[0] ?? '';
  ids.bulk = (await town.collector.must<{ bulkId: string }>('/bulk-starts', { debtIds, noticeNow: true })).bulkId;
  for (ids.case = ''; ids.case === ''; await new Promise((later) => setTimeout(later, 100))) {
    const bulk = await town.collector.see<{ results: { caseId: string | null }[] }>(`/bulk-starts/${ids.bulk}`);
    ids.case = bulk.results[0]?.caseId ?? '';
  }
  await living.quiet();
  const today = await living.today();
  const money = { amountFen: 100, valueDay: today, channel: 'cash', payer: { name: '示例代偿人' } };
  ids.entry = (await town.finance.must<{ entryId: string }>(`/debts/${ids.debt}/payments`, money)).entryId;
  const view = await town.collector.see<CaseView>(`/cases/${ids.case}`);
  ids.notice = view.notices[0]?.id ?? '';
  ids.act = view.notices[0]?.act?.id ?? '';
  for (const kind of ['envelope', 'envelope'])
    await town.collector.must(`/notices/${ids.notice}/deliveries`, {
      result: 'returned',
      resultOn: today,
      proof: { kind, reference: '退回' },
    });
  ids.task = (await town.collector.see<CaseView>(`/cases/${ids.case}`)).tasksOpen[0]?.id ?? '';
  const asked = { to: 'litigation', reason: '转移财产' };
  ids.request = (await town.collector.must<{ approvalId: string }>(`/cases/${ids.case}/requests`, asked)).approvalId;
  await living.quiet();
}

/** Nothing is written or moved by acts that are refused; answers of business refusals apart, which are kept. */
async function unchanged(act: () => Promise<void>): Promise<void> {
  await living.quiet();
  const before = { counts: await rowCounts(living.owner), state: await rowState(living.owner) };
  await act();
  await living.quiet();
  expect({ counts: await rowCounts(living.owner), state: await rowState(living.owner) }).toEqual(before);
}

/** Sends bodies to a door, each refused: answers those that were not. */
async function takenAt(one: Door, id: string, tries: readonly { what: string; body: unknown }[]): Promise<string[]> {
  const taken: string[] = [];
  await inGroups(tries, 8, async ({ what, body }) => {
    const answer = await holderOf(one).at(one, { id, body });
    if (answer.status < 400) taken.push(`${one.id} ${what}`);
  });
  return taken;
}

describe('who may pass which door', () => {
  it('is told for every door that the API describes, and every body and row is known here', () => {
    expect(all.map((one) => one.id).sort()).toEqual(Object.keys(wanted).sort());
    expect(all.filter((one) => one.takesBody && !(one.id in bodies)).map((one) => one.id)).toEqual([]);
    expect(all.filter((one) => one.path.includes('{id}') && !kindOf(one.path))).toEqual([]);
    expect(Object.entries(ids).filter(([, id]) => !/^[0-9a-f-]{36}$/.test(id))).toEqual([]);
    expect(new Set(closed.map(rightOf))).toEqual(
      new Set([...(Object.keys(rights) as Right[])].filter((right) => right !== 'record.read')),
    );
  });

  it('is every role with the right and no other, at every door', async () => {
    const wrong: string[] = [];
    await unchanged(async () => {
      for (const one of closed)
        await inGroups(roles, 7, async (role) => {
          // A row that does not exist: whoever may is told so, whoever may not is never told that much.
          const answer = await at[role].at(one, {
            body: bodies[one.id],
            id: randomUUID(),
            ...(one.writes ? { headers: { 'idempotency-key': '' } } : {}),
          });
          const told = answer.status === 403 && answer.code === 'NO_RIGHT';
          if (told === mayDo([role], rightOf(one))) wrong.push(`${role} at ${one.id}: ${answer.status} ${answer.code}`);
        });
    });
    expect(wrong).toEqual([]);
  });

  it('is nobody without a session, nor with one that was ended, nor anybody writing without the CSRF token', async () => {
    const leaving = await Caller.enter(world, 'zhangsan');
    expect((await leaving.at(door('signOut'))).status).toBe(200);
    await unchanged(async () => {
      for (const one of all.filter((each) => wanted[each.id] !== 'open')) {
        const terms = { body: bodies[one.id], id: idFor(one) };
        const stranger = await at.collector.at(one, { ...terms, headers: { cookie: undefined } });
        expect([one.id, stranger.status, stranger.code]).toEqual([one.id, 401, 'NOT_SIGNED_IN']);
        expect([one.id, (await leaving.at(one, terms)).code]).toEqual([one.id, 'NOT_SIGNED_IN']);
        if (one.method === 'GET' || one.id === 'signOut') continue;
        for (const csrf of [undefined, '', 'x', at.finance.csrf, 'é'.repeat(at.collector.csrf.length)]) {
          const forged = await at.collector.at(one, { ...terms, headers: { 'x-csrf': csrf } });
          expect([one.id, forged.status, forged.code]).toEqual([one.id, 403, 'CSRF']);
        }
      }
    });
  });

  it("finds no row of another unit, neither by its id nor in any list, whatever one's role", async () => {
    await unchanged(async () => {
      for (const one of closed.filter((each) => each.path.includes('{id}')))
        for (const role of rights[rightOf(one)]) {
          const answer = await beyond[role].at(one, { id: idFor(one), body: bodies[one.id] });
          expect([one.id, role, answer.status, answer.code]).toEqual([one.id, role, 404, 'NOT_FOUND']);
        }
      for (const role of rights['case.open']) {
        const debts = { debtIds: [ids.debt], noticeNow: false };
        expect((await beyond[role].at(door('openCase'), { body: debts })).code).toBe('NOT_FOUND');
        expect((await beyond[role].at(door('startBulk'), { body: debts })).code).toBe('NOT_FOUND');
        const batch = { batchId: ids.batch, noticeNow: false };
        expect((await beyond[role].at(door('startBulk'), { body: batch })).code).toBe('NOT_FOUND');
      }
      for (const role of rights['case.read'])
        for (const list of ['cases', 'debts', 'tasks', 'approvals'])
          for (const box of list === 'approvals' ? ['mine', 'waiting', 'done'] : ['']) {
            const path = `/api/v1/${list}${box ? `?box=${box}` : ''}`;
            const { text } = await beyond[role].call({ method: 'GET', path });
            for (const id of Object.values(ids)) expect(text).not.toContain(id);
          }
    });
  });
});

describe('a key', () => {
  it('must come with every order: one that is missing or is none is KEY_MISSING', async () => {
    await unchanged(async () => {
      for (const one of writing)
        for (const key of [
          undefined,
          '',
          'x',
          '1'.repeat(36),
          randomUUID().slice(1),
          `${randomUUID()}, ${randomUUID()}`,
        ]) {
          const terms = { id: idFor(one), body: bodies[one.id], headers: { 'idempotency-key': key } };
          const answer = await holderOf(one).at(one, terms);
          expect([one.id, key, answer.status, answer.code]).toEqual([one.id, key, 400, 'KEY_MISSING']);
        }
    });
  });

  it('answers the same order with the same answer, and another under it with KEY_REUSED', async () => {
    const body = { ...(bodies.postPayment as object), valueDay: await living.today() };
    const headers = { 'idempotency-key': randomUUID() };
    const pay = (more: object = {}) =>
      at.finance.at(door('postPayment'), { id: ids.debt, body: { ...body, ...more }, headers });
    const first = await pay();
    expect(first.status).toBe(200);
    expect((await pay()).text).toBe(first.text);
    const upper = { 'idempotency-key': headers['idempotency-key'].toUpperCase() };
    expect((await at.finance.at(door('postPayment'), { id: ids.debt, body, headers: upper })).text).toBe(first.text);
    expect(await pay({ amountFen: 101 })).toMatchObject({ status: 422, code: 'KEY_REUSED' });
    const charge = { part: 'interest', amountFen: 100, valueDay: await living.today(), reason: '计息' };
    expect(await at.finance.at(door('postCharge'), { id: ids.debt, body: charge, headers })).toMatchObject({
      status: 422,
      code: 'KEY_REUSED',
    });
  });

  it('keeps a refusal for ever, and belongs to its user', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const early = { id: ids.case, body: { to: 'announcement', reason: '期限届满' }, headers };
    const first = await at.collector.at(door('askFor'), early);
    expect(first).toMatchObject({ status: 422, code: 'NOT_SERVED' });
    expect((await at.collector.at(door('askFor'), early)).text).toBe(first.text);
    expect((await at.supervisor.at(door('askFor'), early)).code).toBe('NOT_SERVED'); // Another user's key, another order.
  });

  it('has one effect when several hands come with it at once', async () => {
    const before = await rowCounts(living.owner);
    const body = { ...(bodies.postPayment as object), valueDay: await living.today(), amountFen: 777 };
    const headers = { 'idempotency-key': randomUUID() };
    const hands = await Promise.all(
      Array.from({ length: 8 }, () => at.finance.at(door('postPayment'), { id: ids.debt, body, headers })),
    );
    const done = hands.filter((hand) => hand.status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((hand) => hand.text)).size).toBe(1);
    expect(hands.filter((hand) => hand.status !== 200).map((hand) => hand.code)).toEqual(
      hands.slice(done.length).map(() => 'KEY_RUNNING'),
    );
    await living.quiet();
    expect((await rowCounts(living.owner)).ledger_entry).toBe((before.ledger_entry ?? 0) + 1);
  });
});

describe('what nobody should send', () => {
  it('is refused at every door, one spoiled field after the other, and nothing is written', async () => {
    await unchanged(async () => {
      for (const one of writing.filter((each) => each.takesBody)) {
        const tries = spoiled(bodies[one.id] as Record<string, unknown>);
        expect(await takenAt(one, randomUUID(), one.path.includes('{id}') ? tries : tries.filter(isHard))).toEqual([]);
      }
    });
  });

  it('may be a text like any other: it is taken or refused, and breaks nothing', async () => {
    for (const one of writing.filter(
      (each) => each.takesBody && !each.path.includes('{id}') && each.id !== 'moveClock',
    )) {
      const tries = spoiled(bodies[one.id] as Record<string, unknown>).filter((each) => !isHard(each));
      await takenAt(one, '', tries);
    }
    expect(badAnswers()).toEqual([]);
  });

  it('is refused before the row is touched, also at rows that are there', async () => {
    await unchanged(async () => {
      for (const one of writing.filter((each) => each.takesBody && each.path.includes('{id}'))) {
        const tries = spoiled(bodies[one.id] as Record<string, unknown>).filter(isHard);
        expect(await takenAt(one, idFor(one), tries)).toEqual([]);
      }
    });
  });

  it('is no body at all: broken, of another kind, too deep, or too large', async () => {
    const broken = [
      '{',
      '[1,',
      '"',
      'null',
      '7',
      '""',
      'undefined',
      '{"a":1}}',
      '\u0000',
      '{"reason":"\\ud800"}',
      '{"reason":"\\u0000"}',
    ];
    const nested = [
      deep(10_000),
      deepObject(10_000),
      deep(200_000),
      `{"reason":${deep(50_000)}}`,
      `{"reason":${deepObject(50_000)}}`,
    ];
    await unchanged(async () => {
      for (const one of writing.filter((each) => each.takesBody))
        await inGroups([...broken, ...nested], 4, async (body) => {
          const answer = await holderOf(one).at(one, { id: idFor(one), body });
          expect([one.id, body.slice(0, 30), answer.status >= 400]).toEqual([one.id, body.slice(0, 30), true]);
        });
      for (const type of [
        'text/plain',
        'application/xml',
        'multipart/form-data; boundary=x',
        'application/json; charset=gbk',
        '',
      ]) {
        const answer = await at.collector.at(door('resumeCase'), {
          id: ids.case,
          body: '{"reason":"x"}',
          headers: { 'content-type': type },
        });
        expect([type, answer.status >= 400 && answer.status < 500]).toEqual([type, true]);
      }
      const large = JSON.stringify({ reason: 'x'.repeat(13 * 1024 * 1024) });
      const answer = await at.supervisor.at(door('resumeCase'), { id: ids.case, body: large });
      expect(answer).toMatchObject({ status: 413, code: 'TOO_LARGE' });
      const text = JSON.stringify({ reason: 'x'.repeat(3 * 1024 * 1024) });
      expect((await at.supervisor.at(door('resumeCase'), { id: ids.case, body: text })).code).toBe('INPUT');
    });
  });

  it('is an id or a query that is none', async () => {
    await unchanged(async () => {
      for (const one of closed.filter((each) => each.path.includes('{id}')))
        await inGroups(oddIds, 6, async (id) => {
          const answer = await holderOf(one).at(one, { id, body: bodies[one.id] });
          expect([one.id, id.slice(0, 40), answer.status >= 400 && answer.status < 500]).toEqual([
            one.id,
            id.slice(0, 40),
            true,
          ]);
        });
      const odd = [
        '%00',
        'a%00b',
        '%ED%A0%80',
        '%25',
        '_',
        '%5C',
        `'`,
        '\\',
        '9'.repeat(5_000),
        '-1',
        '1e308',
        'NaN',
        '201',
        '%F0%A0%AE%B7',
      ];
      for (const one of all.filter((each) => each.query.length > 0))
        for (const name of one.query)
          for (const value of odd) {
            const path = `${one.path}?${name}=${value}&${name}=${value}`;
            for (const each of [path, path.split('&')[0] ?? ''])
              await holderOf(one).call({ method: 'GET', path: each });
          }
      const known = await at.collector.call({ method: 'GET', path: '/api/v1/nowhere' });
      expect(known).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });
  });

  it('is an act at the wrong stage or on another day than any', async () => {
    const today = await living.today();
    const wrong: [string, Role, unknown][] = [
      ['serveNotice', 'collector', undefined],
      ['offerHandoff', 'collector', undefined],
      ['decideHandoff', 'legal', bodies.decideHandoff],
      ['fileSuit', 'legal', { ...(bodies.fileSuit as object), filedOn: today }],
      ['recordJudgment', 'legal', { judgedOn: today, judgedFen: 100 }],
      ['recordInterview', 'collector', { ...(bodies.recordInterview as object), heldOn: today }],
      ['askFor', 'collector', { to: 'writtenOff', reason: '核销', ground: 'smallLongPursued' }],
      ['askFor', 'collector', { to: 'urging', reason: '催办' }],
      ['askFor', 'collector', { to: 'litigation', reason: '再次起诉' }],
      ['resumeCase', 'supervisor', { reason: '继续' }],
      ['recordDelivery', 'collector', { ...(bodies.recordDelivery as object), resultOn: '2030-01-01' }],
      ['recordDelivery', 'collector', { ...(bodies.recordDelivery as object), resultOn: '1990-01-01' }],
      ['postPayment', 'finance', { ...(bodies.postPayment as object), valueDay: '2100-01-01' }],
      ['postPayment', 'finance', { ...(bodies.postPayment as object), valueDay: '1990-01-01' }],
      ['postPayment', 'finance', { ...(bodies.postPayment as object), valueDay: today, amountFen: 9_000_000_000_000 }],
      [
        'postPayment',
        'finance',
        { ...(bodies.postPayment as object), valueDay: today, payer: { partyId: randomUUID() } },
      ],
      ['withdrawAct', 'collector', undefined],
      ['sendNoticeAgain', 'legal', undefined],
      ['confirmImport', 'collector', bodies.confirmImport],
      ['remap', 'collector', bodies.remap],
    ];
    await unchanged(async () => {
      for (const [id, role, body] of wrong) {
        const answer = await at[role].at(door(id), { id: idFor(door(id)), body });
        expect([id, [403, 422].includes(answer.status) && answer.code !== 'INPUT']).toEqual([id, true]);
      }
    });
  });

  it('is a file that is not what its name says: told row by row, or refused', async () => {
    for (const { name, bytes, expected } of files()) {
      const body = { fileName: name, contentBase64: Buffer.from(bytes).toString('base64') };
      const answer = await at.collector.at(door('uploadLedger'), { body });
      const { faulty, rows } = answer.body as { faulty?: number; rows?: number };
      expect([name, answer.code ?? { rows, faulty }]).toEqual([name, expected]);
    }
  });
});

describe(`a thousand and more calls of chance, seed ${SEED}`, () => {
  it('find no fault of the server at any door', async () => {
    await fuzzed({
      seed: SEED,
      runs: 150,
      doors: all.filter((one) => one.id !== 'moveClock'),
      callers: [...Object.values(at), ...Object.values(beyond)],
      ids,
    });
    await living.quiet();
  }, 200_000);

  it('and have never been answered by a fault, by a bare error, or by anything of the inside', async () => {
    console.log(`answers: ${JSON.stringify(Object.fromEntries([...answers].sort()))}`);
    expect(badAnswers()).toEqual([]);
    expect((await knock(world, { method: 'GET', path: '/readyz' })).status).toBe(200);
  });
});
