import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { factory, paper, Recovering, refusal, yuanFen } from '../../../test/check/recovering.js';
import { done } from '../../../test/check/running.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { addDays, type Day } from '../../ground/calendar/calendar.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';

let house: House;
let owner: pg.Pool;
let work: Recovering;
beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  work = new Recovering(house);
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

describe('a waiver (减免)', () => {
  it('is asked for part by part, approved by the director, and then stands in the books', async () => {
    const debtId = await house.debt(100_000, 3_000);
    await house.open([debtId], false);
    const asked = done(await work.waive(debtId, { parts: [{ part: 'interest', amountFen: 2_000 }] }));
    expect([await work.owed(debtId), (await work.recovery(asked.recoveryId)).state]).toEqual([103_000, 'proposed']);
    expect(refusal(await work.decide(asked.approvalId, 'supervisor'))).toBe('NOT_YOUR_LEVEL');
    done(await work.decide(asked.approvalId, 'director'));
    expect([await work.owed(debtId), (await work.recovery(asked.recoveryId)).state]).toEqual([101_000, 'recognised']);
  });

  it('is never of more than is owed of a part', async () => {
    const debtId = await house.debt(100_000, 3_000);
    await house.open([debtId], false);
    expect(await work.waive(debtId, { parts: [{ part: 'interest', amountFen: 3_001 }] })).toMatchObject({
      refused: 'ABOVE_OWED',
      detail: { part: 'interest' },
    });
  });

  it('that was refused is given up, and nothing of it is booked', async () => {
    const debtId = await house.debt(100_000, 3_000);
    await house.open([debtId], false);
    const asked = done(await work.waive(debtId, { parts: [{ part: 'principal', amountFen: 50_000 }] }));
    done(await work.decide(asked.approvalId, 'director', 'refuse'));
    expect([await work.owed(debtId), (await work.recovery(asked.recoveryId)).state]).toEqual([103_000, 'cancelled']);
  });

  it('belongs to the case that works the debt: without one there is nobody to ask', async () => {
    expect(refusal(await work.waive(await house.debt(1_000), { parts: [{ part: 'principal', amountFen: 1 }] }))).toBe(
      'NO_CASE',
    );
  });

  it('on condition that the rest is paid holds once it is paid, and not before', async () => {
    const debtId = await house.debt(100_000, 3_000);
    const caseId = await house.open([debtId], false);
    const condition = { onlyIfPaidFen: 80_000, onlyIfPaidOn: addDays(await house.today(), 30) };
    const asked = done(await work.waive(debtId, { parts: [{ part: 'principal', amountFen: 23_000 }], condition }));
    expect(refusal(await work.confirm(asked.recoveryId, debtId))).toBe('NOT_APPROVED');
    done(await work.decide(asked.approvalId, 'director'));
    expect(await work.owed(debtId)).toBe(103_000);
    done(await work.pay(debtId, { yuan: 799 }));
    expect(await work.confirm(asked.recoveryId, debtId)).toMatchObject({
      refused: 'CONDITION_UNMET',
      detail: { paidFen: '79900', neededFen: '80000' },
    });
    done(await work.pay(debtId, { yuan: 1 }));
    expect(refusal(await work.confirm(asked.recoveryId, debtId, 'collector'))).toBe('SAME_HAND');
    expect(done(await work.confirm(asked.recoveryId, debtId))).toMatchObject({ state: 'recognised' });
    await house.rest();
    expect([await work.owed(debtId), await work.stageOf(caseId)]).toEqual([0, 'settled']);
    expect(refusal(await work.confirm(asked.recoveryId, debtId))).toBe('RECOVERY_OVER');
  });
});

