// Builds the server code and the desk when their sources have changed since the last build. Needs Node only, and is a
// command of its own: `node apps/local/build.mjs`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultOf, sayFault, step } from './terminal.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const SERVER_FOLDERS = ['apps/api', 'apps/worker', 'apps/local', 'libs', 'workflows'];
const SERVER_FILES = ['apps/settings.ts', 'apps/variables.ts', 'tsconfig.json', 'package-lock.json'];

const children = new Set();

/** Ends what runs for us: a build must not go on when its start was called off. */
export const endChildren = () => children.forEach((child) => child.kill('SIGTERM'));

/** Runs a program to its end and answers its last words; a failure is a fault with the cure given. */
export function run(command, args, cure) {
  return new Promise((answer, refuse) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => (words = (words + part).slice(0, 200_000)));
    const done = (code) => {
      children.delete(child);
      if (code === 0) return answer(words);
      refuse(faultOf(`${[basename(command), ...args].join(' ')} (${code})\n${essence(words)}`, cure));
    };
    child.on('error', (fault) => done(fault.message)).on('close', done);
  });
}

/** Compilers tell the cause first, package tools last. */
function essence(words) {
  const lines = words.trim().split('\n');
  return lines.length <= 16 ? lines.join('\n') : [...lines.slice(0, 10), '…', ...lines.slice(-5)].join('\n');
}

/** Builds what has changed. Two starts at once build twice, with the same result. */
export async function build(note = () => undefined) {
  const jobs = [];
  const server = hashOf(SERVER_FOLDERS, SERVER_FILES);
  if (stampOf('server') !== server || !existsSync(join(root, 'dist/apps/local/main.js')))
    jobs.push(buildServer(server));
  if (existsSync(join(root, 'apps/desk'))) {
    await makeClient();
    const desk = hashOf(['apps/desk', 'libs'], ['package-lock.json']);
    if (stampOf('desk') !== desk || !existsSync(join(root, 'dist/desk/index.html'))) jobs.push(buildDesk(desk));
  }
  note(jobs.length === 0 ? '无变化 unchanged' : `${jobs.length}`);
  const settled = await Promise.allSettled(jobs);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The desk's client is made from the API's description wherever it is needed, and kept nowhere else. */
export async function makeClient() {
  const hash = hashOf([], ['apps/api/openapi.json', 'apps/desk/openapi-ts.config.ts', 'package-lock.json']);
  if (stampOf('client') === hash && existsSync(join(root, 'apps/desk/client/sdk.gen.ts'))) return;
  const maker = join(root, 'node_modules/@hey-api/openapi-ts/bin/run.js');
  const cure = '页面接口生成失败，请重新生成 openapi.json。(The desk’s client was not made: `npm run openapi` first.)';
  await run(process.execPath, [maker, '-f', 'apps/desk/openapi-ts.config.ts'], cure);
  writeStamp('client', hash);
}

async function buildServer(hash) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const cure =
    '代码有误，请改正后再试；刚更新过代码时请先 npm ci。(Correct the code above; after an update run npm ci first.)';
  await run(process.execPath, [tsc, '-p', 'tsconfig.json'], cure);
  for (const folder of SERVER_FOLDERS) dropOrphans(folder);
  // The stories are bundled once here, so that no start waits for it.
  const bundle = join(root, 'dist/apps/worker/bundle.js');
  if (existsSync(bundle))
    await run(process.execPath, [bundle], '流程打包失败，请改正上述错误。(The stories did not bundle.)');
  writeStamp('server', hash);
}

async function buildDesk(hash) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const cure = '页面构建失败，请改正上述错误。(The desk did not build: correct the fault above.)';
  await run(process.execPath, [vite, 'build', 'apps/desk', '--logLevel', 'warn'], cure);
  writeStamp('desk', hash);
}

/** A source that was deleted must not live on in dist. */
function dropOrphans(folder) {
  for (const file of filesUnder(join(root, 'dist', folder))) {
    const source = relative(join(root, 'dist'), file).replace(/\.js(\.map)?$/, '');
    const known = ['.ts', '.tsx'].some((end) => existsSync(join(root, source + end)));
    if (/\.js(\.map)?$/.test(file) && !known) rmSync(file);
  }
}

function hashOf(folders, files) {
  const hash = createHash('sha256');
  const all = folders.flatMap((folder) => filesUnder(join(root, folder))).concat(files.map((file) => join(root, file)));
  for (const file of all.filter((path) => !/\.spec\.tsx?$/.test(path) && existsSync(path)).sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const stampFile = (name) => join(root, 'dist', `.${name}-stamp`);
const stampOf = (name) => (existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : '');
function writeStamp(name, hash) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(name), hash);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      endChildren();
      process.exit(1);
    });
  try {
    await step('构建 build', build);
  } catch (fault) {
    sayFault(fault);
    process.exitCode = 1;
  }
}
