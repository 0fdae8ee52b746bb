import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matters, type Matter } from '../../libs/people/approval/authority.js';
import { departments, type Role } from '../../libs/people/staff/staff.js';
import { aLaw } from '../builders/law.js';
import { inGroups } from '../world/living.js';
import { Counter, hands, nameOf, type Hand } from './authority/counter.js';
import { asking, atTheDoor, decided, stagesInOrder, targetsInOrder } from './authority/expected.js';
import { requests, rowOf, speakAll } from './authority/requests.js';
import { rowCounts } from './doors/rows.js';

const LIMIT = Number(aLaw().value.supervisorLimitFen);
const amounts = { below: LIMIT, above: LIMIT + 1 } as const;
type Amount = keyof typeof amounts;
const BY_ROOT: readonly Matter[] = ['parameter', 'authority', 'roleGrant'];
const ABOUT_NO_CASE: readonly Matter[] = [...BY_ROOT, 'reversal'];
const ALLOWED = 'allowed';
const yes = { decision: 'approve', reason: '同意' };
const no = { decision: 'refuse', reason: '材料不足' };

let at: Counter;
let cells = 0;
beforeAll(async () => {
  at = await Counter.open();
}, 120_000);
afterAll(async () => {
  console.log(`cells of the authority table: ${cells}`);
  await at?.close();
});

const reached = (matter: Matter, hand: Hand): boolean =>
  BY_ROOT.includes(matter) ? hand.at === 'above' : hand.at !== 'other';

/** What the table says of a hand at a door of decisions. */
function wanted(matter: Matter, amount: Amount, hand: Hand): string {
  const { chain, byAmount } = decided[matter];
  if (!atTheDoor.decide.includes(hand.role)) return 'NO_RIGHT';
  if (!reached(matter, hand)) return 'NOT_FOUND';
  const level = byAmount && amount === 'above' ? 1 : 0;
  return chain.lastIndexOf(hand.role) < level ? 'NOT_YOUR_LEVEL' : ALLOWED;
}

/** What it says of a hand for a seat. */
function heard(matter: Matter, seat: string, hand: Hand): string {
  if (!atTheDoor.voice.includes(hand.role)) return 'NO_RIGHT';
  if (!reached(matter, hand)) return 'NOT_FOUND';
  return decided[matter].voices.includes(seat) && seat === hand.role ? ALLOWED : 'NOT_YOUR_SEAT';
}

const wrong: string[] = [];
async function tried(name: string, path: string, body: object, code: string, where: string): Promise<void> {
  cells += 1;
  const answer = await at.who(name).post(path, body);
  const told = answer.status === 200 ? ALLOWED : answer.code;
  if (told !== code) wrong.push(`${where}: ${name} at ${path.split('/').at(-1)}: ${told}, wanted ${code}`);
}
function allRight(): void {
  expect(wrong.splice(0)).toEqual([]);
}

/** A request does not change by what is refused, nor does anything else. */
async function unmoved(id: string, act: () => Promise<void>): Promise<void> {
  const before = [await rowOf(at, id), await rowCounts(at.owner)];
  await act();
  expect([await rowOf(at, id), await rowCounts(at.owner)]).toEqual(before);
}

const doorsOfDecision = (other: string): [string, object][] => [
  ...([
    ['decision', yes],
    ['decision', no],
  ] as [string, object][]),
  ...([['return', { missing: '缺回证' }]] as [string, object][]),
  ['transfer', { staffId: other, reason: '公务' }],
  ['consult', { staffId: other, reason: '征求意见' }],
];

/** All who may not, at every door of a request: nothing moves. */
async function refusedAll(matter: Matter, amount: Amount, id: string): Promise<void> {
  const where = `${matter} ${amount}`;
  const near: [string, string][] = [
    ['asker', 'SAME_HAND'],
    ['askersDeputy', 'SAME_HAND'],
    ...((ABOUT_NO_CASE.includes(matter) ? [] : [['insider', 'RESPONSIBLE_HAND']]) as [string, string][]),
  ];
  const all: [string, string][] = [
    ...hands.map((hand): [string, string] => [nameOf(hand), wanted(matter, amount, hand)]),
    ...near,
  ];
  const other = at.who('same-director').id;
  await inGroups(all, 6, async ([name, code]) => {
    if (code !== ALLOWED)
      for (const [door, body] of doorsOfDecision(other))
        await tried(name, `/approvals/${id}/${door}`, body, code, where);
    else if (decided[matter].voices.length > 0)
      await tried(name, `/approvals/${id}/decision`, yes, 'VOICES_MISSING', where);
  });
  await inGroups(hands, 6, async (hand) => {
    const code = !atTheDoor.complete.includes(hand.role)
      ? 'NO_RIGHT'
      : reached(matter, hand)
        ? 'REQUEST_NOT_RETURNED'
        : 'NOT_FOUND';
    await tried(nameOf(hand), `/approvals/${id}/completion`, { completion: '已补' }, code, where);
  });
}

