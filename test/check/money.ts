import { isRefusal } from '../../libs/ground/command/command.js';
import { minus, NONE, plus, yuanText, type Fen } from '../../libs/ground/fen/fen.js';
import { parts } from '../../libs/money/debt/debt.js';
import { assigned, closed } from '../../libs/money/ledger/leaving.js';
import {
  allocated,
  owedFrom,
  sinceThen,
  sumOf,
  totalOwed,
  turnedRound,
  writtenOff,
  type Posting,
} from '../../libs/money/ledger/ledger.js';
import { setOffAgainst, takenInKind, waived, type OwedInOrder } from '../../libs/money/ledger/relief.js';
import { Tally, type Finding } from './finding.js';
import { inTheBooks, unagreed } from './recoveries.js';
import { byId, fenIn, groupedBy, type EntryLine, type PostingLine, type Snapshot } from './snapshot.js';
import { endsHold } from './write-offs.js';

/** What a report says, to be compared with the ledger. */
export interface ApiReport {
  name: string;
  /** `owed`: in the books and written off; the others are accounts of the ledger. */
  of: 'owed' | 'claim' | 'memo' | 'cash' | 'surplus' | 'loss' | 'recovered';
  /** Of these debts, or of all. */
  debtIds?: readonly string[];
  fen: bigint | number | string;
}

type Ledger = { postings: Map<string, PostingLine[]>; ofDebt: Map<string, EntryLine[]> };

/** Invariants 3, 4, 5, 6 and 18: money. */
export function money(seen: Snapshot, reports: readonly ApiReport[]): Finding[] {
  const ledger: Ledger = { postings: groupedBy(seen.postings, (one) => one.entryId), ofDebt: entriesInOrder(seen) };
  return [doubleEntry(seen, ledger), ...fromZero(seen, ledger), totals(seen, ledger, reports)];
}

/** Entries of each debt in the order of its own record: two may have been booked within a microsecond. */
function entriesInOrder(seen: Snapshot): Map<string, EntryLine[]> {
  const order = new Map(
    seen.records.filter((one) => one.streamKind === 'debt').map((one) => [String(one.facts.entryId), one.seq]),
  );
  const groups = groupedBy(seen.entries, (one) => one.debtId);
  for (const group of groups.values()) group.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return groups;
}

const postingsOf = (ledger: Ledger, entryId: string): Posting[] =>
  (ledger.postings.get(entryId) ?? []).map((one) => ({
    debit: one.debit,
    credit: one.credit,
    amount: fenIn(one.amountFen),
  }));

const sumWhere = (postings: readonly Posting[], account: string): Fen =>
  plus(...postings.filter((one) => one.debit === account).map((one) => one.amount));

function doubleEntry(seen: Snapshot, ledger: Ledger): Finding {
  const entries = byId(seen.entries);
  const tally = new Tally(3, 'debits = credits in every entry, and each entry is its amount');
  return tally.each(seen.entries, (entry) => {
    const lines = ledger.postings.get(entry.id) ?? [];
    const postings = postingsOf(ledger, entry.id);
    const strange = lines.some(
      (line, at) =>
        line.n !== at + 1 || line.debtId !== entry.debtId || fenIn(line.amountFen) <= 0n || line.debit === line.credit,
    );
    if (lines.length === 0 || strange) return `entry ${entry.id} is not whole`;
    const amounts = {
      payment: sumWhere(postings, 'cash'),
      recovery: sumWhere(postings, 'cash'),
      writeOff: sumWhere(postings, 'loss'),
      waiver: lowered(postings),
      inKind: lowered(postings),
      setOff: lowered(postings),
      assignment: lowered(postings),
      closure: lowered(postings),
    };
    const amount =
      entry.kind in amounts ? amounts[entry.kind as keyof typeof amounts] : plus(...postings.map((one) => one.amount));
    if (entry.kind !== 'reversal')
      return amount !== fenIn(entry.amountFen) && `entry ${entry.id} of ${entry.amountFen} posts ${amount}`;
    const same = alike(sorted(turnedBack(ledger, entry, entries.get(entry.reverses ?? ''))), sorted(postings));
    return (
      (!same || entries.get(entry.reverses ?? '')?.amountFen !== entry.amountFen) &&
      `reversal ${entry.id} is not its entry turned round`
    );
  });
}

