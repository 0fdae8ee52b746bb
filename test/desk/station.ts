import { it } from '@jest/globals';
import type { Office } from './office.js';

type Station = (name: string, work: () => Promise<void>) => void;

/** The stations of one line, in order: what stands after a broken one would tell nothing, so it fails at once. */
export function lineOf(office: () => Office): Station {
  let broken = false;
  return (name, work) =>
    it(name, async () => {
      if (broken) throw new Error('an earlier station failed');
      broken = true;
      await work().catch(async (fault: unknown) => {
        for (const seat of office().taken()) await seat.shot(`failed-${seat.login}`);
        throw fault;
      });
      broken = false;
    });
}
