/** A bell to be rung in Temporal: whose story, and what happened, for its history only. The row tells the truth. */
export interface Ring {
  id: string;
  streamKind: 'case' | 'debt';
  streamId: string;
  seq: number;
  event: string;
  tries: number;
}

export const RING_CHANNEL = 'qingshou_ring';

/** Seconds until a bell that could not be rung is tried again: 1 s doubling to 5 min, so one bad case holds up no other. */
export const retryAfterS = (tries: number): number => Math.min(300, 2 ** Math.min(tries, 9));

/** Rings of one story are rung once, with the newest label; exactly their ids are deleted afterwards. */
export function byStory(rings: readonly Ring[]): Ring[][] {
  const groups = new Map<string, Ring[]>();
  for (const ring of rings) {
    const key = `${ring.streamKind}/${ring.streamId}`;
    const group = groups.get(key);
    if (group) group.push(ring);
    else groups.set(key, [ring]);
  }
  return [...groups.values()];
}
