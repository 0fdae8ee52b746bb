import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { handoverPapers, isWithoutGap } from '../../people/duty/duty.js';
import { DutyService } from '../../people/duty/duty.service.js';
import { anActor } from '../../../test/builders/staff.js';
import { HandoverService } from './handover.service.js';

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

const dutiesOf = (caseId: string) => house.get(DutyService).of(house.get(DatabaseService).reading, [caseId]);

async function offered(caseId: string, papers = handoverPapers): Promise<unknown> {
  const order = house.order('collector', 'duty.handOver');
  const toStaffId = house.order('supervisor', 'x').by;
  return house.get(HandoverService).offer(order, caseId, {
    wanted: { post: 'direct', toStaffId, papers: [...papers] },
    actor: { ...anActor('c', 'collector'), id: order.by },
  });
}

describe('a case that changes hands', () => {
  it('is taken by the one it was offered to, and nobody else; its duties have no gap', async () => {
    const caseId = await house.open([await house.debt(1_000)], false);
    const made = await offered(caseId);
    if (isRefusal(made)) throw new Error(made.refused);
    const { handoverId: id } = made as { handoverId: string };
    const handovers = house.get(HandoverService);
    expect(await handovers.accept(house.order('director', 'duty.take'), { id, caseId })).toMatchObject({
      refused: 'NOT_YOUR_DUTY',
    });
    const takes = Array.from({ length: 4 }, () =>
      handovers.accept(house.order('supervisor', 'duty.take'), { id, caseId }),
    );
    const refused = (await Promise.all(takes)).filter(isRefusal);
    expect(refused.map((one) => one.refused)).toEqual(Array(3).fill('HANDOVER_NOT_OPEN'));
    const duties = await dutiesOf(caseId);
    expect([isWithoutGap(duties, 'direct'), isWithoutGap(duties, 'first')]).toEqual([true, true]);
    const row = await owner.query<{ handler_id: string }>('SELECT handler_id FROM collection_case WHERE id = $1', [
      caseId,
    ]);
    expect(row.rows[0]?.handler_id).toBe(house.order('supervisor', 'x').by);
  });

  it('stays where it is while papers are missing', async () => {
    const caseId = await house.open([await house.debt(1_000)], false);
    expect(await offered(caseId, ['loanFile'] as never)).toMatchObject({ refused: 'PAPERS_MISSING' });
  });

  it('never has two holders of a post: the database forbids it too', async () => {
    const caseId = await house.open([await house.debt(1_000)], false);
    await expect(
      owner.query(
        `INSERT INTO duty (id, subject_id, post, staff_id, from_day, because)
         SELECT gen_random_uuid(), subject_id, post, staff_id, from_day, 'twice' FROM duty WHERE subject_id = $1 AND post = 'direct'`,
        [caseId],
      ),
    ).rejects.toMatchObject({ code: '23P01' });
  });

  it('of an insider’s loan bars who introduced and who accepted it from deciding anything', async () => {
    const debtId = await house.debt(1_000);
    const caseId = await house.open([debtId], false);
    const insider = house.order('supervisor', 'x').by;
    const handovers = house.get(HandoverService);
    const named = await handovers.nameInsiders(house.order('director', 'insider.name'), debtId, {
      acceptorId: insider,
    });
    expect(named).toBeNull();
    const near = await handovers.hands(house.get(DatabaseService).reading, [caseId]);
    expect(near.get(caseId)?.insiders).toEqual([insider]);
    expect(await handovers.insidersOf(house.get(DatabaseService).reading, debtId)).toEqual([insider]);
    expect(near.get(caseId)?.responsible).toContain(insider);
  });
});
