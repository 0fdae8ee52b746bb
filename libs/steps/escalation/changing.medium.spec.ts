import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { done } from '../../../test/check/running.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { addDays } from '../../ground/calendar/calendar.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import type { Actor, Role } from '../../people/staff/staff.js';
import { ChangingService } from './changing.service.js';
import { EscalationService } from './escalation.service.js';

let house: House;
let owner: pg.Pool;
let admins: Actor[];
let serial = 0;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  admins = [await person('admin'), await person('admin')];
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

async function person(role: Role): Promise<Actor> {
  const { rootId } = await house.actor('director');
  const tx = house.get(DatabaseService).reading;
  const login = `${role}-${++serial}`;
  const made = done(await house.get(StaffService).addStaff(tx, { unitId: rootId, name: login, login, roles: [role] }));
  const found = await house.get(StaffService).actor(tx, made.id);
  if (!found) throw new Error(`nobody is ${login}`);
  return found;
}

const orderOf = (actor: Actor, kind: string) => ({
  ...{ id: `${actor.id}:${++serial}`, kind, by: actor.id, body: { serial }, unitId: actor.rootId },
});
const admin = (at: 0 | 1): Actor => {
  const found = admins[at];
  if (!found) throw new Error('no such admin');
  return found;
};
const decide = (at: 0 | 1, approvalId: string, decision: 'approve' | 'refuse' = 'approve') =>
  house
    .get(EscalationService)
    .decide(
      orderOf(admin(at), 'request.decide'),
      { id: approvalId },
      { wanted: { decision, reason: '研究同意' }, actor: admin(at) },
    );

describe('a change of a parameter', () => {
  it('is tried on every open case, approved by a second admin, and rings exactly the cases that it moves', async () => {
    const [served, unserved] = [
      await house.open([await house.debt(1_000)]),
      await house.open([await house.debt(1_000)]),
    ];
    await house.deliver(served);
    const changing = house.get(ChangingService);
    const from = addDays(await house.today(), 1);
    const wanted = { key: 'noticeTermDays' as const, from, value: 45, reason: '延长通知期限' };
    const change = done(await changing.proposeParameter(orderOf(admin(0), 'parameter.propose'), wanted, admin(0)));
    expect(await decide(1, change.approvalId)).toMatchObject({ refused: 'TRIAL_UNFINISHED' });
    const tried = done(await changing.tryOut(orderOf(admin(0), 'parameter.try'), change.id, admin(0)));
    expect(tried).toEqual({ tried: 2, total: 2, done: true });
    const trial = done(await changing.trial(change.id, admin(1)));
    expect(trial.moves.map((move) => [move.caseId, move.what])).toEqual([[served, 'noticeTerm']]);
    expect(await decide(0, change.approvalId)).toMatchObject({ refused: 'SAME_HAND' });
    done(await decide(1, change.approvalId));
    const rings = await owner.query<{ id: string }>(`SELECT stream_id AS id FROM ring WHERE event = 'ParameterSet'`);
    expect(rings.rows).toEqual([{ id: served }]);
    expect(unserved).not.toBe(served);
  });

  it('that is refused changes nothing', async () => {
    const changing = house.get(ChangingService);
    const from = addDays(await house.today(), 5);
    const wanted = { key: 'urgingTermDays' as const, from, value: 90, reason: '延长催办期限' };
    const change = done(await changing.proposeParameter(orderOf(admin(0), 'parameter.propose'), wanted, admin(0)));
    done(await decide(1, change.approvalId, 'refuse'));
    const state = await owner.query<{ state: string }>('SELECT state FROM parameter WHERE id = $1', [change.id]);
    expect(state.rows).toEqual([{ state: 'givenUp' }]);
  });
});

describe('a change of who decides', () => {
  it('holds from its day, once a second admin agreed', async () => {
    const changing = house.get(ChangingService);
    const today = await house.today();
    const wanted = {
      matter: 'hold' as const,
      chain: ['director' as const],
      voices: [],
      byAmount: false,
      reason: '上收',
    };
    const early = await changing.proposeAuthority(orderOf(admin(0), 'a'), { ...wanted, from: today }, admin(0));
    expect(early).toMatchObject({ refused: 'FROM_TOO_EARLY' });
    const from = addDays(today, 1);
    const change = done(await changing.proposeAuthority(orderOf(admin(0), 'a'), { ...wanted, from }, admin(0)));
    done(await decide(1, change.approvalId));
    const row = await owner.query('SELECT 1 FROM authority WHERE id = $1 AND approval_id IS NOT NULL', [change.id]);
    expect(row.rowCount).toBe(1);
  });
});

describe('roles', () => {
  it('are held once a second admin agreed; nobody proposes his own', async () => {
    const changing = house.get(ChangingService);
    const someone = await person('auditor');
    const wanted = { roles: ['collector' as const], departments: [], reason: '转岗' };
    const own = await changing.proposeRoles(orderOf(admin(0), 'r'), { ...wanted, staffId: admin(0).id });
    expect(own).toMatchObject({ refused: 'SAME_HAND' });
    const grant = done(await changing.proposeRoles(orderOf(admin(0), 'r'), { ...wanted, staffId: someone.id }));
    const again = await changing.proposeRoles(orderOf(admin(1), 'r'), { ...wanted, staffId: someone.id });
    expect(again).toMatchObject({ refused: 'REQUEST_OPEN' });
    const roles = async () =>
      (await house.get(StaffService).actor(house.get(DatabaseService).reading, someone.id))?.roles;
    expect(await roles()).toEqual(['auditor']);
    done(await decide(1, grant.approvalId));
    expect(await roles()).toEqual(['collector']);
  });
});
