import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { done } from '../../../test/check/running.js';
import { anActor } from '../../../test/builders/staff.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { addDays, addMonths, addWorkdays, type Day } from '../../ground/calendar/calendar.js';
import { clockOrder, isRefusal, type On, type Order } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { ArrangingService } from '../../steps/escalation/arranging.service.js';
import type { CaseFacts } from '../case/case.js';
import { CaseService } from '../case/case.service.js';
import { TaskService } from '../case/task.service.js';
import { ArrangementService } from './arrangement.service.js';
import type { SettableKind } from './rule.js';
import { FactService } from './fact.service.js';
import { MaturityService } from './maturity.service.js';

let house: House;
let owner: pg.Pool;
let today: Day;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  today = await house.today();
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const paper = { kind: 'signature' as const, reference: '还款协议' };

interface Seen {
  tx: Tx;
  kase: CaseFacts;
  on: On;
}
const seen = async <T>(caseId: string, see: (seen: Seen) => Promise<T>): Promise<T> => {
  const tx = house.get(DatabaseService).reading;
  const on = await house.get(CommandService).on(tx, { caseId });
  return see({ tx, kase: await house.get(CaseService).mustHave(tx, caseId), on });
};
const effects = (caseId: string) => seen(caseId, ({ tx, kase, on }) => house.get(FactService).effects(tx, kase, on));
const factsOf = (caseId: string) => seen(caseId, ({ tx }) => house.get(FactService).of(tx, [caseId]));
const plansOf = (caseId: string) => seen(caseId, ({ tx }) => house.get(ArrangementService).of(tx, caseId));
const tasksOf = (caseId: string) =>
  seen(caseId, async ({ tx }) => (await house.get(TaskService).of(tx, caseId)).map((task) => task.kind));

/** What a turn does with everything that is due: one order each, until nothing is left. */
async function judgeAll(caseId: string): Promise<void> {
  const [commands, cases, maturity] = [house.get(CommandService), house.get(CaseService), house.get(MaturityService)];
  for (let more = true; more;)
    more = await house.get(DatabaseService).transaction(async (tx) => {
      await commands.lock(tx, { cases: [caseId] });
      const on = await commands.on(tx, { caseId });
      const kase = await cases.mustHave(tx, caseId);
      const due = (await maturity.dues(tx, kase, on)).find((one) => one.on < on.today);
      if (!due) return false;
      const id = clockOrder({ caseId, what: `${due.what}-${due.id}`, dueDay: addDays(due.on, 1) });
      const order: Order = { id, kind: `clock.${due.what}`, by: 'clock', body: { id: due.id } };
      expect(await commands.keepClockOrder(tx, { order, on, caseId })).toBe(true);
      await maturity.judge(tx, kase, { due, order, on });
      return true;
    });
}

const arranging = () => house.get(ArrangingService);
const propose = (caseId: string, own: { totalFen: number; perMonthFen: number; signedOn?: Day; firstOn?: Day }) =>
  arranging().proposePlan(house.order('collector', 'plan.propose'), caseId, {
    ...{ signedOn: own.signedOn ?? today, totalFen: own.totalFen, proof: paper, reason: '分期偿还' },
    instalments: { perMonthFen: own.perMonthFen, firstOn: own.firstOn ?? addMonths(own.signedOn ?? today, 1) },
  });
const paidOn = (debtId: string, amountFen: number, valueDay: Day) =>
  house.get(LedgerService).postPayment(house.order('finance', 'payment.post'), debtId, {
    ...{ amountFen, valueDay, channel: 'cash', payer: { name: '张三' } },
  });
const record = (caseId: string, kind: SettableKind, own: { role?: 'collector' | 'legal'; untilDay?: Day } = {}) =>
  arranging().recordFact(house.order(own.role ?? 'collector', 'fact.record'), caseId, {
    wanted: {
      ...{ kind, fromDay: today, reason: '依据材料' },
      ...(own.untilDay ? { untilDay: own.untilDay } : {}),
      ...(kind === 'hold'
        ? {}
        : {
            proof: { kind: kind === 'bankrupt' ? ('courtPaper' as const) : ('record' as const), reference: '核查记录' },
          }),
    },
    actor: anActor('who', own.role ?? 'collector'),
  });

