import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Handed {
  key: string;
  letter: string;
  at: number;
}

/** A post office outside the house, see `post-office.mjs`. Its journal survives it. */
export class PostOffice {
  private constructor(
    readonly url: string,
    private readonly journal: string,
    private readonly child: ChildProcess,
  ) {}

  static async open(plan: { journal: string; secret: string; mischief?: number; seed?: number }): Promise<PostOffice> {
    const script = fileURLToPath(new URL('./post-office.mjs', import.meta.url));
    const words = [plan.journal, plan.secret, String(plan.mischief ?? 0), String(plan.seed ?? 1)];
    const child = fork(script, words, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
    const { listening } = JSON.parse(line.toString()) as { listening: number };
    return new PostOffice(`http://127.0.0.1:${listening}`, plan.journal, child);
  }

  /** Every envelope that was handed over, in order. */
  handed(): Handed[] {
    if (!existsSync(this.journal)) return [];
    return readFileSync(this.journal, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Handed);
  }

  close(): void {
    this.child.kill('SIGKILL');
  }
}
