import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { NoticeService } from './notice.service.js';
import { SendingService } from './sending.service.js';

let house: House;
let owner: pg.Pool;
let notices: NoticeService;
let sending: SendingService;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  [notices, sending] = [house.get(NoticeService), house.get(SendingService)];
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const demandsOf = (caseId: string) => notices.of(house.get(DatabaseService).reading, caseId);
const serve = (caseId: string) => notices.serve(house.order('collector', 'notice.serve'), caseId);

async function deliver(notice: { id: string; caseId: string }, result: 'signed' | 'returned') {
  const kind = result === 'signed' ? ('signature' as const) : ('envelope' as const);
  const wanted = { result, resultOn: await house.today(), proof: { kind, reference: '回执' } };
  return notices.recordDelivery(house.order('collector', 'delivery.record'), notice, wanted);
}

/** The act of a case's letter, its seconds of undo over. */
async function ripe(caseId: string): Promise<string> {
  const found = await owner.query<{ id: string }>(
    `UPDATE outside_act SET not_before = clock_timestamp() - interval '1 second' WHERE subject_id = $1 AND state = 'wanted' RETURNING id`,
    [caseId],
  );
  return found.rows[0]?.id ?? '';
}
const stateOf = async (actId: string): Promise<string> =>
  (await owner.query<{ state: string }>('SELECT state FROM outside_act WHERE id = $1', [actId])).rows[0]?.state ?? '';

describe('a notice', () => {
  it('served by five collectors at once is one notice and one letter', async () => {
    const caseId = await house.open([await house.debt(1_000)], false);
    const all = await Promise.all(Array.from({ length: 5 }, () => serve(caseId)));
    expect(all.filter(isRefusal).map((one) => one.refused)).toEqual(Array(4).fill('WRONG_STAGE'));
    expect(await demandsOf(caseId)).toMatchObject([{ stage: 'notice', number: 1, demandedFen: 1_000n }]);
  });

  it('is delivered once when two bring the slip at the same time; its term runs from there', async () => {
    const caseId = await house.open([await house.debt(1_000)]);
    const [demand] = await demandsOf(caseId);
    const slip = { id: demand?.id ?? '', caseId };
    const both = await Promise.all([deliver(slip, 'signed'), deliver(slip, 'signed')]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'ALREADY_SERVED' }]);
    const [after] = await demandsOf(caseId);
    expect(after).toMatchObject({ servedOn: await house.today(), deliveries: [{ attempt: 1, result: 'signed' }] });
  });

  it('that came back twice opens one task for a person', async () => {
    const caseId = await house.open([await house.debt(1_000)]);
    const [demand] = await demandsOf(caseId);
    for (let times = 0; times < 3; times++) await deliver({ id: demand?.id ?? '', caseId }, 'returned');
    const tasks = await owner.query(`SELECT 1 FROM case_task WHERE case_id = $1 AND kind = 'returnedTwice'`, [caseId]);
    expect(tasks.rowCount).toBe(1);
  });
});

describe('a letter', () => {
  it('is claimed by one hand only', async () => {
    const caseId = await house.open([await house.debt(1_000)]);
    const actId = await ripe(caseId);
    const envelopes = await Promise.all(Array.from({ length: 6 }, () => sending.claim(actId)));
    expect(envelopes.filter((one) => one !== undefined)).toMatchObject([{ key: actId }]);
  });

  it('is not claimed within its seconds of undo, and is withdrawn or claimed, never both', async () => {
    const caseId = await house.open([await house.debt(1_000)]);
    const [act] = (await owner.query<{ id: string }>('SELECT id FROM outside_act WHERE subject_id = $1', [caseId]))
      .rows;
    expect(await sending.claim(act?.id ?? '')).toBeUndefined();
    for (let round = 0; round < 6; round++) {
      const other = await house.open([await house.debt(1_000)]);
      const actId = await ripe(other);
      const order = house.order('collector', 'act.withdraw');
      const [claimed, withdrawn] = await Promise.all([
        sending.claim(actId),
        sending.withdraw(order, { id: actId, caseId: other }),
      ]);
      expect(isRefusal(withdrawn)).toBe(claimed !== undefined);
      expect(await stateOf(actId)).toBe(claimed ? 'claimed' : 'dropped');
    }
  });

  it('is dropped at its claim when the debtor has paid meanwhile', async () => {
    const debtId = await house.debt(1_000);
    const caseId = await house.open([debtId]);
    await house.pay(debtId, 1_000);
    const actId = await ripe(caseId);
    expect(await sending.claim(actId)).toBeUndefined();
    expect(await stateOf(actId)).toBe('dropped');
  });

  it('whose end is unknown is left to a person, and ends once', async () => {
    const caseId = await house.open([await house.debt(1_000)]);
    const actId = await ripe(caseId);
    await sending.claim(actId);
    await Promise.all([sending.uncertain(actId), sending.uncertain(actId)]);
    await sending.sent(actId);
    expect(await stateOf(actId)).toBe('uncertain');
    const tasks = await owner.query(`SELECT 1 FROM case_task WHERE case_id = $1 AND kind = 'letterUncertain'`, [
      caseId,
    ]);
    expect(tasks.rowCount).toBe(1);
  });
});
