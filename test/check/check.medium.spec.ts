import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mediumDatabase } from '../servers/medium.js';
import { checkInvariants } from './check.js';
import { tableOf } from './finding.js';
import { livedHouse, type House } from './lived.js';

describe('a house that has lived', () => {
  let [ownerUrl, house]: [string, House | undefined] = ['', undefined];
  beforeAll(async () => {
    const urls = await mediumDatabase({ mode: 'demo' });
    ownerUrl = urls.ownerUrl;
    house = await livedHouse(urls.appUrl);
  }, 60_000);
  afterAll(() => house?.close());

  it('breaks no invariant, and each was checked on some rows', async () => {
    const { rows } = await checkInvariants({ ownerUrl });
    expect(rows.filter((row) => row.failures.length > 0).length === 0 ? '' : tableOf(rows)).toBe('');
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });
});
