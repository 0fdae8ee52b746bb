import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { least, minus, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { parts, type Amounts, type Part } from '../debt/debt.js';

export const ledgerRefusals = [
  'NOTHING_OWED',
  'DAY_IN_FUTURE',
  'DAY_TOO_EARLY',
  'AMOUNT_ABSURD',
  'ALREADY_REVERSED',
  'NOT_REVERSIBLE',
  'BELOW_ZERO',
  'PAYER_UNKNOWN',
] as const;
export const ledgerEvents = [
  'OpeningPosted',
  'ChargePosted',
  'PaymentPosted',
  'RecoveryPosted',
  'EntryReversed',
  'WrittenOff',
] as const;
export type LedgerEvent = (typeof ledgerEvents)[number];

export type EntryKind = 'opening' | 'charge' | 'payment' | 'recovery' | 'writeOff' | 'reversal';

export const channels = ['cash', 'transfer', 'deduction', 'court', 'other'] as const;
export type Channel = (typeof channels)[number];

/** `claim`: in the books. `memo`: written off from them, still owed (账销案存). */
export type ClaimAccount = `claim.${Part}` | `memo.${Part}`;
export type Account = ClaimAccount | 'opening' | 'income' | 'cash' | 'surplus' | 'loss' | 'memo' | 'recovered';

/** Moves an amount from one account to another: debits equal credits by its shape. */
export interface Posting {
  debit: Account;
  credit: Account;
  amount: Fen;
}

/** What one debt owes now: in the books, and after write-off. Each amount is a sum of postings. */
export interface Owed {
  claim: Amounts;
  memo: Amounts;
}

export const nothing: Amounts = { cost: NONE, interest: NONE, penalty: NONE, principal: NONE };

export const sumOf = (amounts: Amounts): Fen => plus(...parts.map((part) => amounts[part]));

/** All that is still owed: principal, interest, penalty and costs, in the books or written off. */
export const totalOwed = (owed: Owed): Fen => plus(sumOf(owed.claim), sumOf(owed.memo));

export const isWrittenOff = (owed: Owed): boolean => sumOf(owed.memo) > NONE;

/** The balances that postings leave. Debits of a claim raise it, credits lower it. */
export function owedFrom(postings: readonly Posting[]): Owed {
  const balance = new Map<string, bigint>();
  for (const { debit, credit, amount } of postings) {
    balance.set(debit, (balance.get(debit) ?? 0n) + amount);
    balance.set(credit, (balance.get(credit) ?? 0n) - amount);
  }
  const side = (prefix: 'claim' | 'memo'): Amounts =>
    Object.fromEntries(parts.map((part) => [part, (balance.get(`${prefix}.${part}`) ?? 0n) as Fen])) as Record<
      Part,
      Fen
    >;
  return { claim: side('claim'), memo: side('memo') };
}

/** Opening balances as the old books give them. */
export const opened = (amounts: Amounts): Posting[] =>
  parts
    .filter((part) => amounts[part] > NONE)
    .map((part) => ({ debit: `claim.${part}`, credit: 'opening', amount: amounts[part] }));

export interface Allocation {
  kind: 'payment' | 'recovery';
  postings: Posting[];
  parts: { account: ClaimAccount; amount: Fen }[];
  /** What is left over when everything is paid: shown, kept for the payer, never lost. */
  surplus: Fen;
}

/**
 * Money that came in, laid on what is owed in the contract's order or the law's (CC 561: costs, interest, principal),
 * first in the books, then on what was written off. Refuses `NOTHING_OWED`, `DAY_IN_FUTURE`, `DAY_TOO_EARLY`, and
 * `AMOUNT_ABSURD` for more than ten times what is owed: a slip of the hand, not a payment.
 */
export function allocated(
  facts: { owed: Owed; order: readonly Part[]; drawnOn: Day },
  money: { amount: Fen; valueDay: Day },
  on: Pick<On, 'today'>,
): Allocation | Refusal {
  const owed = totalOwed(facts.owed);
  if (owed <= NONE) return refuse('NOTHING_OWED');
  if (money.valueDay > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (money.valueDay < facts.drawnOn) return refuse('DAY_TOO_EARLY', { from: facts.drawnOn });
  if (money.amount > owed * 10n) return refuse('AMOUNT_ABSURD', { owedFen: owed.toString() });
  const kind = isWrittenOff(facts.owed) ? 'recovery' : 'payment';
  const laid: Allocation = { kind, postings: [], parts: [], surplus: NONE };
  let left = money.amount;
  for (const side of ['claim', 'memo'] as const)
    for (const part of facts.order) {
      const amount = least(left, facts.owed[side][part]);
      if (amount <= NONE) continue;
      left = minus(left, amount);
      laid.parts.push({ account: `${side}.${part}`, amount });
      if (side === 'claim') laid.postings.push({ debit: 'cash', credit: `claim.${part}`, amount });
      else
        laid.postings.push(
          { debit: 'memo', credit: `memo.${part}`, amount },
          { debit: 'cash', credit: 'recovered', amount },
        );
    }
  if (left > NONE) laid.postings.push({ debit: 'cash', credit: 'surplus', amount: left });
  return { ...laid, surplus: left };
}

/** Interest, penalty or costs that fell due. Refuses `NOTHING_OWED`: a debt that is paid bears nothing. */
export function charged(
  facts: { owed: Owed; drawnOn: Day },
  charge: { part: Exclude<Part, 'principal'>; amount: Fen; valueDay: Day },
  on: Pick<On, 'today'>,
): Posting[] | Refusal {
  const owed = totalOwed(facts.owed);
  if (owed <= NONE) return refuse('NOTHING_OWED');
  if (charge.valueDay > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (charge.valueDay < facts.drawnOn) return refuse('DAY_TOO_EARLY', { from: facts.drawnOn });
  if (charge.amount > owed * 10n) return refuse('AMOUNT_ABSURD', { owedFen: owed.toString() });
  // A written-off claim bears in the memo: nothing comes back into the books by itself.
  return isWrittenOff(facts.owed)
    ? [{ debit: `memo.${charge.part}`, credit: 'memo', amount: charge.amount }]
    : [{ debit: `claim.${charge.part}`, credit: 'income', amount: charge.amount }];
}

/**
 * The same entry with its sides exchanged. Refuses `ALREADY_REVERSED`; `NOT_REVERSIBLE` for openings, write-offs and
 * reversals; `BELOW_ZERO` when money was laid on a charge that is to go: the payment is reversed first.
 */
export function reversed(
  entry: { kind: EntryKind; postings: readonly Posting[]; reversedBy: string | null },
  facts: { owed: Owed },
): Posting[] | Refusal {
  if (entry.reversedBy) return refuse('ALREADY_REVERSED', { by: entry.reversedBy });
  if (!['payment', 'recovery', 'charge'].includes(entry.kind)) return refuse('NOT_REVERSIBLE', { kind: entry.kind });
  const back = entry.postings.map(({ debit, credit, amount }) => ({ debit: credit, credit: debit, amount }));
  const change = owedFrom(back);
  for (const side of ['claim', 'memo'] as const)
    for (const part of parts)
      if (facts.owed[side][part] + change[side][part] < 0n) return refuse('BELOW_ZERO', { part });
  return back;
}

/** Write the account off, keep the case: the books lose the claim, the memo keeps every part of it (W1). */
export function writtenOff(owed: Owed): Posting[] {
  return parts
    .filter((part) => owed.claim[part] > NONE)
    .flatMap((part): Posting[] => [
      { debit: 'loss', credit: `claim.${part}`, amount: owed.claim[part] },
      { debit: `memo.${part}`, credit: 'memo', amount: owed.claim[part] },
    ]);
}

/** What a person sees of an entry: the parts that it raised or lowered. */
export const claimParts = (postings: readonly Posting[]): { account: ClaimAccount; amount: Fen }[] => {
  const owed = owedFrom(postings);
  return (['claim', 'memo'] as const).flatMap((side) =>
    parts
      .filter((part) => owed[side][part] !== NONE)
      .map((part) => ({ account: `${side}.${part}` as ClaimAccount, amount: owed[side][part] })),
  );
};

export const eventOf: Record<EntryKind, LedgerEvent> = {
  opening: 'OpeningPosted',
  charge: 'ChargePosted',
  payment: 'PaymentPosted',
  recovery: 'RecoveryPosted',
  writeOff: 'WrittenOff',
  reversal: 'EntryReversed',
};
