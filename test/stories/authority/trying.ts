import { expect } from '@jest/globals';
import type { Matter } from '../../../libs/people/approval/authority.js';
import { aLaw } from '../../builders/law.js';
import { rowCounts } from '../doors/rows.js';
import type { Counter, Hand } from './counter.js';
import { atTheDoor, decided } from './expected.js';
import { rowOf } from './requests.js';

const LIMIT = Number(aLaw().value.supervisorLimitFen);
/** On the supervisor's limit, which is his, and a fen above it. */
export const amounts = { below: LIMIT, above: LIMIT + 1 } as const;
export type Amount = keyof typeof amounts;
/** Of the whole organisation: the branches do not see them. */
const BY_ROOT: readonly Matter[] = ['parameter', 'authority', 'roleGrant'];
export const aboutNoCase: readonly Matter[] = [...BY_ROOT, 'reversal'];
export const ALLOWED = 'allowed';

export const reached = (matter: Matter, hand: Hand): boolean =>
  BY_ROOT.includes(matter) ? hand.at === 'above' : hand.at !== 'other';

/** What the table says of a hand at a door of decisions. */
export function wanted(matter: Matter, amount: Amount, hand: Hand): string {
  const { chain, byAmount } = decided[matter];
  if (!atTheDoor.decide.includes(hand.role)) return 'NO_RIGHT';
  if (!reached(matter, hand)) return 'NOT_FOUND';
  const level = byAmount && amount === 'above' ? 1 : 0;
  return chain.lastIndexOf(hand.role) < level ? 'NOT_YOUR_LEVEL' : ALLOWED;
}

/** What it says of a hand for a seat. */
export function heard(matter: Matter, seat: string, hand: Hand): string {
  if (!atTheDoor.voice.includes(hand.role)) return 'NO_RIGHT';
  if (!reached(matter, hand)) return 'NOT_FOUND';
  return decided[matter].voices.includes(seat) && seat === hand.role ? ALLOWED : 'NOT_YOUR_SEAT';
}

/** Who tries which door, what he must be told, and in which row of the table. */
export type Cell = [name: string, door: { path: string; body: object }, code: string, where: string];

/** Counts the cells that were tried, and keeps those that told otherwise. */
export class Trying {
  cells = 0;
  private readonly wrong: string[] = [];

  constructor(readonly at: Counter) {}

  async tried(...[name, door, code, where]: Cell): Promise<void> {
    this.cells += 1;
    const answer = await this.at.who(name).post(door.path, door.body);
    const told = answer.status === 200 ? ALLOWED : answer.code;
    if (told !== code) this.tell(`${where}: ${name} at ${door.path.split('/').at(-1)}: ${told}, wanted ${code}`);
  }

  tell(what: string): void {
    this.wrong.push(what);
  }

  allRight(): void {
    expect(this.wrong.splice(0)).toEqual([]);
  }

  /** A request does not change by what is refused, nor does anything else. */
  async unmoved(id: string, act: () => Promise<void>): Promise<void> {
    const before = [await rowOf(this.at, id), await rowCounts(this.at.owner)];
    await act();
    expect([await rowOf(this.at, id), await rowCounts(this.at.owner)]).toEqual(before);
  }
}
