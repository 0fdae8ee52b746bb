// What the tools can see of the house rules (README, "Rules"). Small on purpose: prettier does the rest.
import { existsSync } from 'node:fs';
import tseslint from 'typescript-eslint';
import { house } from './test/lint/house.js';

const root = import.meta.dirname;
const deskProject = 'apps/desk/tsconfig.json';
const projects = ['tsconfig.check.json', ...(existsSync(`${root}/${deskProject}`) ? [deskProject] : [])];

const TESTS = ['**/*.spec.{ts,tsx}', 'test/**'];
const NODE_NAMES = `process console URL URLSearchParams Buffer fetch performance structuredClone TextDecoder TextEncoder
  AbortController AbortSignal setTimeout clearTimeout setInterval clearInterval setImmediate`;

/** For every file, TypeScript or not. */
const shape = {
  'prefer-const': 'error',
  'no-var': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-debugger': 'error',
  'no-console': 'error',
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 70 }],
  'house/max-params': ['error', 3],
};

/** These ask the type checker. */
const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  '@typescript-eslint/await-thenable': 'error',
  // `default` may stand in for the rest only where it is written out on purpose.
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // Files with decorators are left alone by the rule: Nest reads constructor types at run time, so these classes
  // must stay value imports. TypeScript itself (TS1272) refuses the wrong `import type` there.
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
};

/** A service or rule never speaks HTTP; `@nestjs/common` carries both worlds, so the names are forbidden one by one. */
const noHttpNames = {
  name: '@nestjs/common',
  importNames: 'Controller Get Post Put Patch Delete Body Param Query Headers Req Res HttpCode HttpStatus HttpException'
    .split(' ')
    .concat(
      'BadRequest Conflict Forbidden NotFound Unauthorized UnprocessableEntity'.split(' ').map((n) => `${n}Exception`),
    ),
  message: 'libs know no HTTP: return a refusal, the api has the table (rule 7).',
};

/** Hashing is a function of its input; the rest of node:crypto is chance. */
const onlyHashing = {
  name: 'node:crypto',
  allowImportNames: ['createHash', 'createHmac'],
  message: 'Plain files know no chance (rule 2).',
};

export default tseslint.config(
  {
    ignores: ['dist/', '.cache/', '.local/', 'coverage/', 'test/out/', 'test/data/', 'apps/desk/client/', '**/*.d.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { house } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(NODE_NAMES.split(/\s+/).map((name) => [name, 'readonly'])),
    },
    rules: { ...shape, 'no-undef': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: projects,
        tsconfigRootDir: root,
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
      },
    },
    rules: { ...shape, ...typed },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [noHttpNames] }] },
  },
  {
    // No suffix, no machine. Only the database room holds machines (data source, migrations) under plain names.
    files: ['libs/**/*.ts'],
    ignores: ['libs/**/*.*.ts', 'libs/ground/database/**'],
    rules: {
      'house/plain-is-pure': 'error',
      'no-restricted-imports': ['error', { paths: [noHttpNames, onlyHashing] }],
    },
  },
  { files: ['apps/local/**', ...TESTS], rules: { 'no-console': 'off' } },
  { files: TESTS, rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  // A describe block is a chapter, not a function.
  { files: ['**/*.spec.{ts,tsx}'], rules: { 'max-lines-per-function': 'off' } },
);
