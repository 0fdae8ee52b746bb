import type pg from 'pg';

export interface StageLine {
  stage: string;
  cases: number;
  owed: bigint;
  cash: bigint;
  writtenOff: bigint;
  recovered: bigint;
}

/** Balances of accounts over debts, straight from the postings. */
const SIDES = (debit: string, credit: string): string =>
  `coalesce(sum(CASE WHEN ${debit} THEN p.amount_fen ELSE 0 END) - sum(CASE WHEN ${credit} THEN p.amount_fen ELSE 0 END), 0)`;
const OWED = SIDES(
  `p.debit LIKE 'claim.%' OR p.debit LIKE 'memo.%'`,
  `p.credit LIKE 'claim.%' OR p.credit LIKE 'memo.%'`,
);
const CASH = SIDES(`p.debit = 'cash'`, `p.credit = 'cash'`);
const LOSS = SIDES(`p.debit = 'loss'`, `p.credit = 'loss'`);
const RECOVERED = SIDES(`p.credit = 'recovered'`, `p.debit = 'recovered'`);

export async function stageLines(owner: pg.Pool): Promise<StageLine[]> {
  const found = await owner.query<Record<keyof StageLine, string>>(
    `SELECT c.stage, count(DISTINCT c.id) AS cases, ${OWED} AS owed, ${CASH} AS cash, ${LOSS} AS "writtenOff", ${RECOVERED} AS recovered
       FROM collection_case c JOIN case_debt h ON h.case_id = c.id LEFT JOIN ledger_posting p ON p.debt_id = h.debt_id
      GROUP BY c.stage ORDER BY array_position(ARRAY['intake','notice','announcement','urging','litigation','writtenOff','settled','ended'], c.stage)`,
  );
  return found.rows.map((row) => ({
    stage: row.stage,
    cases: Number(row.cases),
    ...{ owed: BigInt(row.owed), cash: BigInt(row.cash), writtenOff: BigInt(row.writtenOff) },
    recovered: BigInt(row.recovered),
  }));
}

/** Sums of entries by kind over the whole register; what was reversed is counted against its kind. */
export async function entrySums(owner: pg.Pool): Promise<Map<string, bigint>> {
  const found = await owner.query<{ kind: string; sum: string }>(
    `SELECT coalesce(o.kind, e.kind) AS kind, sum(CASE WHEN e.kind = 'reversal' THEN -e.amount_fen ELSE e.amount_fen END) AS sum
       FROM ledger_entry e LEFT JOIN ledger_entry o ON o.id = e.reverses GROUP BY 1`,
  );
  return new Map(found.rows.map((row) => [row.kind, BigInt(row.sum)]));
}

/** What is owed over the whole register, what was paid too much, and the cash that came in. */
export async function wholeLedger(owner: pg.Pool): Promise<{ owed: bigint; surplus: bigint; cash: bigint }> {
  const found = await owner.query<{ owed: string; surplus: string; cash: string }>(
    `SELECT ${OWED} AS owed, ${SIDES(`p.credit = 'surplus'`, `p.debit = 'surplus'`)} AS surplus, ${CASH} AS cash FROM ledger_posting p`,
  );
  const { owed = '0', surplus = '0', cash = '0' } = found.rows[0] ?? {};
  return { owed: BigInt(owed), surplus: BigInt(surplus), cash: BigInt(cash) };
}

/** What each case's debts owe, by case. */
export async function ledgerOwed(owner: pg.Pool): Promise<Map<string, bigint>> {
  const found = await owner.query<{ id: string; owed: string }>(
    `SELECT h.case_id AS id, ${OWED} AS owed FROM case_debt h JOIN ledger_posting p ON p.debt_id = h.debt_id GROUP BY 1`,
  );
  return new Map(found.rows.map((row) => [row.id, BigInt(row.owed)]));
}

export async function counted(owner: pg.Pool, sql: string): Promise<Record<string, number>> {
  const found = await owner.query<{ what: string; n: string }>(sql);
  return Object.fromEntries(found.rows.map((row) => [row.what, Number(row.n)]));
}

const yuan = (fen: bigint): string =>
  `${fen / 100n}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + `.${String(fen % 100n).padStart(2, '0')}`;

/** The portfolio as people would want to see it after four hundred days; amounts in yuan. */
export function printed(lines: readonly StageLine[], more: Record<string, unknown>): string {
  const sum = (pick: (line: StageLine) => bigint): bigint => lines.reduce((all, line) => all + pick(line), 0n);
  const total: StageLine = {
    stage: 'total',
    cases: lines.reduce((all, line) => all + line.cases, 0),
    ...{ owed: sum((one) => one.owed), cash: sum((one) => one.cash), writtenOff: sum((one) => one.writtenOff) },
    recovered: sum((one) => one.recovered),
  };
  const row = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(at === 1 ? 6 : 17))).join('');
  return [
    row(['stage', 'cases', 'owed', 'cash in', 'written off', 'recovered after']),
    ...[...lines, total].map((line) =>
      row([
        line.stage,
        String(line.cases),
        yuan(line.owed),
        yuan(line.cash),
        yuan(line.writtenOff),
        yuan(line.recovered),
      ]),
    ),
    ...Object.entries(more).map(([what, told]) => `${what.padEnd(14)}${JSON.stringify(told)}`),
  ].join('\n');
}
