import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
interface Part {
  name: string;
  args: string[];
  limit: number;
  results?: string;
}
interface Parts {
  run(part: Part, options: { quiet: boolean }): Promise<Counts & { seconds: number }>;
  sum(counts: Counts[]): Counts;
  lastLine(counts: Counts): string;
  exitCode(counts: Counts): number;
}

const { run, sum, lastLine, exitCode } = (await import(join(import.meta.dirname, 'parts.mjs'))) as Parts;

const folder = mkdtempSync(join(tmpdir(), 'parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = {
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};

/** What is counted for a part whose program does this. Like jest, it leaves its results in a file. */
async function counted(program: string, options: { results?: object; limit?: number } = {}): Promise<Counts> {
  const results = options.results && join(folder, 'results.json');
  const script = join(folder, 'program.cjs');
  const leave = results
    ? `require('fs').writeFileSync('${results}', '${JSON.stringify({ ...told, ...options.results })}');`
    : '';
  writeFileSync(script, `${leave}${program}`);
  const part = { name: 'part', args: [script], limit: options.limit ?? 10_000, ...(results ? { results } : {}) };
  const { passed, failed, skipped } = await run(part, { quiet: true });
  return { passed, failed, skipped };
}

describe('a part', () => {
  it('that is a tool is one test', async () => {
    expect(await counted('')).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(await counted('process.exit(2)')).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('of jest is as many tests as jest ran, and one for each file that did not run', async () => {
    const results = {
      numPassedTests: 5,
      numFailedTests: 2,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 1,
      numTodoTests: 1,
    };
    expect(await counted('process.exit(1)', { results })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it('that crashed is one failed test, whatever it had passed', async () => {
    expect(await counted('process.kill(process.pid, "SIGKILL")')).toEqual({ passed: 0, failed: 1, skipped: 0 });
    const results = { numPassedTests: 5 };
    expect(await counted('process.exit(1)', { results })).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('that found no test has failed', async () => {
    expect(await counted('', { results: {} })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('that hangs is ended at its time limit', async () => {
    expect(await counted('setInterval(() => 1, 1000)', { limit: 300 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the last line', () => {
  it('tells the sum, and what was skipped only where something was', () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 4, failed: 1, skipped: 2 },
    ]);
    expect(lastLine(total)).toBe('5 passed, 1 failed, 2 skipped');
    expect(lastLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
  });

  it('is good only if tests ran and none failed; where CI is set, only if none was skipped', () => {
    const before = process.env.CI;
    process.env.CI = 'true';
    expect(exitCode({ passed: 3, failed: 0, skipped: 1 })).toBe(1);
    process.env.CI = '';
    expect(exitCode({ passed: 3, failed: 0, skipped: 1 })).toBe(0);
    if (before === undefined) delete process.env.CI;
    else process.env.CI = before;
    expect(exitCode({ passed: 0, failed: 0, skipped: 0 })).toBe(1);
    expect(exitCode({ passed: 3, failed: 1, skipped: 0 })).toBe(1);
    expect(exitCode({ passed: 3, failed: 0, skipped: 0 })).toBe(0);
  });
});
