import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fen } from '../../../test/builders/day.js';
import { House } from '../../../test/check/lived.js';
import { done } from '../../../test/check/running.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { isRefusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import { DatabaseService } from '../../ground/database/database.service.js';

import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import { AuthorityService } from '../../people/approval/authority.service.js';
import type { Matter } from '../../people/approval/authority.js';
import { VoiceService } from '../../people/approval/voice.service.js';
import { DeputyService } from '../../people/staff/deputy.service.js';
import { SessionService } from '../../people/staff/session.service.js';
import { departments, type Department } from '../../people/staff/staff.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { EscalationService } from './escalation.service.js';
import { VoicingService } from './voicing.service.js';

type Who = Parameters<House['order']>[0];

let house: House;

beforeAll(async () => {
  const { appUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
});
afterAll(async () => {
  await house.close();
});

const opened = async (principal = 1000): Promise<string> => house.open([await house.debt(principal)], false);

/** A request of the collector's for a matter, filed as a room files it. */
async function asked(caseId: string, matter: Matter, ground: string | null = null): Promise<string> {
  const order = house.order('collector', 'test.propose', { matter });
  const answer = await house.get(CommandService).carryOut<string>(order, { cases: [caseId] }, async (tx, on) => {
    const kase = await house.get(CaseService).mustHave(tx, caseId);
    const terms = { matter, about: null, amount: fen(1000), reason: '依规', ground, order, on };
    const filed = await house.get(EscalationService).propose(tx, kase, terms);
    return isRefusal(filed) ? filed : { answer: filed.id };
  });
  return done(answer);
}

const decide = async (id: string, who: Who, decision: 'approve' | 'refuse' = 'approve') =>
  house.get(EscalationService).decide(
    house.order(who, 'request.decide', { decision }),
    { id },
    {
      wanted: { decision, reason: '研究决定' },
      actor: await house.actor(who),
    },
  );
const speak = (id: string, who: Who, { seat, agrees = true }: { seat: string; agrees?: boolean }) =>
  house
    .get(VoicingService)
    .voice(house.order(who, 'request.voice', { seat, agrees }), id, { seat, agrees, reason: '意见如下' });
const speakAll = async (id: string, against?: Department): Promise<void> => {
  for (const seat of departments) done(await speak(id, `of ${seat}`, { seat, agrees: seat !== against }));
};
const refusedBy = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : undefined);
const request = async (id: string): Promise<RequestView> => {
  const found = await house.get(ApprovalService).byId(house.get(DatabaseService).reading, id);
  if (!found) throw new Error('no such request');
  return found;
};
const staffOf = async (who: Who): Promise<string> => (await house.actor(who)).id;

/** A write-off cannot be approved without its file, so one that is refused tells as much of its opinions. */
describe('five opinions by five people', () => {
  it('with one against cannot be approved; returned and completed, all speak anew', async () => {
    const id = await asked(await opened(), 'writtenOff', 'deathWithoutEstate');
    expect(await decide(id, 'director')).toMatchObject({
      refused: 'VOICES_MISSING',
      detail: { missing: [...departments] },
    });
    await speakAll(id, 'credit');
    expect(await decide(id, 'director')).toMatchObject({ refused: 'VOICE_AGAINST', detail: { seats: ['credit'] } });
    const voicing = house.get(VoicingService);
    done(await voicing.giveBack(house.order('director', 'request.return'), id, { missing: '补充追偿材料' }));
    expect(await request(id)).toMatchObject({ state: 'returned', missing: '补充追偿材料', round: 1 });
    expect(refusedBy(await decide(id, 'director', 'refuse'))).toBe('REQUEST_RETURNED');
    const completion = { completion: '已补充' };
    expect(refusedBy(await voicing.complete(house.order('legal', 'request.complete'), id, completion))).toBe(
      'NOT_YOURS_TO_COMPLETE',
    );
    done(await voicing.complete(house.order('collector', 'request.complete'), id, completion));
    expect(await request(id)).toMatchObject({ state: 'open', round: 2, completion: '已补充' });
    expect(refusedBy(await decide(id, 'director'))).toBe('VOICES_MISSING');
    await speakAll(id);
    const { reading } = house.get(DatabaseService);
    expect(await house.get(VoiceService).given(reading, await request(id))).toHaveLength(5);
    expect(await decide(id, 'director', 'refuse')).toMatchObject({ state: 'refused' });
  });

  it('are none of the asker’s, the handler’s or another department’s, and each comes once', async () => {
    const id = await asked(await opened(), 'writtenOff', 'deathWithoutEstate');
    expect(refusedBy(await speak(id, 'of credit', { seat: 'disposal' }))).toBe('NOT_YOUR_SEAT');
    expect(refusedBy(await speak(id, 'collector', { seat: 'credit' }))).toBe('SAME_HAND');
    done(await speak(id, 'of credit', { seat: 'credit' }));
    expect(refusedBy(await speak(id, 'of credit', { seat: 'credit' }))).toBe('VOICE_TWICE');
  });

  it('of one seat given by ten at once are one', async () => {
    const id = await asked(await opened(), 'writtenOff', 'deathWithoutEstate');
    const all = await Promise.all(Array.from({ length: 10 }, () => speak(id, 'of finance', { seat: 'finance' })));
    expect(all.map(refusedBy).filter((code) => code === undefined)).toHaveLength(1);
    expect(new Set(all.map(refusedBy))).toEqual(new Set([undefined, 'VOICE_TWICE']));
  });
});

