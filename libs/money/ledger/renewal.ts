import { refuse, type Refusal } from '../../ground/command/command.js';
import { NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { parts } from '../debt/debt.js';
import { isWrittenOff, sumOf, type Owed, type Posting } from './ledger.js';

export interface Renewed {
  amount: Fen;
  /** What leaves the old debt: every part of it, through `renewed`. */
  old: Posting[];
  /** What the new debt begins with: one principal. */
  new: Posting[];
}

/**
 * New for old (借新还旧): the claim goes over to a new contract. No money comes in and nothing is paid. Refuses `NOTHING_OWED`,
 * and `RENEWAL_IN_MEMO` once the debt is written off: what left the books does not come back as a new loan.
 */
export function renewed(owed: Owed): Renewed | Refusal {
  if (isWrittenOff(owed)) return refuse('RENEWAL_IN_MEMO');
  const amount = sumOf(owed.claim);
  if (amount <= NONE) return refuse('NOTHING_OWED');
  const old = parts
    .filter((part) => owed.claim[part] > NONE)
    .map((part): Posting => ({ debit: 'renewed', credit: `claim.${part}`, amount: owed.claim[part] }));
  return {
    amount: plus(...old.map((one) => one.amount)),
    old,
    new: [{ debit: 'claim.principal', credit: 'renewed', amount }],
  };
}
