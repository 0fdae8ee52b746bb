import type { Entry, Head, StoredEntry } from '../../libs/ground/record/record.js';
import { emptyHead, nextHead } from '../../libs/ground/record/record.js';

/** A stream with these entries, chained as the product chains them, and its head. */
export function aChain(events: readonly (string | Partial<Entry>)[]): { entries: StoredEntry[]; head: Head } {
  let head = emptyHead('case', '0b5e0000-0000-4000-8000-000000000001');
  const entries = events.map((one, at) => {
    const own = typeof one === 'string' ? { event: one } : one;
    const entry: Entry = {
      event: 'CaseOpened',
      facts: {},
      by: 'wang',
      day: '2026-11-20',
      commandId: `order-${at}`,
      ...own,
    };
    const prevHash = head.hash;
    head = nextHead(head, entry);
    return { ...entry, seq: head.seq, prevHash, hash: head.hash };
  });
  return { entries, head };
}
