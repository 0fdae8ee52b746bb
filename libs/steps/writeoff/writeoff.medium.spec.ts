import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { askedOff, decided, inNotice, smallLoanLost } from '../../../test/check/lost.js';
import { fileKept, proofsKept, spokenFor, writeOffPrepared } from '../../../test/check/writing-off.js';
import { done } from '../../../test/check/running.js';
import { day } from '../../../test/builders/day.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { departments } from '../../people/staff/staff.js';
import { sumOf } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { VoicingService } from '../escalation/voicing.service.js';
import { AfterCheckService } from './aftercheck.service.js';
import { WriteOffFileService } from './file.service.js';
import { type Ground } from './ground.js';
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

const asks = (caseId: string, ground: Ground) => askedOff(house, caseId, ground);
const decides = (approvalId: string, decision: 'approve' | 'refuse' = 'approve') =>
  decided(house, approvalId, decision);

describe('a write-off', () => {
  it('is asked for only once its gates are shown and its file is whole', async () => {
    const { caseId } = await inNotice(house, 3_000);
    expect(code(await asks(caseId, 'smallLongPursued'))).toBe('EVIDENCE_MISSING');
    await proofsKept(house, caseId, 'smallLongPursued');
    expect(await asks(caseId, 'smallLongPursued')).toMatchObject({
      refused: 'FILE_INCOMPLETE',
      detail: { missing: ['file'] },
    });
    const kept = await house.get(WriteOffFileService).keep(house.order('collector', 'writeoff.file'), caseId, {
      ...{ ground: 'smallLongPursued', cause: '歉收' },
    });
    expect(kept).toMatchObject({ state: 'draft' });
    await fileKept(house, caseId, 'smallLongPursued');
    expect(await asks(caseId, 'bankruptcyClosed')).toMatchObject({ refused: 'EVIDENCE_MISSING' });
    expect(code(await asks(caseId, 'smallLongPursued'))).toBeUndefined();
  });

  it('takes a paper only for what it can show, of a day that has been', async () => {
    const { caseId } = await inNotice(house, 3_000);
    const prove = (own: { day?: string; kind?: 'photo' | 'courtPaper' }) =>
      house.get(WriteOffFileService).prove(house.order('collector', 'writeoff.evidence'), caseId, {
        gate: 'bankruptcyRuling',
        day: day(own.day ?? '2025-01-06'),
        proof: { kind: own.kind ?? 'courtPaper', reference: '裁定' },
      });
    expect(await prove({ kind: 'photo' })).toMatchObject({ refused: 'WRONG_PROOF', detail: { kinds: ['courtPaper'] } });
    expect(code(await prove({ day: '2199-01-01' }))).toBe('DAY_IN_FUTURE');
    expect(code(await prove({}))).toBeUndefined();
  });

  it('has a file that three people sign and that stands still while it is judged', async () => {
    const { caseId } = await inNotice(house, 3_000);
    const keep = async (own: object) =>
      house
        .get(WriteOffFileService)
        .keep(house.order('collector', 'writeoff.file'), caseId, { ground: 'smallLongPursued', ...own });
    const collector = (await house.actor('collector')).id;
    expect(code(await keep({ handlerId: collector, unitHeadId: collector }))).toBe('SIGNERS_SAME');
    expect(code(await keep({ handlerId: (await house.actor('of credit')).id }))).toBeUndefined();
    expect(code(await keep({ guarantorPursuits: [{ partyId: collector, told: '无' }] }))).toBe('NOT_FOUND');
    await writeOffPrepared(house, caseId, 'smallLongPursued');
    done(await asks(caseId, 'smallLongPursued'));
    expect(code(await keep({ cause: '另有隐情' }))).toBe('FILE_UNDER_REVIEW');
  });

  it('rests on five opinions of five people, kept with maker, handler and decider', async () => {
    const { caseId } = await smallLoanLost(house);
    const row = await house.get(WriteoffService).row(reading(), caseId);
    const five = await Promise.all(departments.map(async (one) => (await house.actor(`of ${one}`)).id));
    expect([row?.disposalBy, row?.creditBy, row?.financeBy, row?.legalBy, row?.internalControlBy]).toEqual(five);
    expect(row).toMatchObject({ test: 'house', listId: null, deciderId: (await house.actor('director')).id });
    expect(await stageOf(caseId)).toBe('writtenOff');
  });

  it('waits for all five and is not approved against one', async () => {
    const { caseId } = await inNotice(house, 3_000);
    await writeOffPrepared(house, caseId, 'smallLongPursued');
    const { approvalId } = done(await asks(caseId, 'smallLongPursued'));
    expect(code(await decides(approvalId))).toBe('VOICES_MISSING');
    for (const seat of departments)
      done(
        await house.get(VoicingService).voice(house.order(`of ${seat}`, 'request.voice'), approvalId, {
          seat,
          agrees: seat !== 'legal',
          reason: '见卷',
        }),
      );
    expect(code(await decides(approvalId))).toBe('VOICE_AGAINST');
    done(await decides(approvalId, 'refuse'));
    expect(await stageOf(caseId)).toBe('notice');
  });

  it('whose handler has spoken is refused, and the database refuses it too (X10)', async () => {
    const { caseId } = await inNotice(house, 3_000);
    await writeOffPrepared(house, caseId, 'smallLongPursued');
    const speaker = (await house.actor('of credit')).id;
    done(
      await house.get(WriteOffFileService).keep(house.order('collector', 'writeoff.file'), caseId, {
        ...{ ground: 'smallLongPursued', handlerId: speaker },
      }),
    );
    const { approvalId } = done(await asks(caseId, 'smallLongPursued'));
    await spokenFor(house, caseId);
    expect(await decides(approvalId)).toMatchObject({ refused: 'OPINIONS_NOT_APART', detail: { wrong: ['credit'] } });
    expect(await stageOf(caseId)).toBe('notice');
    const other = await smallLoanLost(house);
    for (const hand of ['maker_id', 'handler_id', 'decider_id', 'case_handler_id', 'legal_by'])
      await expect(
        owner.query(`UPDATE write_off SET credit_by = ${hand} WHERE case_id = $1`, [other.caseId]),
      ).rejects.toThrow(/write_off_(five|apart)/);
  });

  it('above the director’s limit is nobody’s in the house', async () => {
    const { caseId } = await inNotice(house, 10_000_000_001);
    await writeOffPrepared(house, caseId, 'bankruptcyClosed');
    expect(code(await asks(caseId, 'bankruptcyClosed'))).toBe('ABOVE_AUTHORITY');
  });
});

