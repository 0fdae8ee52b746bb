import type { Socket } from 'node:net';
import { listening, Wire } from './wire.js';

/** Where connections are caught: at a statement, seeing what its transaction has said before it. */
export interface Snare {
  at: (sql: string, before: readonly string[]) => boolean;
  /** `question`: the statement does not reach the database. `answer`: it is carried out, and nobody hears of it. */
  loses: 'question' | 'answer';
}

/** At the commit of a transaction that has said this: the place between a deed and the word of it. */
export const atCommit = (said: RegExp, loses: Snare['loses'] = 'answer'): Snare => ({
  at: (sql, before) => sql === 'COMMIT' && before.some((one) => said.test(one)),
  loses,
});

/** The statement itself does not arrive; `after` lets so many through before. */
export function atStatement(said: RegExp, after = 0): Snare {
  let seen = 0;
  return { at: (sql) => said.test(sql) && ++seen > after, loses: 'question' };
}

interface Caught {
  /** Lets what was held back go on, as if the wire had only been slow. */
  release(): void;
  /** What was held back is lost. */
  cut(): void;
}

/** A wire to PostgreSQL that understands what is said on it, so that a kill can hit an exact place. */
export class SqlWire extends Wire {
  private snare: Snare | undefined;
  private caught: Caught[] = [];

  static override async to(target: number): Promise<SqlWire> {
    return new SqlWire(await listening(), target);
  }

  lay(snare: Snare): void {
    this.snare = snare;
    this.caught = [];
  }

  /** Waits until so many connections hang at the place. */
  async holds(count: number, patienceMs = 20_000): Promise<void> {
    for (const until = Date.now() + patienceMs; this.caught.length < count;) {
      if (Date.now() > until) throw new Error(`only ${this.caught.length} of ${count} came to the place of the kill`);
      await new Promise((later) => setTimeout(later, 5));
    }
  }

  get held(): number {
    return this.caught.length;
  }

  /** Nothing is caught any more; what was held back arrives late. */
  release(): void {
    this.snare = undefined;
    for (const one of this.caught.splice(0)) one.release();
  }

  override mend(): void {
    super.mend();
    this.snare = undefined;
    for (const one of this.caught.splice(0)) one.cut();
  }

  protected override carry(client: Socket, server: Socket): void {
    const [asked, answered] = [new Frames(true), new Frames(false)];
    let said: string[] = [];
    const cut = (): void => void (server.destroy(), client.destroy());
    let held: Buffer[] | undefined;
    let lost = false;
    client.on('data', (part: Buffer) => {
      for (const frame of asked.read(part)) {
        const sql = held || lost ? undefined : sqlIn(frame);
        if (sql !== undefined && this.snare?.at(sql, said)) {
          if (this.snare.loses === 'answer') lost = true;
          else {
            held = [];
            this.caught.push({
              release: () => {
                for (const one of held ?? []) server.write(one);
                held = undefined;
              },
              cut,
            });
          }
        }
        if (sql !== undefined) said = /^(START TRANSACTION|BEGIN)/i.test(sql) ? [] : [...said, sql];
        if (held) held.push(frame.bytes);
        else server.write(frame.bytes);
      }
    });
    server.on('data', (part: Buffer) => {
      if (!lost) return void client.write(part);
      // Ready for the next question: what was asked has been carried out, and what was committed is on disk.
      if (answered.read(part).some((frame) => frame.type === 'Z')) this.caught.push({ release: cut, cut });
    });
  }
}

interface Frame {
  type: string;
  bytes: Buffer;
}

/** Cuts the stream of PostgreSQL's protocol into its messages; the client's first one has no type. */
class Frames {
  private rest = Buffer.alloc(0);

  constructor(private opening: boolean) {}

  read(part: Buffer): Frame[] {
    this.rest = Buffer.concat([this.rest, part]);
    const frames: Frame[] = [];
    for (;;) {
      const head = this.opening ? 0 : 1;
      if (this.rest.length < head + 4) return frames;
      const length = head + this.rest.readInt32BE(head);
      if (this.rest.length < length) return frames;
      frames.push({ type: head ? String.fromCharCode(this.rest[0] ?? 0) : '', bytes: this.rest.subarray(0, length) });
      this.rest = this.rest.subarray(length);
      this.opening = false;
    }
  }
}

/** The text of a simple query, or of a statement to be parsed. */
function sqlIn({ type, bytes }: Frame): string | undefined {
  if (type !== 'Q' && type !== 'P') return undefined;
  const from = type === 'Q' ? 5 : bytes.indexOf(0, 5) + 1;
  return bytes.toString('utf8', from, bytes.indexOf(0, from));
}
