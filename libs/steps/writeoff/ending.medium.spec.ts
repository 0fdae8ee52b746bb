import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { decided, inNotice, smallLoanLost } from '../../../test/check/lost.js';
import { proofsKept, spokenFor } from '../../../test/check/writing-off.js';
import { done } from '../../../test/check/running.js';
import { day } from '../../../test/builders/day.js';
import { hands } from '../../../test/check/hands.js';
import { money } from '../../../test/check/money.js';
import { ordersAndRecord } from '../../../test/check/orders.js';
import { snapshot } from '../../../test/check/snapshot.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { ApprovalService } from '../../people/approval/approval.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { EscalationService } from '../escalation/escalation.service.js';
import { VoicingService } from '../escalation/voicing.service.js';
import { WritingOffService } from '../escalation/writingoff.service.js';
import { endingProofs, endingRules, type EndingGround } from './ending.js';
import { EndingService } from './ending.service.js';
import { WriteOffFileService } from './file.service.js';
import { internalGates } from './ground.js';
import { WriteOffListService } from './list.service.js';
import { WriteoffService } from './writeoff.service.js';

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

const reading = () => house.get(DatabaseService).reading;
const code = (value: unknown): string | undefined => (isRefusal(value) ? value.refused : undefined);
const stageOf = async (caseId: string) => (await house.get(CaseService).mustHave(reading(), caseId)).stage;
const owedOf = async (debtId: string) => house.get(LedgerService).owedOf(reading(), debtId);

const decides = (approvalId: string, decision: 'approve' | 'refuse' = 'approve') =>
  decided(house, approvalId, decision);

describe('a list of small loans (W3)', () => {
  it('is one request; each case is judged by itself, and who fails stays out with the reason', async () => {
    const [good, large, bare] = [
      await inNotice(house, 3_000),
      await inNotice(house, 9_000_000),
      await inNotice(house, 2_000),
    ];
    for (const one of [good, large]) await proofsKept(house, one.caseId, 'smallLongPursued');
    const signers = {
      departmentHeadId: (await house.actor('supervisor')).id,
      unitHeadId: (await house.actor('director')).id,
    };
    const wanted = {
      ...{ caseIds: [good.caseId, large.caseId, bare.caseId], reason: '小额长期追收无果', ...signers },
      proofs: internalGates
        .filter((gate) => gate !== 'pursuitProof')
        .map((gate) => ({
          ...{ gate, day: day('2025-01-06') },
          proof: { kind: gate === 'legalOpinion' ? ('opinion' as const) : ('report' as const), reference: '清单附件' },
        })),
    };
    const actor = await house.actor('collector');
    const made = done(
      await house.get(WritingOffService).list(house.order('collector', 'writeoff.list'), { wanted, actor }),
    );
    const lists = house.get(WriteOffListService);
    const before = await lists.of(reading(), made.listId);
    expect(before?.rows.map((one) => [one.state, one.refused])).toEqual([
      ['waits', null],
      ['waits', 'NOT_SMALL'],
      ['waits', 'EVIDENCE_MISSING'],
    ]);
    const shut = house.get(WriteOffFileService).prove(house.order('collector', 'writeoff.evidence'), good.caseId, {
      ...{
        gate: 'legalOpinion' as const,
        day: day('2025-01-06'),
        proof: { kind: 'opinion' as const, reference: '补' },
      },
    });
    expect(code(await shut)).toBe('FILE_UNDER_REVIEW');
    await spokenFor(house, made.listId);
    done(await decides(made.approvalId));
    const after = await lists.of(reading(), made.listId);
    expect(after?.rows.map((one) => [one.state, one.refused])).toEqual([
      ['writtenOff', null],
      ['leftOut', 'NOT_SMALL'],
      ['leftOut', 'EVIDENCE_MISSING'],
    ]);
    expect(await Promise.all([good, large, bare].map((one) => stageOf(one.caseId)))).toEqual([
      'writtenOff',
      'notice',
      'notice',
    ]);
    expect(await house.get(WriteoffService).row(reading(), good.caseId)).toMatchObject({ listId: made.listId });
  });

  it('refused leaves its cases as they were; others’ cases are none', async () => {
    const one = await inNotice(house, 3_000);
    const actor = await house.actor('collector');
    const signers = {
      departmentHeadId: (await house.actor('supervisor')).id,
      unitHeadId: (await house.actor('director')).id,
    };
    const list = (caseId: string) =>
      house.get(WritingOffService).list(house.order('collector', 'writeoff.list'), {
        wanted: { caseIds: [caseId], reason: '小额', ...signers, proofs: [] },
        actor,
      });
    expect(code(await list('00000000-0000-4000-8000-000000000000'))).toBe('NOT_FOUND');
    const made = done(await list(one.caseId));
    done(await decides(made.approvalId, 'refuse'));
    expect((await house.get(WriteOffListService).of(reading(), made.listId))?.row.state).toBe('givenUp');
    expect(await stageOf(one.caseId)).toBe('notice');
  });
});

