import { NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { owing, type ObligorRole } from '../debt/debt.js';
import { owedFrom, totalOwed, type Posting } from './ledger.js';

/** Those who answer for another's debt, with their word or with a thing of theirs. */
const sureties: readonly ObligorRole[] = ['guarantor', 'pledgor'];

/**
 * What each surety has paid of the debt, in money or in kind, and may claim back from the debtor: up to what was laid on the
 * debt, not what was left over (CC 392, 700). What was reversed did not happen.
 */
export function recourse(
  entries: readonly { payerId: string | null; postings: readonly Posting[]; reversedBy: string | null }[],
  obligors: readonly { partyId: string; role: ObligorRole }[],
): { partyId: string; amount: Fen }[] {
  const owes = new Set(obligors.filter((one) => owing(one.role)).map((one) => one.partyId));
  const parties = new Set(
    obligors.filter((one) => sureties.includes(one.role) && !owes.has(one.partyId)).map((one) => one.partyId),
  );
  return [...parties]
    .map((partyId) => ({
      partyId,
      amount: plus(
        ...entries
          .filter((one) => one.payerId === partyId && !one.reversedBy)
          .map(({ postings }) => -totalOwed(owedFrom(postings)) as Fen),
      ),
    }))
    .filter((one) => one.amount > NONE);
}
