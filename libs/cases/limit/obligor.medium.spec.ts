import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contract, Loans, must, someone } from '../../../test/builders/loans.js';
import { addMonths, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal } from '../../ground/command/command.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { GuaranteeService } from '../../money/debt/guarantee.service.js';
import { ObligorService } from '../../money/debt/obligor.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { RenewalService } from '../../money/ledger/renewal.service.js';

let loans: Loans;
let today: Day;

beforeAll(async () => {
  loans = await Loans.open();
  today = loans.on.today;
});
afterAll(() => loans.coop.stop());

describe('an actual user of the loan', () => {
  it('owes nothing until a title is proven (X1)', async () => {
    const { debtId, borrowerId } = await loans.loan(addMonths(today, -5));
    const people = loans.coop.get(ObligorService);
    const added = await people.add(loans.order('debt.obligor'), debtId, {
      ...{ role: 'actualUser', party: someone('孙七'), proof: { kind: 'record', reference: '访谈' } },
    });
    const { partyId } = must(added);
    const may = () => loans.limits.mayDemand(loans.tx, { debtIds: [debtId], partyId }, loans.on);
    expect(await may()).toMatchObject({ refused: 'USER_WITHOUT_TITLE' });
    const titled = (id: string, kind: 'photo' | 'contract') =>
      people.recordTitle(loans.order('debt.title'), debtId, {
        ...{ partyId: id, title: 'accession', titleOn: today, proof: { kind, reference: '加入书' } },
      });
    expect([await titled(borrowerId, 'contract'), await titled(partyId, 'photo')]).toMatchObject([
      ...[{ refused: 'NO_ACTUAL_USER' }, { refused: 'PROOF_MISSING' }],
    ]);
    expect([await titled(partyId, 'contract'), await may()]).toEqual([null, undefined]);
  });
});

describe('an extension', () => {
  it('moves the claim and those who consented in writing, nobody else (G4)', async () => {
    const dueOn = addMonths(today, -5);
    const { debtId } = await loans.loan(dueOn);
    const [li, zhao] = [await loans.guaranteed(debtId), await loans.guaranteed(debtId, { party: someone('赵六') })];
    const extend = (newDueOn: Day, guaranteeId = li.guaranteeId) =>
      loans.coop.get(GuaranteeService).extend(loans.order('debt.extend'), debtId, {
        ...{ agreedOn: today, newDueOn, proof: contract, guarantorsConsented: [{ guaranteeId, proof: contract }] },
      });
    expect([await extend(dueOn), await extend(addMonths(today, 12), randomUUID())]).toMatchObject([
      ...[{ refused: 'DUE_NOT_LATER' }, { refused: 'NOT_ITS_GUARANTEE' }],
    ]);
    const before = await loans.standing(debtId, zhao.partyId);
    must(await extend(addMonths(today, 12)));
    expect(await loans.standing(debtId, zhao.partyId)).toEqual(before);
    expect(await loans.standing(debtId, li.partyId)).toMatchObject({ from: addMonths(today, 12) });
    expect((await loans.clocks(debtId))[0]).toMatchObject({ from: addMonths(today, 12) });
    const [debt] = await loans.coop.get(DebtService).byIds(loans.tx, [debtId]);
    expect(debt).toMatchObject({ dueOn: addMonths(today, 12), contractDueOn: dueOn });
  });
});

describe('a new loan for the old', () => {
  const renew = (debtId: string, own: object = {}) =>
    loans.coop.get(RenewalService).renew(loans.order('debt.renew'), debtId, {
      ...{
        newContractNo: `新借-${randomUUID()}`,
        signedOn: today,
        newDueOn: addMonths(today, 12),
        proof: contract,
        guarantors: [],
      },
      ...own,
    });

  it('moves the claim without a payment and frees the old guarantors (G11)', async () => {
    const { debtId } = await loans.loan(addMonths(today, -3));
    const [li, zhao] = [await loans.guaranteed(debtId), await loans.guaranteed(debtId, { party: someone('赵六') })];
    const signs = (party: object) => ({ party, mode: 'joint', knewNewForOld: false, proof: contract });
    const answer = must(await renew(debtId, { guarantors: [signs({ partyId: li.partyId }), signs(someone('周八'))] }));
    expect(answer).toMatchObject({ amountFen: 100_000, bound: [li.partyId] });
    expect(new Set(answer.freed)).toEqual(new Set([li.partyId, zhao.partyId]));
    const owed = await loans.coop.get(LedgerService).owed(loans.tx, [debtId, answer.newDebtId]);
    expect([...owed.values()].map(totalOwed).sort()).toEqual([0n, 100_000n]);
    expect(
      await loans.coop.sql(`SELECT 1 FROM ledger_entry WHERE debt_id = ANY($1::uuid[]) AND kind = 'payment'`, [
        [debtId, answer.newDebtId],
      ]),
    ).toEqual([]);
    expect(await loans.standing(debtId, zhao.partyId)).toMatchObject({ state: 'released' });
    expect(await loans.standing(answer.newDebtId, li.partyId)).toMatchObject({ state: 'standing' });
    expect(await loans.standing(answer.newDebtId, answer.unbound[0] ?? '')).toMatchObject({ state: 'released' });
    expect((await loans.eventsOf(debtId)).slice(-4)).toEqual([
      'ClaimRenewed',
      'GuaranteeReleased',
      'GuaranteeReleased',
      'DebtRenewed',
    ]);
  });

  it('needs the signed contract, a new number, a later due day and something owed', async () => {
    const { debtId, borrowerId } = await loans.loan(addMonths(today, -3));
    const [debt] = await loans.coop.get(DebtService).byIds(loans.tx, [debtId]);
    const bars = [
      await renew(debtId, { proof: { kind: 'photo', reference: '1' } }),
      await renew(debtId, { newContractNo: debt?.contractNo }),
      await renew(debtId, { newDueOn: today }),
      await renew(debtId, {
        guarantors: [{ party: { partyId: borrowerId }, mode: 'joint', knewNewForOld: true, proof: contract }],
      }),
    ];
    expect(bars.map((bar) => isRefusal(bar) && bar.refused)).toEqual([
      ...['PROOF_MISSING', 'CONTRACT_KNOWN', 'DUE_NOT_LATER', 'OBLIGOR_KNOWN'],
    ]);
    must(await renew(debtId));
    expect(await renew(debtId)).toMatchObject({ refused: 'NOTHING_OWED' });
  });
});
