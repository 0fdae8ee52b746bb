import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { done } from '../../../test/check/running.js';
import { anActor } from '../../../test/builders/staff.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { addDays, addMonths } from '../../ground/calendar/calendar.js';
import { isRefusal, type On } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import { CourtService } from './court.service.js';
import { FilingService } from './filing.service.js';
import type { OpenTrack, TellFact } from './litigation.input.js';
import { LitigationService } from './litigation.service.js';
import { ReadinessService } from './readiness.service.js';

let house: House;
let owner: pg.Pool;
let courts: CourtService;
let litigation: LitigationService;
let readiness: ReadinessService;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  [courts, litigation] = [house.get(CourtService), house.get(LitigationService)];
  readiness = house.get(ReadinessService);
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const tx = () => house.get(DatabaseService).reading;
const refused = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.refused : undefined);

/** A case whose suit was approved: its papers are offered to legal. */
async function offered(): Promise<string> {
  const caseId = await house.open([await house.debt(100_000)], false);
  await house.ask(caseId, 'litigation');
  await house.decide(caseId, 'director');
  return caseId;
}

const decide = (caseId: string, missing: string[] = [], court?: string) =>
  litigation.decideHandoff(house.order('legal', 'handoff.decide'), caseId, {
    decision: missing.length > 0 ? 'return' : 'accept',
    missing,
    ...(court ? { court } : {}),
  });

async function accepted(court?: string): Promise<string> {
  const caseId = await offered();
  done(await decide(caseId, [], court));
  return caseId;
}

async function open(caseId: string, kind: OpenTrack['kind'], own: Partial<OpenTrack> = {}) {
  const filing = { court: '青山县人民法院', docketNo: `（2026）${kind}1号`, filedOn: await house.today() };
  const wanted = { ...filing, claimedFen: 100_000, kind, ...own };
  return courts.openTrack(house.order('legal', 'track.open'), caseId, wanted);
}

async function tell(caseId: string, trackId: string, fact: Partial<TellFact> & Pick<TellFact, 'kind'>) {
  const order = house.order('legal', 'track.tell');
  return courts.tell(order, { id: trackId, caseId }, { onDay: await house.today(), ...fact });
}

async function watchesOf(caseId: string) {
  const kase = await house.get(CaseService).mustHave(tx(), caseId);
  return courts.watches(tx(), kase, await on(caseId));
}
const on = (caseId: string): Promise<On> => house.get(CommandService).on(tx(), { caseId });

const eventsOf = async (caseId: string): Promise<{ event: string; facts: Record<string, unknown> }[]> =>
  (
    await owner.query(`SELECT event, facts FROM record WHERE stream_kind = 'case' AND stream_id = $1 ORDER BY seq`, [
      caseId,
    ])
  ).rows as never;

describe('a handoff', () => {
  it('moves responsibility to the person of legal who accepts it', async () => {
    const caseId = await offered();
    const before = await house.get(CaseService).mustHave(tx(), caseId);
    const order = house.order('legal', 'handoff.decide');
    done(await litigation.decideHandoff(order, caseId, { decision: 'accept', missing: [] }));
    expect(await house.get(CaseService).mustHave(tx(), caseId)).toMatchObject({ handlerId: order.by });
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({
      event: 'HandoffAccepted',
      facts: { fromHandler: before.handlerId, toHandler: order.by },
    });
  });

  it('that came back is offered again once each missing thing was supplied, by code or by name', async () => {
    const caseId = await offered();
    done(await decide(caseId, ['loanContract', '婚姻状况证明']));
    const again = () => litigation.offerAgain(house.order('collector', 'handoff.offer'), caseId);
    const supply = (item: string) =>
      readiness.supply(house.order('collector', 'readiness.supply'), caseId, {
        item,
        proof: { kind: 'contract', reference: '档案柜3-17' },
      });
    expect(await again()).toEqual({ refused: 'STILL_MISSING', detail: { items: ['loanContract'], others: 1 } });
    expect(refused(await supply('户口簿'))).toBe('ITEM_UNKNOWN');
    expect(done(await supply('loanContract'))).toEqual({ stillMissing: ['婚姻状况证明'] });
    expect(refused(await again())).toBe('STILL_MISSING');
    done(await supply('婚姻状况证明'));
    done(await again());
    expect(refused(await decide(caseId))).toBeUndefined();
    // What is not on the list may name somebody: the record keeps neither its name nor its words.
    expect(JSON.stringify(await eventsOf(caseId))).not.toContain('婚姻');
  });
});

