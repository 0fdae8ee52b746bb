import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { inGroups } from '../world/living.js';
import type { Person, Reply } from '../world/person.js';
import { rowsOf } from '../world/town.js';

interface Given {
  who: Person;
  path: string;
  body: unknown;
  key: string;
  answer: Reply | undefined;
}

/** What careful callers keep: each order with its key and the answer they were given. */
export class Orders {
  private readonly given: Given[] = [];
  private underWay: Promise<Reply>[] = [];

  /** Gives an order and asks again with its key, until it is answered. */
  give<T = Record<string, unknown>>(who: Person, path: string, body: unknown): Promise<Reply<T>> {
    const order: Given = { who, path, body, key: randomUUID(), answer: undefined };
    this.given.push(order);
    const answered = who.insist(path, body, order.key).then((answer) => (order.answer = answer));
    answered.catch(() => undefined); // Seen by whoever waits for all.
    this.underWay.push(answered);
    return answered as Promise<Reply<T>>;
  }

  get count(): number {
    return this.given.length;
  }

  get answered(): number {
    return this.given.filter((order) => order.answer).length;
  }

  /** Everything that is under way has been answered, and with success. */
  async allDone(): Promise<void> {
    const answers = await Promise.all(this.underWay.splice(0));
    const bad = answers.filter((answer) => answer.status !== 200);
    if (bad.length > 0) throw new Error(`${bad.length} orders were refused, the first: ${JSON.stringify(bad[0])}`);
  }

  /** Every order once more, under its key: whose answer is another than the first time. */
  async answeredOtherwise(): Promise<string[]> {
    const faults: string[] = [];
    await inGroups(this.given, 24, async ({ who, path, body, key, answer }) => {
      const again = await who.insist(path, body, key);
      if (!answer || again.status !== answer.status || !isDeepStrictEqual(again.body, answer.body))
        faults.push(`${path}: ${JSON.stringify(answer?.body)} then ${JSON.stringify(again.body)}`);
    });
    return faults;
  }

  /** Orders that are not on the record exactly once. */
  async notOnce(ownerUrl: string): Promise<string[]> {
    const ids = this.given.map(({ who, key }) => `${who.id}:${key}`);
    const rows = await rowsOf<{ id: string; n: number }>(
      ownerUrl,
      `SELECT x.id, count(c.id)::int AS n FROM unnest($1::text[]) AS x(id) LEFT JOIN command c ON c.id = x.id GROUP BY x.id HAVING count(c.id) <> 1`,
      [ids],
    );
    return rows.map(({ id, n }) => `${id}: ${n}`);
  }
}
