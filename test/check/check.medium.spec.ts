import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { mediumDatabase } from '../servers/medium.js';
import { checkInvariants, invariantsIn } from './check.js';
import { tableOf } from './finding.js';
import { livedHouse, type House } from './lived.js';
import { looksBy, type Looks } from './looks.js';
import { snapshot } from './snapshot.js';
import { clocks } from './stories.js';

let [ownerUrl, house]: [string, House | undefined] = ['', undefined];
let looks: Looks = new Map();
beforeAll(async () => {
  const urls = await mediumDatabase({ mode: 'demo' });
  ownerUrl = urls.ownerUrl;
  const lived = await livedHouse(urls.appUrl);
  house = lived;
  looks = await looksBy((service) => lived.get(service));
}, 60_000);
afterAll(() => house?.close());

/** What the checker finds after this was done to the rows; it is undone afterwards. */
async function foundAfter(harm: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(harm);
    const seen = await snapshot(client);
    return [...invariantsIn(seen, { looks }), clocks(seen)]
      .filter(({ failures }) => failures.length > 0)
      .map(({ number }) => number);
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}

const settled = `(SELECT id FROM collection_case c WHERE stage = 'settled'
  AND EXISTS (SELECT 1 FROM outside_act WHERE subject_id = c.id AND state = 'done') ORDER BY number LIMIT 1)`;
const lost = `(SELECT id FROM collection_case WHERE stage = 'writtenOff' LIMIT 1)`;
const payment = `(SELECT id FROM ledger_entry WHERE kind = 'payment' ORDER BY booked_at LIMIT 1)`;

