// How a part of the tests is run and counted. Plain JavaScript: it must work before anything is built.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = resolve(import.meta.dirname, '..');
/** Two runs at once must not read each other's results. */
const out = join(tmpdir(), `qingshou-results-${process.pid}`);
process.on('exit', () => rmSync(out, { recursive: true, force: true }));
const bin = (path) => join(root, 'node_modules', path);
const minutes = (n) => n * 60_000;

/** A program of node's that counts as one test: it passes with exit code 0. */
export const tool = (name, args, limit = minutes(5)) => ({ name, args, limit });

/** A project of jest.config.js: as many tests as jest says it ran. */
export function suite(name, { limit, workers }) {
  const results = join(out, `${name}.json`);
  const args = [join(root, 'test/jest.mjs'), '--selectProjects', name, '--json', '--outputFile', results];
  return { name, args: [...args, `--maxWorkers=${workers}`], limit, results };
}

export const builds = tool('build', [join(root, 'apps/local/build.mjs')]);

/** What `npm run check` looks at; the longest first, so that two at a time end together. */
export const checks = [
  tool('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', ...cached('eslint')]),
  suite('small', { limit: minutes(4), workers: 1 }),
  tool('types', [bin('typescript/bin/tsc'), '-p', 'tsconfig.check.json']),
  suite('replay', { limit: minutes(4), workers: 1 }),
  tool('types of the desk', [bin('typescript/bin/tsc'), '-p', 'apps/desk', '--incremental', ...info('desk')]),
  tool('format', [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn', ...cached('prettier')]),
  tool('import rules', [
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
    ...['apps', 'libs', 'workflows', 'test'].filter((folder) => existsSync(join(root, folder))),
  ]),
];

/** The rest of `npm test`, one after another: each has servers of its own and is measured by its time. */
export const sizes = [
  suite('medium', { limit: minutes(6), workers: 2 }),
  suite('stories', { limit: minutes(10), workers: 1 }),
  suite('portfolio', { limit: minutes(10), workers: 1 }),
  suite('kills', { limit: minutes(8), workers: 1 }),
  suite('browser', { limit: minutes(8), workers: 1 }),
];

function cached(name) {
  return ['--cache', '--cache-strategy=content', `--cache-location=${join(root, '.cache', name)}`];
}

function info(name) {
  return ['--tsBuildInfoFile', join(root, '.cache', `${name}.tsbuildinfo`)];
}

const running = new Set();

/** Each part leads a group of processes, so that none of its children outlives it. */
function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}

for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
])
  process.on(signal, () => {
    for (const child of running) endGroup(child, 'SIGTERM');
    process.exit(128 + number);
  });

/** Runs one part and answers what it counted. With `quiet`, its words are shown only if something is wrong. */
export async function run(part, { quiet = false } = {}) {
  if (part.results) mkdirSync(dirname(part.results), { recursive: true });
  const began = Date.now();
  const { code, words, late } = await ended(part, quiet);
  const counted = { name: part.name, seconds: (Date.now() - began) / 1000, ...count(part, code) };
  const last = late ? `${part.name}: ended after ${part.limit / 1000} s, its time limit` : '';
  if (counted.failed > 0 || counted.skipped > 0) process.stdout.write(`\n${words}${last}`.trimEnd().concat('\n'));
  return counted;
}

function ended(part, quiet) {
  return new Promise((answer) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const env = { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? (process.stdout.isTTY ? '1' : '0') };
    const child = spawn(process.execPath, part.args, { cwd: root, detached: true, stdio, env });
    running.add(child);
    let [words, late] = ['', false];
    for (const stream of quiet ? [child.stdout, child.stderr] : []) stream.on('data', (more) => (words += more));
    const limit = setTimeout(() => {
      late = true;
      endGroup(child, 'SIGTERM');
      setTimeout(() => endGroup(child, 'SIGKILL'), 10_000).unref();
    }, part.limit);
    const done = (code) => {
      clearTimeout(limit);
      running.delete(child);
      endGroup(child, 'SIGTERM'); // What it left behind.
      answer({ code, words, late });
    };
    child.on('error', (fault) => {
      words += fault.message;
      done(1);
    });
    // Its last words come after its end; but a child it left behind may keep the pipe open, so not for long.
    child.on('exit', (code) =>
      Promise.race([once(child, 'close'), sleep(2000, undefined, { ref: false })]).then(() => done(code ?? 1)),
    );
  });
}

/** A part that failed without a failed test (a crash, no test found, no results) is one failed test. */
function count(part, code) {
  const counted = part.results ? countOfJest(part.results) : { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  const empty = counted.passed + counted.failed + counted.skipped === 0;
  if ((code !== 0 || empty) && counted.failed === 0) counted.failed = 1;
  return counted;
}

function countOfJest(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const told = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: told.numPassedTests,
    failed: told.numFailedTests + told.numRuntimeErrorTestSuites,
    skipped: told.numPendingTests + told.numTodoTests,
  };
}

/** Runs parts quietly, two at a time, and answers their counts in the order of the list. */
export async function runTwoAtATime(parts) {
  const counts = [];
  const queue = parts.map((part, place) => ({ part, place }));
  const hand = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      counts[next.place] = await run(next.part, { quiet: true });
      console.log(lineOf(counts[next.place]));
    }
  };
  await Promise.all([hand(), hand()]);
  return counts;
}

const clock = (seconds) => `${seconds.toFixed(1)} s`.padStart(9);

export function lineOf({ name, passed, failed, skipped, seconds }) {
  const mark = failed > 0 ? '✗' : skipped > 0 ? '!' : '✓';
  const rest = `${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return `${mark} ${name.padEnd(18)}${clock(seconds)}   ${passed} passed${rest}`;
}

export function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counted of counts) for (const key of Object.keys(total)) total[key] += counted[key];
  return total;
}

/** The last line of all, which others count by. */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** On the machine that judges, a skipped test is a failure; no test at all is one everywhere. */
export function exitCode({ passed, failed, skipped }) {
  const judged = process.env.CI === 'true' && skipped > 0;
  return failed > 0 || passed === 0 || judged ? 1 : 0;
}
