import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rights, roles, type Right, type Role } from '../../libs/people/staff/staff.js';
import type { Stage } from '../../libs/cases/case/case.js';
import { inGroups } from '../world/living.js';
import { Counter, hands, nameOf, type Hand } from './authority/counter.js';
import { asking, atTheDoor, stagesInOrder, targetsInOrder, type Asking } from './authority/expected.js';
import { hungDoors, type Hung } from './authority/hung.js';
import { ALLOWED, amounts, Trying } from './authority/trying.js';
import { bodies } from './doors/bodies.js';
import { kindOf, wanted } from './doors/table.js';

let at: Counter;
let trying: Trying;
beforeAll(async () => {
  at = await Counter.open();
  trying = new Trying(at);
}, 120_000);
afterAll(async () => {
  console.log(`cells of asking tried over HTTP: ${trying?.cells}`);
  await at?.close();
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
    const path = `/cases/${caseId}/requests`;
    for (const to of targetsInOrder)
      for (const ground of groundsOf(to)) {
        const row = asking(stage, to, ground);
        const body = { to, reason: '依规申请', ...(ground ? { ground } : {}) };
        const where = `${to} in ${stage} because of ${ground ?? 'its reason'}`;
        const all = hands.map((hand) => ({ hand, code: askedBy(stage, hand, row) }));
        await inGroups(
          all.filter(({ code }) => code !== ALLOWED),
          8,
          ({ hand, code }) => trying.tried(nameOf(hand), { path, body }, code, where),
        );
        for (const { hand } of all.filter(({ code }) => code === ALLOWED)) {
          await trying.tried(nameOf(hand), { path, body }, ALLOWED, where);
          await trying.tried(nameOf(hand), { path, body }, 'REQUEST_OPEN', where);
          await refuseOpen(caseId); // So that the next may ask.
        }
      }
    trying.allRight();
  });

  async function refuseOpen(caseId: string): Promise<void> {
    const open = await at.owner.query<{ id: string }>(
      `SELECT id FROM approval WHERE subject_id = $1 AND state = 'open'`,
      [caseId],
    );
    for (const { id } of open.rows)
      await at.who('absent-director').must(`/approvals/${id}/decision`, { decision: 'refuse', reason: '不同意' });
  }

  function askedBy(stage: Stage, hand: Hand, row: Asking | undefined): string {
    if (!atTheDoor.ask.includes(hand.role)) return 'NO_RIGHT';
    if (hand.at === 'other') return 'NOT_FOUND';
    if (stage === 'settled' || stage === 'ended') return 'CASE_SETTLED';
    if (!row) return 'NO_SUCH_STEP';
    if (row.afterTerm) return 'NOT_SERVED';
    if (!row.askers.includes(hand.role)) return 'NO_RIGHT';
    // Whoever may ask is told what is missing first.
    if (row.matter === 'assignment' || row.matter === 'closure') return 'ENDING_NOT_PROPOSED';
    return row.matter === 'writtenOff' ? 'GROUND_MISSING' : ALLOWED;
  }
});

describe('the guard of every door', () => {
  it('is the right, and the row, that the table names for it', () => {
    const hung = hungDoors(at.api);
    expect(hung.map((door) => door.id).sort()).toEqual(Object.keys(wanted).sort());
    expect(Object.fromEntries(hung.map((door) => [door.id, door.right]))).toEqual(wanted);
    const rowless = hung.filter((door) => door.path.includes(':id') && door.scope === undefined).map((door) => door.id);
    // A parameter change is looked for within the caller's own organisation.
    expect(rowless.sort()).toEqual(['parameterTrial', 'tryParameter']);
    const named = hung.filter((door) => door.scope !== undefined);
    for (const door of named)
      expect([door.id, door.scope]).toEqual([door.id, kindOf(`/api/v1/${door.path}`.replace(':id', '{id}'))]);
  });

  const nowhere = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
  /** What a door tells of the right alone: no row, and no key, so that nothing is ever written. */
  async function toldAt(door: Hung, role: Role): Promise<string | undefined> {
    const path = `/${door.path.replace(':id', nowhere)}`;
    const person = at.who(`above-${role}`);
    return (door.method === 'GET' ? await person.get(path) : await person.post(path, bodies[door.id] ?? {}, '')).code;
  }

  it.each(Object.keys(rights) as Right[])(
    '%s: with it open to everybody, each refusal of its doors is none',
    async (right) => {
      const doors = hungDoors(at.api).filter((door) => door.right === right);
      expect(doors.length).toBeGreaterThan(0);
      const table = rights as Record<Right, readonly Role[]>;
      const held = table[right];
      const without = roles.filter((role) => !held.includes(role));
      const said = async (): Promise<(string | undefined)[]> => {
        const answers: (string | undefined)[] = [];
        for (const door of doors)
          await inGroups(without.length > 0 ? without : roles, 7, async (role) =>
            answers.push(await toldAt(door, role)),
          );
        trying.cells += answers.length;
        return answers;
      };
      const before = await said();
      try {
        // A right that all have is taken from all: the other way round it would show nothing.
        table[right] = without.length > 0 ? roles : [];
        const after = await said();
        const [shut, open] = without.length > 0 ? [before, after] : [after, before];
        expect(new Set(shut)).toEqual(new Set(['NO_RIGHT']));
        expect(open).not.toContain('NO_RIGHT');
      } finally {
        table[right] = held;
      }
    },
  );
});