/** Each debt lived again from zero by the rules: never below zero, each payment laid as the rules lay it. */
function fromZero(seen: Snapshot, ledger: Ledger): Finding[] {
  const balance = new Tally(
    4,
    'balance = opening + charges − payments − waivers − in kind − set-off − write-offs + reversals',
  );
  const allocation = new Tally(5, 'allocations ≤ payment, the remainder shown, in the order of the law');
  const kept = new Tally(6, 'written-off claims keep their amount');
  const sql = groupedBy(seen.balances, (one) => one.debtId);
  const drawn = new Map(seen.loans.map((one) => [one.debtId, one.drawnOn]));
  balance.each(seen.debts, (debt) => {
    const faults: string[] = [];
    const postings: Posting[] = [];
    let expected = 0n;
    let lost = false;
    for (const entry of ledger.ofDebt.get(debt.id) ?? []) {
      const own = postingsOf(ledger, entry.id);
      const before = owedFrom(postings);
      if (entry.kind === 'payment' || entry.kind === 'recovery')
        allocation.each([entry], () => {
          const laid = allocated(
            { owed: before, order: debt.allocation, drawnOn: drawn.get(debt.id) ?? entry.valueDay },
            { amount: fenIn(entry.amountFen), valueDay: entry.valueDay },
            { today: entry.bookedOn },
          );
          if (isRefusal(laid)) return `payment ${entry.id} was to be refused: ${laid.refused}`;
          return (
            (laid.kind !== entry.kind || !alike(laid.postings, own)) &&
            `payment ${entry.id} is not laid as the rules lay it`
          );
        });
      if (entry.kind === 'waiver' || entry.kind === 'inKind' || entry.kind === 'setOff')
        allocation.each([entry], () => notAsRuled(entry, own, { owed: before, order: debt.allocation }));
      if (entry.kind === 'assignment' || entry.kind === 'closure')
        kept.each([entry], () => leftOtherwise(entry, own, before));
      if (entry.kind === 'writeOff')
        kept.each([entry], () => !alike(writtenOff(before), own) && `write-off ${entry.id} does not keep every part`);
      postings.push(...own);
      lost ||= entry.kind === 'writeOff';
      if (lost && sumOf(owedFrom(postings).claim) !== 0n)
        faults.push(`debt ${debt.id} was written off and stands in the books at entry ${entry.id}`);
      expected += changeOf(entry, own);
      const after = owedFrom(postings);
      if (parts.some((part) => after.claim[part] < 0n || after.memo[part] < 0n))
        faults.push(`debt ${debt.id} goes below zero at entry ${entry.id}`);
    }
    const owed = owedFrom(postings);
    if (totalOwed(owed) !== expected)
      faults.push(`debt ${debt.id} owes ${totalOwed(owed)}, its entries say ${expected}`);
    for (const part of parts)
      for (const side of ['claim', 'memo'] as const) {
        const stored = fenIn(sql.get(debt.id)?.find((one) => one.account === `${side}.${part}`)?.amountFen);
        if (stored !== owed[side][part])
          faults.push(`debt ${debt.id} ${side}.${part} is ${owed[side][part]}, the database sums ${stored}`);
      }
    return faults;
  });
  balance.each(seen.recoveries, inTheBooks(seen)).each(seen.entries, unagreed(seen));
  keptAsTold(seen, kept);
  return [balance, allocation, kept];
}

/** What a write-off or an end says of itself is what the ledger has. */
function keptAsTold(seen: Snapshot, kept: Tally): void {
  kept.each(seen.endings, endsHold(seen));
  kept.each(seen.writeOffs, ({ caseId, amountFen, approvalId }) => {
    const held = new Set(seen.caseDebts.filter((one) => one.caseId === caseId).map((one) => one.debtId));
    const decided = seen.records.find(
      (one) => one.streamId === caseId && one.event === 'WriteOffApproved' && one.facts.approvalId === approvalId,
    )?.commandId;
    const booked = seen.entries.filter(
      (one) => one.kind === 'writeOff' && held.has(one.debtId) && one.commandId === decided,
    );
    return (
      plus(...booked.map((one) => fenIn(one.amountFen))) !== fenIn(amountFen) &&
      `case ${caseId} says ${amountFen} was written off, the ledger says otherwise`
    );
  });
}

