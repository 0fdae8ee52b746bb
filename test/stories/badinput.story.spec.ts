import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Role } from '../../libs/people/staff/staff.js';
import { inGroups } from '../world/living.js';
import { answers, badAnswers, knock } from './doors/caller.js';
import { files } from './doors/files.js';
import { fuzzed } from './doors/fuzz.js';
import { deep, deepObject, isHard, oddIds, spoiled } from './doors/poison.js';
import { all, closed, door, Street, writing } from './doors/street.js';
import { bodies } from './doors/bodies.js';

const SEED = Number(process.env.DOORS_SEED ?? 20261121);

let street: Street;

beforeAll(async () => {
  street = await Street.open();
}, 120_000);
afterAll(() => street?.close());

describe('what nobody should send', () => {
  it('is refused at every door, one spoiled field after the other, and nothing is written', async () => {
    await street.unchanged(async () => {
      for (const one of writing.filter((each) => each.takesBody)) {
        const tries = spoiled(bodies[one.id] as Record<string, unknown>);
        expect(
          await street.takenAt(one, randomUUID(), one.path.includes('{id}') ? tries : tries.filter(isHard)),
        ).toEqual([]);
      }
    });
  });

  it('may be a text like any other: it is taken or refused, and breaks nothing', async () => {
    for (const one of writing.filter(
      (each) => each.takesBody && !each.path.includes('{id}') && each.id !== 'moveClock',
    )) {
      const tries = spoiled(bodies[one.id] as Record<string, unknown>).filter((each) => !isHard(each));
      await street.takenAt(one, '', tries);
    }
    expect(badAnswers()).toEqual([]);
  });

  it('is refused before the row is touched, also at rows that are there', async () => {
    await street.unchanged(async () => {
      for (const one of writing.filter((each) => each.takesBody && each.path.includes('{id}'))) {
        const tries = spoiled(bodies[one.id] as Record<string, unknown>).filter(isHard);
        expect(await street.takenAt(one, street.idFor(one), tries)).toEqual([]);
      }
    });
  });

  it('is no body at all: broken, of another kind, too deep, or too large', async () => {
    const broken = [
      '{',
      '[1,',
      '"',
      'null',
      '7',
      '""',
      'undefined',
      '{"a":1}}',
      '\u0000',
      '{"reason":"\\ud800"}',
      '{"reason":"\\u0000"}',
    ];
    const nested = [
      deep(10_000),
      deepObject(10_000),
      deep(200_000),
      `{"reason":${deep(50_000)}}`,
      `{"reason":${deepObject(50_000)}}`,
    ];
    await street.unchanged(async () => {
      for (const one of writing.filter((each) => each.takesBody))
        await inGroups([...broken, ...nested], 4, async (body) => {
          const answer = await street.holderOf(one).at(one, { id: street.idFor(one), body });
          expect([one.id, body.slice(0, 30), answer.status >= 400]).toEqual([one.id, body.slice(0, 30), true]);
        });
      for (const type of [
        'text/plain',
        'application/xml',
        'multipart/form-data; boundary=x',
        'application/json; charset=gbk',
        '',
      ]) {
        const answer = await street.at.collector.at(door('resumeCase'), {
          id: street.ids.case,
          body: '{"reason":"x"}',
          headers: { 'content-type': type },
        });
        expect([type, answer.status >= 400 && answer.status < 500]).toEqual([type, true]);
      }
      const large = JSON.stringify({ reason: 'x'.repeat(13 * 1024 * 1024) });
      const answer = await street.at.supervisor.at(door('resumeCase'), { id: street.ids.case, body: large });
      expect(answer).toMatchObject({ status: 413, code: 'TOO_LARGE' });
      const text = JSON.stringify({ reason: 'x'.repeat(3 * 1024 * 1024) });
      expect((await street.at.supervisor.at(door('resumeCase'), { id: street.ids.case, body: text })).code).toBe(
        'INPUT',
      );
    });
  });

  it('is an id or a query that is none', async () => {
    await street.unchanged(async () => {
      for (const one of closed.filter((each) => each.path.includes('{id}')))
        await inGroups(oddIds, 6, async (id) => {
          const answer = await street.holderOf(one).at(one, { id, body: bodies[one.id] });
          expect([one.id, id.slice(0, 40), answer.status >= 400 && answer.status < 500]).toEqual([
            one.id,
            id.slice(0, 40),
            true,
          ]);
        });
      const odd = [
        '%00',
        'a%00b',
        '%ED%A0%80',
        '%25',
        '_',
        '%5C',
        `'`,
        '\\',
        '9'.repeat(5_000),
        '-1',
        '1e308',
        'NaN',
        '201',
        '%F0%A0%AE%B7',
      ];
      for (const one of all.filter((each) => each.query.length > 0))
        for (const name of one.query)
          for (const value of odd) {
            const path = `${one.path}?${name}=${value}&${name}=${value}`;
            for (const each of [path, path.split('&')[0] ?? ''])
              await street.holderOf(one).call({ method: 'GET', path: each });
          }
      const known = await street.at.collector.call({ method: 'GET', path: '/api/v1/nowhere' });
      expect(known).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });
  });

  it('is an act at the wrong stage or on another day than any', async () => {
    const today = await street.living.today();
    const wrong: [string, Role, unknown][] = [
      ['serveNotice', 'collector', undefined],
      ['offerHandoff', 'collector', undefined],
      ['decideHandoff', 'legal', bodies.decideHandoff],
      ['fileSuit', 'legal', { ...(bodies.fileSuit as object), filedOn: today }],
      ['recordJudgment', 'legal', { judgedOn: today, judgedFen: 100 }],
      ['recordInterview', 'collector', { ...(bodies.recordInterview as object), heldOn: today }],
      ['askFor', 'collector', { to: 'writtenOff', reason: '核销', ground: 'smallLongPursued' }],
      ['askFor', 'collector', { to: 'urging', reason: '催办' }],
      ['askFor', 'collector', { to: 'litigation', reason: '再次起诉' }],
      ['resumeCase', 'supervisor', { reason: '继续' }],
      ['recordDelivery', 'collector', { ...(bodies.recordDelivery as object), resultOn: '2030-01-01' }],
      ['recordDelivery', 'collector', { ...(bodies.recordDelivery as object), resultOn: '1990-01-01' }],
      ['postPayment', 'finance', { ...(bodies.postPayment as object), valueDay: '2100-01-01' }],
      ['postPayment', 'finance', { ...(bodies.postPayment as object), valueDay: '1990-01-01' }],
      ['postPayment', 'finance', { ...(bodies.postPayment as object), valueDay: today, amountFen: 9_000_000_000_000 }],
      [
        'postPayment',
        'finance',
        { ...(bodies.postPayment as object), valueDay: today, payer: { partyId: randomUUID() } },
      ],
      ['withdrawAct', 'collector', undefined],
      ['sendNoticeAgain', 'legal', undefined],
      ['confirmImport', 'collector', bodies.confirmImport],
      ['remap', 'collector', bodies.remap],
    ];
    await street.unchanged(async () => {
      for (const [id, role, body] of wrong) {
        const answer = await street.at[role].at(door(id), { id: street.idFor(door(id)), body });
        expect([id, [403, 422].includes(answer.status) && answer.code !== 'INPUT']).toEqual([id, true]);
      }
    });
  });

  it('is a file that is not what its name says: told row by row, or refused', async () => {
    for (const { name, bytes, expected } of files()) {
      const body = { fileName: name, contentBase64: Buffer.from(bytes).toString('base64') };
      const answer = await street.at.collector.at(door('uploadLedger'), { body });
      const { faulty, rows } = answer.body as { faulty?: number; rows?: number };
      expect([name, answer.code ?? { rows, faulty }]).toEqual([name, expected]);
    }
  });
});

describe(`a thousand and more calls of chance, seed ${SEED}`, () => {
  it('find no fault of the server at any door', async () => {
    await fuzzed({
      seed: SEED,
      runs: 150,
      doors: all.filter((one) => one.id !== 'moveClock'),
      callers: [...Object.values(street.at), ...Object.values(street.beyond)],
      ids: street.ids,
    });
    await street.living.quiet();
  }, 200_000);

  it('and have never been answered by a fault, by a bare error, or by anything of the inside', async () => {
    console.log(`answers: ${JSON.stringify(Object.fromEntries([...answers].sort()))}`);
    expect(badAnswers()).toEqual([]);
    expect((await knock(street.world, { method: 'GET', path: '/readyz' })).status).toBe(200);
  });
});
