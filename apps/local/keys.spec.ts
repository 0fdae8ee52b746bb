import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../settings.js';
import { asVariables, keyFile, keysOf } from './keys.js';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the keys of this machine’s own database', () => {
  it('are made once, for our eyes only', () => {
    const made = keysOf(folder);
    expect(keysOf(folder)).toEqual(made);
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
    expect(made.keys[0]?.key).not.toBe(made.indexKey);
  });

  it('are not made anew for data that have lost theirs', () => {
    const other = mkdtempSync(join(folder, 'other-'));
    writeFileSync(join(other, 'pg.json'), '{}');
    expect(() => keysOf(other)).toThrow(/are gone/);
  });

  it('are told to the doors as settings that they understand', () => {
    const env = { DATABASE_URL: 'postgres://app:x@db:5432/q', ...asVariables(keysOf(folder)) };
    expect(readSettings(env, { for: 'api' }).settings?.keys).toEqual(keysOf(folder));
  });
});
