import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  DISTRICTS,
  exists,
  filesUnder,
  histories,
  importsOf,
  isSpec,
  listed,
  load,
  plainFiles,
  reachedFrom,
  read,
  rooms,
  sources,
} from './tree.js';

const LANGUAGES = ['zh-CN', 'en'];
/** Holds no noun of the trade: the data source and the migrations. */
const DATABASE = 'ground/database';

type Words = { [key: string]: string | Words };
type Edges = Record<string, Record<string, Record<string, string>>>;

const wordsOf = async (language: string) => (await load(`apps/desk/words/${language}.ts`)).default as Words;

/** `refusal.SAME_HAND` and so on, for comparing two languages; of plurals, which differ by language, only the stem. */
const keysOf = (words: Words, before = ''): string[] =>
  Object.entries(words).flatMap(([key, word]) =>
    typeof word === 'string'
      ? [`${before}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`]
      : keysOf(word, `${before}${key}.`),
  );

/** What of these has no words, in any language. */
async function wordless(group: string, codes: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const language of LANGUAGES) {
    const words = ((await wordsOf(language))[group] ?? {}) as Words;
    for (const code of new Set(codes)) {
      const word = words[code];
      if (typeof word !== 'string' || word.trim() === '') missing.push(`${language}: ${group}.${code}`);
    }
  }
  return missing;
}

async function edgesOfAllKinds() {
  const { edges } = (await load('libs/cases/case/case.ts')) as { edges: Edges };
  const steps = Object.values(edges).flatMap((stages) => Object.values(stages));
  return {
    stages: Object.values(edges).flatMap((stages) => Object.keys(stages)),
    events: steps.flatMap(Object.values),
  };
}

describe('a room', () => {
  it('stands in one of the six districts', () => {
    const elsewhere = filesUnder('libs').filter((path) => !rooms().some((room) => path.startsWith(`libs/${room}/`)));
    expect(elsewhere).toEqual([]);
  });

  it('has its plain file, its spec and its module', () => {
    const wanted = rooms()
      .filter((room) => room !== DATABASE)
      .flatMap((room) => {
        const name = basename(room);
        const wired = filesUnder(`libs/${room}`).some((path) => /\.(service|entity)\.ts$/.test(path));
        // A room of rules alone has nothing to wire.
        return [`${name}.ts`, `${name}.spec.ts`, ...(wired ? [`${name}.module.ts`] : [])].map(
          (file) => `libs/${room}/${file}`,
        );
      });
    expect(wanted.filter((path) => !exists(path))).toEqual([]);
  });

  it('has no file that nobody uses', () => {
    const doors = [...filesUnder('apps'), ...filesUnder('workflows')].filter((path) => !isSpec(path));
    const used = reachedFrom(doors);
    expect(filesUnder('libs').filter((path) => !isSpec(path) && !used.has(path))).toEqual([]);
  });
});

describe('the map in README.md', () => {
  // A room's line begins with its name, whatever draws the list: `steps/notice`, | `libs/steps/notice` |, ├─ steps/notice.
  const line = new RegExp(`^[\\s|│├└─*\`-]*(?:libs/)?((?:${DISTRICTS.join('|')})/[a-z]+)\\b`, 'gm');
  const onMap = () => [...read('README.md').matchAll(line)].map(([, room]) => room);

  it('has one line for each room', () => {
    const counted = rooms().map((room) => [room, onMap().filter((one) => one === room).length]);
    expect(counted.filter(([, lines]) => lines !== 1)).toEqual([]);
  });

  it('shows no room that is not there', () => {
    expect(onMap().filter((room) => !exists(`libs/${room}`))).toEqual([]);
  });
});

describe('a story', () => {
  const stories = filesUnder('workflows').filter((path) => path.endsWith('.workflow.ts'));
  const types = stories.flatMap((path) =>
    [...read(path).matchAll(/^export async function (\w+)/gm)].map(([, name]) => name),
  );

  it('has a recorded history, and there is a story', () => {
    expect(types).not.toEqual([]);
    expect(types.filter((type) => !histories().some((history) => history.includes(`"${type}"`)))).toEqual([]);
  });
});