/** Everybody's opinion for every seat, first those that do not count. */
async function voicesOf(matter: Matter, id: string): Promise<void> {
  const say = (seat: string) => ({ seat, agrees: true, reason: '同意' });
  const path = `/approvals/${id}/voice`;
  await unmoved(id, async () => {
    for (const seat of departments)
      await inGroups(hands, 6, async (hand) => {
        const code = heard(matter, seat, hand);
        if (code !== ALLOWED) await tried(nameOf(hand), path, say(seat), code, `${matter} ${seat}`);
      });
    for (const seat of decided[matter].voices) {
      await tried('asker', path, say(seat), 'SAME_HAND', matter);
      await tried('handler', path, say(seat), 'SAME_HAND', matter);
      await tried('insider', path, say(seat), 'RESPONSIBLE_HAND', matter);
      for (const one of departments)
        if (one !== seat) await tried(`of ${one}`, path, say(seat), 'NOT_YOUR_SEAT', matter);
    }
  });
  for (const seat of decided[matter].voices) {
    const may = [...hands.filter((hand) => heard(matter, seat, hand) === ALLOWED).map(nameOf), `of ${seat}`];
    // One seat, one opinion a round: each of those who may gives it in a round of its own.
    for (const name of [...may, 'deputy'].filter((one) => one !== 'deputy' || seat === 'legal')) {
      await tried(name, path, say(seat), ALLOWED, matter);
      for (const late of may) await tried(late, path, say(seat), 'VOICE_TWICE', matter);
      if (decided[matter].chain.some((role) => role === name.split('-')[1]))
        await tried(name, `/approvals/${id}/decision`, yes, 'SAME_HAND', matter);
      await at.who('above-director').must(`/approvals/${id}/return`, { missing: '重新发表意见' });
      await at.asker.must(`/approvals/${id}/completion`, { completion: '请重新发表' });
    }
  }
}

const entitledHands = (matter: Matter, amount: Amount): string[] => [
  ...hands.filter((hand) => wanted(matter, amount, hand) === ALLOWED).map(nameOf),
];

/** Returned by each who may, completed by its asker alone; handed on among those of the level; asked of others. */
async function moved(matter: Matter, amount: Amount, id: string): Promise<void> {
  const may = [...entitledHands(matter, amount), 'deputy'];
  const complete = { completion: '已补送达回证' };
  for (const name of may) {
    await tried(name, `/approvals/${id}/return`, { missing: '缺回证' }, ALLOWED, matter);
    await tried(name, `/approvals/${id}/decision`, yes, 'REQUEST_RETURNED', matter);
    await tried(name, `/approvals/${id}/completion`, complete, 'NOT_YOURS_TO_COMPLETE', matter);
    await tried('asker', `/approvals/${id}/completion`, complete, ALLOWED, matter);
  }
  const level = decided[matter].byAmount && amount === 'above' ? 1 : 0;
  const role = decided[matter].chain[level] as Role;
  const peers = [...entitledHands(matter, amount).filter((name) => name.endsWith(`-${role}`)), `absent-${role}`];
  const [first = '', second = ''] = peers;
  const hand = (to: string): object => ({ staffId: at.who(to).id, reason: '另有公务' });
  for (const unfit of ['asker', 'other-director', 'same-auditor', 'deputy'])
    await tried(first, `/approvals/${id}/transfer`, hand(unfit), 'NOT_ENTITLED', matter);
  await tried(first, `/approvals/${id}/transfer`, hand(second), ALLOWED, matter);
  await tried(first, `/approvals/${id}/decision`, yes, 'ASSIGNED_TO_OTHER', matter);
  await tried(second, `/approvals/${id}/transfer`, hand(first), ALLOWED, matter);
  await tried(first, `/approvals/${id}/consult`, hand('asker'), 'SAME_HAND', matter);
  await tried(first, `/approvals/${id}/consult`, hand('of legal'), ALLOWED, matter);
  await tried(first, `/approvals/${id}/consult`, hand('of legal'), 'VOICE_TWICE', matter);
}

/** Each who may decides a request of his own: it is approved, by him, and cannot be decided again. */
async function approvedBy(matter: Matter, amount: Amount, name: string): Promise<void> {
  const id = await requests[matter](at, amounts[amount]);
  await speakAll(at, id);
  await tried(name, `/approvals/${id}/decision`, yes, ALLOWED, `${matter} ${amount}`);
  const row = await rowOf(at, id);
  if (row.state !== 'approved' || row.decidedBy !== at.who(name).id)
    wrong.push(`${matter} ${amount}: ${name} left no decision`);
  if ((row.decidedFor !== null) !== (name === 'deputy')) wrong.push(`${matter}: ${name} decided for ${row.decidedFor}`);
  const late = decided[matter].chain[0] === 'admin' ? 'above-admin' : `above-${decided[matter].chain.at(-1)}`;
  const code = ['announcement', 'urging'].includes(matter) || true ? 'ALREADY_DECIDED' : '';
  if (name !== late) await tried(late, `/approvals/${id}/decision`, no, code, matter);
}

