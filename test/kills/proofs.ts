import type pg from 'pg';
import type { PostOffice } from '../post/post-office.js';

/** What no kill may leave behind, by its name: a query for the rows it looks at, and for those that are wrong. */
const promises: Record<string, { seen: string; wrong: string }> = {
  'an act of the clock is on the record once': {
    seen: `SELECT count(*) FROM command WHERE by = 'clock'`,
    wrong: `SELECT command_id || ' ' || event AS what FROM record GROUP BY command_id, event, stream_kind, stream_id HAVING count(*) > 1`,
  },
  'every entry of the record has its order': {
    seen: 'SELECT count(*) FROM record',
    wrong: `SELECT command_id AS what FROM record r WHERE NOT EXISTS (SELECT 1 FROM command c WHERE c.id = r.command_id)
             AND command_id NOT LIKE 'seed%'`,
  },
  'one demand per case and stage': {
    seen: 'SELECT count(*) FROM notice',
    wrong: `SELECT case_id || ' ' || stage AS what FROM notice GROUP BY case_id, stage HAVING count(*) > 1`,
  },
  'one envelope per demand, for nobody ordered a second': {
    seen: 'SELECT count(*) FROM outside_act',
    wrong: `SELECT paper_id::text AS what FROM outside_act GROUP BY paper_id HAVING count(*) > 1`,
  },
  'one request per step and case': {
    seen: 'SELECT count(*) FROM approval',
    wrong: `SELECT subject_id || ' ' || what AS what FROM approval WHERE state IN ('open', 'approved') GROUP BY subject_id, what HAVING count(*) > 1`,
  },
  'one entry of the ledger per order': {
    seen: `SELECT count(*) FROM ledger_entry WHERE kind <> 'opening'`,
    wrong: `SELECT command_id AS what FROM ledger_entry WHERE kind <> 'opening' GROUP BY command_id HAVING count(*) > 1`,
  },
  'one opening balance per debt': {
    seen: `SELECT count(*) FROM ledger_entry WHERE kind = 'opening'`,
    wrong: `SELECT debt_id::text AS what FROM ledger_entry WHERE kind = 'opening' GROUP BY debt_id HAVING count(*) > 1`,
  },
  'one proof of service per demand': {
    seen: 'SELECT count(*) FROM delivery',
    wrong: `SELECT notice_id::text AS what FROM delivery WHERE result <> 'returned' GROUP BY notice_id HAVING count(*) > 1`,
  },
  'one stage at a time: the last edge on the record leads to the stage in the row': {
    seen: 'SELECT count(*) FROM collection_case',
    wrong: `SELECT c.number AS what FROM collection_case c WHERE c.stage <> coalesce((SELECT r.facts->>'to' FROM record r
             WHERE r.stream_kind = 'case' AND r.stream_id = c.id AND r.facts ? 'to' AND r.facts ? 'from' ORDER BY r.seq DESC LIMIT 1), 'intake')`,
  },
  'nobody is parked': {
    seen: 'SELECT count(*) FROM collection_case',
    wrong: `SELECT number || ' ' || parked AS what FROM collection_case WHERE parked IS NOT NULL`,
  },
};

/** The broken promises, each with its first row; after a whole life, one with nothing to look at is broken too. */
export async function brokenPromises(owner: pg.Pool, terms: { wholeLife: boolean }): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, { seen, wrong }] of Object.entries(promises)) {
    const rows = (await owner.query<{ what: string }>(wrong)).rows;
    if (rows.length > 0) broken.push(`${name}: ${rows.length} rows, the first ${rows[0]?.what ?? ''}`);
    const count = terms.wholeLife ? (await owner.query<{ count: string }>(seen)).rows[0]?.count : '1';
    if (Number(count) === 0) broken.push(`${name}: nothing seen`);
  }
  return broken;
}

/** What the post office has, against what the house believes: never a second envelope, never one that nobody sent. */
export async function brokenByPost(owner: pg.Pool, post: PostOffice): Promise<string[]> {
  const handed = post.handed();
  const acts = (
    await owner.query<{ id: string; state: string; tasks: number }>(
      `SELECT a.id, a.state, (SELECT count(*)::int FROM case_task t WHERE t.kind = 'letterUncertain' AND t.about = a.id::text) AS tasks FROM outside_act a`,
    )
  ).rows;
  const times = (of: (one: (typeof handed)[number]) => string): Map<string, number> => {
    const counted = new Map<string, number>();
    for (const one of handed) counted.set(of(one), (counted.get(of(one)) ?? 0) + 1);
    return counted;
  };
  const [byKey, byLetter] = [times((one) => one.key), times((one) => one.letter)];
  const twice = [...byKey, ...byLetter]
    .filter(([, n]) => n > 1)
    .map(([what, n]) => `${what} was handed over ${n} times`);
  const known = new Map(acts.map((act) => [act.id, act]));
  const strange = handed.filter(({ key }) => !['done', 'uncertain', 'claimed'].includes(known.get(key)?.state ?? ''));
  return [
    ...twice,
    ...strange.map(({ key }) => `${key} was handed over and is ${known.get(key)?.state ?? 'unknown'} here`),
    ...acts
      .filter((act) => act.state === 'done' && !byKey.has(act.id))
      .map((act) => `${act.id} is done, and never arrived`),
    ...acts
      .filter((act) => act.state === 'uncertain' && act.tasks !== 1)
      .map((act) => `${act.id}: ${act.tasks} tasks for a person`),
  ];
}
