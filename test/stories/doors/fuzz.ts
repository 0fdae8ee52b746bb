import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { ScopeKind } from '../../../apps/api/door/scope.service.js';
import type { Caller } from './caller.js';
import { oddIds, poisons } from './poison.js';
import { bodies } from './bodies.js';
import { kindOf, type Door } from './table.js';

interface Knock {
  door: Door;
  caller: Caller;
  id: string;
  body: unknown;
  key: string | undefined;
  query: string;
}

const PER_RUN = 10;

/** Calls of chance, ten at a time: of doors, people, rows, keys and bodies that fit, nearly fit, or do not. */
export async function fuzzed(terms: {
  seed: number;
  runs: number;
  doors: readonly Door[];
  callers: readonly Caller[];
  ids: Record<ScopeKind, string>;
}): Promise<void> {
  const keys = Array.from({ length: 5 }, () => randomUUID()); // Few, so that they are used again.
  const value = fc.oneof(
    fc.constantFrom(...Object.entries(poisons).flatMap(([name, poison]) => (name === 'long' ? [] : [poison]))),
    fc.jsonValue({ maxDepth: 4 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...Object.values(terms.ids)),
    fc.integer(),
    fc.double(),
  );
  const one = fc.constantFrom(...terms.doors).chain((door) =>
    fc.record<Knock>({
      door: fc.constant(door),
      caller: fc.constantFrom(...terms.callers),
      id: fc.oneof(
        { weight: 5, arbitrary: fc.constant(terms.ids[kindOf(door.path) ?? 'case']) },
        { weight: 1, arbitrary: fc.constantFrom(...oddIds, ...Object.values(terms.ids)) },
      ),
      body: bodyOf(door, value),
      key: fc.oneof(fc.uuid(), fc.constantFrom(...keys), fc.constant(undefined)),
      query: queryOf(door),
    }),
  );
  const property = fc.asyncProperty(fc.array(one, { minLength: PER_RUN, maxLength: PER_RUN }), async (knocks) => {
    const told = await Promise.all(knocks.map(knockAt));
    return told.every((status) => status < 500);
  });
  await fc.assert(property, { seed: terms.seed, numRuns: terms.runs, endOnFailure: true });
}

/** A good body, one with a part of chance in it, or all chance. */
function bodyOf(door: Door, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const good = bodies[door.id];
  if (typeof good !== 'object' || good === null) return value;
  const fields = Object.keys(good);
  const spoiled = fc
    .tuple(fc.constantFrom(...fields), value)
    .map(([field, odd]) => ({ ...(good as Record<string, unknown>), [field]: odd }));
  return fc.oneof({ weight: 2, arbitrary: fc.constant(good) }, { weight: 4, arbitrary: spoiled }, value);
}

const queryOf = (door: Door): fc.Arbitrary<string> =>
  door.query.length === 0
    ? fc.constant('')
    : fc
        .dictionary(
          fc.constantFrom(...door.query),
          fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer().map(String), fc.uuid()),
        )
        .map((pairs) => `?${new URLSearchParams(pairs).toString()}`);

async function knockAt({ door, caller, id, body, key, query }: Knock): Promise<number> {
  const path = `${door.path.replace('{id}', id)}${query}`;
  const headers = door.method === 'GET' ? {} : { 'idempotency-key': key };
  // Whoever signs out here would be gone for all who come after.
  const away = door.id === 'signOut' ? { cookie: undefined } : {};
  return (await caller.call({ method: door.method, path, body, headers: { ...headers, ...away } })).status;
}