describe('a plan', () => {
  it('of 47,000 yuan at 1,500 a month silences the case; after twelve kept parts 18,000 are paid, 29,000 left (S2)', async () => {
    const debtId = await house.debt(4_700_000);
    const caseId = await house.open([debtId], false);
    const signedOn = addMonths(today, -12);
    const dues = Array.from({ length: 12 }, (_, at) => addMonths(addDays(signedOn, 15), at));
    for (const day of dues) done(await paidOn(debtId, 150_000, day));
    const asked = done(
      await propose(caseId, { totalFen: 4_700_000, perMonthFen: 150_000, signedOn, firstOn: dues[0] ?? signedOn }),
    );
    expect((await effects(caseId)).contact).toBe(true); // Nothing holds before its approval.
    const acts = await owner.query('SELECT kind, on_day::text FROM limit_act WHERE debt_id = $1', [debtId]);
    expect(acts.rows).toEqual([{ kind: 'promiseToPay', on_day: signedOn }]); // But he has agreed to pay (L13).
    await house.decide(caseId, 'supervisor');
    await judgeAll(caseId);
    expect(await effects(caseId)).toMatchObject({ contact: false, escalation: false, because: 'planInForce' });
    const [plan] = await plansOf(caseId);
    expect(plan).toMatchObject({ id: asked.planId, state: 'inForce', paidFen: 1_800_000n, leftFen: 2_900_000n });
    expect(plan?.instalments.filter((one) => one.state === 'kept')).toHaveLength(12);
    expect([plan?.instalments.length, plan?.next?.n]).toEqual([32, 13]);
  });

  it('is asked for once, whoever asks at the same time', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const both = await Promise.all([1, 2].map(() => propose(caseId, { totalFen: 10_000, perMonthFen: 5_000 })));
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'PLAN_OPEN' }]);
    await house.decide(caseId, 'supervisor', 'refuse');
    expect(await plansOf(caseId)).toMatchObject([{ state: 'refused' }]);
    expect(isRefusal(await propose(caseId, { totalFen: 10_000, perMonthFen: 5_000 }))).toBe(false);
  });

  it('needs the debtor’s signature', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const unsigned = arranging().proposePlan(house.order('collector', 'plan.propose'), caseId, {
      ...{ signedOn: today, totalFen: 10_000, proof: { kind: 'record', reference: '电话记录' }, reason: '分期偿还' },
      instalments: { perMonthFen: 5_000, firstOn: addMonths(today, 1) },
    });
    expect(await unsigned).toEqual({ refused: 'PLAN_UNSIGNED' });
  });

  it('of which a part is short by a fen is broken on the day after: the case goes on and its handler is told', async () => {
    const debtId = await house.debt(10_000);
    const caseId = await house.open([debtId], false);
    const firstOn = addDays(today, -10);
    done(await propose(caseId, { totalFen: 10_000, perMonthFen: 5_000, signedOn: addDays(today, -20), firstOn }));
    await house.decide(caseId, 'supervisor');
    done(await paidOn(debtId, 4_999, firstOn));
    await judgeAll(caseId);
    expect(await plansOf(caseId)).toMatchObject([{ state: 'broken', paidFen: 4_999n }]);
    expect(await effects(caseId)).toMatchObject({ contact: true, escalation: true, clock: 'runs', because: null });
    expect((await factsOf(caseId)).map((one) => [one.kind, one.state])).toEqual(
      expect.arrayContaining([
        ['planInForce', 'ended'],
        ['planBroken', 'inForce'],
      ]),
    );
    expect(await tasksOf(caseId)).toContain('planBroken');
  });

  it('kept by a payment that is reversed is broken at the next look', async () => {
    const debtId = await house.debt(10_000);
    const caseId = await house.open([debtId], false);
    const firstOn = addDays(today, -10);
    const terms = { totalFen: 10_000, perMonthFen: 5_000, signedOn: addDays(today, -20), firstOn };
    const paid = done(await paidOn(debtId, 5_000, firstOn));
    done(await propose(caseId, terms));
    await house.decide(caseId, 'supervisor');
    await judgeAll(caseId);
    expect(await plansOf(caseId)).toMatchObject([
      { state: 'inForce', instalments: [{ state: 'kept' }, { state: 'open' }] },
    ]);
    await house.reverse(debtId, paid.entryId);
    await judgeAll(caseId);
    expect(await plansOf(caseId)).toMatchObject([
      { state: 'broken', instalments: [{ state: 'broken' }, { state: 'open' }] },
    ]);
    // A new agreement takes the place of the broken one.
    done(await propose(caseId, { totalFen: 10_000, perMonthFen: 5_000 }));
    await house.decide(caseId, 'supervisor');
    expect(await effects(caseId)).toMatchObject({ because: 'planInForce' });
  });

  it('in force is called off by the supervisor, once', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const { planId } = done(await propose(caseId, { totalFen: 10_000, perMonthFen: 5_000 }));
    const cancel = () =>
      house.get(ArrangementService).cancel(house.order('supervisor', 'plan.cancel'), { id: planId, caseId });
    expect(await cancel()).toMatchObject({ refused: 'PLAN_NOT_IN_FORCE' });
    await house.decide(caseId, 'supervisor');
    const both = await Promise.all([cancel(), cancel()]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'PLAN_NOT_IN_FORCE' }]);
    expect((await effects(caseId)).contact).toBe(true);
  });
});

