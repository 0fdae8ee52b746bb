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
  'ABOVE_OWED',
  'DOCKET_NEEDED',
] as const;
export const ledgerEvents = [
  'OpeningPosted',
  'ChargePosted',
  'PaymentPosted',
  'RecoveryPosted',
  'WaiverPosted',
  'InKindPosted',
  'SetOffPosted',
  'EntryReversed',
  'WrittenOff',
  'ClaimAssigned',
  'ClaimClosed',
  'ClaimRenewed',
] as const;
export type LedgerEvent = (typeof ledgerEvents)[number];

export type EntryKind =
  | 'opening'
  | 'charge'
  | 'payment'
  | 'recovery'
  | 'waiver'
  | 'inKind'
  | 'setOff'
  | 'writeOff'
  | 'assignment'
  | 'closure'
  | 'renewal'
  | 'reversal';

export const channels = ['cash', 'transfer', 'deduction', 'court', 'other'] as const;
export type Channel = (typeof channels)[number];

/** `claim`: in the books. `memo`: written off from them, still owed (账销案存). */
export type ClaimAccount = `claim.${Part}` | `memo.${Part}`;
export type Account =
  | ClaimAccount
  | 'opening'
  | 'income'
  | 'cash'
  | 'surplus'
  | 'loss'
  | 'memo'
  | 'recovered'
  | 'waived'
  | 'asset'
  | 'setOff'
  | 'difference'
  | 'renewed';

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
  const laid = laidOn(facts, money.amount);
  const postings = laid.flatMap(({ account, amount }): Posting[] =>
    account.startsWith('claim.')
      ? [{ debit: 'cash', credit: account, amount }]
      : [
          { debit: 'memo', credit: account, amount },
          { debit: 'cash', credit: 'recovered', amount },
        ],
  );
  const surplus = minus(money.amount, plus(...laid.map((one) => one.amount)));
  if (surplus > NONE) postings.push({ debit: 'cash', credit: 'surplus', amount: surplus });
  return { kind, postings, parts: laid, surplus };
}

/** An amount laid on what is owed in a debt's order, first in the books, then on what was written off; never above it. */
export function laidOn(
  facts: { owed: Owed; order: readonly Part[] },
  amount: Fen,
): { account: ClaimAccount; amount: Fen }[] {
  const laid: { account: ClaimAccount; amount: Fen }[] = [];
  let left = amount;
  for (const side of ['claim', 'memo'] as const)
    for (const part of facts.order) {
      const own = least(left, facts.owed[side][part]);
      if (own <= NONE) continue;
      left = minus(left, own);
      laid.push({ account: `${side}.${part}`, amount: own });
    }
  return laid;
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

/** What a booking error or money that went back may undo; an opening, a write-off and a reversal stand. */
const reversible: readonly EntryKind[] = ['payment', 'recovery', 'charge', 'waiver', 'inKind', 'setOff'];

/**
 * The postings of an entry with their sides exchanged. Was the debt written off since, nothing of it comes back into the books:
 * a claim that revives is owed in the memo and its loss stands, one that goes takes its loss back (W1).
 */
export const turnedRound = (postings: readonly Posting[], since: { writtenOff: boolean }): Posting[] =>
  postings.flatMap(({ debit: credit, credit: debit, amount }): Posting[] => {
    if (!since.writtenOff) return [{ debit, credit, amount }];
    if (debit.startsWith('claim.'))
      return [
        { debit: 'loss', credit, amount },
        { debit: debit.replace('claim', 'memo') as ClaimAccount, credit: 'memo', amount },
      ];
    if (credit.startsWith('claim.'))
      return [
        { debit, credit: 'loss', amount },
        { debit: 'memo', credit: credit.replace('claim', 'memo') as ClaimAccount, amount },
      ];
    return [{ debit, credit, amount }];
  });

/**
 * The same entry turned round, see `turnedRound`; `writtenOffSince`: after this entry the debt was written off. Refuses
 * `ALREADY_REVERSED`; `NOT_REVERSIBLE` for openings, write-offs, reversals, and for anything once the claim has left the house
 * by assignment or closure; `BELOW_ZERO` when money was laid on a charge that is to go: the payment is reversed first.
 */
export function reversed(
  entry: { kind: EntryKind; postings: readonly Posting[]; reversedBy: string | null },
  facts: { owed: Owed; writtenOffSince?: boolean; leftBy?: EntryKind | undefined },
): Posting[] | Refusal {
  if (entry.reversedBy) return refuse('ALREADY_REVERSED', { by: entry.reversedBy });
  const kind = facts.leftBy ?? entry.kind;
  if (!reversible.includes(kind)) return refuse('NOT_REVERSIBLE', { kind });
  const back = turnedRound(entry.postings, { writtenOff: facts.writtenOffSince === true });
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
  waiver: 'WaiverPosted',
  inKind: 'InKindPosted',
  setOff: 'SetOffPosted',
  writeOff: 'WrittenOff',
  assignment: 'ClaimAssigned',
  closure: 'ClaimClosed',
  renewal: 'ClaimRenewed',
  reversal: 'EntryReversed',
};

/** What has happened to the debt since an entry: written off, or gone from the house. */
export function sinceThen<E extends { kind: EntryKind }>(
  entries: readonly E[],
  entry: E,
): { writtenOffSince: boolean; leftBy: EntryKind | undefined } {
  const later = entries.slice(entries.indexOf(entry) + 1).map((one) => one.kind);
  return {
    writtenOffSince: later.includes('writeOff'),
    leftBy: later.find((kind) => kind === 'assignment' || kind === 'closure'),
  };
}
