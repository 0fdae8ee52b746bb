import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rights, type Right, type Role } from '../../libs/people/staff/staff.js';
import { startWorld, type World } from '../servers/world.js';
import { Person, type Reply } from '../world/person.js';
import { rowsOf, Town } from '../world/town.js';

interface Operation {
  operationId: string;
}
interface Door {
  id: string;
  method: 'get' | 'post';
  path: string;
}

/** What each door wants: the key of the one table of rights, or `open` and `signedIn` for those that want none. */
const wanted: Record<string, Right | 'open' | 'signedIn'> = {
  installation: 'open',
  roleCards: 'open',
  signIn: 'open',
  session: 'open', // Answers that nobody is signed in.
  signOut: 'signedIn',
  units: 'signedIn',
  addUnit: 'people.manage',
  staffList: 'signedIn',
  addStaff: 'people.manage',
  parameters: 'signedIn',
  setParameter: 'parameter.set',
  cases: 'case.read',
  caseById: 'case.read',
  timeline: 'case.read',
  openCase: 'case.open',
  resumeCase: 'case.resume',
  tasks: 'case.read',
  finishTask: 'task.finish',
  serveNotice: 'notice.serve',
  recordDelivery: 'delivery.record',
  sendNoticeAgain: 'notice.serve',
  withdrawAct: 'notice.serve',
  askFor: 'request.ask',
  approvals: 'case.read',
  approvalById: 'case.read',
  decide: 'request.decide',
  offerHandoff: 'handoff.offer',
  decideHandoff: 'handoff.decide',
  fileSuit: 'suit.record',
  recordJudgment: 'suit.record',
  recordInterview: 'interview.record',
  debts: 'case.read',
  debtById: 'case.read',
  postPayment: 'payment.post',
  postCharge: 'payment.post',
  reverseEntry: 'payment.reverse',
  uploadLedger: 'ledger.import',
  template: 'signedIn',
  importById: 'ledger.import',
  remap: 'ledger.import',
  confirmImport: 'ledger.import',
  startBulk: 'case.open',
  bulkStart: 'case.open',
  clock: 'clock.move',
  moveClock: 'clock.move',
};

const logins: Record<Role, string> = {
  collector: 'zhangsan',
  supervisor: 'lisi',
  director: 'zhaoliu',
  legal: 'wangwu',
  finance: 'qianqi',
  auditor: 'sunba',
  admin: 'zhoujiu',
};

const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../apps/api/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const doors: Door[] = Object.entries(paths)
  .filter(([path]) => path.startsWith('/api/v1/'))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationId,
      method: method as Door['method'],
      path: path.replace('/api/v1', ''),
    })),
  );

let world: World;
let town: Town;
let people: Record<Role, Person>;
let stranger: Person;
let debtId: string;
let caseId: string;

beforeAll(async () => {
  world = await startWorld();
  town = await Town.settle(world);
  const entered = await Promise.all(
    Object.entries(logins).map(async ([role, login]) => [role, await Person.enter(world.apiUrl, login)] as const),
  );
  people = Object.fromEntries(entered) as Record<Role, Person>;
  stranger = await Person.enter(world.apiUrl, 'wushi');
  debtId = (await town.debts(1))[0] ?? '';
  const opened = await town.collector.must<{ caseId: string }>('/cases', { debtIds: [debtId], noticeNow: false });
  caseId = opened.caseId;
});
afterAll(async () => {
  await world.stop();
});

const knock = (who: Person, door: Door, id: string = randomUUID()): Promise<Reply> =>
  door.method === 'get' ? who.get(door.path.replace('{id}', id)) : who.post(door.path.replace('{id}', id), {});

/** Nothing that anybody sends may be answered by a fault of ours. */
function expectRefused(answer: Reply, status: number, code: string): void {
  expect({ status: answer.status, code: answer.code }).toEqual({ status, code });
  expect(answer.body).toMatchObject({ type: `urn:qingshou:refusal:${code}`, title: code, status, code });
}

