import type { Amounts, Part } from '../../libs/money/debt/debt.js';
import { lawfulAllocation } from '../../libs/money/debt/debt.js';
import type { Owed, Posting } from '../../libs/money/ledger/ledger.js';
import { nothing, opened, owedFrom, writtenOff } from '../../libs/money/ledger/ledger.js';
import type { Fen } from '../../libs/ground/fen/fen.js';
import { day, fen } from './day.js';

const amounts = (own: Partial<Record<Part, number | bigint>>): Amounts => ({
  ...nothing,
  ...(Object.fromEntries(Object.entries(own).map(([part, amount]) => [part, fen(amount)])) as Partial<
    Record<Part, Fen>
  >),
});

/** A debt as the rules of money see it, in fen. 1,000 yuan of principal unless told. */
export function aDebt(own: Partial<Record<Part, number | bigint>> = { principal: 100_000 }): DebtInTest {
  return debtFrom(opened(amounts(own)));
}

export interface DebtInTest {
  owed: Owed;
  order: readonly Part[];
  drawnOn: ReturnType<typeof day>;
  postings: readonly Posting[];
  /** The same debt after further postings. */
  after(postings: readonly Posting[]): DebtInTest;
  writtenOff(): DebtInTest;
  inOrder(...order: Part[]): DebtInTest;
}

function debtFrom(postings: readonly Posting[], order: readonly Part[] = lawfulAllocation): DebtInTest {
  const owed = owedFrom(postings);
  return {
    ...{ owed, order, postings, drawnOn: day('2024-03-01') },
    after: (more) => debtFrom([...postings, ...more], order),
    writtenOff: () => debtFrom([...postings, ...writtenOff(owed)], order),
    inOrder: (...own) => debtFrom(postings, own),
  };
}
