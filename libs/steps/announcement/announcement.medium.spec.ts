import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House } from '../../../test/check/lived.js';
import { done } from '../../../test/check/running.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { CommandService } from '../../ground/command/command.service.js';
import { EscalationService } from '../escalation/escalation.service.js';
import { PublicisingService, type PressAsked } from '../escalation/publicising.service.js';
import { VoicingService } from '../escalation/voicing.service.js';
import { NoticeService } from '../notice/notice.service.js';
import { AnnouncementService } from './announcement.service.js';

let house: House;

beforeAll(async () => {
  house = await House.on((await mediumDatabase({ mode: 'demo' })).appUrl);
});
afterAll(() => house.close());

/** A case whose last demand has been written and has reached nobody. */
async function announced(): Promise<string> {
  const caseId = await house.open([await house.debt(100_000)]);
  await house.deliver(caseId);
  await house.live(34);
  await house.decide(caseId, 'supervisor');
  await house.live(1);
  return caseId;
}

async function missing(caseId: string): Promise<void> {
  const order = house.order('collector', 'fact.record');
  const fromDay = await house.today();
  const proof = { kind: 'record' as const, reference: '派出所证明' };
  const wanted = { kind: 'missing' as const, fromDay, proof, reason: '下落不明' };
  const recorded = await house.get(CommandService).carryOut(order, { cases: [caseId] }, async (tx, on) => {
    const kase = await house.get(CaseService).mustHave(tx, caseId);
    const fact = await house.get(FactService).record(tx, kase, { wanted, roles: ['collector'], order, on });
    return isRefusal(fact) ? fact : { answer: { factId: fact.factId } };
  });
  done(recorded);
  await house.rest();
}

const asked = (caseId: string): ReturnType<PublicisingService['proposePress']> =>
  house.get(PublicisingService).proposePress(house.order('collector', 'press.propose'), caseId, {
    ...{ medium: '示例日报', level: 'provincial', reason: '下落不明，无法送达' },
    assessment: { kind: 'record', reference: '影响评估1号' },
  });

async function agreed({ approvalId }: PressAsked): Promise<void> {
  const opinion = { seat: 'legal', agrees: true, reason: '材料齐全' };
  done(await house.get(VoicingService).voice(house.order('legal', 'request.voice'), approvalId, opinion));
  const wanted = { decision: 'approve' as const, reason: '同意' };
  const actor = await house.actor('supervisor');
  const order = house.order('supervisor', 'request.decide');
  done(await house.get(EscalationService).decide(order, { id: approvalId }, { wanted, actor }));
  await house.rest();
}

const printed = async (caseId: string, id: string): ReturnType<AnnouncementService['published']> => {
  const order = house.order('collector', 'publication.record');
  const proof = { kind: 'photo' as const, reference: '样报' };
  return house.get(AnnouncementService).published(order, { id, caseId }, { publishedOn: await house.today(), proof });
};

describe('a demand in the press', () => {
  it('is not even drafted while the debtor can be reached', async () => {
    expect(await asked(await announced())).toMatchObject({
      refused: 'PRESS_PAPERS_MISSING',
      detail: { missing: ['missing'], instead: 'suitWithCourtPublication' },
    });
  });

  it('needs legal and supervisor, is printed once, serves the last demand and begins its term', async () => {
    const caseId = await announced();
    await missing(caseId);
    const press = done(await asked(caseId));
    expect(await asked(caseId)).toMatchObject({ refused: 'PUBLICATION_OPEN' });
    expect(await printed(caseId, press.publicationId)).toMatchObject({ refused: 'NOT_APPROVED_YET' });
    await agreed(press);
    expect(await printed(caseId, press.publicationId)).toBeNull();
    expect(await printed(caseId, press.publicationId)).toMatchObject({ refused: 'NOT_APPROVED_YET' });
    const demand = (await house.get(NoticeService).of(house.get(DatabaseService).reading, caseId)).at(-1);
    expect(demand).toMatchObject({ stage: 'announcement', servedOn: await house.today() });
  });

  it('that was refused is given up: another may be drafted', async () => {
    const caseId = await announced();
    await missing(caseId);
    const { approvalId } = done(await asked(caseId));
    const terms = { wanted: { decision: 'refuse' as const, reason: '先起诉' }, actor: await house.actor('supervisor') };
    const order = house.order('supervisor', 'request.decide');
    done(await house.get(EscalationService).decide(order, { id: approvalId }, terms));
    await house.rest();
    expect(isRefusal(await asked(caseId))).toBe(false);
  });
});

describe('an announcement of our own', () => {
  it('never names a natural person', async () => {
    const order = house.order('collector', 'organisation.announce');
    const made = await house.get(AnnouncementService).announce(order, await announced(), {
      ...{ medium: '县电视台', level: 'other' },
    });
    expect(made).toMatchObject({ refused: 'NOT_AN_ORGANISATION' });
  });
});