describe('a house that has lived', () => {
  it('breaks no invariant, and each was checked on some rows', async () => {
    const { rows } = await checkInvariants({ ownerUrl });
    expect(rows.some((row) => row.failures.length > 0) ? tableOf(rows) : '').toBe('');
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('has its totals by every report, and a report that differs by a fen is found', async () => {
    const seen = async (fen: number) =>
      (await checkInvariants({ ownerUrl, apiReports: [{ name: 'overview', of: 'recovered', fen }] })).rows.filter(
        (row) => row.failures.length > 0,
      );
    expect(await seen(6_000)).toEqual([]);
    expect(await seen(6_001)).toMatchObject([{ number: 18, failures: ['overview says 60.01, the ledger 60.00'] }]);
  });
});

describe('harm done to the rows by hand is found:', () => {
  const harms: [string, number, string][] = [
    [
      'an order without its effect',
      1,
      `INSERT INTO command (id, kind, body_hash, by, today, law_version, facts, answer) VALUES ('x', 'clock.ask', repeat('0', 64), 'clock', '2026-11-20', 'start', '{}', 'null')`,
    ],
    [
      'an effect without its order',
      1,
      `DELETE FROM command WHERE id = (SELECT command_id FROM record WHERE event = 'PaymentPosted' LIMIT 1)`,
    ],
    [
      'an answer that says otherwise',
      2,
      `UPDATE command SET answer = '{"refused": "SAME_HAND"}' WHERE kind = 'payment.post'`,
    ],
    [
      'a posting of another amount',
      3,
      `UPDATE ledger_posting SET amount_fen = amount_fen + 1 WHERE entry_id = ${payment} AND n = 1`,
    ],
    ['a posting that is gone', 3, `DELETE FROM ledger_posting WHERE entry_id = ${payment}`],
    ['a balance below zero', 4, `UPDATE ledger_posting SET amount_fen = 1 WHERE credit = 'opening'`],
    [
      'a payment laid on principal before interest',
      5,
      `UPDATE ledger_posting SET credit = 'claim.principal' WHERE credit = 'claim.interest' AND debit = 'cash'; UPDATE ledger_posting SET credit = 'memo.principal' WHERE credit = 'memo.interest' AND debit = 'memo'`,
    ],
    ['a recovery that is half booked', 4, `UPDATE recovery_part SET entry_id = NULL WHERE kind = 'setOff'`],
    [
      'a thing worth more than was agreed',
      3,
      `UPDATE ledger_posting SET amount_fen = amount_fen + 1 WHERE debit = 'asset' AND credit LIKE 'claim.%'`,
    ],
    [
      'a recovery that nobody approved',
      10,
      `UPDATE recovery SET approval_id = NULL WHERE kind = 'inKind' AND state = 'recognised'`,
    ],
    [
      'a reversal that nobody approved',
      10,
      `UPDATE approval SET about = gen_random_uuid() WHERE what = 'reversal' AND state = 'approved'`,
    ],
    ['a write-off that keeps less', 6, `UPDATE write_off SET amount_fen = amount_fen - 1`],
    ['a stage set by hand', 8, `UPDATE collection_case SET stage = 'urging' WHERE id = ${lost}`],
    [
      'a step that is on no edge',
      9,
      `UPDATE record SET facts = facts || '{"to": "writtenOff"}' WHERE event = 'FinalDemandApproved'`,
    ],
    [
      'a step decided by the hand that asked',
      10,
      `ALTER TABLE approval DROP CONSTRAINT same_hand; UPDATE approval SET decided_by = asked_by WHERE state = 'approved'`,
    ],
    [
      'a step decided by a role that may not',
      10,
      `UPDATE staff SET roles = '{collector}' WHERE 'director' = ANY (roles)`,
    ],
    [
      'a step whose approval is another’s',
      10,
      `UPDATE record SET facts = facts || '{"approvalId": "none"}' WHERE event = 'SuitApproved'`,
    ],
    [
      'a demand after the case was over',
      11,
      `INSERT INTO record SELECT stream_kind, stream_id, seq + 1, 'FinalDemandIssued', facts, by, day, command_id, clock_timestamp(), hash, hash FROM record WHERE stream_id = ${settled} ORDER BY seq DESC LIMIT 1`,
    ],
    [
      'a letter that went out after it',
      11,
      `UPDATE outside_act SET claimed_at = clock_timestamp() WHERE subject_id = ${settled} AND state = 'done'`,
    ],
    ['a doubled demand', 11, `UPDATE notice SET number = 2 WHERE id = (SELECT id FROM notice LIMIT 1)`],
    [
      'a term asked about before its end',
      12,
      `UPDATE approval SET asked_on = (SELECT served_on FROM notice WHERE case_id = subject_id AND stage = 'notice') + 30 WHERE asked_by = 'clock' AND stage = 'notice' AND state = 'approved'`,
    ],
    [
      'a case that nobody looks at',
      12,
      `UPDATE collection_case SET due_at = clock_timestamp() - interval '12 minutes' WHERE id = ${lost}`,
    ],
    [
      'a settled case that owes',
      13,
      `UPDATE collection_case SET stage = 'settled', settled_from = 'writtenOff' WHERE id = ${lost}`,
    ],
    ['a suit that the record does not know', 13, `UPDATE record SET event = 'InterviewHeld' WHERE event = 'SuitFiled'`],
    [
      'a bell older than a minute',
      14,
      `INSERT INTO ring (stream_kind, stream_id, seq, event, hung_at) SELECT 'case', id, 1, 'x', clock_timestamp() - interval '2 minutes' FROM collection_case LIMIT 1`,
    ],
    [
      'a claim without an end',
      14,
      `UPDATE outside_act SET state = 'claimed', ended_on = NULL, claimed_at = clock_timestamp() - interval '10 minutes' WHERE id = (SELECT id FROM outside_act WHERE state = 'done' LIMIT 1)`,
    ],
    ['an uncertain letter that nobody looks at', 14, `DELETE FROM case_task WHERE kind = 'letterUncertain'`],
    [
      'a letter sent again by itself',
      14,
      `INSERT INTO outside_act SELECT gen_random_uuid(), subject_id, chapter, kind, paper_id, attempt + 1, state, wanted_on, not_before, claimed_at, ended_on, outcome, wanted_by FROM outside_act WHERE state = 'done' AND paper_id NOT IN (SELECT paper_id FROM outside_act WHERE state = 'uncertain') LIMIT 1`,
    ],
    ['an entry of the record edited', 15, `UPDATE record SET facts = facts || '{"n": 1}' WHERE stream_kind = 'party'`],
    ['an entry of the record deleted', 15, `DELETE FROM record WHERE stream_kind = 'debt' AND seq = 2`],
    [
      'two entries that changed places',
      15,
      `UPDATE record SET seq = CASE seq WHEN 2 THEN 1002 ELSE 1003 END WHERE stream_kind = 'case' AND seq IN (2, 3); UPDATE record SET seq = CASE seq WHEN 1002 THEN 3 ELSE 2 END WHERE seq > 1000`,
    ],
    [
      'the end of a record cut off',
      15,
      `DELETE FROM record r WHERE stream_kind = 'approval' AND seq = (SELECT max(seq) FROM record m WHERE m.stream_id = r.stream_id)`,
    ],
    ['a row that the record does not know', 15, `DELETE FROM record WHERE event = 'InterviewInvited'`],
    [
      'a case of another unit',
      16,
      `UPDATE debt SET unit_id = (SELECT id FROM unit WHERE parent_id IS NULL) WHERE id = (SELECT id FROM debt LIMIT 1)`,
    ],
    ['a debt still held after the case was over', 17, `UPDATE case_debt SET held = true WHERE case_id = ${settled}`],
    [
      'a day of service without its delivery',
      17,
      `UPDATE notice SET served_on = served_on - 1 WHERE served_on IS NOT NULL`,
    ],
    ['a deadline moved by hand', 17, `UPDATE collection_case SET deadline_on = deadline_on + 1 WHERE id = ${lost}`],
    [
      'a clock ahead of the others',
      19,
      `UPDATE collection_case SET clock_offset_s = clock_offset_s + 1 WHERE id = ${lost}`,
    ],
    ['a part of a plan of another amount', 20, `UPDATE plan_instalment SET amount_fen = amount_fen + 1 WHERE n = 1`],
    [
      'a plan that its case does not know of',
      20,
      `UPDATE case_fact SET state = 'ended', ended_on = set_on, ended_by = 'clock', ended_because = 'planOver' WHERE kind = 'planInForce' AND state = 'inForce'`,
    ],
  ];
  it.each(harms)('%s (%d)', async (_what, number, harm) => {
    expect(await foundAfter(harm)).toContain(number);
  });

  it('and nothing was left behind by these trials', async () => {
    expect((await checkInvariants({ ownerUrl })).rows.filter((row) => row.failures.length > 0)).toEqual([]);
  });

  it('and a check that saw no rows has failed, unless it is told', async () => {
    const { ownerUrl: empty } = await mediumDatabase({ mode: 'real' });
    const failing = async (mayBeEmpty: number[]) =>
      (await checkInvariants({ ownerUrl: empty, mayBeEmpty })).rows
        .filter((row) => row.failures.length > 0)
        .map((row) => row.number);
    expect(await failing([])).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(await failing([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])).toEqual([]);
  });
});