describe('the debtor’s factory of about 2 mu, bought by the guarantor for the loan of 49,000 (S2)', () => {
  let [debtId, caseId, guarantor, recoveryId]: string[] = ['', '', '', ''];
  let entryId = '';
  beforeAll(async () => {
    debtId = await house.debt(yuanFen(49_000));
    guarantor = await work.suretyOf(debtId);
    caseId = await house.open([debtId], false);
  });

  it('can be agreed on once the loan is due, not before (K1, K2)', async () => {
    const early = factory({ partyId: guarantor ?? '' }, { agreedOn: '2025-03-01' as Day });
    expect(refusal(await work.inKind(debtId ?? '', early))).toBe('BEFORE_DUE');
    expect(refusal(await work.inKind(debtId ?? '', factory({ partyId: debtId ?? '' })))).toBe('PAYER_UNKNOWN');
    const asked = done(await work.inKind(debtId ?? '', factory({ partyId: guarantor ?? '' })));
    recoveryId = asked.recoveryId;
    expect(refusal(await work.title(recoveryId, debtId ?? ''))).toBe('NOT_APPROVED');
    done(await work.decide(asked.approvalId, 'director'));
  });

  it('leaves the loan owed until title is obtained: the old debt ends when it is performed (K1)', async () => {
    expect([await work.owed(debtId ?? ''), (await work.recovery(recoveryId ?? '')).state]).toEqual([
      yuanFen(49_000),
      'draft',
    ]);
    expect(refusal(await work.confirm(recoveryId ?? '', debtId ?? ''))).toBe('TITLE_NEEDED');
    expect(refusal(await work.title(recoveryId ?? '', debtId ?? '', 'collector'))).toBe('SAME_HAND');
  });

  it('pays the loan off with its title; 3,000 beyond it are owed back, and the case is settled', async () => {
    const taken = done(await work.title(recoveryId ?? '', debtId ?? ''));
    entryId = taken.entryIds[0] ?? '';
    expect([await work.owed(debtId ?? ''), await work.stageOf(caseId ?? '')]).toEqual([0, 'settled']);
    const { rows } = await owner.query<{ account: string; sum: string }>(
      `SELECT account, sum(fen)::text AS sum FROM (SELECT debit AS account, amount_fen AS fen FROM ledger_posting WHERE entry_id = $1
         UNION ALL SELECT credit, -amount_fen FROM ledger_posting WHERE entry_id = $1) AS sides GROUP BY account ORDER BY account`,
      [entryId],
    );
    expect(rows).toEqual([
      { account: 'asset', sum: '5200000' },
      { account: 'claim.principal', sum: '-4900000' },
      { account: 'difference', sum: '-300000' },
    ]);
    const entries = await house.get(LedgerService).entries(house.get(DatabaseService).reading, debtId ?? '');
    expect(entries.at(-1)).toMatchObject({ kind: 'inKind', payerId: guarantor });
  });

  it('cannot be reversed while title papers stand, and can once the thing went back', async () => {
    expect(refusal(await work.askReversal(debtId ?? '', entryId))).toBe('NOT_REVERSIBLE');
    const back = { reason: '过户被撤销', proof: paper };
    done(await work.cancel(recoveryId ?? '', debtId ?? '', back));
    const asked = done(await work.askReversal(debtId ?? '', entryId));
    done(await work.decide(asked.approvalId, 'secondFinance'));
    expect([await work.owed(debtId ?? ''), await work.stageOf(caseId ?? '')]).toEqual([yuanFen(49_000), 'intake']);
  });
});

describe('money', () => {
  it('of 47,000 at 1,500 a month leaves 29,000 after twelve instalments (S2)', async () => {
    const debtId = await house.debt(yuanFen(47_000));
    await house.open([debtId], false);
    for (let month = 0; month < 12; month++) done(await work.pay(debtId, { yuan: 1_500 }));
    expect(await work.owed(debtId)).toBe(yuanFen(29_000));
  });

  it('drawn from the guarantor’s account through the court pays 270,000 of principal and interest, and is his to claim back', async () => {
    const debtId = await house.debt(yuanFen(250_000), yuanFen(20_000));
    const guarantor = await work.suretyOf(debtId);
    const caseId = await house.open([debtId], false);
    const drawn = { yuan: 270_000, payer: { partyId: guarantor } };
    const unnamed = { ...drawn, docketNo: undefined };
    const wanted = { amountFen: 100, valueDay: await house.today(), channel: 'court' as const, payer: unnamed.payer };
    const order = house.order('finance', 'payment.post');
    expect(refusal(await house.get(LedgerService).postPayment(order, debtId, wanted))).toBe('DOCKET_NEEDED');
    const answer = done(await work.pay(debtId, { ...drawn, docketNo: '（2026）演0101执12号' }));
    expect(answer).toMatchObject({
      parts: [
        { account: 'claim.interest', amountFen: yuanFen(20_000) },
        { account: 'claim.principal', amountFen: yuanFen(250_000) },
      ],
      leftFen: 0,
      recourseFen: yuanFen(270_000),
    });
    expect(await work.stageOf(caseId)).toBe('settled');
  });

  it('of 290,000 paid within days after a visit settles the case', async () => {
    const debtId = await house.debt(yuanFen(290_000));
    const caseId = await house.open([debtId], false);
    expect(done(await work.pay(debtId, { yuan: 290_000 }))).toMatchObject({ leftFen: 0, recourseFen: null });
    expect(await work.stageOf(caseId)).toBe('settled');
  });

  it('of a guarantor is summed: what he paid in all is what he may claim back', async () => {
    const debtId = await house.debt(yuanFen(1_000));
    const payer = { partyId: await work.suretyOf(debtId) };
    done(await work.pay(debtId, { yuan: 300, payer }));
    expect(done(await work.pay(debtId, { yuan: 900, payer }))).toMatchObject({
      recourseFen: yuanFen(1_000),
      surplusFen: yuanFen(200),
    });
  });
});
