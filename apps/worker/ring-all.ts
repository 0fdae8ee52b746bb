import type { INestApplicationContext } from '@nestjs/common';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { RingService } from '../../libs/ground/ring/ring.service.js';
import { DueService } from '../../libs/cases/case/due.service.js';

const A_SECOND = 50;

/** Rings every open case, the most urgent first, fifty a second: after Temporal's database was lost or restored. */
export async function ringAll(app: INestApplicationContext): Promise<number> {
  const [database, due, rings] = [app.get(DatabaseService), app.get(DueService), app.get(RingService)];
  let rung = 0;
  for (let after: string | undefined; ;) {
    const cases = await due.open(database.reading, { after, limit: A_SECOND });
    if (cases.length === 0) return rung;
    for (const { id } of cases)
      await rings.hang(database.reading, { streamKind: 'case', streamId: id, seq: 0, event: 'RungAll' });
    rings.nudge();
    rung += cases.length;
    after = cases[cases.length - 1]?.id;
    await new Promise((later) => setTimeout(later, 1_000));
  }
}
