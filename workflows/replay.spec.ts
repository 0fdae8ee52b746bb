import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowBundle } from '@temporalio/worker';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { projectRoot } from '../apps/local/place.js';
import { bundled, replayed } from '../test/world/replay.js';

const folder = join(projectRoot(), 'workflows/histories');
const names = readdirSync(folder).filter((name) => /\.json(\.gz)?$/.test(name));
const textOf = (name: string): string => {
  const bytes = readFileSync(join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
};
const lives = names.map((name) => ({ name, history: JSON.parse(textOf(name)) as unknown }));

/** Places where a hand could slip, each a change of what the story asks for or in which order. */
const SLIPS: readonly { says: string; file: string; old: string; now: string; seenBy?: RegExp }[] = [
  {
    says: 'a timer before the turn',
    file: 'case/case.workflow.ts',
    old: 'const next = await tried(',
    now: `await bell.orAfter(1, 'slip');\n    const next = await tried(`,
  },
  {
    says: 'the turn under another name',
    file: 'case/case.workflow.ts',
    old: 'const { turn } = proxyLocalActivities<Turns>(',
    now: 'const { look: turn } = proxyLocalActivities<any>(',
  },
  {
    says: 'a second turn in a row',
    file: 'case/case.workflow.ts',
    old: 'if (next) setCurrentDetails(next.words);',
    now: 'if (next) await turn(caseId);',
  },
  {
    says: 'no rest after the turn',
    file: 'case/case.workflow.ts',
    old: 'await bell.orAfter(next.wait, next.words);',
    now: 'continue;',
  },
  {
    says: 'acts that are not carried out',
    file: 'case/case.workflow.ts',
    old: 'for (const act of todo) {',
    now: 'for (const act of todo.slice(todo.length)) {',
    seenBy: /letter|line|lost/,
  },
  {
    says: 'letters posted by a local activity',
    file: 'case/chapters.ts',
    old: 'proxyActivities<Letters>({',
    now: 'proxyLocalActivities<Letters>({',
  },
  {
    says: 'another pause after a fault',
    file: 'case/case.workflow.ts',
    old: `await bell.orAfter(pause, 'a pause after a fault');`,
    now: '',
    seenBy: /lost/,
  },
];

let today: WorkflowBundle;
let room: string;

beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'qingshou-slips-'));
  symlinkSync(join(projectRoot(), 'node_modules'), join(room, 'node_modules'));
  today = await bundled();
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

async function slipped(at: number): Promise<WorkflowBundle> {
  const slip = SLIPS[at];
  const copy = join(room, String(at));
  mkdirSync(copy);
  cpSync(join(projectRoot(), 'workflows'), copy, { recursive: true, filter: (path) => !path.includes('histories') });
  const file = join(copy, slip?.file ?? '');
  const text = readFileSync(file, 'utf8');
  const changed = text.replaceAll(slip?.old ?? '', slip?.now ?? '');
  if (changed === text) throw new Error(`nothing to slip on: ${slip?.old}`);
  const imports = slip?.now.includes('proxyLocalActivities<Letters>')
    ? changed.replace('{ proxyActivities }', '{ proxyLocalActivities }')
    : changed;
  writeFileSync(file, imports);
  return bundled(copy);
}

describe('recorded lives', () => {
  it('can be replayed at all: protobufjs is our own, of the version whose types the SDK reads', () => {
    const { dependencies } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const found = JSON.parse(readFileSync(join(projectRoot(), 'node_modules/protobufjs/package.json'), 'utf8')) as {
      version: string;
    };
    expect(dependencies.protobufjs).toMatch(/^\^?8\./);
    expect(found.version).toMatch(/^8\./);
  });

  it('are many, short and long', () => {
    const events = lives.map(({ history }) => (history as { events: unknown[] }).events.length);
    expect(events.length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...events)).toBeGreaterThan(300);
  });

  it('all fit the stories as they are today', async () => {
    expect(await replayed(today, lives)).toEqual(new Map());
  });

  it('name nobody, and tell of money nothing', () => {
    const told = names.map((name) => decoded(textOf(name)));
    for (const text of told) {
      expect(text).not.toMatch(/[\u4e00-\u9fff]/); // Names, reasons, courts, letters: all of them are Chinese.
      expect(text).not.toMatch(/000000\d{12}|\b\d{17}[\dXx]\b/); // Id numbers, the sample's too.
      expect(text).not.toMatch(/[Ff]en\b|amount|debtor|password/);
      expect(text).not.toMatch(/\d+@\w|\/(tmp|home|usr|node_modules)\//); // Nor of the machine that told it.
    }
  });
});

describe('a hand that slips in a story', () => {
  it.each(SLIPS.map(({ says }, at) => [says, at] as const))('is caught: %s', async (_, at) => {
    const seenBy = SLIPS[at]?.seenBy ?? /settled|whole|lost/; // Short ones see as much as long ones.
    const witnesses = lives.filter(({ name }) => seenBy.test(name));
    const faults = await replayed(await slipped(at), witnesses);
    expect([...faults.values()].map((fault) => fault.name)).toContain('DeterminismViolationError');
  });
});

/** A history with its payloads as text. */
function decoded(json: string): string {
  return json.replace(/"data": ?"([A-Za-z0-9+/=]*)"/g, (_, data: string) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
}
