import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { CaseService } from '../../cases/case/case.service.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { anActor } from '../../../test/builders/staff.js';
import { EscalationService } from './escalation.service.js';
import { TurnService } from './turn.service.js';

let house: House;
let owner: pg.Pool;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const turn = (caseId: string) => house.get(TurnService).turn(caseId);
const count = async (from: string, caseId: string): Promise<number> =>
  (await owner.query(`SELECT 1 FROM ${from}`, [caseId])).rowCount ?? 0;
const stageOf = async (caseId: string): Promise<string> =>
  (await owner.query<{ stage: string }>('SELECT stage FROM collection_case WHERE id = $1', [caseId])).rows[0]?.stage ??
  '';

describe('a turn', () => {
  it('taken by ten hands at once issues one notice', async () => {
    const caseId = await house.open([await house.debt(1000)]);
    const turns = await Promise.all(Array.from({ length: 10 }, () => turn(caseId)));
    expect(new Set(turns.map((next) => next.over))).toEqual(new Set([false]));
    expect(await count('notice WHERE case_id = $1', caseId)).toBe(1);
    expect(await count(`record WHERE stream_id = $1 AND event = 'NoticeIssued'`, caseId)).toBe(1);
  });

  it('gives the same list of things to do when it is repeated', async () => {
    const caseId = await house.open([await house.debt(1000)]);
    await turn(caseId);
    await owner.query(
      `UPDATE outside_act SET not_before = clock_timestamp() - interval '1 second' WHERE subject_id = $1`,
      [caseId],
    );
    const [first, second] = [await turn(caseId), await turn(caseId)];
    expect(first.todo).toMatchObject([{ chapter: 'notice', kind: 'postLetter', do: 'carryOut' }]);
    expect(second.todo).toEqual(first.todo);
  });

  it('of a case that nobody knows is over at once', async () => {
    expect(await turn('00000000-0000-4000-8000-000000000000')).toMatchObject({ over: true, todo: [] });
  });

  it('takes its day after the wait for the row, not before', async () => {
    const caseId = await house.open([await house.debt(1000)], false);
    const holder = await owner.connect();
    await holder.query('BEGIN');
    await holder.query('UPDATE collection_case SET clock_offset_s = clock_offset_s + 864000 WHERE id = $1', [caseId]);
    const waiting = turn(caseId);
    await new Promise((later) => setTimeout(later, 300));
    await holder.query('COMMIT');
    holder.release();
    await waiting;
    const look = await owner.query<{ ahead: number }>(
      `SELECT extract(day FROM due_at + clock_offset_s * interval '1 second' - clock_timestamp())::int AS ahead FROM collection_case WHERE id = $1`,
      [caseId],
    );
    expect(look.rows[0]?.ahead).toBeGreaterThan(35); // Thirty days after the raised day, not after the day of the wait.
    await owner.query(
      'UPDATE collection_case SET clock_offset_s = (SELECT clock_offset_s FROM installation) WHERE id = $1',
      [caseId],
    );
  });
});

describe('a broken invariant', () => {
  it('parks the case with a task for a person and leaves the others alone', async () => {
    const debtId = await house.debt(1000);
    const [caseId, other] = [await house.open([debtId]), await house.open([await house.debt(1000)])];
    await turn(caseId);
    await owner.query(
      `INSERT INTO ledger_posting (entry_id, n, debt_id, debit, credit, amount_fen)
       SELECT id, 99, debt_id, 'cash', 'claim.cost', 5 FROM ledger_entry WHERE debt_id = $1`,
      [debtId],
    );
    expect(await turn(caseId)).toMatchObject({ over: false });
    const [row] = (await owner.query<{ parked: string }>('SELECT parked FROM collection_case WHERE id = $1', [caseId]))
      .rows;
    expect(row?.parked).toMatch(/^BALANCE_BELOW_ZERO /);
    expect(await count(`case_task WHERE case_id = $1 AND kind = 'parked' AND role = 'supervisor'`, caseId)).toBe(1);
    expect(await turn(other)).toMatchObject({ over: false });
    expect(await stageOf(other)).toBe('notice');
    const pressed = await house.get(EscalationService).ask(house.order('collector', 'request.ask'), caseId, {
      wanted: { to: 'litigation', reason: '催收无果' },
      actor: anActor('x', 'collector'),
    });
    expect(pressed).toMatchObject({ refused: 'CASE_PARKED' });
    await owner.query('DELETE FROM ledger_posting WHERE n = 99');
    await house.get(CaseService).resume(house.order('supervisor', 'case.resume'), caseId, '账已查清');
    await turn(caseId);
    const facts = await house.get(CaseService).facts(house.get(DatabaseService).reading, caseId);
    expect(facts).toMatchObject({ parked: null, stage: 'notice' });
  });
});

describe('two people who decide the same request at once', () => {
  it('get one winner, every time', async () => {
    for (let round = 0; round < 10; round++) {
      const caseId = await house.open([await house.debt(1000)], false);
      const asked = await house.get(EscalationService).ask(house.order('collector', 'request.ask'), caseId, {
        wanted: { to: 'litigation', reason: '早日起诉' },
        actor: anActor('x', 'collector'),
      });
      if (isRefusal(asked)) throw new Error(asked.refused);
      const decide = (decision: 'approve' | 'refuse') => {
        const order = house.order('director', 'request.decide', { decision });
        return house.get(EscalationService).decide(
          order,
          { id: asked.approvalId, caseId },
          {
            wanted: { decision, reason: '研究决定' },
            actor: { ...anActor('d', 'director'), id: order.by },
          },
        );
      };
      const both = await Promise.all([decide('approve'), decide('refuse')]);
      const lost = both.filter(isRefusal);
      expect(lost).toMatchObject([{ refused: 'ALREADY_DECIDED' }]);
      const won = both.find((one) => !isRefusal(one));
      expect(await stageOf(caseId)).toBe(won && 'stage' in won ? won.stage : '');
    }
  });
});
