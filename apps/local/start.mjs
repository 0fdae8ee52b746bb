// From a fresh clone to a running installation: `npm start`. Plain JavaScript without packages, for it installs them.
//   node apps/local/start.mjs            start everything
//   node apps/local/start.mjs reset      remove demo data (npm run demo:reset)
//   node apps/local/start.mjs migrate    migrate a shared database (npm run migrate)
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, endChildren, root, run } from './build.mjs';
import { faultOf, say, sayFault, step } from './terminal.mjs';

const LEAST_NODE = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw faultOf(
    `Node.js ${process.versions.node} 版本过低。(Node.js ${process.versions.node} is too old.)`,
    `请安装 Node.js ${LEAST_NODE.join('.')} 或更高版本。(Install Node.js ${LEAST_NODE.join('.')} or later.)`,
  );
}

/** Are the packages on disk those of the lockfile? Compared by content: times tell nothing after a clone or a copy. */
function packagesFit() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, one]) => {
    if (path === '' || one.optional || one.devOptional || one.peer) return true;
    return have[path]?.version === one.version;
  });
}

async function installPackages(note) {
  if (packagesFit()) return note('齐全 complete');
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await run(
    command,
    [...before, 'ci', '--include=dev', '--no-audit', '--no-fund'],
    '请检查网络或镜像设置后再试。(Check the network or the registry setting and try again.)',
  );
  note('已安装 installed');
}

// Until the servers are ours to end, an end of this process only has to take its tools along.
const giveUp = () => {
  endChildren();
  process.exit(1);
};
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
SIGNALS.forEach((signal) => process.on(signal, giveUp));

try {
  checkNode();
  await step('软件包 packages', installPackages);
  await step('构建 build', build);
  const what = process.argv[2] ?? 'main';
  if (!['main', 'reset', 'migrate'].includes(what))
    throw faultOf(`${what}: 未知命令 (unknown command)`, 'reset | migrate');
  const { main } = await import(pathToFileURL(join(root, 'dist/apps/local', `${what}.js`)).href);
  SIGNALS.forEach((signal) => process.off(signal, giveUp));
  await main({ step, say, sayFault });
} catch (fault) {
  sayFault(fault);
  process.exit(1);
}