describe('a written-off case', () => {
  it('is looked at afterwards by finance and internal control, each once, and by no hand of its own (W6)', async () => {
    const { caseId } = await smallLoanLost(house);
    const check = async (who: 'finance' | 'of internalControl' | 'director', seat: 'finance' | 'internalControl') =>
      house.get(AfterCheckService).check(house.order(who, 'writeoff.check'), caseId, {
        wanted: { seat, finding: 'ok', note: '资料齐全' },
        actor: await house.actor(who),
      });
    const open = async () =>
      (await house.get(TaskService).of(reading(), caseId)).filter((one) => one.kind === 'afterCheck' && !one.doneOn);
    expect((await open()).map((one) => [one.about, one.role]).sort()).toEqual([
      ['finance', 'finance'],
      ['internalControl', 'auditor'],
    ]);
    expect(code(await check('director', 'finance'))).toBe('NO_RIGHT');
    done(await check('finance', 'finance'));
    expect(code(await check('finance', 'finance'))).toBe('AFTER_CHECKED');
    done(await check('of internalControl', 'internalControl'));
    expect(await open()).toEqual([]);
    const kase = await house.get(CaseService).mustHave(reading(), caseId);
    const law = { value: { liabilityYears: 2, afterCheckDays: 30 } };
    const watches = await house.get(WriteoffService).watches(reading(), kase, { law } as never);
    expect(watches.map((one) => one.for)).toEqual(['liability']);
    const { caseId: young } = await inNotice(house, 2_000);
    const actor = await house.actor('finance');
    const early = { wanted: { seat: 'finance' as const, finding: 'ok' as const, note: '无' }, actor };
    const order = house.order('finance', 'writeoff.check');
    expect(code(await house.get(AfterCheckService).check(order, young, early))).toBe('NOT_WRITTEN_OFF');
  });

  it('gets a bounced payment of before the write-off back as owed, never into the books', async () => {
    const { caseId, debtId } = await inNotice(house, 3_000);
    const paid = await house.pay(debtId, 1_000);
    await writeOffPrepared(house, caseId, 'smallLongPursued');
    const { approvalId } = done(await asks(caseId, 'smallLongPursued'));
    await spokenFor(house, caseId);
    done(await decides(approvalId));
    await house.reverse(debtId, paid);
    const owed = await owedOf(debtId);
    expect([sumOf(owed.claim), sumOf(owed.memo)]).toEqual([0n, 3_000n]);
    expect(await stageOf(caseId)).toBe('writtenOff');
  });
});