describe('who may pass which door', () => {
  it('is told for every door there is', () => {
    expect(doors.map((door) => door.id).sort()).toEqual(Object.keys(wanted).sort());
  });

  it('is the table of rights, cell by cell', async () => {
    for (const door of doors) {
      const right = wanted[door.id];
      if (!right || right === 'open' || right === 'signedIn') continue;
      for (const [role, person] of Object.entries(people) as [Role, Person][]) {
        const answer = await knock(person, door);
        const may = (rights[right] as readonly Role[]).includes(role);
        expect([door.id, role, answer.status]).not.toEqual([door.id, role, 500]);
        expect([door.id, role, answer.code === 'NO_RIGHT']).toEqual([door.id, role, !may]);
        if (!may) expectRefused(answer, 403, 'NO_RIGHT');
      }
    }
  });

  it('is nobody without a session, and nobody whose page did not get its token from us', async () => {
    for (const door of doors) {
      if (wanted[door.id] === 'open') continue;
      const url = `${world.apiUrl}/api/v1${door.path.replace('{id}', randomUUID())}`;
      const response = await fetch(url, { method: door.method.toUpperCase() });
      expect([door.id, response.status]).toEqual([door.id, 401]);
      expect(await response.json()).toMatchObject({ code: 'NOT_SIGNED_IN' });
    }
    const cookie = await cookieOf('qianqi');
    const payment = { method: 'POST', headers: { cookie, 'idempotency-key': randomUUID() } };
    const foreign = await fetch(`${world.apiUrl}/api/v1/debts/${debtId}/payments`, payment);
    expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([403, 'CSRF']);
  });

  it('shows another unit neither case, debt nor list', async () => {
    for (const path of [`/cases/${caseId}`, `/cases/${caseId}/timeline`, `/debts/${debtId}`])
      expectRefused(await stranger.get(path), 404, 'NOT_FOUND');
    expectRefused(await stranger.post(`/cases/${caseId}/notices`), 404, 'NOT_FOUND');
    expectRefused(await stranger.post('/cases', { debtIds: [debtId], noticeNow: true }), 404, 'NOT_FOUND');
    expect(await stranger.see('/cases')).toMatchObject({ cases: [], total: 0, totalOwedFen: 0 });
    expect(await stranger.see('/debts')).toMatchObject({ debts: [] });
  });
});

const cookieOf = async (login: string): Promise<string> => {
  const { cards } = (await (await fetch(`${world.apiUrl}/api/v1/cards`)).json()) as {
    cards: { staffId: string; login: string }[];
  };
  const staffId = cards.find((card) => card.login === login)?.staffId;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${world.apiUrl}/api/v1/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ staffId }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};

describe('an order', () => {
  const payment = { amountFen: 100, valueDay: '2026-01-05', channel: 'cash', payer: { name: '示例代偿人' } };
  const path = (): string => `/debts/${debtId}/payments`;

  it('needs a key that is a UUID', async () => {
    expectRefused(await town.finance.post(path(), payment, 'not-a-key'), 400, 'KEY_MISSING');
  });

  it('is carried out once: the same key answers the same, another body under it is refused', async () => {
    const key = randomUUID();
    const first = await town.finance.must(path(), payment, key);
    expect(await town.finance.must(path(), payment, key)).toEqual(first);
    expectRefused(await town.finance.post(path(), { ...payment, amountFen: 200 }, key), 422, 'KEY_REUSED');
    const other = await Person.enter(world.apiUrl, 'qianqi');
    expect(await other.must(path(), payment, key)).toEqual(first);
  });

  it('given ten times at once has one effect', async () => {
    const key = randomUUID();
    const before = await entries();
    const answers = await Promise.all(Array.from({ length: 10 }, () => town.finance.post(path(), payment, key)));
    for (const answer of answers) if (answer.status !== 200) expectRefused(answer, 409, 'KEY_RUNNING');
    expect(answers.some((answer) => answer.status === 200)).toBe(true);
    expect(await entries()).toBe(before + 1);
  });

  it('that was refused is refused the same way again, also when it would be allowed by now', async () => {
    const key = randomUUID();
    const early = { ...payment, valueDay: '2001-01-01' };
    const first = await town.finance.post(path(), early, key);
    expectRefused(first, 422, 'DAY_TOO_EARLY');
    expect(await town.finance.post(path(), early, key)).toEqual(first);
  });

  it('that meets rows held by others for too long is told to come again, and then done', async () => {
    const key = randomUUID();
    const client = await held(debtId);
    const answer = await town.finance.post(path(), payment, key);
    expectRefused(answer, 409, 'BUSY');
    expect(answer.retryAfter).toBe('1');
    await client();
    expect((await town.finance.post(path(), payment, key)).status).toBe(200);
  });

  const entries = async (): Promise<number> =>
    (await rowsOf(world.ownerUrl, 'SELECT 1 FROM ledger_entry WHERE debt_id = $1', [debtId])).length;
});