describe('the end of a claim', () => {
  const shown = (ground: EndingGround) =>
    endingRules[ground].needs.map((gate) => ({
      ...{ gate, day: day('2023-01-09') },
      proof: { kind: endingProofs[gate][0] ?? 'record', reference: `卷宗 ${gate}` },
    }));
  const speaks = async (caseId: string) => {
    for (const request of await house.get(ApprovalService).openOf(reading(), caseId))
      for (const seat of request.voices)
        done(
          await house
            .get(VoicingService)
            .voice(house.order('of legal', 'request.voice'), request.id, { seat, agrees: true, reason: '合规' }),
        );
  };
  const sell = (caseId: string, name = '示例资产管理公司') =>
    house.get(WritingOffService).end(house.order('collector', 'ending.assign'), caseId, {
      ...{ ground: 'assigned', priceFen: 500, reason: '批量转让', proofs: shown('assigned') },
      assignee: { name, idNo: '91330000MA00000001', kind: 'organisation' },
    });

  it('by assignment takes it out of the books for its price and gives it another creditor', async () => {
    const { caseId, debtId } = await inNotice(house, 3_000);
    const { endingId, approvalId } = done(await sell(caseId));
    await speaks(caseId);
    done(await decides(approvalId));
    expect([await stageOf(caseId), totalOwed(await owedOf(debtId))]).toEqual(['ended', 0n]);
    const [ended] = await house.get(EndingService).of(reading(), caseId);
    expect(ended).toMatchObject({ id: endingId, state: 'granted', leftFen: 3_000n, priceFen: 500n });
    const creditor = await owner.query<{ creditor_id: string }>('SELECT creditor_id FROM debt WHERE id = $1', [debtId]);
    expect(creditor.rows[0]?.creditor_id).toBe(ended?.assigneeId);
    const cash = await owner.query<{ fen: string }>(
      `SELECT sum(amount_fen) AS fen FROM ledger_posting WHERE debt_id = $1 AND debit = 'cash'`,
      [debtId],
    );
    expect(cash.rows[0]?.fen).toBe('500');
  });

  it('is asked for by its own door, with its proofs; refused, it is given up', async () => {
    const { caseId } = await inNotice(house, 3_000);
    const order = house.order('collector', 'request.ask');
    const wanted = { to: 'ended' as const, reason: '已转让', ground: 'assigned' as const };
    const bare = house.get(EscalationService).ask(order, caseId, { wanted, actor: await house.actor('collector') });
    expect(code(await bare)).toBe('ENDING_NOT_PROPOSED');
    const { approvalId } = done(await sell(caseId));
    done(await decides(approvalId, 'refuse'));
    expect((await house.get(EndingService).of(reading(), caseId))[0]?.state).toBe('givenUp');
  });

  it('by closure clears the memo of what was written off, and of nothing else (W8)', async () => {
    const close = (caseId: string) =>
      house.get(WritingOffService).end(house.order('collector', 'ending.close'), caseId, {
        ...{
          ground: 'bankruptcyClosedTwoYears',
          reason: '破产终结已满两年',
          proofs: shown('bankruptcyClosedTwoYears'),
        },
      });
    const { caseId: early } = await inNotice(house, 2_000);
    expect(code(await close(early))).toBe('WRONG_STAGE');
    const { caseId, debtId } = await smallLoanLost(house);
    const { approvalId } = done(await close(caseId));
    await speaks(caseId);
    done(await decides(approvalId));
    expect([await stageOf(caseId), totalOwed(await owedOf(debtId))]).toEqual(['ended', 0n]);
  });

  it('cannot be bought by who owes or holds it', async () => {
    const { caseId, debtId } = await inNotice(house, 3_000);
    await owner.query(
      `UPDATE debt SET creditor_id = (SELECT assignee_id FROM case_ending WHERE assignee_id IS NOT NULL LIMIT 1) WHERE id = $1`,
      [debtId],
    );
    expect(code(await sell(caseId))).toBe('ASSIGNEE_UNFIT');
  });
});

describe('the books and the hands of such a house', () => {
  it('hold by the checker of invariants', async () => {
    const client = await owner.connect();
    const seen = await snapshot(client);
    client.release();
    const findings = [...money(seen, []), ...hands(seen), ...ordersAndRecord(seen)];
    expect(findings.flatMap(({ number, failures }) => failures.map((one) => `${number}: ${one}`))).toEqual([]);
    expect(
      seen.endings
        .filter((one) => one.state === 'granted')
        .map((one) => one.ground)
        .sort(),
    ).toEqual(['assigned', 'bankruptcyClosedTwoYears']);
  });
});
