import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { addDays } from '../../libs/ground/calendar/calendar.js';
import { testKeys } from '../builders/keys.js';
import { inClear } from '../check/clear.js';
import { startApi } from '../servers/doors.js';
import { Person } from '../world/person.js';
import { rowsOf, type CaseView } from '../world/town.js';
import { knock } from './doors/caller.js';
import { all, door, Street, writing } from './doors/street.js';
import { kindOf } from './doors/table.js';
import { marks, markedBody, strayed } from './personal/marking.js';

const NEWEST = { id: 't2', key: Buffer.alloc(32, 'n').toString('base64url') };

let street: Street;
let caseId = '';
let debtId = '';
/** Every answer that was no success: nobody's data is told back in one. */
const refused: string[] = [];
const taken: string[] = [];

beforeAll(async () => {
  street = await Street.open();
}, 120_000);
afterAll(() => street?.close());

const view = (): Promise<CaseView> => street.town.supervisor.see<CaseView>(`/cases/${caseId}`);
const approve = async (who: Person): Promise<void> => {
  const open = (await view()).requests.find((one) => one.state === 'open');
  await who.must(`/approvals/${open?.id ?? ''}/decision`, { decision: 'approve', reason: marks.reason });
  await street.living.quiet();
};
const lived = async (days: number): Promise<void> =>
  street.living.until(addDays(await street.living.today(), days), async () => undefined);
const proofOf = (kind: string): object => ({ kind, reference: marks.reference });

async function served(): Promise<void> {
  const { notices, stage } = await view();
  const demand = notices.find((notice) => notice.stage === stage);
  const body = { result: 'signed', resultOn: await street.living.today(), proof: proofOf('signature') };
  await street.town.collector.must(`/notices/${demand?.id ?? ''}/deliveries`, body);
  await street.living.quiet();
}

