import { ESLint } from 'eslint';
import { describe, expect, it } from '@jest/globals';

// The project's own configuration; the code is given as if it stood in that file. Rules that need types are left to
// `npm run check`: here they would need the file to exist.
const eslint = new ESLint({
  overrideConfig: [{ languageOptions: { parserOptions: { project: null } } }],
  ruleFilter: ({ ruleId }) => !ruleId.startsWith('@typescript-eslint/') && ruleId !== 'no-unused-vars',
});

async function reported(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? [];
}

const PLAIN = 'libs/steps/notice/notice.ts';
const SERVICE = 'libs/steps/notice/notice.service.ts';

describe('a plain file', () => {
  it.each([
    'export const day = new Date();',
    'export const day = Date();',
    'export const now = Date.now();',
    'export const now = () => performance.now();',
    'export const chance = Math.random();',
    'export const id = () => crypto.randomUUID();',
    'export async function ask() {}',
    'export const ask = async () => 1;',
    'export const ask = { async all() {} };',
    'export const asked = await Promise.resolve(1);',
    'export function fail() { throw new Error(); }',
    'export const later = () => setTimeout(() => 1, 1);',
    'export const env = process.env.HOME;',
  ])('may not: %s', async (code) => {
    expect(await reported(code, PLAIN)).toContain('house/plain-is-pure');
  });

  it('may not draw ids from node:crypto, but may hash', async () => {
    expect(await reported(`import { randomUUID } from 'node:crypto'; export { randomUUID };`, PLAIN)).toEqual([
      'no-restricted-imports',
    ]);
    expect(await reported(`import { createHash } from 'node:crypto'; export { createHash };`, PLAIN)).toEqual([]);
  });

  it('may take the day as an argument', async () => {
    expect(await reported('export const isDue = (on, today) => new Date(on) <= new Date(today);', PLAIN)).toEqual([]);
  });
});

describe('a service', () => {
  it('may wait and read the clock', async () => {
    expect(await reported('export async function now() { return Date.now(); }', SERVICE)).toEqual([]);
  });

  it('speaks no HTTP', async () => {
    const code = `import { Injectable, NotFoundException } from '@nestjs/common'; export { Injectable, NotFoundException };`;
    expect(await reported(code, SERVICE)).toEqual(['no-restricted-imports']);
  });

  it('is built by Nest from as many services as it asks, but its methods take three parameters', async () => {
    const code = `@Injectable() export class NoticeService {
      constructor(private a: A, private b: B, private c: C, private d: D) {}
      serve(a: A, b: B, c: C) { return [a, b, c]; }
      tell(a: A, b: B, c: C, d: D) { return [a, b, c, d]; }
    }`;
    expect(await reported(code, SERVICE)).toEqual(['house/max-params']);
  });
});

describe('any file', () => {
  it.each([
    'no-floating-promises',
    'switch-exhaustiveness-check',
    'consistent-type-imports',
    'explicit-module-boundary-types',
    'no-explicit-any',
  ])('keeps %s', async (rule) => {
    const { rules } = (await new ESLint().calculateConfigForFile(SERVICE)) as { rules: Record<string, [number]> };
    expect(rules[`@typescript-eslint/${rule}`]?.[0]).toBe(2);
  });

  it('is at most 300 lines long, and a function 70', async () => {
    expect(await reported('export const a = 1;\n'.repeat(301), SERVICE)).toContain('max-lines');
    expect(await reported(`export function f() {\n${'f();\n'.repeat(70)}}`, SERVICE)).toEqual([
      'max-lines-per-function',
    ]);
  });

  it('prints nothing, except where a person watches', async () => {
    expect(await reported('console.log(1);', 'apps/api/main.ts')).toEqual(['no-console']);
    expect(await reported('console.log(1);', 'apps/local/main.ts')).toEqual([]);
  });
});
