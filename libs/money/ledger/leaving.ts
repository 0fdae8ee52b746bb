import { refuse, type Refusal } from '../../ground/command/command.js';
import { least, minus, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { parts } from '../debt/debt.js';
import { totalOwed, type ClaimAccount, type Owed, type Posting } from './ledger.js';

/** Every part that is owed, the books first: nothing of it is owed to the house after the claim has left. */
const all = (owed: Owed): { account: ClaimAccount; amount: Fen }[] =>
  (['claim', 'memo'] as const).flatMap((side) =>
    parts
      .filter((part) => owed[side][part] > NONE)
      .map((part) => ({ account: `${side}.${part}` as ClaimAccount, amount: owed[side][part] })),
  );

/**
 * The claim goes to another creditor for a price (Civil Code 545): what stood in the books is paid by the price and otherwise
 * lost, what was written off goes for what is left of the price as a recovery; a price above both is income. Fen. Refuses
 * `NOTHING_OWED`.
 */
export function assigned(owed: Owed, price: Fen): Posting[] | Refusal {
  if (totalOwed(owed) <= NONE) return refuse('NOTHING_OWED');
  const postings: Posting[] = [];
  let left = price;
  for (const { account, amount } of all(owed)) {
    const paid = least(left, amount);
    const lost = minus(amount, paid);
    left = minus(left, paid);
    if (account.startsWith('memo.')) {
      postings.push({ debit: 'memo', credit: account, amount });
      if (paid > NONE) postings.push({ debit: 'cash', credit: 'recovered', amount: paid });
      continue;
    }
    if (paid > NONE) postings.push({ debit: 'cash', credit: account, amount: paid });
    if (lost > NONE) postings.push({ debit: 'loss', credit: account, amount: lost });
  }
  if (left > NONE) postings.push({ debit: 'cash', credit: 'income', amount: left });
  return postings;
}

/**
 * A claim that ends in law or by agreement (W8): the memo is closed, and what may still stand in the books is lost. Fen. Refuses
 * `NOTHING_OWED`.
 */
export function closed(owed: Owed): Posting[] | Refusal {
  if (totalOwed(owed) <= NONE) return refuse('NOTHING_OWED');
  return all(owed).map(({ account, amount }) => ({
    debit: account.startsWith('memo.') ? 'memo' : 'loss',
    credit: account,
    amount,
  }));
}

/**
 * One price for several claims sold together, laid on them in their order: each takes up to what it owes, the last what is
 * left above all of them.
 */
export function priceShares(price: Fen, owed: readonly Fen[]): Fen[] {
  let left = price;
  return owed.map((amount, at) => {
    const share = at === owed.length - 1 ? left : least(left, amount);
    left = minus(left, share);
    return share;
  });
}

/** What leaves the house by such an entry: all that was owed. */
export const leavingAmount = (postings: readonly Posting[]): Fen =>
  plus(...postings.filter((one) => /^(claim|memo)\./.test(one.credit)).map((one) => one.amount));
