import type { Chance } from '../../model/chance.js';

/** How the letters of a case fare, the same in every stage. */
export type Post = 'signed' | 'refused' | 'postReceipt' | 'returnedOnce' | 'returnedTwice' | 'lost' | 'late';

/** What the debtor does about his debt. */
export type Will =
  'atOnce' | 'inParts' | 'aPartOnly' | 'afterJudgment' | 'whollyAfterWriteOff' | 'partlyAfterWriteOff' | 'never';

/** What becomes of the first requests of a case; those that follow are approved. */
export type Hand = 'approve' | 'refuse' | 'leave' | 'leaveForGood';

export interface Fate {
  post: Post;
  will: Will;
  hands: readonly Hand[];
  /** A director's request with a reason brings the case to court before its stages are through. */
  early: 'intake' | 'notice' | undefined;
  papers: 'whole' | 'missing';
  /** The court takes longer than the story. */
  slowCourt: boolean;
  /** The payment that settles the case is found to be somebody else's. */
  wrongPayment: boolean;
}

type Deal<T> = readonly (readonly [T, number])[];

const POSTS: Deal<Post> = [
  ['signed', 36],
  ['refused', 9],
  ['postReceipt', 9],
  ['returnedOnce', 9],
  ['returnedTwice', 6],
  ['lost', 3],
  ['late', 4],
];
const WILLS: Deal<Will> = [
  ['atOnce', 14],
  ['inParts', 14],
  ['aPartOnly', 8],
  ['afterJudgment', 5],
  ['whollyAfterWriteOff', 6],
  ['partlyAfterWriteOff', 8],
  ['never', 21],
];
const HANDS: Deal<readonly Hand[]> = [
  [[], 40],
  [['refuse'], 8],
  [['leave'], 8],
  [['approve', 'leave'], 6],
  [['approve', 'refuse'], 5],
  [['approve', 'approve', 'refuse'], 4],
  [['leaveForGood'], 2],
  [['approve', 'leaveForGood'], 2],
  [['approve', 'approve', 'leaveForGood'], 1],
];

/** So many fates, dealt like cards: each kind as often as told, in an order of chance. */
export function fates(count: number, chance: Chance): Fate[] {
  const [posts, wills, hands] = [dealt(POSTS, count, chance), dealt(WILLS, count, chance), dealt(HANDS, count, chance)];
  return Array.from({ length: count }, (_, at) => ({
    post: posts[at] ?? 'signed',
    will: wills[at] ?? 'never',
    hands: hands[at] ?? [],
    early: at < 3 ? 'intake' : at < 8 ? 'notice' : undefined,
    papers: chance.oneIn(4) ? 'missing' : 'whole',
    slowCourt: chance.oneIn(6),
    wrongPayment: wills[at] === 'atOnce' && chance.oneIn(3),
  }));
}

function dealt<T>(deal: Deal<T>, count: number, chance: Chance): T[] {
  const cards = deal.flatMap(([card, times]) => Array.from({ length: times }, () => card));
  for (let at = cards.length - 1; at > 0; at--) {
    const other = chance.upTo(at + 1);
    [cards[at], cards[other]] = [cards[other] as T, cards[at] as T];
  }
  return Array.from({ length: count }, (_, at) => cards[at % cards.length] as T);
}