describe('a person asked by name and a request handed on', () => {
  it('waits for him, and is then the other director’s to decide', async () => {
    const caseId = await opened();
    const id = await asked(caseId, 'expeditedSuit', 'guaranteeEnding');
    const voicing = house.get(VoicingService);
    const legal = { staffId: await staffOf('legal'), reason: '请法务把关' };
    done(await voicing.consult(house.order('director', 'request.consult'), id, legal));
    expect(refusedBy(await decide(id, 'director'))).toBe('VOICES_MISSING');
    done(await speak(id, 'legal', { seat: `staff:${legal.staffId}` }));
    const to = async (who: Who) => ({ staffId: await staffOf(who), reason: '出差' });
    const transfer = async (who: Who) =>
      voicing.transfer(house.order('director', 'request.transfer'), id, await to(who));
    expect(refusedBy(await transfer('supervisor'))).toBe('NOT_ENTITLED');
    done(await transfer('secondDirector'));
    expect(refusedBy(await decide(id, 'director'))).toBe('ASSIGNED_TO_OTHER');
    expect(await decide(id, 'secondDirector')).toEqual({ state: 'approved', stage: 'litigation' });
  });
});

describe('a deputy', () => {
  it('decides for the absent director during his days, and not on the request of his own hand', async () => {
    const [staffId, deputyId] = [await staffOf('director'), await staffOf('legal')];
    const today = await house.today();
    const order = house.order('director', 'deputy.appoint');
    const id = await asked(await opened(), 'expeditedSuit', 'expedited');
    expect(refusedBy(await decide(id, 'legal'))).toBe('NOT_YOUR_LEVEL');
    done(
      await house.get(CommandService).carryOut<{ id: string }>(order, {}, async (tx) => {
        const wanted = { staffId, deputyId, fromDay: today, untilDay: today, reason: '休假' };
        const by = await house.actor('director');
        const appointed = await house.get(DeputyService).appoint(tx, wanted, { by, today });
        return isRefusal(appointed) ? appointed : { answer: appointed };
      }),
    );
    const { reading } = house.get(DatabaseService);
    const opening = done(await house.get(SessionService).open(reading, { staffId: deputyId }));
    const who = await house.get(SessionService).who(reading, opening.token);
    expect(who?.actor.standsFor).toMatchObject([{ staffId, roles: ['director'] }]);
    expect(await decide(id, 'legal')).toMatchObject({ state: 'approved' });
    expect(await request(id)).toMatchObject({ decidedBy: deputyId, decidedFor: staffId });
  });
});

describe('an amount', () => {
  it('that has grown past the supervisor’s limit since it was asked is the director’s to decide', async () => {
    const debtId = await house.debt(49_999_000);
    const caseId = await house.open([debtId], false);
    const id = await asked(caseId, 'litigation');
    expect(await request(id)).toMatchObject({ level: 0, chain: ['supervisor', 'director'] });
    const charge = { part: 'interest' as const, amountFen: 2_000, valueDay: await house.today(), reason: '利息' };
    // Nobody takes a turn between: what is judged under the lock stands alone.
    done(await house.get(LedgerService).postCharge(house.order('finance', 'charge.post'), debtId, charge));
    expect(refusedBy(await decide(id, 'supervisor'))).toBe('ABOVE_LIMIT');
    expect(await decide(id, 'director')).toMatchObject({ state: 'approved' });
  });

  it('below the limit lets the supervisor approve a suit', async () => {
    const id = await asked(await opened(), 'litigation');
    expect(await decide(id, 'supervisor')).toEqual({ state: 'approved', stage: 'litigation' });
  });
});

describe('two who decide at once', () => {
  it('have one winner, whoever they are: supervisor, director and deputy director', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await asked(await opened(), 'litigation');
      const all = await Promise.all([
        decide(id, 'supervisor'),
        decide(id, 'director', 'refuse'),
        decide(id, 'secondDirector'),
      ]);
      expect(all.map(refusedBy).sort()).toEqual(['ALREADY_DECIDED', 'ALREADY_DECIDED', undefined]);
    }
  });
});

describe('the authority table', () => {
  it('holds from its day for what is filed then, and what was filed before keeps its chain', async () => {
    const before = await asked(await opened(), 'waiver');
    const { reading } = house.get(DatabaseService);
    const authorities = house.get(AuthorityService);
    const order = house.order('director', 'test.authority');
    const today = await house.today();
    const rowId = done(
      await house.get(CommandService).carryOut<string>(order, {}, async (tx, on) => ({
        answer: await authorities.propose(
          tx,
          {
            ...{ matter: 'waiver', unitId: null, fromDay: today },
            ...{ chain: ['supervisor', 'director'], voices: ['legal'], byAmount: false },
          },
          { order, on },
        ),
      })),
    );
    const { unitId } = await house.actor('collector');
    const inForce = () => authorities.on(reading, { matter: 'waiver', unitId, today });
    expect(await inForce()).toMatchObject({ chain: ['director'] });
    await authorities.granted(reading, rowId, before);
    expect(await inForce()).toMatchObject({ chain: ['supervisor', 'director'], voices: ['legal'] });
    const after = await asked(await opened(), 'waiver');
    expect([(await request(before)).chain, (await request(after)).chain]).toEqual([
      ['director'],
      ['supervisor', 'director'],
    ]);
    expect((await authorities.table(reading, { rootId: unitId, today })).inForce).toHaveLength(17);
  });
});