describe('the desk', () => {
  // The import rules cannot tell a type, which is gone in the browser, from code on the way there.
  it('reaches no file that needs node', () => {
    const own = filesUnder('apps/desk').filter((path) => !isSpec(path) && !path.endsWith('.config.ts'));
    const reached = [...reachedFrom(own, { types: false })];
    expect(reached.some((path) => path.startsWith('libs/'))).toBe(true);
    expect(reached.filter((path) => importsOf(path, { types: false }).some((one) => one.startsWith('node:')))).toEqual(
      [],
    );
  });
});

describe('words of the desk', () => {
  it('say the same in both languages, and leave nothing empty', async () => {
    const [zh = {}, en = {}] = await Promise.all(LANGUAGES.map(wordsOf));
    const [inZh, inEn] = [new Set(keysOf(zh)), new Set(keysOf(en))];
    expect([...inZh].filter((key) => !inEn.has(key))).toEqual([]);
    expect([...inEn].filter((key) => !inZh.has(key))).toEqual([]);
    expect(JSON.stringify([zh, en])).not.toMatch(/:\s*"\s*"/);
  });

  it('tell every refusal', async () => {
    const refusals = await listed('Refusals');
    expect(refusals).not.toEqual([]);
    expect(
      await wordless(
        'refusal',
        refusals.map(({ code }) => code),
      ),
    ).toEqual([]);
  });

  it('tell every stage and the event of every edge', async () => {
    const { stages, events } = await edgesOfAllKinds();
    expect(events).not.toEqual([]);
    expect([...(await wordless('stage', stages)), ...(await wordless('event', events))]).toEqual([]);
  });

  it('tell every other event of the record', async () => {
    expect(
      await wordless(
        'event',
        (await listed('Events')).map(({ code }) => code),
      ),
    ).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is reached by some test', async () => {
    const tests = [...sources().filter(isSpec), ...filesUnder('test')].filter((path) => path !== 'test/tidy.spec.ts');
    const tried = new Set(tests.flatMap((path) => read(path).match(/\b[A-Z][A-Z_]+\b/g) ?? []));
    const untried = (await listed('Refusals')).filter(({ code }) => !tried.has(code));
    expect(untried.map(({ code, file }) => `${file}: ${code}`)).toEqual([]);
  });

  it('belongs to one room', async () => {
    const codes = (await listed('Refusals')).map(({ code }) => code);
    expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([]);
  });
});

describe('a file', () => {
  it('is no longer than 400 lines', () => {
    const long = sources().map((path) => ({ path, lines: read(path).split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  it('is named by a noun, and so is what it declares', () => {
    const empty = new Set(['manager', 'helper', 'util', 'base', 'default', 'impl']);
    const hollow = (name: string) =>
      (name.match(/[A-Z]?[a-z]+/g) ?? []).some((word) => empty.has(word.toLowerCase().replace(/s$/, '')));
    const declared = (path: string) =>
      [...read(path).matchAll(/^\s*(?:export )?(?:default )?(?:abstract )?(?:class|interface|type|enum) (\w+)/gm)]
        .map(([, name]) => name ?? '')
        .map((name) => `${path}: ${name}`);
    const ownFolders = (path: string) => path.split('/').filter((part) => part !== 'apps');
    expect(sources().filter((path) => ownFolders(path).some(hollow))).toEqual([]);
    expect(
      sources()
        .flatMap(declared)
        .filter((line) => hollow(line.split(': ')[1] ?? '')),
    ).toEqual([]);
  });

  it('that tests leaves no test out', () => {
    const left = /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo|failing)\b|\b[fx](?:it|test|describe)\s*\(/;
    expect(sources().filter((path) => isSpec(path) && left.test(read(path)))).toEqual([]);
  });

  it('with a spec of its own is one that jest finds', () => {
    expect(sources().filter((path) => /\.test\.tsx?$|__tests__/.test(path))).toEqual([]);
    expect(plainFiles()).not.toEqual([]);
  });
});
