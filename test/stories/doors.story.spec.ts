import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mayDo, rights, roles, type Right } from '../../libs/people/staff/staff.js';
import { inGroups } from '../world/living.js';
import { answers, badAnswers, Caller } from './doors/caller.js';
import { rowCounts } from './doors/rows.js';
import { all, closed, door, rightOf, Street, writing } from './doors/street.js';
import { bodies } from './doors/bodies.js';
import { kindOf, wanted } from './doors/table.js';

let street: Street;

beforeAll(async () => {
  street = await Street.open();
}, 120_000);
afterAll(() => street?.close());

describe('who may pass which door', () => {
  it('is told for every door that the API describes, and every body and row is known here', () => {
    expect(all.map((one) => one.id).sort()).toEqual(Object.keys(wanted).sort());
    expect(all.filter((one) => one.takesBody && !(one.id in bodies)).map((one) => one.id)).toEqual([]);
    // A proposed value is the whole organisation's: its own service says to whom it is shown.
    const rowless = all.filter((one) => one.path.includes('{id}') && !kindOf(one.path)).map((one) => one.id);
    expect(rowless.sort()).toEqual(['parameterTrial', 'tryParameter']);
    expect(Object.entries(street.ids).filter(([, id]) => !/^[0-9a-f-]{36}$/.test(id))).toEqual([]);
    expect(new Set(closed.map(rightOf))).toEqual(new Set(Object.keys(rights) as Right[]));
  });

  it('is every role with the right and no other, at every door', async () => {
    const wrong: string[] = [];
    await street.unchanged(async () => {
      for (const one of closed)
        await inGroups(roles, 7, async (role) => {
          // A row that does not exist: whoever may is told so, whoever may not is never told that much.
          const answer = await street.at[role].at(one, {
            body: bodies[one.id],
            id: randomUUID(),
            ...(one.writes ? { headers: { 'idempotency-key': '' } } : {}),
          });
          const told = answer.status === 403 && answer.code === 'NO_RIGHT';
          if (told === mayDo([role], rightOf(one))) wrong.push(`${role} at ${one.id}: ${answer.status} ${answer.code}`);
        });
    });
    expect(wrong).toEqual([]);
  });

  it('is nobody without a session, nor with one that was ended, nor anybody writing without the CSRF token', async () => {
    const leaving = await Caller.enter(street.world, 'zhangsan');
    expect((await leaving.at(door('signOut'))).status).toBe(200);
    await street.unchanged(async () => {
      for (const one of all.filter((each) => wanted[each.id] !== 'open')) {
        const terms = { body: bodies[one.id], id: street.idFor(one) };
        const stranger = await street.at.collector.at(one, { ...terms, headers: { cookie: undefined } });
        expect([one.id, stranger.status, stranger.code]).toEqual([one.id, 401, 'NOT_SIGNED_IN']);
        expect([one.id, (await leaving.at(one, terms)).code]).toEqual([one.id, 'NOT_SIGNED_IN']);
        if (one.method === 'GET' || one.id === 'signOut') continue;
        for (const csrf of [undefined, '', 'x', street.at.finance.csrf, 'é'.repeat(street.at.collector.csrf.length)]) {
          const forged = await street.at.collector.at(one, { ...terms, headers: { 'x-csrf': csrf } });
          expect([one.id, forged.status, forged.code]).toEqual([one.id, 403, 'CSRF']);
        }
      }
    });
  });

  it("finds no row of another unit, neither by its id nor in any list, whatever one's role", async () => {
    await street.unchanged(async () => {
      for (const one of closed.filter((each) => each.path.includes('{id}')))
        for (const role of rights[rightOf(one)]) {
          const answer = await street.beyond[role].at(one, { id: street.idFor(one), body: bodies[one.id] });
          expect([one.id, role, answer.status, answer.code]).toEqual([one.id, role, 404, 'NOT_FOUND']);
        }
      for (const role of rights['case.open']) {
        const debts = { debtIds: [street.ids.debt], noticeNow: false };
        expect((await street.beyond[role].at(door('openCase'), { body: debts })).code).toBe('NOT_FOUND');
        expect((await street.beyond[role].at(door('startBulk'), { body: debts })).code).toBe('NOT_FOUND');
        const batch = { batchId: street.ids.batch, noticeNow: false };
        expect((await street.beyond[role].at(door('startBulk'), { body: batch })).code).toBe('NOT_FOUND');
      }
      for (const role of rights['case.read'])
        for (const list of ['cases', 'debts', 'tasks', 'approvals'])
          for (const box of list === 'approvals' ? ['mine', 'waiting', 'done'] : ['']) {
            const path = `/api/v1/${list}${box ? `?box=${box}` : ''}`;
            const { text } = await street.beyond[role].call({ method: 'GET', path });
            for (const id of Object.values(street.ids)) expect(text).not.toContain(id);
          }
    });
  });
});

