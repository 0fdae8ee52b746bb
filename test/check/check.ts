import pg from 'pg';
import type { Finding } from './finding.js';
import { hands } from './hands.js';
import { letters } from './letters.js';
import { lives } from './lives.js';
import { looksAt, type Looks } from './looks.js';
import { money, type ApiReport } from './money.js';
import { ordersAndRecord } from './orders.js';
import { plans } from './plans.js';
import { scope } from './scope.js';
import { snapshot, type Snapshot } from './snapshot.js';
import { clocks, stories, type TemporalAsked } from './stories.js';

export interface Asked {
  /** As the owner: it reads everything. */
  ownerUrl: string;
  /** Given, the running stories are compared too; bells must have been rung by then. */
  temporal?: TemporalAsked;
  apiReports?: readonly ApiReport[];
  /** Numbers of invariants that may find no rows in this trial; any other that finds none has failed. */
  mayBeEmpty?: readonly number[];
}

/**
 * The invariants of the product, checked on one moment of the database and, where told, on Temporal. To be asked when the
 * product is at rest: a turn that is just being taken looks like one that is missing.
 */
export async function checkInvariants(asked: Asked): Promise<{ rows: Finding[] }> {
  const seen = await seenBy(asked.ownerUrl);
  const clock = clocks(seen);
  const running = asked.temporal ? [await stories(seen, asked.temporal, clock)] : [];
  const told = { reports: asked.apiReports ?? [], looks: await looksAt(asked.ownerUrl) };
  const findings = [...invariantsIn(seen, told), ...running, clock];
  return { rows: emptyIsFault(findings, asked.mayBeEmpty ?? []) };
}

/** All that rows can show; the deadlines as services give them, where told. */
export const invariantsIn = (
  seen: Snapshot,
  { reports = [], looks }: { reports?: readonly ApiReport[]; looks?: Looks } = {},
): Finding[] => [
  ...ordersAndRecord(seen),
  ...money(seen, reports),
  ...lives(seen, looks),
  ...hands(seen),
  ...letters(seen),
  scope(seen),
  plans(seen),
];

/** A check that saw nothing has shown nothing. */
export const emptyIsFault = (findings: readonly Finding[], mayBeEmpty: readonly number[]): Finding[] =>
  findings
    .map(({ number, title, checked, failures }) => ({
      number,
      title,
      checked,
      failures: checked === 0 && !mayBeEmpty.includes(number) ? ['no row was checked'] : failures,
    }))
    .sort((a, b) => a.number - b.number);

async function seenBy(ownerUrl: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await snapshot(client);
  } finally {
    await client.end();
  }
}
