import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');

interface Locked {
  version?: string;
  resolved?: string;
  license?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
type Versions = Record<string, string>;
const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, Locked> };
const wanted = JSON.parse(text('package.json')) as Record<'dependencies' | 'devDependencies' | 'overrides', Versions>;

describe('package.json', () => {
  it('pins exact versions, one package excepted', () => {
    // Replay fails ("type must be a Type") unless protobufjs lies at the top, one and the same for us and the Temporal SDK.
    const pinned = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies, ...wanted.overrides });
    const loose = pinned.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name]) => name);
    expect(loose).toEqual(['protobufjs']);
  });

  it('has all parts of the Temporal SDK at one version', () => {
    const temporal = Object.entries(packages).filter(([path]) => /(^|\/)node_modules\/@temporalio\/[^/]+$/.test(path));
    const versions = new Set(temporal.map(([, { version }]) => version));
    expect([...versions]).toHaveLength(1);
  });
});

describe('the lockfile', () => {
  const entries = Object.entries(packages).filter(([path]) => path !== '');

  it('agrees with package.json', () => {
    const { dependencies, devDependencies } = packages[''] ?? {};
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: wanted.dependencies,
      devDependencies: wanted.devDependencies,
    });
  });

  it('has a version for every package, also for those of other machines', () => {
    expect(entries.filter(([, { version, link }]) => !version && !link).map(([path]) => path)).toEqual([]);
    // Otherwise `npm ci` fails on the machine that needs the one left out.
    const optional = entries.flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ path, name })),
    );
    const missing = optional
      .filter(({ path, name }) => !nearest(path, name))
      .map(({ path, name }) => `${path}: ${name}`);
    expect(missing).toEqual([]);
  });

  it('names no host: packages come from wherever the machine is set up to get them', () => {
    expect(entries.filter(([, { resolved }]) => resolved?.includes('://')).map(([path]) => path)).toEqual([]);
  });
});

/** Node's own rule: the nearest node_modules above. */
function nearest(from: string, name: string): Locked | undefined {
  const parts = from.split('/node_modules/');
  for (let depth = parts.length; depth > 0; depth--) {
    const found = packages[`${parts.slice(0, depth).join('/node_modules/')}/node_modules/${name}`];
    if (found) return found;
  }
  return packages[`node_modules/${name}`];
}

describe('LICENCES.md', () => {
  interface Row {
    name: string;
    version: string;
    licence: string;
  }
  const load = async () =>
    // Plain JavaScript, without types: told here.
    (await import(join(root, 'test/licences.mjs'))) as {
      licences(): string;
      runtimePackages(): Record<'server' | 'desk', Row[]>;
    };

  it('is what `npm run licences` would write now', async () => {
    expect(text('LICENCES.md') === (await load()).licences() || 'run npm run licences').toBe(true);
  });

  it('knows the licence of everything that runs, and none that binds our own code', async () => {
    const { server, desk } = (await load()).runtimePackages();
    const doubtful = [...server, ...desk].filter(
      ({ licence }) => licence === '' || /GPL|SSPL|BUSL|UNLICENSED/.test(licence),
    );
    expect(doubtful).toEqual([]);
  });
});
