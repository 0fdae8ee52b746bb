/** What start.mjs hands over, so that every line a person reads looks alike (terminal.mjs). */
export interface Terminal {
  step<T>(name: string, work: (note: (words: string) => void) => Promise<T>): Promise<T>;
  say(words: string): void;
}
