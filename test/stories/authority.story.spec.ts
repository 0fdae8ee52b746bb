import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matters, type Matter } from '../../libs/people/approval/authority.js';
import { departments, type Role } from '../../libs/people/staff/staff.js';
import { inGroups } from '../world/living.js';
import { Counter, hands, nameOf, type Hand } from './authority/counter.js';
import { atTheDoor, decided } from './authority/expected.js';
import { requests, rowOf, speakAll } from './authority/requests.js';
import { aboutNoCase, ALLOWED, amounts, heard, reached, Trying, wanted, type Amount } from './authority/trying.js';

const yes = { decision: 'approve', reason: '同意' };
const no = { decision: 'refuse', reason: '材料不足' };
const completion = { completion: '已补送达回证' };
const say = (seat: string) => ({ seat, agrees: true, reason: '同意' });

let at: Counter;
let trying: Trying;
beforeAll(async () => {
  at = await Counter.open();
  trying = new Trying(at);
}, 120_000);
afterAll(async () => {
  console.log(`cells of the authority table tried over HTTP: ${trying?.cells}`);
  await at?.close();
});

type Knock = readonly [path: string, body: object];
const tried = (...[name, [path, body], code, where]: [string, Knock, string, string]): Promise<void> =>
  trying.tried(name, { path, body }, code, where);

/** Every door by which a request is acted on from above. */
const doorsOf = (id: string): (readonly [string, object])[] => {
  const other = at.who('same-director').id;
  return [
    [`/approvals/${id}/decision`, yes],
    [`/approvals/${id}/decision`, no],
    [`/approvals/${id}/return`, { missing: '缺回证' }],
    [`/approvals/${id}/transfer`, { staffId: other, reason: '公务' }],
    [`/approvals/${id}/consult`, { staffId: other, reason: '征求意见' }],
  ];
};

/** Every role in every place, and whoever is near: those who may not are refused at each door. */
async function refusedAll(matter: Matter, amount: Amount, id: string): Promise<void> {
  const where = `${matter} ${amount}`;
  const all: (readonly [string, string, boolean])[] = [
    // The other doors ask the same question: the roles of one place try them too.
    ...hands.map((hand) => {
      const deep = hand.at === 'same' && (amount === 'below' || hand.role === 'supervisor');
      return [nameOf(hand), wanted(matter, amount, hand), deep] as const;
    }),
    ...[['asker', 'SAME_HAND', true] as const, ['askersDeputy', 'SAME_HAND', true] as const],
    ...(aboutNoCase.includes(matter) ? [] : [['insider', 'RESPONSIBLE_HAND', true] as const]),
  ];
  await inGroups(all, 8, async ([name, code, deep]) => {
    const waits = code === ALLOWED && decided[matter].voices.length > 0;
    if (code !== ALLOWED) for (const door of doorsOf(id).slice(0, deep ? 5 : 1)) await tried(name, door, code, where);
    else if (waits) await tried(name, [`/approvals/${id}/decision`, yes], 'VOICES_MISSING', where);
  });
  if (amount === 'above') return;
  const complete = (hand: Hand): string =>
    !atTheDoor.complete.includes(hand.role) ? 'NO_RIGHT' : reached(matter, hand) ? 'REQUEST_NOT_RETURNED' : 'NOT_FOUND';
  await inGroups(hands, 8, (hand) =>
    tried(nameOf(hand), [`/approvals/${id}/completion`, completion], complete(hand), where),
  );
}

/** Everybody's opinion for every seat: first those that do not count, then each that does, in a round of its own. */
async function voicesOf(matter: Matter, id: string): Promise<void> {
  const path = `/approvals/${id}/voice`;
  const { voices, chain } = decided[matter];
  await trying.unmoved(id, async () => {
    for (const seat of voices.length > 0 ? departments : (['legal'] as const))
      await inGroups(hands, 8, async (hand) => {
        const code = heard(matter, seat, hand);
        if (code !== ALLOWED) await tried(nameOf(hand), [path, say(seat)], code, `${matter} ${seat}`);
      });
    for (const seat of voices) {
      for (const name of ['asker', 'handler', 'askersDeputy'])
        await tried(name, [path, say(seat)], name === 'askersDeputy' ? askersSeat(seat) : 'SAME_HAND', matter);
      await tried('insider', [path, say(seat)], 'RESPONSIBLE_HAND', matter);
      for (const one of departments)
        if (one !== seat) await tried(`of ${one}`, [path, say(seat)], 'NOT_YOUR_SEAT', matter);
    }
  });
  for (const seat of voices) {
    const may = [...hands.filter((hand) => heard(matter, seat, hand) === ALLOWED).map(nameOf), `of ${seat}`];
    for (const name of [...may, ...(['legal', 'finance'].includes(seat) ? ['deputy'] : [])]) {
      await tried(name, [path, say(seat)], ALLOWED, matter);
      for (const late of may) await tried(late, [path, say(seat)], 'VOICE_TWICE', matter);
      if (name === 'deputy') await tried(name, [`/approvals/${id}/decision`, yes], 'SAME_HAND', matter);
      await at.who(`above-${chain.at(-1)}`).must(`/approvals/${id}/return`, { missing: '重新发表意见' });
      await at.asker.must(`/approvals/${id}/completion`, completion);
    }
  }
}
/** The asker holds the seats of legal and finance by role: his deputy may no more speak from them than he. */
const askersSeat = (seat: string): string => (['legal', 'finance'].includes(seat) ? 'SAME_HAND' : 'NOT_YOUR_SEAT');

