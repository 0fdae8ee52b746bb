import { createHash } from 'node:crypto';

/** What has a history of its own. Each stream is one hash chain whose head lies in the stream's row. */
export type StreamKind = 'case' | 'debt' | 'approval' | 'party' | 'parameter';

export interface Head {
  kind: StreamKind;
  id: string;
  seq: number;
  hash: string;
}

export interface Entry {
  event: string;
  /** Ids, days, amounts, codes: never a name, number or address of a person. */
  facts: Readonly<Record<string, Json>>;
  by: string;
  day: string;
  commandId: string;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The head of a stream that has no entry yet. */
export const emptyHead = (kind: StreamKind, id: string): Head => ({ kind, id, seq: 0, hash: '' });

/** One text for one value: keys in code-unit order, no white space, so that a hash can be computed again anywhere. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, Json>)[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The head after an entry: its hash covers the stream, the place in it, the content and the hash before. */
export function nextHead(head: Head, entry: Entry): Head {
  const seq = head.seq + 1;
  const { event, facts, by, day, commandId } = entry;
  const hash = sha256(
    canonical({ stream: head.kind, id: head.id, seq, prev: head.hash, event, facts, by, day, commandId }),
  );
  return { ...head, seq, hash };
}

export interface StoredEntry extends Entry {
  seq: number;
  prevHash: string;
  hash: string;
}

/** The first entry at which a chain is broken: edited, left out, put in, or cut off at the end. Undefined when it holds. */
export function breakIn(entries: readonly StoredEntry[], head: Head): number | undefined {
  let at = emptyHead(head.kind, head.id);
  for (const entry of entries) {
    const next = nextHead(at, entry);
    if (entry.seq !== next.seq || entry.prevHash !== at.hash || entry.hash !== next.hash) return entry.seq;
    at = next;
  }
  return at.seq === head.seq && at.hash === head.hash ? undefined : at.seq + 1;
}
