import { Injectable } from '@nestjs/common';

const MOST_TRIES = 10;
const WINDOW_MS = 15 * 60_000;
const MOST_NAMES = 10_000;

/** Slows the guessing of passwords: ten tries a name in a quarter of an hour, in this process. */
@Injectable()
export class SignInBrake {
  private readonly tries = new Map<string, { count: number; since: number }>();

  mayTry(login: string): boolean {
    const now = Date.now();
    const seen = this.tries.get(login);
    if (!seen || now - seen.since > WINDOW_MS) {
      if (this.tries.size >= MOST_NAMES) this.tries.clear();
      this.tries.set(login, { count: 1, since: now });
      return true;
    }
    seen.count += 1;
    return seen.count <= MOST_TRIES;
  }

  forget(login: string): void {
    this.tries.delete(login);
  }
}