describe('a hold', () => {
  it('is asked for, approved by the supervisor, and ended by the clock after its last day with a task', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const untilDay = addDays(today, 5);
    const asked = done(await record(caseId, 'hold', { untilDay }));
    expect(asked.approvalId).not.toBeNull();
    expect((await effects(caseId)).contact).toBe(true);
    await house.decide(caseId, 'supervisor');
    expect(await effects(caseId)).toMatchObject({ contact: false, clock: 'stands', savesRight: true, because: 'hold' });
    await house.live(6);
    await judgeAll(caseId);
    expect(await factsOf(caseId)).toMatchObject([{ state: 'ended', endedBy: 'clock', endedBecause: 'termOver' }]);
    expect(await tasksOf(caseId)).toContain('factEnded');
    expect((await effects(caseId)).contact).toBe(true);
    today = await house.today();
  });

  it('that was refused never holds and may be asked for again', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    done(await record(caseId, 'hold'));
    expect(await record(caseId, 'hold')).toMatchObject({ refused: 'FACT_IN_FORCE' });
    await house.decide(caseId, 'supervisor', 'refuse');
    expect(await factsOf(caseId)).toMatchObject([{ state: 'refused' }]);
    expect(isRefusal(await record(caseId, 'hold'))).toBe(false);
  });

  it('is lifted by the supervisor and by nobody else', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const { factId } = done(await record(caseId, 'hold'));
    await house.decide(caseId, 'supervisor');
    const lift = (role: 'collector' | 'supervisor') =>
      house
        .get(FactService)
        .end(house.order(role, 'fact.end'), { id: factId, caseId }, { because: 'lifted', roles: [role] });
    expect(await lift('collector')).toMatchObject({ refused: 'NO_RIGHT' });
    expect(await lift('supervisor')).toBeNull();
    expect(await lift('supervisor')).toMatchObject({ refused: 'FACT_NOT_IN_FORCE' });
  });
});

describe('a fact', () => {
  it('is in force once, whoever records it at the same time', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const both = await Promise.all([record(caseId, 'dispute'), record(caseId, 'dispute')]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'FACT_IN_FORCE' }]);
    const again = `INSERT INTO case_fact SELECT gen_random_uuid(), case_id, kind, party_id, from_day, until_day, state,
      evidence_id, reason, set_on, set_by, ended_on, ended_by, ended_because FROM case_fact WHERE case_id = $1`;
    await expect(owner.query(again, [caseId])).rejects.toMatchObject({ code: '23505' });
  });

  it('of a dispute is legal’s to answer within thirty working days', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    const set = done(await record(caseId, 'dispute'));
    const last = await seen(caseId, ({ on }) => Promise.resolve(addWorkdays(today, 30, on.calendar)));
    expect(set.untilDay).toBe(last);
    const watches = await seen(caseId, ({ tx, kase, on }) => house.get(MaturityService).watches(tx, kase, on));
    expect(watches).toMatchObject([{ for: 'disputeAnswer', on: last }]);
    expect(await tasksOf(caseId)).toContain('answerDispute');
  });

  it('says its reason sealed, and nobody reads it in the database', async () => {
    const caseId = await house.open([await house.debt(10_000)], false);
    done(await record(caseId, 'hardship'));
    const stored = await owner.query<{ reason: string }>('SELECT reason FROM case_fact WHERE case_id = $1', [caseId]);
    expect(stored.rows[0]?.reason).not.toContain('依据');
    expect(await factsOf(caseId)).toMatchObject([{ reason: '依据材料' }]);
  });

  it('of a bankruptcy gives legal the claim to file, and the clocks of the debts know it', async () => {
    const debtId = await house.debt(10_000);
    const caseId = await house.open([debtId], false);
    done(await record(caseId, 'bankrupt', { role: 'legal' }));
    expect(await tasksOf(caseId)).toContain('fileClaim');
    const watches = await seen(caseId, ({ tx, kase, on }) => house.get(MaturityService).watches(tx, kase, on));
    expect(watches).toMatchObject([{ for: 'claimFiling', savesRight: true }]);
    const acts = await owner.query('SELECT kind FROM limit_act WHERE debt_id = $1', [debtId]);
    expect(acts.rows).toEqual([{ kind: 'debtorBankrupt' }]);
  });
});
