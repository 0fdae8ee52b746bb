import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Loans, must, someone, contract } from '../../../test/builders/loans.js';
import { addDays, addMonths, type Day } from '../../ground/calendar/calendar.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { GuaranteeService } from '../../money/debt/guarantee.service.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { LimitService } from './limit.service.js';

let loans: Loans;
let today: Day;

beforeAll(async () => {
  loans = await Loans.open();
  today = loans.on.today;
});
afterAll(() => loans.coop.stop());

const claimEnd = async (debtId: string) =>
  (await loans.clocks(debtId)).find((one) => one.kind === 'limitation')?.endsOn;
const recorded = (debtId: string, wanted: Parameters<LimitService['record']>[2]) =>
  loans.limits.record(loans.order('limit.record'), debtId, wanted);

describe('an act', () => {
  it('without proof moves nothing, is written nowhere, and the answer says what is missing', async () => {
    const { debtId } = await loans.loan(addMonths(today, -30));
    const before = await claimEnd(debtId);
    expect(await recorded(debtId, { kind: 'demandSigned', onDay: today })).toMatchObject({
      refused: 'PROOF_MISSING',
      detail: { needed: ['signature', 'record', 'photo'] },
    });
    expect([await claimEnd(debtId), await loans.eventsOf(debtId)]).toEqual([
      before,
      ['DebtRegistered', 'OpeningPosted'],
    ]);
  });

  it('with proof moves the clock, stands in the debt’s record and rings its case', async () => {
    const { debtId } = await loans.loan(addMonths(today, -30));
    const onDay = addDays(today, -3);
    must(await recorded(debtId, { kind: 'demandSigned', onDay, proof: { kind: 'signature', reference: '回执' } }));
    const [claim] = await loans.clocks(debtId);
    expect(claim).toMatchObject({
      kind: 'limitation',
      from: onDay,
      state: 'running',
      lastAct: { kind: 'demandSigned' },
    });
    expect((await loans.eventsOf(debtId)).at(-1)).toBe('LimitActRecorded');
    expect(
      await loans.coop.sql('SELECT 1 FROM ring WHERE stream_id = $1 AND event = $2', [debtId, 'LimitActRecorded']),
    ).toHaveLength(1);
  });

  it('is added to and never changed', async () => {
    const { debtId } = await loans.loan(addMonths(today, -30));
    must(await recorded(debtId, { kind: 'suit', onDay: today, proof: { kind: 'courtPaper', reference: '立案' } }));
    await expect(loans.coop.sql('UPDATE limit_act SET on_day = on_day - 1')).rejects.toThrow(/permission denied/);
    await expect(loans.coop.sql('DELETE FROM limit_act')).rejects.toThrow(/permission denied/);
  });

  it('is about an act of the same debt, and of somebody who stands in it', async () => {
    const [one, other] = [await loans.loan(addMonths(today, -30)), await loans.loan(addMonths(today, -30))];
    const proof = { kind: 'courtPaper' as const, reference: '立案' };
    const suit = must(await recorded(one.debtId, { kind: 'suit', onDay: today, proof }));
    const about = suit.actId;
    expect(await recorded(other.debtId, { kind: 'suitWithdrawn', onDay: today, about, proof })).toMatchObject({
      refused: 'ACT_NOT_FOUND',
    });
    expect(await recorded(one.debtId, { kind: 'suit', onDay: today, partyId: other.borrowerId, proof })).toMatchObject({
      refused: 'NO_OBLIGOR',
    });
    expect(
      await recorded(one.debtId, { kind: 'pressDemand', onDay: today, proof: { kind: 'press', reference: '报' } }),
    ).toMatchObject({
      refused: 'PRESS_WITHOUT_EFFECT',
    });
  });

  it('of a room above comes with the proof that it kept; the borrower is the debtor himself', async () => {
    const { debtId, borrowerId } = await loans.loan(addMonths(today, -30));
    const ordered = loans.order('delivery.record');
    const report = {
      debtIds: [debtId],
      partyId: borrowerId,
      kind: 'letterArrived' as const,
      on: today,
      order: ordered,
    };
    const report2 = await loans.coop.get(DatabaseService).transaction(async (inside) => {
      const proof = { kind: 'postReceipt' as const, day: today, reference: '邮' };
      const kept = await loans.coop.get(EvidenceService).keep(inside, { subjectId: debtId, proof, by: ordered.by });
      const bare = await loans.limits.recordAct(inside, { ...report, evidenceId: null });
      expect(bare).toMatchObject({ refused: 'PROOF_MISSING' });
      return loans.limits.recordAct(inside, { ...report, evidenceId: kept.id });
    });
    expect(must(report2).actIds).toHaveLength(1);
    expect((await loans.limits.actsOf(loans.tx, [debtId])).map((act) => act.partyId)).toEqual([null]);
    expect((await loans.clocks(debtId))[0]).toMatchObject({ from: today });
  });
});

describe('a payment in the ledger', () => {
  const pay = async (debtId: string, payer: { partyId: string } | { name: string }) =>
    must(
      await loans.coop.get(LedgerService).postPayment(loans.order('payment.post'), debtId, {
        ...{ amountFen: 1_000, valueDay: addDays(today, -2), channel: 'cash', payer },
      }),
    );

  it('by the debtor interrupts on its value day; by a third person it does not (L13)', async () => {
    const { debtId, borrowerId } = await loans.loan(addMonths(today, -30));
    const before = await claimEnd(debtId);
    await pay(debtId, { name: '热心邻居' });
    expect(await claimEnd(debtId)).toBe(before);
    await pay(debtId, { partyId: borrowerId });
    expect((await loans.clocks(debtId))[0]).toMatchObject({
      from: addDays(today, -2),
      lastAct: { kind: 'partPayment' },
    });
  });
});

