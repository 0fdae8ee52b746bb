import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

export const root = resolve(import.meta.dirname, '..');
export const DISTRICTS = ['ground', 'people', 'money', 'cases', 'steps', 'oversight'];

const MADE_BY_TOOLS = /^(apps\/desk\/client|workflows\/histories|test\/(out|data))\//;

export const exists = (path: string): boolean => existsSync(join(root, path));
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every file of ours below a folder, told from the project's folder; what tools write is left out. */
export function filesUnder(folder: string): string[] {
  if (!exists(folder)) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !MADE_BY_TOOLS.test(path))
    .sort();
}

/** The recorded lives of cases, as text. */
export function histories(): string[] {
  const folder = join(root, 'workflows/histories');
  return existsSync(folder) ? readdirSync(folder).map((name) => text(readFileSync(join(folder, name)))) : [];
}

const GZIP = 0x1f;
const text = (bytes: Buffer): string => (bytes[0] === GZIP ? gunzipSync(bytes) : bytes).toString();

/** All source files of ours. */
export function sources(): string[] {
  const atTop = readdirSync(root).filter((name) => /\.([cm]?js|ts)$/.test(name));
  const below = ['apps', 'libs', 'workflows', 'test', 'docker'].flatMap(filesUnder);
  return [...atTop, ...below.filter((path) => /\.([cm]?js|tsx?)$/.test(path))];
}

export const isSpec = (path: string): boolean => /\.spec\.tsx?$/.test(path);

/** Rooms as `steps/notice`. */
export function rooms(): string[] {
  return DISTRICTS.flatMap((district) =>
    exists(`libs/${district}`)
      ? readdirSync(join(root, 'libs', district), { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => `${district}/${entry.name}`)
      : [],
  );
}

/** The plain files of all rooms: no suffix, no machine. */
export const plainFiles = (): string[] =>
  filesUnder('libs').filter((path) => /^libs\/(?!ground\/database\/)[^/]+\/[^/]+\/[^/.]+\.ts$/.test(path));

const IMPORT = /(?:\b(?:import|export)\b([^'";]*?)\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;

/** What a file imports, as it is written there; without `types`, only what is still there at run time. */
export function importsOf(path: string, { types = true } = {}): string[] {
  const all = [...read(path).matchAll(IMPORT)].map(([, clause = '', specifier = '']) => ({ clause, specifier }));
  return all.filter(({ clause }) => types || !/^\s+type\b/.test(clause)).map(({ specifier }) => specifier);
}

/** Files that these files import, and so on to the end. */
export function reachedFrom(starts: readonly string[], options: { types?: boolean } = {}): Set<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path) || !/\.([cm]?js|tsx?)$/.test(path)) continue;
    reached.add(path);
    for (const specifier of importsOf(path, options).filter((one) => one.startsWith('.'))) {
      const target = join(dirname(path), specifier);
      const file = [target, target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')].find(exists);
      if (file !== undefined) waiting.push(file);
    }
  }
  return reached;
}

/** What a module of ours exports, by its path from the project's folder. */
export const load = async (path: string): Promise<Record<string, unknown>> =>
  (await import(join(root, path))) as Record<string, unknown>;

/** Every word of every exported list whose name ends so, with the file it stands in. */
export async function listed(end: 'Refusals' | 'Events'): Promise<{ code: string; file: string }[]> {
  const found: { code: string; file: string }[] = [];
  for (const file of plainFiles())
    for (const [name, value] of Object.entries(await load(file)))
      if (name.endsWith(end)) found.push(...(value as string[]).map((code) => ({ code, file })));
  return found;
}
