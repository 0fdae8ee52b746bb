import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const repo = resolve(import.meta.dirname, '..');
const PACKAGES = [
  '@temporalio/workflow',
  '@temporalio/common',
  '@temporalio/client',
  '@nestjs/common',
  'express',
  'typeorm',
  'temporal-polyfill',
  'zod',
];

/** Every file of a house that keeps the rules; the seeded trees change or add one file each. */
const HOUSE: Record<string, string> = {
  'libs/ground/fen/fen.ts': `export const zero = 0n;`,
  'libs/ground/fen/sum.ts': `import { zero } from './fen.js'; export const sum = zero;`,
  'libs/ground/calendar/calendar.ts': `import { Temporal } from 'temporal-polyfill'; export const day = Temporal;`,
  'libs/ground/record/record.ts': `import { createHash } from 'node:crypto'; export const hash = createHash;`,
  'libs/ground/database/data-source.ts': `import { Row } from '../../people/party/party.entity.js'; export const rows = [Row];`,
  'libs/people/party/party.ts': `import { zero } from '../../ground/fen/fen.js'; export const owed = zero; export type Party = { id: string };`,
  'libs/people/party/party.input.ts': `import { z } from 'zod'; import { owed } from './party.js'; export const input = [z, owed];`,
  'libs/people/party/party.entity.ts': `import { Entity } from 'typeorm'; export const Row = Entity;`,
  'libs/people/party/party.service.ts': `import { Row } from './party.entity.js'; import { owed } from './party.js'; export const service = [Row, owed];`,
  'libs/people/party/party.module.ts': `import { service } from './party.service.js'; import { Module } from '@nestjs/common'; export const module = [service, Module];`,
  'workflows/case/case.workflow.ts': `import { sleep } from '@temporalio/workflow'; import type { Party } from '../../libs/people/party/party.js'; import { name } from '../messages.js'; export const story = (p: Party) => [sleep, p, name];`,
  'workflows/messages.ts': `import { x } from '@temporalio/common'; export const name = x;`,
  'apps/settings.ts': `export const settings = {};`,
  'apps/api/main.ts': `import { settings } from '../settings.js'; import { module } from '../../libs/people/party/party.module.js'; export const api = [settings, module];`,
  'apps/worker/main.ts': `import { name } from '../../workflows/messages.js'; import { Client } from '@temporalio/client'; export const worker = [name, Client];`,
  'apps/desk/page.tsx': `import { input } from '../../libs/people/party/party.input.js'; import { owed } from '../../libs/people/party/party.js'; export const page = [input, owed];`,
  'apps/local/start.ts': `import { rows } from '../../libs/ground/database/data-source.js'; import { settings } from '../settings.js'; export const start = [rows, settings];`,
  'apps/local/seed.ts': `import { service } from '../../libs/people/party/party.service.js'; export const seed = service;`,
};

const use = (path: string) => `import * as x from '${path}'; export const used = x;`;
const useType = (path: string) => `import type { Party } from '${path}'; export type Used = Party;`;

