import { readFileSync } from 'node:fs';

interface Vector<I, E> {
  id: string;
  inputs: I;
  expected: E;
}

const vectors = JSON.parse(readFileSync(new URL('../data/vectors.json', import.meta.url), 'utf8')) as Vector<
  unknown,
  unknown
>[];

/** What another project expects, by its id; the file names the source of each. */
export function vector<I, E>(id: string): Vector<I, E> {
  const found = vectors.find((one) => one.id === id);
  if (!found) throw new Error(`no vector ${id} in test/data/vectors.json`);
  return found as Vector<I, E>;
}