/** Holds a debt's row as somebody else would; answers how to let go. */
async function held(id: string): Promise<() => Promise<void>> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT id FROM debt WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

describe('bad input', () => {
  const bodies: [string, unknown][] = [
    ['nothing', {}],
    ['a list', []],
    ['an unknown field', { amountFen: 1, valueDay: '2026-01-05', channel: 'cash', payer: { name: '甲' }, by: 'me' }],
    ['an impossible day', { amountFen: 1, valueDay: '2026-02-30', channel: 'cash', payer: { name: '甲' } }],
    ['a negative amount', { amountFen: -1, valueDay: '2026-01-05', channel: 'cash', payer: { name: '甲' } }],
    ['half a fen', { amountFen: 0.5, valueDay: '2026-01-05', channel: 'cash', payer: { name: '甲' } }],
    ['an absurd amount', { amountFen: 1e308, valueDay: '2026-01-05', channel: 'cash', payer: { name: '甲' } }],
    ['an amount as text', { amountFen: '100', valueDay: '2026-01-05', channel: 'cash', payer: { name: '甲' } }],
    ['a NUL', { amountFen: 1, valueDay: '2026-01-05', channel: 'cash', payer: { name: '甲\u0000' } }],
    ['half a character', { amountFen: 1, valueDay: '2026-01-05', channel: 'cash', payer: { name: '\ud800' } }],
    [
      'three megabytes',
      { amountFen: 1, valueDay: '2026-01-05', channel: 'cash', payer: { name: '甲'.repeat(1_000_000) } },
    ],
  ];

  it('is refused field by field, repeats nothing that was typed, and writes nothing', async () => {
    const before = await rowsOf(
      world.ownerUrl,
      'SELECT (SELECT count(*) FROM command) AS c, (SELECT count(*) FROM record) AS r',
    );
    for (const [what, body] of bodies) {
      const answer = await town.finance.post(`/debts/${debtId}/payments`, body);
      expect([what, answer.status, answer.code]).toEqual([what, 400, 'INPUT']);
      expect(JSON.stringify(answer.body).length).toBeLessThan(5_000);
    }
    const after = await rowsOf(
      world.ownerUrl,
      'SELECT (SELECT count(*) FROM command) AS c, (SELECT count(*) FROM record) AS r',
    );
    expect(after).toEqual(before);
  });

  it('keeps rare characters that are real', async () => {
    const payer = { name: '𠮷𡃁㐂' };
    await town.finance.must(`/debts/${debtId}/payments`, {
      amountFen: 1,
      valueDay: '2026-01-05',
      channel: 'cash',
      payer,
    });
    const { entries } = await town.finance.see<{ entries: { payerName: string | null }[] }>(`/debts/${debtId}`);
    expect(entries.at(-1)?.payerName).toBe(payer.name);
  });

  it('that is no JSON, too deep or too large is refused at the door', async () => {
    const cookie = await cookieOf('qianqi');
    const send = async (body: string): Promise<[number, string]> => {
      const headers = { 'content-type': 'application/json', cookie };
      const response = await fetch(`${world.apiUrl}/api/v1/debts/${debtId}/payments`, {
        method: 'POST',
        headers,
        body,
      });
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    expect(await send('{"amountFen": 1')).toEqual([400, 'INPUT']);
    expect(await send('7')).toEqual([400, 'INPUT']);
    const [deep] = await send(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
    expect([400, 403]).toContain(deep);
    expect(await send(JSON.stringify({ name: 'x'.repeat(13_000_000) }))).toEqual([413, 'TOO_LARGE']);
  });

  it('in an address names no row', async () => {
    for (const id of ['1', 'null', '%00', `${caseId}x`, '../../etc', "' OR 1=1 --", '𠮷'.repeat(10)]) {
      const answer = await town.collector.get(`/cases/${encodeURIComponent(id)}`);
      expectRefused(answer, 404, 'NOT_FOUND');
    }
    for (const query of ['stage=nowhere', 'limit=0', 'limit=1e9', 'handlerId=me', `q=${'x'.repeat(100)}`])
      expectRefused(await town.collector.get(`/cases?${query}`), 400, 'INPUT');
    expect((await town.collector.get("/cases?q='; DROP TABLE record; --")).status).toBe(200);
    expect((await town.collector.get('/cases?q=%25_%5C')).status).toBe(200);
  });

  it('is an act at the wrong stage, told by its code', async () => {
    const day = '2026-01-05';
    expectRefused(
      await town.collector.post(`/cases/${caseId}/interviews`, {
        heldOn: day,
        place: 'branch',
        outcome: 'absent',
        note: '未到',
      }),
      422,
      'WRONG_STAGE',
    );
    expectRefused(
      await town.legal.post(`/cases/${caseId}/suit`, { court: '法院', docketNo: '1', filedOn: day, claimedFen: 1 }),
      422,
      'WRONG_STAGE',
    );
    expectRefused(
      await town.legal.post(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] }),
      422,
      'WRONG_STAGE',
    );
    expectRefused(
      await town.collector.post(`/cases/${caseId}/requests`, { to: 'urging', reason: '跳过' }),
      422,
      'NO_SUCH_STEP',
    );
    expectRefused(await town.supervisor.post(`/cases/${caseId}/resume`, { reason: '无' }), 422, 'NOT_PARKED');
    expectRefused(await town.collector.post('/cases', { debtIds: [debtId], noticeNow: true }), 422, 'DEBT_HELD');
  });
});

