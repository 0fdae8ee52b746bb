import type pg from 'pg';

const UNRECORDED = new Set(['session', 'worker_beat', 'ring', 'command']);

/** How many rows every table has; sessions, beats, bells and kept answers aside. */
export async function rowCounts(owner: pg.Pool): Promise<Record<string, number>> {
  const tables = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const names = tables.rows.map((row) => row.name).filter((name) => !UNRECORDED.has(name));
  const parts = names.map((name) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`);
  const found = await owner.query<{ name: string; n: number }>(parts.join(' UNION ALL '));
  return Object.fromEntries(found.rows.map((row) => [row.name, row.n]));
}

/** The sums of all that could have been changed in place: stages, offsets, states. */
export async function rowState(owner: pg.Pool): Promise<string> {
  const found = await owner.query<{ state: string }>(
    `SELECT md5(coalesce((SELECT string_agg(c.id::text || c.stage || c.record_seq, ',' ORDER BY c.id) FROM collection_case c), '')
             || coalesce((SELECT string_agg(d.id::text || d.record_seq, ',' ORDER BY d.id) FROM debt d), '')
             || coalesce((SELECT string_agg(a.id::text || a.state || a.record_seq, ',' ORDER BY a.id) FROM approval a), '')
             || coalesce((SELECT string_agg(o.id::text || o.state, ',' ORDER BY o.id) FROM outside_act o), '')
             || (SELECT clock_offset_s::text FROM installation)) AS state`,
  );
  return found.rows[0]?.state ?? '';
}