describe('a guarantor', () => {
  it('stands until his period ends, saved by a proven demand on him alone (G5, G6)', async () => {
    const { debtId } = await loans.loan(addMonths(today, -5));
    const [li, zhao] = [await loans.guaranteed(debtId), await loans.guaranteed(debtId, { party: someone('赵六') })];
    expect(await loans.standing(debtId, li.partyId)).toMatchObject({
      state: 'standing',
      phase: 'period',
      mode: 'joint',
    });
    const proof = { kind: 'signature' as const, reference: '回执' };
    must(await recorded(debtId, { kind: 'guarantorDemand', onDay: today, partyId: li.partyId, proof }));
    const phases = [await loans.standing(debtId, li.partyId), await loans.standing(debtId, zhao.partyId)].map(
      (one) => one?.phase,
    );
    expect(phases).toEqual(['limitation', 'period']);
  });

  it('whose period is over, or who is a village committee, is asked nothing: legal checks (X2)', async () => {
    const { debtId, borrowerId } = await loans.loan(addMonths(today, -9));
    const li = await loans.guaranteed(debtId);
    const village = await loans.guaranteed(debtId, {
      party: someone('示例村委会', 'villageCommittee'),
      periodMonths: 24,
    });
    const kase = { debtIds: [debtId] };
    const bars = await Promise.all(
      [li.partyId, village.partyId, borrowerId, randomUUID()].map((partyId) =>
        loans.limits.mayDemand(loans.tx, { ...kase, partyId }, loans.on),
      ),
    );
    expect(bars.map((bar) => [bar?.refused, bar?.detail?.clockState])).toEqual([
      ['GUARANTEE_NOT_STANDING', 'lapsed'],
      ['GUARANTEE_NOT_STANDING', 'void'],
      [undefined, undefined],
      ['NO_OBLIGOR', undefined],
    ]);
    expect(await loans.limits.demandable(loans.tx, { debtId, partyId: li.partyId }, loans.on)).toBe(false);
    const checks = (await loans.limits.watches(loans.tx, kase, loans.on))
      .flatMap((watch) => watch.tasks)
      .filter((task) => task.kind === 'legalCheck');
    const wanted = [`${li.guaranteeId}/lapsed legal`, `${village.guaranteeId}/void legal`];
    expect(new Set(checks.map((task) => `${task.about} ${task.role}`))).toEqual(new Set(wanted));
  });

  it('of a general guarantee near its end is at risk, and the watch goes to legal; a paid debt has none (X8)', async () => {
    const { debtId, borrowerId } = await loans.loan(addMonths(today, -5));
    const li = await loans.guaranteed(debtId, { mode: 'general' });
    const kase = { debtIds: [debtId] };
    const [risk] = await loans.limits.rightsAtRisk(loans.tx, kase, loans.on);
    expect(risk).toMatchObject({ guaranteeId: li.guaranteeId, urgent: true });
    expect((risk?.askFrom ?? '') <= today).toBe(true);
    const watch = (await loans.limits.watches(loans.tx, kase, loans.on)).find((one) => one.for === 'guarantee');
    expect(new Set(watch?.tasks.map((task) => task.role))).toEqual(new Set(['legal']));
    const payment = { amountFen: 100_000, valueDay: today, channel: 'cash' as const, payer: { partyId: borrowerId } };
    must(await loans.coop.get(LedgerService).postPayment(loans.order('payment.post'), debtId, payment));
    expect([
      await loans.limits.rightsAtRisk(loans.tx, kase, loans.on),
      await loans.limits.watches(loans.tx, kase, loans.on),
    ]).toEqual([[], []]);
  });

  it('is entered once, never beside what he owes himself', async () => {
    const { debtId, borrowerId } = await loans.loan(addMonths(today, -5));
    const { partyId } = await loans.guaranteed(debtId);
    const again = (id: string) =>
      loans.coop
        .get(GuaranteeService)
        .record(loans.order('debt.guarantee'), debtId, { party: { partyId: id }, mode: 'joint', proof: contract });
    expect([await again(partyId), await again(borrowerId)]).toMatchObject([
      { refused: 'OBLIGOR_KNOWN' },
      { refused: 'OBLIGOR_KNOWN' },
    ]);
    expect(await again(randomUUID())).toMatchObject({ refused: 'NOT_FOUND' });
  });
});

describe('clocks of many debts', () => {
  it('take as many queries as of one', async () => {
    const many = await Promise.all([1, 2, 3, 4, 5].map(() => loans.loan(addMonths(today, -5))));
    for (const { debtId } of many) await loans.guaranteed(debtId);
    const counting = async (debtIds: string[]): Promise<number> => {
      let queries = 0;
      const source = loans.tx.connection;
      const logger = source.logger;
      Object.assign(source, {
        logger: { ...logger, logQuery: (sql: string) => (queries += /^select/i.test(sql) ? 1 : 0) },
      });
      const found = await loans.limits.clocks(loans.tx, debtIds, loans.on);
      Object.assign(source, { logger });
      expect(found).toHaveLength(2 * debtIds.length);
      return queries;
    };
    const ids = many.map((one) => one.debtId);
    const all = await counting(ids);
    expect(all).toBeGreaterThan(5);
    expect(all).toBe(await counting(ids.slice(0, 1)));
  });
});