describe('the handoff book of a case', () => {
  it('shows what the house finds itself, what a person confirmed, and what is missing', async () => {
    const caseId = await offered();
    const supplied = { item: 'loanContract', proof: { kind: 'contract' as const, reference: '档案柜3-17' } };
    done(await readiness.supply(house.order('collector', 'readiness.supply'), caseId, supplied));
    const view = await readiness.view(tx(), caseId);
    const line = (item: string) => view.items.find((one) => one.item === item);
    expect(line('ledgerStatement')).toMatchObject({ state: 'computed', mandatory: true });
    expect(line('loanContract')).toMatchObject({ state: 'supplied', reference: '档案柜3-17', byName: 'collector' });
    expect(line('guaranteeContracts')).toMatchObject({ state: 'notNeeded' });
    expect(view.missing).toContain('payoutProof');
  });
});

describe('a suit', () => {
  it('is filed by one of two hands, stops the limitation, and is one track of the case', async () => {
    const caseId = await accepted();
    const both = await Promise.all([open(caseId, 'suit'), open(caseId, 'suit')]);
    expect(both.map(refused).filter(Boolean)).toEqual(['ALREADY_FILED']);
    expect(await litigation.suit(tx(), caseId)).toMatchObject({ filedOn: await house.today(), judgedOn: null });
    const { debtIds } = await house.get(CaseService).mustHave(tx(), caseId);
    expect((await house.get(LimitService).actsOf(tx(), debtIds)).map((act) => act.kind)).toEqual(['suit']);
    expect((await eventsOf(caseId)).filter((one) => one.event === 'SuitFiled')).toHaveLength(1);
  });

  it('is judged through either door, and its facts are told in order', async () => {
    const caseId = await accepted();
    const { trackId } = done(await open(caseId, 'suit'));
    expect(refused(await tell(caseId, trackId, { kind: 'hearing' }))).toBe('FACT_OUT_OF_ORDER');
    done(await tell(caseId, trackId, { kind: 'accepted', detail: 'summary' }));
    const judgedOn = await house.today();
    const order = house.order('legal', 'suit.judge');
    done(await litigation.recordJudgment(order, caseId, { judgedOn, judgedFen: 90_000 }));
    expect(await litigation.suit(tx(), caseId)).toMatchObject({ judgedOn, judgedFen: 90_000n });
    expect(refused(await tell(caseId, trackId, { kind: 'judged', amountFen: 1 }))).toBe('FACT_OUT_OF_ORDER');
    const view = await courts.view(tx(), caseId);
    expect(view.tracks[0]).toMatchObject({
      kind: 'suit',
      feeFen: 5_000n,
      facts: [{ kind: 'accepted' }, { kind: 'judged' }],
    });
    expect(view.watches.map((one) => one.for)).toContain('enforcement');
    expect((await eventsOf(caseId)).at(-1)).toMatchObject({ event: 'JudgmentGiven', facts: { judgedFen: '90000' } });
  });

  it('that was withdrawn lets another be filed, and the limitation run again', async () => {
    const caseId = await accepted();
    const { trackId } = done(await open(caseId, 'suit'));
    expect(done(await tell(caseId, trackId, { kind: 'withdrawn' }))).toMatchObject({ state: 'ended' });
    expect(await litigation.suit(tx(), caseId)).toBeUndefined();
    expect(refused(await tell(caseId, trackId, { kind: 'accepted' }))).toBe('TRACK_ENDED');
    const { debtIds } = await house.get(CaseService).mustHave(tx(), caseId);
    const acts = await house.get(LimitService).actsOf(tx(), debtIds);
    expect(acts.find((act) => act.kind === 'suitWithdrawn')?.about).toBe(acts.find((act) => act.kind === 'suit')?.id);
    done(await open(caseId, 'suit'));
  });

  it('has facts that nobody changes', async () => {
    const caseId = await accepted();
    const { trackId } = done(await open(caseId, 'suit'));
    done(await tell(caseId, trackId, { kind: 'accepted' }));
    for (const change of ['UPDATE court_fact SET on_day = on_day', 'DELETE FROM court_fact', 'DELETE FROM readiness'])
      await expect(tx().query(change)).rejects.toThrow(/permission denied/);
    await expect(tx().query('UPDATE court_track SET claimed_fen = 1')).rejects.toThrow(/permission denied/);
  });

  it('is filed on a paper of the court, or the clocks do not hear of it', async () => {
    const caseId = await accepted();
    const photo = { kind: 'photo' as const, reference: '大厅照片' };
    expect(refused(await open(caseId, 'suit', { proof: photo }))).toBe('PROOF_MISSING');
    expect(await courts.tracks(tx(), caseId)).toEqual([]);
  });
});

