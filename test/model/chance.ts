/** A seeded source of chance: the same seed lives the same lives (mulberry32). */
export class Chance {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up to, and without, `below`. */
  upTo(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  oneIn(times: number): boolean {
    return this.upTo(times) === 0;
  }

  of<T>(list: readonly T[]): T {
    return list[this.upTo(list.length)] as T;
  }
}