const entitledHands = (matter: Matter, amount: Amount): string[] =>
  hands.filter((hand) => wanted(matter, amount, hand) === ALLOWED).map(nameOf);

/** Returned by each who may, completed by its asker alone; handed on among those of the level; asked of others. */
async function moved(matter: Matter, amount: Amount, id: string): Promise<void> {
  const to = (door: string, body: object): readonly [string, object] => [`/approvals/${id}/${door}`, body];
  for (const name of [...entitledHands(matter, amount), 'deputy']) {
    await tried(name, to('return', { missing: '缺回证' }), ALLOWED, matter);
    await tried(name, to('decision', yes), 'REQUEST_RETURNED', matter);
    await tried(name, to('completion', completion), 'NOT_YOURS_TO_COMPLETE', matter);
    await tried('asker', to('completion', completion), ALLOWED, matter);
  }
  const level = decided[matter].byAmount && amount === 'above' ? 1 : 0;
  const role = decided[matter].chain[level] as Role;
  const peers = [...entitledHands(matter, amount).filter((name) => name.endsWith(`-${role}`)), `absent-${role}`];
  const [first = '', second = ''] = peers;
  const hand = (person: string): object => ({ staffId: at.who(person).id, reason: '另有公务' });
  for (const unfit of ['asker', 'other-director', 'same-auditor', 'deputy'])
    await tried(first, to('transfer', hand(unfit)), 'NOT_ENTITLED', matter);
  await tried(first, to('transfer', hand(second)), ALLOWED, matter);
  await tried(first, to('decision', yes), 'ASSIGNED_TO_OTHER', matter);
  await tried(second, to('transfer', hand(first)), ALLOWED, matter);
  await tried(first, to('consult', hand('asker')), 'SAME_HAND', matter);
  await tried(first, to('consult', hand('of legal')), ALLOWED, matter);
  await tried(first, to('consult', hand('of legal')), 'VOICE_TWICE', matter);
}

/** Each who may decides a request of his own: it is approved, by him, and is decided once. */
async function approvedBy(matter: Matter, amount: Amount, name: string): Promise<void> {
  const id = await requests[matter](at, amounts[amount]);
  await speakAll(at, id);
  await tried(name, [`/approvals/${id}/decision`, yes], ALLOWED, `${matter} ${amount}`);
  const row = await rowOf(at, id);
  if (row.state !== 'approved' || row.decidedBy !== at.who(name).id) trying.tell(`${matter}: ${name} left no decision`);
  if ((row.decidedFor !== null) !== (name === 'deputy')) trying.tell(`${matter}: ${name} for ${row.decidedFor}`);
  const late = `absent-${decided[matter].chain.at(-1)}`;
  await tried(late, [`/approvals/${id}/decision`, no], 'ALREADY_DECIDED', matter);
}

describe.each(matters)('the authority over %s', (matter) => {
  const sizes: Amount[] = aboutNoCase.includes(matter) ? ['below'] : ['below', 'above'];

  it.each(sizes)('refuses everybody else at every door, %s the limit, and nothing moves', async (amount) => {
    const id = await requests[matter](at, amounts[amount]);
    await trying.unmoved(id, () => refusedAll(matter, amount, id));
    if (amount === 'below') await voicesOf(matter, id);
    await moved(matter, amount, id);
    trying.allRight();
  });

  it.each(sizes)('is held by each whom the table names, %s the limit', async (amount) => {
    const near = aboutNoCase.includes(matter) ? ['deputy'] : ['deputy', 'handler'];
    for (const name of [...entitledHands(matter, amount), ...near]) await approvedBy(matter, amount, name);
    trying.allRight();
  });
});

describe('a request of the clock', () => {
  it.each(['announcement', 'urging', 'litigation'] as const)('for %s is not its responsible person’s', async (to) => {
    const stage = { announcement: 'notice', urging: 'announcement', litigation: 'urging' } as const;
    const { caseId } = await at.kase(amounts.below, stage[to]);
    const id = await at.filed(caseId, to, 'clock');
    await trying.unmoved(id, async () => {
      for (const door of doorsOf(id)) await tried('handler', door, 'RESPONSIBLE_HAND', to);
    });
    await tried('asker', [`/approvals/${id}/return`, { missing: '缺回证' }], ALLOWED, to);
    await tried('asker', [`/approvals/${id}/completion`, completion], 'NOT_YOURS_TO_COMPLETE', to);
    await tried('handler', [`/approvals/${id}/completion`, completion], ALLOWED, to);
    await tried('handler', [`/approvals/${id}/decision`, yes], 'SAME_HAND', to);
    await tried('same-supervisor', [`/approvals/${id}/decision`, yes], ALLOWED, to);
    trying.allRight();
  });
});

describe('a claim that grew past the supervisor’s limit after it was asked', () => {
  it('is not his to decide, nor to hand on or back', async () => {
    const { caseId, debtId } = await at.kase(amounts.below);
    const ask = { to: 'litigation', reason: '转移财产' };
    const { approvalId: id } = await at.asker.must<{ approvalId: string }>(`/cases/${caseId}/requests`, ask);
    const charge = { part: 'interest', amountFen: 1, valueDay: await at.today(), reason: '计息' };
    await at.asker.must(`/debts/${debtId}/charges`, charge);
    await trying.unmoved(id, async () => {
      for (const door of doorsOf(id)) await tried('same-supervisor', door, 'ABOVE_LIMIT', 'grown');
    });
    await tried('same-director', [`/approvals/${id}/decision`, yes], ALLOWED, 'grown');
    trying.allRight();
    expect((await rowOf(at, id)).state).toBe('approved');
  });
});
