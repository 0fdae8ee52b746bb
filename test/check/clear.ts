import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { inTheClear } from '../../libs/ground/secret/secret.js';

/** What tells of a person, by what it is: `{ name: '…', idNo: '…' }`. Each must be long or odd enough to stand nowhere else. */
export type Marks = Readonly<Record<string, string>>;

/** A mark that stands where nobody may read it: `party.address`, or a file's name. */
export interface InClear {
  where: string;
  what: string;
  as: 'plain' | 'base64' | 'hex' | 'hash';
}

/** Every column of every table, and these files (Temporal's, logs, trays), for marks that stand outside the declared list. */
export async function inClear(
  at: { ownerUrl?: string; files?: readonly string[] },
  marks: Marks,
): Promise<{ found: InClear[]; columns: number }> {
  const sought = writings(marks);
  const inFiles = (at.files ?? []).flatMap((file) => inFile(file, sought));
  if (at.ownerUrl === undefined) return { found: inFiles, columns: 0 };
  const client = new pg.Client({ connectionString: at.ownerUrl });
  await client.connect();
  try {
    const { found, columns } = await inTables(client, sought);
    return { found: [...found, ...inFiles], columns };
  } finally {
    await client.end();
  }
}

interface Writing {
  what: string;
  as: InClear['as'];
  text: string;
}

/** How a mark may hide: as it is, encoded, or as a hash without a key, which a list of names undoes. */
function writings(marks: Marks): Writing[] {
  return Object.entries(marks).flatMap(([what, text]) => {
    const bytes = Buffer.from(text, 'utf8');
    const hash = createHash('sha256').update(bytes).digest();
    const inner = bytes.toString('base64').replace(/.{0,2}=*$/, ''); // Its last signs depend on what follows.
    return [
      { what, as: 'plain' as const, text },
      { what, as: 'base64' as const, text: inner },
      { what, as: 'hex' as const, text: bytes.toString('hex') },
      ...[hash.toString('hex'), hash.toString('base64url'), hash.toString('base64')].map((one) => ({
        ...{ what, as: 'hash' as const, text: one },
      })),
    ].filter((one) => one.text.length > 3 || one.as === 'plain');
  });
}

async function inTables(client: pg.Client, sought: readonly Writing[]): Promise<{ found: InClear[]; columns: number }> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`,
  );
  const found: InClear[] = [];
  for (const { table, column } of columns) {
    const where = `${table}.${column}`;
    if (where in inTheClear) continue;
    const [name, from] = [client.escapeIdentifier(column), client.escapeIdentifier(table)];
    const { rows } = await client.query<{ text: string | null }>(
      `SELECT string_agg(DISTINCT to_jsonb(${name}) #>> '{}', E'\\n') AS text FROM ${from}`,
    );
    found.push(...standing(rows[0]?.text ?? '', sought).map((one) => ({ where, ...one })));
  }
  return { found, columns: columns.length };
}

function standing(text: string, sought: readonly Writing[]): Omit<InClear, 'where'>[] {
  return sought.filter((one) => text.includes(one.text)).map(({ what, as }) => ({ what, as }));
}

/** A database file is read as bytes: what was deleted and not yet overwritten is found too. SQLite's journals go with it. */
function inFile(file: string, sought: readonly Writing[]): InClear[] {
  return ['', '-wal', '-journal']
    .map((tail) => `${file}${tail}`)
    .filter((path) => existsSync(path))
    .flatMap((path) => {
      const bytes = readIfThere(path);
      return sought
        .filter((one) => bytes.includes(one.text, 0, 'utf8'))
        .map(({ what, as }) => ({ where: path, what, as }));
    });
}

/** A running server's journal comes and goes: one that has just gone holds nothing any more. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw fault;
  }
}
