import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { cooperative, type Cooperative } from '../../../test/builders/cooperative.js';
import { good, Portfolio, refusedBy, tomorrow } from '../../../test/builders/portfolio.js';
import { CommandService } from '../../ground/command/command.service.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { oldRows } from '../../ground/law/bygone.js';
import { CaseService } from '../../cases/case/case.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import type { AskMeasure, RecordContact } from './measure.input.js';
import { MeasureModule } from './measure.module.js';
import { MeasureService } from './measure.service.js';
import { StandingOrderService } from './standing-order.service.js';

let bank: Cooperative;
let cases: Portfolio;
let measures: MeasureService;

beforeAll(async () => {
  bank = await cooperative(MeasureModule);
  cases = new Portfolio(bank);
  measures = bank.get(MeasureService);
});
afterAll(() => bank.stop());

const reading = () => bank.get(DatabaseService).reading;
const contact = (caseId: string, own: Partial<RecordContact> = {}) =>
  measures.recordContact(cases.order(bank.collector, 'contact.record'), caseId, {
    ...{ channel: 'call', direction: 'outgoing', answered: true, outcome: 'talked' },
    ...own,
  });
const ask = (caseId: string, wanted: AskMeasure) =>
  measures.ask(cases.order(bank.collector, 'measure.ask'), caseId, wanted);
const refusedRows = (caseId: string) =>
  bank.sql<{ measure: string; code: string; instead: string; done: boolean }>(
    'SELECT measure, code, instead, done FROM measure_refused WHERE case_id = $1 ORDER BY measure',
    [caseId],
  );

describe('a measure that old papers ask for', () => {
  it('is refused with article and alternative, and stays on record; four times the rate is a warning', async () => {
    const caseId = await cases.aCase();
    for (const measure of oldRows.flat()) {
      const answer = await ask(caseId, { measure });
      if (measure === 'fourTimesCeiling') expect(good(answer)).toMatchObject({ mind: ['warnOnly'] });
      else expect(answer).toMatchObject({ refused: 'MEASURE_UNLAWFUL', detail: { code: 'OLD_RULE', measure } });
    }
    const rows = await refusedRows(caseId);
    expect(rows.map((row) => row.measure)).toEqual(
      oldRows
        .flat()
        .filter((measure) => measure !== 'fourTimesCeiling')
        .sort(),
    );
    expect(await cases.told(caseId, 'MeasureRefused')).toHaveLength(rows.length);
    const terms = { unitPath: bank.collector.unitPath, from: tomorrow(), until: tomorrow() };
    const report = await measures.refusedByDay(reading(), terms);
    expect(report).toContainEqual(
      expect.objectContaining({
        unitName: '示例网点',
        measure: 'policePressure',
        code: 'OLD_RULE',
        done: false,
        times: 1,
      }),
    );
    expect(await measures.refusedByDay(reading(), { ...terms, unitPath: '/elsewhere/' })).toEqual([]);
  });

  it('asked against the employer is no deduction of his, but the court’s', async () => {
    const caseId = await cases.aCase();
    expect(await ask(caseId, { measure: 'salaryDeductionByUnit', title: 'employer' })).toMatchObject({
      detail: { instead: 'enforceByCourt', articleZh: '工资支付暂行规定（1994）第15条' },
    });
    expect(await ask(caseId, { measure: 'writtenDemand', title: 'superior' })).toMatchObject({
      refused: 'MEASURE_UNLAWFUL',
      detail: { code: 'THIRD_PERSON' },
    });
  });
});

describe('who stands in the file', () => {
  it('is met by his title: an actual user is invited, a guarantor nobody can tell about is checked', async () => {
    const people = [
      await cases.party({ name: '张三', role: 'borrower' }),
      await cases.party({ name: '李四', role: 'guarantor' }),
      await cases.party({ name: '王五', role: 'actualUser' }),
    ];
    const caseId = await cases.caseOf(people.slice(0, 2));
    const [, guarantor, user] = people;
    await bank.sql(
      `INSERT INTO debt_obligor (debt_id, party_id, role, title) SELECT debt_id, $2, 'actualUser', 'none' FROM case_debt WHERE case_id = $1`,
      [caseId, user?.partyId],
    );
    expect(await contact(caseId, { addresseeId: guarantor?.partyId })).toMatchObject({
      refused: 'GUARANTEE_NOT_STANDING',
      detail: { instead: 'legalCheck' },
    });
    expect(await contact(caseId, { addresseeId: user?.partyId })).toMatchObject({
      refused: 'NO_TITLE',
      detail: { instead: 'inviteAccession' },
    });
    expect(good(await ask(caseId, { measure: 'inviteAccession', addresseeId: user?.partyId })).articleZh).toBe(
      '民法典第465、552条',
    );
    expect(refusedBy(await contact(caseId, { addresseeId: randomUUID() }))).toBe('NOT_FOUND');
  });

  it('is left alone while he disputes, and every right is saved all the same (X4)', async () => {
    const caseId = await cases.aCase();
    const order = cases.order(bank.collector, 'fact.record');
    good(
      await bank.get(CommandService).carryOut<{ factId: string }>(order, { cases: [caseId] }, async (tx, on) => {
        const kase = await bank.get(CaseService).mustHave(tx, caseId);
        const proof = { kind: 'signature' as const, reference: '异议书1' };
        const wanted = { kind: 'dispute' as const, fromDay: on.today, proof, reason: '不认可利息' };
        const { factId } = good(
          await bank.get(FactService).record(tx, kase, { wanted, roles: ['collector'], order, on }),
        );
        return { answer: { factId } };
      }),
    );
    expect(await contact(caseId)).toMatchObject({ refused: 'CONTACT_SILENCED', detail: { because: 'dispute' } });
    good(await ask(caseId, { measure: 'suit' }));
    good(await ask(caseId, { measure: 'savingDemand' }));
  });
});

describe('a standing order', () => {
  const given = { amountFen: 150_000, dayOfMonth: 15, evidence: { kind: 'signature' as const, reference: '授权书1' } };

  it('is the debtor’s own: given once, stopped at any time, and given again', async () => {
    const orders = bank.get(StandingOrderService);
    const debtor = await cases.party({ name: '张三', role: 'borrower' });
    const caseId = await cases.caseOf([debtor]);
    const give = (partyId: string) =>
      orders.give(cases.order(bank.collector, 'standingOrder.give'), caseId, { ...given, partyId });
    const revoke = (standingOrderId: string) =>
      orders.revoke(cases.order(bank.collector, 'standingOrder.revoke'), caseId, { standingOrderId });
    const { standingOrderId } = good(await give(debtor.partyId));
    expect(refusedBy(await give(debtor.partyId))).toBe('STANDING_ORDER_RUNS');
    expect(refusedBy(await give(randomUUID()))).toBe('NOT_FOUND'); // An employer is nobody in the file.
    expect(await revoke(standingOrderId)).toBeNull();
    expect(refusedBy(await revoke(standingOrderId))).toBe('STANDING_ORDER_OVER');
    good(await give(debtor.partyId));
    expect(await orders.of(reading(), caseId)).toMatchObject([
      ...[{ amountFen: 150_000n, dayOfMonth: 15, revokedOn: tomorrow() }, { revokedOn: null }],
    ]);
    expect(await cases.told(caseId, 'StandingOrderGiven')).toHaveLength(2);
    expect(await cases.told(caseId, 'StandingOrderRevoked')).toHaveLength(1);
  });
});