/** One seeded breach a line: the rule, the file that breaks it, and the files it needs for that. */
const BREACHES: { rule: string; file: string; text: string; also?: Record<string, string> }[] = [
  { rule: 'plain-is-pure', file: 'libs/people/party/bad.ts', text: use('./party.service.js') },
  { rule: 'plain-is-pure', file: 'libs/people/party/worse.ts', text: use('@nestjs/common') },
  { rule: 'plain-is-pure', file: 'libs/people/party/disk.ts', text: use('node:fs') },
  { rule: 'plain-is-pure', file: 'libs/people/party/rowtype.ts', text: useType('./party.entity.js') },
  { rule: 'input-is-plain', file: 'libs/people/party/bad.input.ts', text: use('./party.service.js') },
  { rule: 'rows-are-private', file: 'libs/people/staff/staff.service.ts', text: use('../party/party.entity.js') },
  {
    rule: 'rows-are-private-to-libs',
    file: 'apps/worker/rows.ts',
    text: use('../../libs/people/party/party.entity.js'),
  },
  { rule: 'services-no-http-no-temporal', file: 'libs/people/staff/http.service.ts', text: use('express') },
  { rule: 'services-no-http-no-temporal', file: 'libs/people/staff/ring.service.ts', text: use('@temporalio/client') },
  {
    rule: 'services-no-http-no-temporal',
    file: 'libs/people/staff/story.service.ts',
    text: use('../../../workflows/messages.js'),
  },
  { rule: 'no-orphans', file: 'libs/people/staff/alone.ts', text: `export const alone = 1;` },
  { rule: 'stories-only-ask', file: 'workflows/case/notice.ts', text: use('../../libs/people/party/party.js') },
  { rule: 'stories-stay-in-the-sandbox', file: 'workflows/case/bell.ts', text: use('node:fs') },
  { rule: 'stories-stay-in-the-sandbox', file: 'workflows/case/call.workflow.ts', text: use('@temporalio/client') },
  { rule: 'stories-stay-in-the-sandbox', file: 'workflows/case/zod.ts', text: use('zod') },
  { rule: 'doors-are-strangers', file: 'apps/api/worker.ts', text: use('../worker/main.js') },
  { rule: 'doors-are-strangers', file: 'apps/local/api.ts', text: use('../api/main.js') },
  { rule: 'local-only-starts', file: 'apps/local/rule.ts', text: use('../../libs/people/party/party.js') },
  { rule: 'api-knows-no-workflow', file: 'apps/api/ring.ts', text: use('../../workflows/messages.js') },
  { rule: 'api-knows-no-workflow', file: 'apps/api/client.ts', text: use('@temporalio/client') },
  {
    rule: 'api-knows-no-workflow',
    file: 'apps/api/roundabout.ts',
    text: use('../../libs/people/staff/roundabout.service.js'),
    also: { 'libs/people/staff/roundabout.service.ts': use('@temporalio/client') },
  },
  { rule: 'desk-is-plain', file: 'apps/desk/bad.tsx', text: use('../../libs/people/party/party.service.js') },
  {
    rule: 'no-circles',
    file: 'libs/money/debt/debt.ts',
    text: use('./term.js'),
    also: { 'libs/money/debt/term.ts': use('./debt.js') },
  },
  { rule: 'no-strangers', file: 'apps/worker/gone.ts', text: use('./nowhere.js') },
  {
    rule: 'ground-looks-down',
    file: 'libs/ground/law/law.service.ts',
    text: use('../../people/party/party.service.js'),
  },
  ...['people money', 'money cases', 'cases steps', 'steps oversight'].map((pair) => {
    const [low, high] = pair.split(' ');
    const above = `libs/${high}/above/above.ts`;
    return {
      rule: `${low}-looks-down`,
      file: `libs/${low}/below/below.ts`,
      text: use(`../../${high}/above/above.js`),
      also: { [above]: `export const above = 1;` },
    };
  }),
];

type Breach = { rule: { name: string }; from: string };

async function build(dir: string, files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}

/** The same program and the same rules as `npm run check`, in another house. */
async function cruise(dir: string): Promise<Breach[]> {
  const program = join(repo, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', join(repo, '.dependency-cruiser.cjs'), '-T', 'json', 'apps', 'libs', 'workflows'];
  const out = await new Promise<string>((done) => {
    execFile(process.execPath, args, { cwd: dir, maxBuffer: 1e8 }, (_error, stdout, stderr) => done(stdout || stderr));
  });
  return (JSON.parse(out) as { summary: { violations: Breach[] } }).summary.violations;
}

const packages = Object.fromEntries(
  PACKAGES.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'module.exports = {};'],
  ]),
);
const GROUND = {
  ...packages,
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: Object.fromEntries(PACKAGES.map((p) => [p, '1.0.0'])),
  }),
  'tsconfig.check.json': '{ "compilerOptions": { "module": "NodeNext", "jsx": "react-jsx" } }',
};

describe('the import rules', () => {
  const dirs: string[] = [];
  let kept: Breach[];
  let broken: Breach[];

  beforeAll(async () => {
    for (const name of ['kept', 'broken']) dirs.push(mkdtempSync(join(tmpdir(), `rules-${name}-`)));
    const [good = '', bad = ''] = dirs;
    const seeds = Object.assign({}, ...BREACHES.map(({ file, text, also }) => ({ [file]: text, ...also }))) as object;
    await Promise.all([build(good, { ...GROUND, ...HOUSE }), build(bad, { ...GROUND, ...HOUSE, ...seeds })]);
    [kept, broken] = (await Promise.all([cruise(good), cruise(bad)])) as [Breach[], Breach[]];
  });
  afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

  it('leave a house in order alone', () => {
    expect(kept.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
  });

  it.each(BREACHES)('$rule catches $file', ({ rule, file }) => {
    expect(broken.map((breach) => `${breach.rule.name}: ${breach.from}`)).toContain(`${rule}: ${file}`);
  });

  it('accuse no file that keeps them', () => {
    const seeded = new Set(BREACHES.flatMap(({ file, also }) => [file, ...Object.keys(also ?? {})]));
    expect(broken.filter(({ from }) => !seeded.has(from))).toEqual([]);
  });

  it('are all seen to bite', () => {
    const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    const tried = new Set(BREACHES.map(({ rule }) => rule));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});
