import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contract, Loans, must, someone } from '../../../test/builders/loans.js';
import { addMonths, type Day } from '../../ground/calendar/calendar.js';
import { GuaranteeService } from '../../money/debt/guarantee.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { CasefileModule } from './casefile.module.js';
import { ClocksService } from './clocks.service.js';
import { RegisterService } from './register.service.js';

let loans: Loans;
let today: Day;

beforeAll(async () => {
  loans = await Loans.open(CasefileModule);
  today = loans.on.today;
});
afterAll(() => loans.coop.stop());

describe('what people read of the clocks', () => {
  it('is each with start, end, article, proof and what lapses, and which guarantee only a suit saves', async () => {
    const { debtId } = await loans.loan(addMonths(today, -5));
    const li = await loans.guaranteed(debtId, { mode: 'general' });
    const proof = { kind: 'signature' as const, reference: '回执17号' };
    must(await loans.limits.record(loans.order('limit.record'), debtId, { kind: 'demandSigned', onDay: today, proof }));
    const caseId = randomUUID();
    const wanted = { debtIds: [debtId], noticeNow: false, handlerId: loans.coop.collector.id };
    must(await loans.coop.get(CaseService).open(loans.order('case.open'), caseId, wanted));
    const shown = await loans.coop.get(ClocksService).ofCase(loans.tx, caseId);
    expect(shown).toMatchObject({
      asOf: today,
      clocks: [
        { kind: 'limitation', state: 'running', from: today, partyName: null, whatLapses: ['claimInCourt'] },
        {
          kind: 'guarantee',
          mode: 'general',
          state: 'standing',
          saves: 'suitAgainstDebtor',
          partyName: '李四',
          suableAlone: false,
        },
      ],
      atRisk: [{ guaranteeId: li.guaranteeId, urgent: true }],
      acts: [{ kind: 'demandSigned', onDay: today, proofKind: 'signature', proofReference: '回执17号' }],
    });
  });
});

describe('a debt as people read it', () => {
  it('shows guarantees, pledges and what was agreed later', async () => {
    const dueOn = addMonths(today, -3);
    const { debtId } = await loans.loan(dueOn);
    const li = await loans.guaranteed(debtId, { mode: 'unclear', wording: '承担连带责任', capFen: 60_000 });
    const rooms = loans.coop.get(GuaranteeService);
    must(
      await rooms.recordPledge(loans.order('debt.pledge'), debtId, {
        ...{
          party: someone('赵六'),
          kind: 'mortgage',
          thing: '河口镇房屋一处',
          valueFen: 500_000,
          max: false,
          proof: contract,
        },
      }),
    );
    const guarantorsConsented = [{ guaranteeId: li.guaranteeId, proof: contract }];
    const later = { agreedOn: today, newDueOn: addMonths(today, 9), proof: contract, guarantorsConsented };
    must(await rooms.extend(loans.order('debt.extend'), debtId, later));
    expect(await loans.coop.get(RegisterService).view(loans.tx, debtId)).toMatchObject({
      ...{ dueOn: later.newDueOn, contractDueOn: dueOn, renewedInto: null },
      changes: [{ newDueOn: later.newDueOn, increasedFen: null }],
      guarantees: [{ said: 'unclear', mode: 'joint', partyName: '李四', coveredFen: 60_000, releasedOn: null }],
      pledges: [{ kind: 'mortgage', thing: '河口镇房屋一处', partyName: '赵六', max: false }],
      obligors: [{ role: 'borrower' }, { role: 'guarantor' }, { role: 'pledgor' }],
    });
    const [pledge] = await loans.coop.sql<{ thing: string }>('SELECT thing FROM pledge');
    expect(pledge?.thing).toMatch(/^v1\./);
  });
});