describe('a file that is not what its name says', () => {
  const upload = (bytes: Buffer): Promise<Reply> =>
    town.collector.post('/imports', { fileName: '台账.csv', contentBase64: bytes.toString('base64') });

  it('is refused whole', async () => {
    const files = [
      Buffer.from('PK\u0003\u0004 a zip'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      Buffer.from('%PDF-1.7'),
      Buffer.alloc(50),
      Buffer.alloc(0),
    ];
    for (const file of files) expectRefused(await upload(file), 422, 'FILE_UNREADABLE');
    expectRefused(await town.collector.post('/imports', { fileName: 'x', contentBase64: '不是' }), 400, 'INPUT');
  });

  it('is read in the code that Windows and Excel write, and nothing of it is run', async () => {
    const header = Buffer.from('contract no,borrower\n1,x\n');
    expect((await upload(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), header]))).status).toBe(200);
    const gbk = Buffer.from([
      0xba, 0xcf, 0xcd, 0xac, 0xba, 0xc5, 0x2c, 0xbd, 0xe8, 0xbf, 0xee, 0xc8, 0xcb, 0x0a, 0x31, 0x2c, 0x78, 0x0a,
    ]); // 合同号,借款人
    const read = await upload(gbk);
    expect(read.body).toMatchObject({ columns: ['合同号', '借款人'] });
    const formula = [
      '合同号,借款人,证件号,发放日,到期日,金额,本金余额',
      '试1,示例,000000000000000001,2023-01-10,2025-01-10,=1+1,1',
    ].join('\n');
    expect((await upload(Buffer.from(formula))).body).toMatchObject({ rows: 1, faulty: 1 });
  });
});
