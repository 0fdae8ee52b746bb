import { existsSync, readFileSync } from 'node:fs';

/** A step cannot go on: why, and what the person at the terminal can do. */
export class StartFault extends Error {
  constructor(
    cause: string,
    readonly cure: string,
  ) {
    super(cause);
  }
}

/** The last words of a log: most often the real cause. */
export function tailOf(logFile: string, lines = 8): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

export const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
