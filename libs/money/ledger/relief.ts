import { refuse, type Refusal } from '../../ground/command/command.js';
import { least, minus, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import type { Part } from '../debt/debt.js';
import { laidOn, totalOwed, type ClaimAccount, type Owed, type Posting } from './ledger.js';

/** How much of which part is waived (减免): principal too, but then by its name. */
export interface WaivedPart {
  part: Part;
  amount: Fen;
}

/** A debt as a waiver, a thing or a counter-claim meets it. */
export interface OwedInOrder {
  owed: Owed;
  order: readonly Part[];
}

/**
 * A waiver, part by part: first what stands in the books, then what was written off, whose loss was booked then and is not
 * booked again. Refuses `NOTHING_OWED`, and `ABOVE_OWED` with the part of which less is owed (CC 575).
 */
export function waived(owed: Owed, named: readonly WaivedPart[]): Posting[] | Refusal {
  if (totalOwed(owed) <= NONE) return refuse('NOTHING_OWED');
  const postings: Posting[] = [];
  for (const { part, amount } of named) {
    const [claim, memo] = [owed.claim[part], owed.memo[part]];
    const inBooks = least(amount, claim);
    const beside = minus(amount, inBooks);
    if (beside > memo) return refuse('ABOVE_OWED', { part, owedFen: plus(claim, memo).toString() });
    if (inBooks > NONE) postings.push({ debit: 'waived', credit: `claim.${part}`, amount: inBooks });
    if (beside > NONE) postings.push({ debit: 'memo', credit: `memo.${part}`, amount: beside });
  }
  return postings;
}

/** A thing taken in place of money: the value agreed on, and how much of the debt ends by it. */
export interface ThingGiven {
  agreed: Fen;
  ends: Fen;
}

/**
 * A thing taken in kind (以物抵债). The thing stands in the books at the agreed value. What it is worth beyond the debt that
 * ends is owed back, what it lacks is a loss: both stand in `difference`, openly (S5). Of what was written off, only the
 * value comes back: its loss was booked then. Refuses `NOTHING_OWED` and `ABOVE_OWED`.
 */
export function takenInKind(facts: OwedInOrder, thing: ThingGiven): Posting[] | Refusal {
  const laid = laidWhole(facts, thing.ends);
  if (!Array.isArray(laid)) return laid;
  const postings: Posting[] = [];
  let value = thing.agreed;
  for (const { account, amount } of laid) {
    const worth = least(value, amount);
    const lacking = minus(amount, worth);
    value = minus(value, worth);
    if (account.startsWith('memo.')) {
      postings.push({ debit: 'memo', credit: account, amount });
      if (worth > NONE) postings.push({ debit: 'asset', credit: 'recovered', amount: worth });
      continue;
    }
    if (worth > NONE) postings.push({ debit: 'asset', credit: account, amount: worth });
    if (lacking > NONE) postings.push({ debit: 'difference', credit: account, amount: lacking });
  }
  if (value > NONE) postings.push({ debit: 'asset', credit: 'difference', amount: value });
  return postings;
}

/** What we owe the debtor, set off against what he owes (CC 568). Refuses `NOTHING_OWED` and `ABOVE_OWED`. */
export function setOffAgainst(facts: OwedInOrder, amount: Fen): Posting[] | Refusal {
  const laid = laidWhole(facts, amount);
  if (!Array.isArray(laid)) return laid;
  return laid.flatMap(({ account, amount: own }): Posting[] =>
    account.startsWith('memo.')
      ? [
          { debit: 'memo', credit: account, amount: own },
          { debit: 'setOff', credit: 'recovered', amount: own },
        ]
      : [{ debit: 'setOff', credit: account, amount: own }],
  );
}

function laidWhole(facts: OwedInOrder, amount: Fen): { account: ClaimAccount; amount: Fen }[] | Refusal {
  const owed = totalOwed(facts.owed);
  if (owed <= NONE) return refuse('NOTHING_OWED');
  return amount > owed ? refuse('ABOVE_OWED', { owedFen: owed.toString() }) : laidOn(facts, amount);
}
