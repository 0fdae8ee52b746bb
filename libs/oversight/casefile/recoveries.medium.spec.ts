import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { House } from '../../../test/check/lived.js';
import { factory, Recovering, yuanFen } from '../../../test/check/recovering.js';
import { done } from '../../../test/check/running.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { addDays } from '../../ground/calendar/calendar.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { RecoveryBook } from '../../money/recovery/book.service.js';
import { RecoveriesService } from './recoveries.service.js';

let house: House;
let work: Recovering;
beforeAll(async () => {
  house = await House.on((await mediumDatabase({ mode: 'demo' })).appUrl);
  work = new Recovering(house);
});
afterAll(() => house.close());

const shown = async (debtId: string): Promise<unknown> => {
  const rooms = [
    house.get(RecoveryBook),
    house.get(DebtService),
    house.get(EvidenceService),
    house.get(StaffService),
  ] as const;
  return new RecoveriesService(...rooms).of(house.get(DatabaseService).reading, debtId);
};

it('a thing taken in kind is shown with its difference, its papers, its giver and the day by which it is sold (K4)', async () => {
  const debtId = await house.debt(yuanFen(49_000));
  await house.open([debtId], false);
  const asked = done(await work.inKind(debtId, factory({ partyId: await work.suretyOf(debtId) })));
  expect(await shown(debtId)).toMatchObject({ recoveries: [{ state: 'proposed', parts: [{ disposalOn: null }] }] });
  done(await work.decide(asked.approvalId, 'director'));
  done(await work.title(asked.recoveryId, debtId));
  expect(await shown(debtId)).toMatchObject({
    recoveries: [
      {
        ...{
          id: asked.recoveryId,
          kind: 'inKind',
          state: 'recognised',
          amountFen: yuanFen(49_000),
          agreedOn: '2026-06-01',
        },
        papers: [{ kind: 'record', reference: '协议第3号' }],
        parts: [
          {
            ...{ what: '厂房约 2 亩', giverName: '李保', differenceFen: yuanFen(3_000), disposalOn: '2028-06-01' },
            ...{ confirmedByName: 'finance', papers: [{ kind: 'record' }, { kind: 'record' }] },
          },
        ],
      },
    ],
  });
});

it('a waiver on condition shows what has been paid of what is needed', async () => {
  const debtId = await house.debt(100_000, 3_000);
  await house.open([debtId], false);
  const condition = { onlyIfPaidFen: 80_000, onlyIfPaidOn: addDays(await house.today(), 30) };
  const asked = done(await work.waive(debtId, { parts: [{ part: 'principal', amountFen: 23_000 }], condition }));
  done(await work.decide(asked.approvalId, 'director'));
  done(await work.pay(debtId, { yuan: 300 }));
  expect(await shown(debtId)).toMatchObject({
    recoveries: [{ state: 'draft', condition: { onlyIfPaidFen: 80_000, paidFen: 30_000, met: false } }],
  });
});