describe.each(matters)('the authority over %s', (matter) => {
  const sizes: Amount[] = ABOUT_NO_CASE.includes(matter) ? ['below'] : ['below', 'above'];

  it.each(sizes)('refuses everybody else, %s the limit, at every door, and nothing moves', async (amount) => {
    const id = await requests[matter](at, amounts[amount]);
    await unmoved(id, () => refusedAll(matter, amount, id));
    if (amount === 'below') await voicesOf(matter, id);
    await moved(matter, amount, id);
    allRight();
  });

  it.each(sizes)('is held by each whom the table names, %s the limit', async (amount) => {
    const near = ABOUT_NO_CASE.includes(matter) ? ['deputy'] : ['deputy', 'handler'];
    for (const name of [...entitledHands(matter, amount), ...near]) await approvedBy(matter, amount, name);
    allRight();
  });
});

describe('a request of the clock', () => {
  it.each(['announcement', 'urging', 'litigation'] as const)('for %s is not its responsible person’s', async (to) => {
    const stage = { announcement: 'notice', urging: 'announcement', litigation: 'urging' } as const;
    const { caseId } = await at.kase(amounts.below, stage[to]);
    const id = await at.filed(caseId, to, 'clock');
    await unmoved(id, async () => {
      for (const [door, body] of doorsOfDecision(at.who('same-director').id))
        await tried('handler', `/approvals/${id}/${door}`, body, 'RESPONSIBLE_HAND', to);
    });
    await tried('asker', `/approvals/${id}/return`, { missing: '缺回证' }, ALLOWED, to);
    await tried('asker', `/approvals/${id}/completion`, { completion: '已补' }, 'NOT_YOURS_TO_COMPLETE', to);
    await tried('handler', `/approvals/${id}/completion`, { completion: '已补' }, ALLOWED, to);
    await tried('handler', `/approvals/${id}/decision`, yes, 'SAME_HAND', to);
    await tried('same-supervisor', `/approvals/${id}/decision`, yes, ALLOWED, to);
    allRight();
  });
});

describe('a claim that grew past the supervisor’s limit after it was asked', () => {
  it('is not his to approve, nor to hand on or back', async () => {
    const { caseId, debtId } = await at.kase(amounts.below);
    const ask = { to: 'litigation', reason: '转移财产' };
    const { approvalId: id } = await at.asker.must<{ approvalId: string }>(`/cases/${caseId}/requests`, ask);
    const charge = { part: 'interest', amountFen: 1, valueDay: await at.today(), reason: '计息' };
    await at.asker.must(`/debts/${debtId}/charges`, charge);
    await unmoved(id, async () => {
      for (const [door, body] of doorsOfDecision(at.who('same-director').id))
        await tried('same-supervisor', `/approvals/${id}/${door}`, body, 'ABOVE_LIMIT', 'grown');
    });
    await tried('same-director', `/approvals/${id}/decision`, yes, ALLOWED, 'grown');
    allRight();
  });
});

describe('asking for a step', () => {
  const groundsOf = (to: string): (string | null)[] =>
    to === 'litigation'
      ? [null, 'expedited']
      : to === 'ended'
        ? ['openedInError', 'assigned', 'planPerformed']
        : [null];

  it.each(stagesInOrder)('in %s is for those whom the table names, and for no others', async (stage) => {
    const { caseId } = await at.kase(amounts.below, stage);
    for (const to of targetsInOrder)
      for (const ground of groundsOf(to)) {
        const row = asking(stage, to, ground);
        const body = { to, reason: '依规申请', ...(ground ? { ground } : {}) };
        for (const hand of hands) {
          const code = askedBy(stage, hand, row);
          await tried(nameOf(hand), `/cases/${caseId}/requests`, body, code, `${to} in ${stage} ${ground ?? ''}`);
          if (code !== ALLOWED) continue;
          // Refused again, so that the next may ask.
          const open = await at.owner.query<{ id: string }>(
            `SELECT id FROM approval WHERE subject_id = $1 AND state = 'open'`,
            [caseId],
          );
          for (const { id } of open.rows) await at.who('absent-director').must(`/approvals/${id}/decision`, no);
        }
      }
    allRight();
  });

  function askedBy(stage: string, hand: Hand, row: ReturnType<typeof asking>): string {
    if (!atTheDoor.ask.includes(hand.role)) return 'NO_RIGHT';
    if (hand.at === 'other') return 'NOT_FOUND';
    if (stage === 'settled' || stage === 'ended') return 'CASE_SETTLED';
    if (!row) return 'NO_SUCH_STEP';
    if (row.afterTerm) return 'NOT_SERVED';
    if (!row.askers.includes(hand.role)) return 'NO_RIGHT';
    if (row.matter === 'assignment' || row.matter === 'closure') return 'ENDING_NOT_PROPOSED';
    return row.matter === 'writtenOff' ? 'GROUND_NEEDED' : ALLOWED;
  }
});
