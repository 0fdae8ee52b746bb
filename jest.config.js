// Five sizes of test, told apart by suffix. Nest 12 is ESM only, so jest runs with --experimental-vm-modules (test/jest.mjs).
import { existsSync } from 'node:fs';

/** Known to lie beside this file: jest refuses what is missing. */
const here = (path) => existsSync(new URL(path, import.meta.url));
const SIZES = ['medium', 'story', 'browser', 'kills'];

/** The same dialect as tsc emits: decorators with their types, which Nest and TypeORM read at run time. */
function swc(tsx) {
  return [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true, tsx },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
          react: { runtime: 'automatic' },
        },
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ];
}

/** A project of jest. The time limit goes through `globals`: jest knows none per project. */
function project({ name, ends, seconds, ignores = [] }) {
  const servers = `test/servers/${name}`;
  return {
    displayName: name,
    rootDir: import.meta.dirname,
    roots: ['apps', 'libs', 'workflows', 'test'].filter(here).map((dir) => `<rootDir>/${dir}`),
    testEnvironment: 'node',
    testMatch: [`**/*${ends}.{ts,tsx}`],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '/test/out/', ...ignores],
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local/', '<rootDir>/.cache/', '<rootDir>/test/out/'],
    transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    // As tsc resolves it: ./x.js is ./x.ts, unless there is an x.js (packages).
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts', '$1.tsx'] },
    moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
    globals: { TEST_TIMEOUT_MS: seconds * 1000 },
    setupFilesAfterEnv: ['<rootDir>/test/timeout.js'],
    // A size with servers of its own starts them here, once per run, and stops them afterwards.
    ...(here(`./${servers}.begin.mjs`) ? { globalSetup: `<rootDir>/${servers}.begin.mjs` } : {}),
    ...(here(`./${servers}.end.mjs`) ? { globalTeardown: `<rootDir>/${servers}.end.mjs` } : {}),
  };
}

export default {
  cacheDirectory: '.cache/jest',
  projects: [
    project({
      name: 'small',
      ends: '.spec',
      seconds: 20,
      ignores: [...SIZES, 'replay'].map((size) => `[/.]${size}\\.spec\\.tsx?$`),
    }),
    project({ name: 'replay', ends: 'replay.spec', seconds: 60 }),
    project({ name: 'medium', ends: '.medium.spec', seconds: 20 }),
    project({ name: 'stories', ends: '.story.spec', seconds: 240, ignores: ['/portfolio\\.story\\.spec\\.ts$'] }),
    // 682 loans over 400 days take as long as all other stories together: counted and guarded by itself.
    project({ name: 'portfolio', ends: '/portfolio.story.spec', seconds: 240 }),
    project({ name: 'browser', ends: '.browser.spec', seconds: 180 }),
    project({ name: 'kills', ends: '.kills.spec', seconds: 240 }),
  ],
};
