import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Operation {
  operationId: string;
  parameters?: { in: string; name: string; required: boolean }[];
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

const root = join(import.meta.dirname, '../..');
const committed = JSON.parse(readFileSync(join(root, 'apps/api/openapi.json'), 'utf8')) as Description;
const doors = Object.entries(committed.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const named = (ids: string[]): string[] => ids.sort();

describe("the API's description", () => {
  it('is what the doors say today: after a change `npm run openapi`', () => {
    const told = execFileSync(process.execPath, [join(root, 'dist/apps/api/describe.js')], { encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual(committed);
    expect(committed.openapi).toBe('3.1.0');
  });

  it('gives every door of /api/v1 an answer with a shape', () => {
    const shapeless = doors.filter(({ path, operation }) => {
      const answer = operation.responses['200']?.content?.['application/json']?.schema;
      return path.startsWith('/api/') && (answer === undefined || Object.keys(answer).length === 0);
    });
    // The template is a CSV file.
    expect(shapeless.map(({ path }) => path)).toEqual(['/api/v1/imports/template']);
  });

  it('wants an Idempotency-Key at every POST but signing in and out', () => {
    const keyless = doors.filter(
      ({ method, operation }) =>
        method === 'post' && !operation.parameters?.some((one) => one.name === 'Idempotency-Key' && one.required),
    );
    expect(named(keyless.map(({ operation }) => operation.operationId))).toEqual(['signIn', 'signOut']);
  });

  it('names what stands in a path', () => {
    const nameless = doors.filter(
      ({ path, operation }) => path.includes('{id}') && !operation.parameters?.some((one) => one.in === 'path'),
    );
    expect(nameless.map(({ path }) => path)).toEqual([]);
  });
});