describe('a payment order', () => {
  it('is refused while a pre-suit preservation stands, and against a missing debtor', async () => {
    const caseId = await accepted();
    const { trackId } = done(await open(caseId, 'preservation'));
    expect(refused(await open(caseId, 'paymentOrder'))).toBe('PRESUIT_STANDS');
    done(await tell(caseId, trackId, { kind: 'rejected' }));
    done(await open(caseId, 'paymentOrder'));

    const other = await accepted();
    const order = house.order('collector', 'fact.record');
    done(
      await house.get(CommandService).carryOut(order, { cases: [other] }, async (inside, on) => {
        const kase = await house.get(CaseService).mustHave(inside, other);
        const proof = { kind: 'record' as const, reference: '派出所证明' };
        const wanted = { kind: 'missing' as const, fromDay: on.today, reason: '下落不明', proof };
        const set = await house.get(FactService).record(inside, kase, { wanted, roles: ['collector'], order, on });
        return isRefusal(set) ? set : { answer: set };
      }),
    );
    expect(refused(await open(other, 'paymentOrder'))).toBe('DEBTOR_MISSING');
  });
});

describe('a freeze', () => {
  it('does not expire behind a hold: its days are watched all the same (X4)', async () => {
    const caseId = await accepted();
    const { trackId } = done(await open(caseId, 'suit'));
    done(await tell(caseId, trackId, { kind: 'preservationAsked' }));
    const today = await house.today();
    const frozen = { kind: 'preservationGranted' as const, detail: 'deposit' };
    expect(refused(await tell(caseId, trackId, { ...frozen, untilDay: addDays(addMonths(today, 12), 1) }))).toBe(
      'FREEZE_TOO_LONG',
    );
    const until = addDays(today, 60);
    done(await tell(caseId, trackId, { ...frozen, untilDay: until }));
    const before = (await watchesOf(caseId)).find((one) => one.for === 'freeze');
    expect(before).toMatchObject({ on: addDays(until, -7), savesRight: true });

    await hold(caseId);
    const kase = await house.get(CaseService).mustHave(tx(), caseId);
    expect((await house.get(FactService).effects(tx(), kase, await on(caseId))).contact).toBe(false);
    expect((await watchesOf(caseId)).find((one) => one.for === 'freeze')).toEqual(before);
  });
});

async function hold(caseId: string): Promise<void> {
  const order = house.order('supervisor', 'fact.hold');
  await house.get(CommandService).carryOut<null>(order, { cases: [caseId] }, async (inside, on) => {
    const [facts, kase] = [house.get(FactService), await house.get(CaseService).mustHave(inside, caseId)];
    const wanted = { kind: 'hold' as const, fromDay: on.today, reason: '等待复核' };
    const { factId } = done(await facts.propose(inside, kase, { wanted, roles: ['collector'], order, on }));
    const actor = anActor('li', 'supervisor');
    await facts.granted(inside, kase, { approvalId: factId, order, on, actor, ground: null, about: factId });
    return { answer: null };
  });
}

describe('a written-off case', () => {
  it('has its enforcement revived inside the stage, and its days are watched on', async () => {
    const caseId = await accepted();
    const { trackId } = done(await open(caseId, 'suit'));
    for (const fact of [
      ...[{ kind: 'judged' as const, amountFen: 100_000 }, { kind: 'effective' as const }],
      ...[{ kind: 'enforcementApplied' as const }, { kind: 'enforcementAccepted' as const }],
      { kind: 'zhongben' as const },
    ])
      done(await tell(caseId, trackId, fact));
    await owner.query(`UPDATE collection_case SET stage = 'writtenOff' WHERE id = $1`, [caseId]);
    expect((await watchesOf(caseId)).map((one) => one.for)).toEqual(['recheck']);
    done(await tell(caseId, trackId, { kind: 'revived' }));
    expect((await house.get(CaseService).mustHave(tx(), caseId)).stage).toBe('writtenOff');
    expect((await watchesOf(caseId)).map((one) => one.for)).toEqual(['slowCourt']);
  });
});

describe('the filing list', () => {
  it('holds the cases that legal accepted and nobody filed, with the day that presses', async () => {
    const caseId = await accepted('青山县人民法院');
    const waiting = await offered();
    const kase = await house.get(CaseService).mustHave(tx(), caseId);
    const path = (await house.get(CaseService).unitPathOf(tx(), kase.id)) ?? '';
    const list = async () => house.get(FilingService).list(tx(), { unitPath: path, on: await on(caseId) });
    const line = (await list()).find((one) => one.caseId === caseId);
    expect(line).toMatchObject({ court: '青山县人民法院', claimFen: 100_000, pressesFor: 'limitation' });
    expect((await list()).map((one) => one.caseId)).not.toContain(waiting);
    done(await open(caseId, 'suit'));
    expect((await list()).map((one) => one.caseId)).not.toContain(caseId);
  });
});