const alike = (a: readonly Posting[], b: readonly Posting[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => one.debit === b[at]?.debit && one.credit === b[at].credit && one.amount === b[at].amount);

/** What lowers a debt without money is laid on it as the rules lay it: waivers by their parts, the rest in its order. */
function notAsRuled(entry: EntryLine, own: readonly Posting[], debt: OwedInOrder): string | false {
  const change = owedFrom(own);
  const named = parts.map((part) => ({ part, amount: minus(NONE, plus(change.claim[part], change.memo[part])) }));
  const ends = fenIn(entry.amountFen);
  const ruled = {
    waiver: () => waived(debt.owed, named),
    inKind: () => takenInKind(debt, { agreed: sumWhere(own, 'asset'), ends }),
    setOff: () => setOffAgainst(debt, ends),
  }[entry.kind as 'waiver' | 'inKind' | 'setOff']();
  if (isRefusal(ruled)) return `${entry.kind} ${entry.id} was to be refused: ${ruled.refused}`;
  return !alike(sorted(ruled), sorted(own)) && `${entry.kind} ${entry.id} is not laid as the rules lay it`;
}

/** An entry turned round as it stands after all that came between: what was written off since comes back into the memo. */
function turnedBack(ledger: Ledger, reversal: EntryLine, entry: EntryLine | undefined): Posting[] {
  if (!entry) return [];
  const booked = ledger.ofDebt.get(entry.debtId) ?? [];
  const then = booked.slice(0, booked.indexOf(reversal));
  const { writtenOffSince } = sinceThen(then, entry);
  return turnedRound(postingsOf(ledger, entry.id), { writtenOff: writtenOffSince });
}

/** What left the house left as the rules say: nothing of it is owed, in the books nor in the memo. */
function leftOtherwise(entry: EntryLine, own: readonly Posting[], before: OwedInOrder['owed']): string | false {
  const price = sumWhere(own, 'cash');
  const ruled = entry.kind === 'closure' ? closed(before) : assigned(before, price);
  return (isRefusal(ruled) || !alike(ruled, own)) && `${entry.kind} ${entry.id} does not leave as the rules say`;
}

/** Parts of a waiver may have been named in any order. */
const sorted = (postings: readonly Posting[]): Posting[] =>
  [...postings].sort((a, b) => (`${a.debit} ${a.credit}` < `${b.debit} ${b.credit}` ? -1 : 1));

/** By how much postings lower what is owed. */
const lowered = (postings: readonly Posting[]): Fen => minus(NONE, totalOwed(owedFrom(postings)));

/** By how much an entry changes what is owed, by its kind and amount alone. */
function changeOf(entry: EntryLine, postings: readonly Posting[]): bigint {
  const amount = fenIn(entry.amountFen);
  const surplus = plus(...postings.filter((one) => one.credit === 'surplus').map((one) => one.amount));
  switch (entry.kind) {
    case 'opening':
    case 'charge':
      return amount;
    case 'payment':
    case 'recovery':
      return surplus - amount;
    case 'waiver':
    case 'inKind':
    case 'setOff':
    case 'assignment':
    case 'closure':
      return -amount;
    case 'writeOff':
      return 0n; // From the books into the memo: still owed.
    case 'renewal': // One debt loses what another begins with.
    case 'reversal':
      return totalOwed(owedFrom(postings));
  }
}

function totals(seen: Snapshot, ledger: Ledger, reports: readonly ApiReport[]): Finding {
  const all = (debtIds?: ReadonlySet<string>): Posting[] =>
    seen.entries.filter((one) => !debtIds || debtIds.has(one.debtId)).flatMap((one) => postingsOf(ledger, one.id));
  const tally = new Tally(18, 'totals agree with the ledger to the fen');
  tally.each(seen.entries.length > 0 ? ['the books'] : [], () => {
    const perDebt = plus(
      ...[...ledger.ofDebt.values()].map((entries) =>
        totalOwed(owedFrom(entries.flatMap((one) => postingsOf(ledger, one.id)))),
      ),
    );
    const inSql = plus(
      ...seen.balances.filter((one) => /^(claim|memo)\./.test(one.account)).map((one) => fenIn(one.amountFen)),
    );
    const zero = plus(...seen.balances.map((one) => fenIn(one.amountFen)));
    const overall = totalOwed(owedFrom(all()));
    return [
      overall !== perDebt && `all debts together owe ${overall}, one by one ${perDebt}`,
      overall !== inSql && `the database sums ${inSql}, the rules ${overall}`,
      zero !== 0n && `all accounts together are ${zero}`,
    ];
  });
  return tally.each(reports, ({ name, of, debtIds, fen }) => {
    const postings = all(debtIds && new Set(debtIds));
    const owed = owedFrom(postings);
    const account =
      sumWhere(postings, of) - plus(...postings.filter((one) => one.credit === of).map((one) => one.amount));
    const figures: Record<string, bigint> = {
      owed: totalOwed(owed),
      claim: sumOf(owed.claim),
      memo: sumOf(owed.memo),
      surplus: -account,
      recovered: -account,
    };
    const ours = figures[of] ?? account;
    return ours !== BigInt(fen) && `${name} says ${yuanText(BigInt(fen) as Fen)}, the ledger ${yuanText(ours as Fen)}`;
  });
}