describe('a key', () => {
  it('must come with every order: one that is missing or is none is KEY_MISSING', async () => {
    await street.unchanged(async () => {
      for (const one of writing)
        for (const key of [
          undefined,
          '',
          'x',
          '1'.repeat(36),
          randomUUID().slice(1),
          `${randomUUID()}, ${randomUUID()}`,
        ]) {
          const terms = { id: street.idFor(one), body: bodies[one.id], headers: { 'idempotency-key': key } };
          const answer = await street.holderOf(one).at(one, terms);
          expect([one.id, key, answer.status, answer.code]).toEqual([one.id, key, 400, 'KEY_MISSING']);
        }
    });
  });

  it('answers the same order with the same answer, and another under it with KEY_REUSED', async () => {
    const body = { ...(bodies.postPayment as object), valueDay: await street.living.today() };
    const headers = { 'idempotency-key': randomUUID() };
    const pay = (more: object = {}) =>
      street.at.finance.at(door('postPayment'), { id: street.ids.debt, body: { ...body, ...more }, headers });
    const first = await pay();
    expect(first.status).toBe(200);
    expect((await pay()).text).toBe(first.text);
    const upper = { 'idempotency-key': headers['idempotency-key'].toUpperCase() };
    expect((await street.at.finance.at(door('postPayment'), { id: street.ids.debt, body, headers: upper })).text).toBe(
      first.text,
    );
    expect(await pay({ amountFen: 101 })).toMatchObject({ status: 422, code: 'KEY_REUSED' });
    const charge = { part: 'interest', amountFen: 100, valueDay: await street.living.today(), reason: '计息' };
    expect(
      await street.at.finance.at(door('postCharge'), { id: street.ids.debt, body: charge, headers }),
    ).toMatchObject({
      status: 422,
      code: 'KEY_REUSED',
    });
  });

  it('keeps a refusal for ever, and belongs to its user', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const early = { id: street.ids.case, body: { to: 'announcement', reason: '期限届满' }, headers };
    const first = await street.at.collector.at(door('askFor'), early);
    expect(first).toMatchObject({ status: 422, code: 'NOT_SERVED' });
    expect((await street.at.collector.at(door('askFor'), early)).text).toBe(first.text);
    expect((await street.at.supervisor.at(door('askFor'), early)).code).toBe('NOT_SERVED'); // Another user's key, another order.
  });

  it('has one effect when several hands come with it at once', async () => {
    const before = await rowCounts(street.living.owner);
    const body = { ...(bodies.postPayment as object), valueDay: await street.living.today(), amountFen: 777 };
    const headers = { 'idempotency-key': randomUUID() };
    const hands = await Promise.all(
      Array.from({ length: 8 }, () =>
        street.at.finance.at(door('postPayment'), { id: street.ids.debt, body, headers }),
      ),
    );
    const done = hands.filter((hand) => hand.status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((hand) => hand.text)).size).toBe(1);
    expect(hands.filter((hand) => hand.status !== 200).map((hand) => hand.code)).toEqual(
      hands.slice(done.length).map(() => 'KEY_RUNNING'),
    );
    await street.living.quiet();
    expect((await rowCounts(street.living.owner)).ledger_entry).toBe((before.ledger_entry ?? 0) + 1);
  });
});

describe('none of these calls', () => {
  it('was answered by a fault, by a bare error, or by anything of the inside', () => {
    console.log(`answers: ${JSON.stringify(Object.fromEntries([...answers].sort()))}`);
    expect(badAnswers()).toEqual([]);
  });
});