describe('what tells of a person', () => {
  it('goes in with a ledger, and through the life of a case until the court', async () => {
    const { collector, director, legal, finance } = street.town;
    const csv = [
      '合同号,借款人,证件号,电话,地址,发放日,到期日,金额,本金余额,欠息,备注账号',
      `密借1,${marks.name},${marks.idNo},${marks.phone},${marks.address},2023-01-10,2025-01-10,20000,10000,200,${marks.account}`,
      `密借2,${marks.name},${marks.idNo},${marks.phone},${marks.address},${marks.note},2025-01-10,20000,10000,200,${marks.account}`,
    ].join('\n');
    const file = { fileName: `${marks.file}.csv`, contentBase64: Buffer.from(csv).toString('base64') };
    const batch = await collector.must<{ id: string; faulty: number }>('/imports', file);
    expect(batch.faulty).toBe(1);
    const confirmed = { skipFaulty: true };
    ({
      debtIds: [debtId = ''],
    } = await collector.must<{ debtIds: string[] }>(`/imports/${batch.id}/confirmation`, confirmed));
    ({ caseId } = await collector.must<{ caseId: string }>('/cases', { debtIds: [debtId], noticeNow: true }));
    await street.living.quiet();
    const paid = {
      amountFen: 100,
      valueDay: await street.living.today(),
      channel: 'cash',
      payer: { name: marks.payer },
    };
    await finance.must(`/debts/${debtId}/payments`, paid);
    await served();
    await lived(45);
    await approve(director);
    await lived(2);
    await served();
    const asked = { to: 'litigation', reason: marks.reason };
    await collector.must(`/cases/${caseId}/requests`, asked);
    await approve(director);
    await legal.must(`/cases/${caseId}/handoff/decision`, {
      decision: 'return',
      missing: ['loanContract', marks.missing],
    });
    const early = await collector.post(`/cases/${caseId}/handoff`);
    expect(early).toMatchObject({ code: 'STILL_MISSING', body: { detail: { items: ['loanContract'], others: 1 } } });
    for (const item of ['loanContract', marks.missing])
      await collector.must(`/cases/${caseId}/readiness`, { item, proof: proofOf('contract') });
    await collector.must(`/cases/${caseId}/handoff`);
    await legal.must(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] });
    await street.living.quiet();
    expect((await view()).stage).toBe('litigation');
  });

  it('goes in through every door that takes text, where it belongs and where it does not', async () => {
    const { debtor } = await view();
    const real = { today: await street.living.today(), partyId: debtor.id, staffId: street.town.collector.id };
    // What ends this case or renews its loan is done to another one.
    const apart = ['renewDebt', 'extendDebt', 'moveClock', 'decide', 'askFor'];
    for (const one of writing) {
      const own = apart.includes(one.id) ? {} : { case: caseId, debt: debtId };
      const id = { ...street.ids, ...own }[kindOf(one.path) ?? 'case'];
      const caller = street.holderOf(one);
      for (const body of [markedBody(one, real), strayed(one)]) {
        const answer = await caller.at(one, { id, body });
        if (answer.status < 400) taken.push(one.id);
        else refused.push(`${one.id}: ${answer.text}`);
      }
    }
    // Also where nobody expects it: in a path, in a question, in a header, without a session.
    const name = encodeURIComponent(marks.name);
    for (const one of all.filter((each) => each.path.includes('{id}'))) {
      const answer = await street.at.supervisor.at(one, { id: name, body: {} });
      refused.push(`${one.id}: ${answer.text}`);
    }
    const odd = { method: 'GET', path: `/api/v1/cases?stage=${name}&limit=${name}&before=${name}` };
    refused.push((await street.at.collector.call(odd)).text);
    refused.push((await street.at.collector.call({ ...odd, path: `/api/v1/${name}` })).text);
    refused.push((await knock(street.world, { ...odd, headers: { cookie: `qingshou=${name}` } })).text);
    refused.push(
      (await street.at.finance.at(door('postPayment'), { id: debtId, body: `{"payer": "${marks.payer}` })).text,
    );
    await street.living.quiet();
    console.log(`${writing.length} doors, ${new Set(taken).size} of them took it: ${[...new Set(taken)].join(' ')}`);
    expect(new Set(taken).size).toBeGreaterThan(32);
  });

  it('stands in no answer that refuses', () => {
    expect(refused.length).toBeGreaterThan(100);
    expect(refused.filter((text) => Object.values(marks).some((mark) => text.includes(mark)))).toEqual([]);
  });

  it('stands nowhere in the clear: in no column, in nothing of Temporal’s, in no log', async () => {
    const { ownerUrl, temporal, api, workers } = street.world;
    const logs = [api.logFile, ...workers.map((one) => one.logFile)];
    const { found, columns } = await inClear({ ownerUrl, files: [temporal.dbFile, ...logs] }, marks);
    expect(found).toEqual([]);
    expect(columns).toBeGreaterThan(300);
    expect(readFileSync(temporal.dbFile).length).toBeGreaterThan(10_000);
  });

  it('is told to those who may read it', async () => {
    expect((await view()).debtor.name).toBe(marks.name);
    const { handoff } = await street.town.supervisor.see<{ handoff: { state: string } }>(`/cases/${caseId}`);
    expect(handoff.state).toBe('accepted');
  });
});

describe('a new key', () => {
  it('seals what comes from now on; an API that has both reads the old rows', async () => {
    const { world } = street;
    const SECRET_KEYS = [NEWEST, ...testKeys.keys].map(({ id, key }) => `${id}:${key}`).join(',');
    const api = await startApi({ ...world.env, SECRET_KEYS });
    try {
      const finance = await Person.enter(api.url, 'qianqi');
      expect((await finance.see<CaseView>(`/cases/${caseId}`)).debtor.name).toBe(marks.name);
      const body = { part: 'interest', amountFen: 100, valueDay: await street.living.today(), reason: marks.reason };
      await finance.must(`/debts/${debtId}/charges`, body);
      const seals = await rowsOf<{ key: string }>(
        world.ownerUrl,
        `SELECT DISTINCT split_part(reason, '.', 2) AS key FROM ledger_entry WHERE debt_id = $1 AND reason IS NOT NULL ORDER BY 1`,
        [debtId],
      );
      expect(seals.map((one) => one.key)).toContain(NEWEST.id);
      const found = await finance.see<{ cases: { id: string }[] }>(`/cases?q=${encodeURIComponent(marks.name)}`);
      expect(found.cases.map((one) => one.id)).toContain(caseId);
    } finally {
      await api.stop();
    }
  });
});
