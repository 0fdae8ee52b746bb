import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ending } from './ending.js';
import { StartFault } from './fault.js';
import { holderOf, takeLock } from './lock.js';
import { choosePort, Ports } from './port.js';
import { birthOf, lives } from './process.js';
import { withoutSecrets } from './shared.js';
import { isNewEnough } from './temporal-binary.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qingshou-small-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const me = { pid: process.pid, birth: birthOf(process.pid) ?? '' };

describe('one run per data folder', () => {
  it('refuses a second one and names the first', () => {
    const unlock = takeLock(folder);
    expect(holderOf(folder)).toEqual(me);
    expect(() => takeLock(folder)).toThrow(String(process.pid));
    unlock();
    expect(holderOf(folder)).toBeUndefined();
  });

  it('steps over a lock whose owner is gone, also when his number lives again', () => {
    writeFileSync(join(folder, 'running.lock'), JSON.stringify({ pid: process.pid, birth: 'long ago' }));
    takeLock(folder)();
    writeFileSync(join(folder, 'running.lock'), 'half a li');
    takeLock(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a process', () => {
  it('is known by its number and its birth', () => {
    expect(lives(me)).toBe(true);
    expect(lives({ ...me, birth: '0' })).toBe(false);
    expect(birthOf(2 ** 22 + 1)).toBeUndefined();
  });
});

describe('ports', () => {
  it('stay the same from run to run while they are free', async () => {
    const port = await new Ports(folder).choose('postgres');
    expect(await new Ports(folder).choose('postgres')).toBe(port);
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    expect(await new Ports(folder).choose('postgres')).not.toBe(port);
    other.close();
  });

  it('a taken port is stepped over only when nobody asked for it', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const wanted = { host: '127.0.0.1', port };
    expect(await choosePort({ ...wanted, portGiven: false })).toBeGreaterThan(port);
    await expect(choosePort({ ...wanted, portGiven: true })).rejects.toThrow(StartFault);
    other.close();
  });
});

describe('the end', () => {
  it('undoes everything once, the last first, whatever fails on the way', async () => {
    const done: string[] = [];
    const said = console.error;
    console.error = () => undefined;
    const ending = new Ending();
    ending.add(() => void done.push('lock'));
    ending.add(() => Promise.reject(new Error('stuck')));
    ending.add(() => void done.push('server'));
    await Promise.all([ending.run(), ending.run()]);
    console.error = said;
    expect(done).toEqual(['server', 'lock']);
  });
});

describe('Temporal’s version', () => {
  it.each([
    ['temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)', true],
    ['temporal version 1.10.0 (Server 1.33.0)', true],
    ['temporal version 2.0.0', true],
    ['temporal version 1.8.9 (Server 1.31.0)', false],
    ['temporal version DEV', false],
    ['', false],
  ])('%s', (words, enough) => {
    expect(isNewEnough(words)).toBe(enough);
  });
});

describe('what a driver says', () => {
  it('is repeated without the password', () => {
    const url = 'postgres://app:h%40sh@db/qingshou';
    expect(withoutSecrets(new Error(`cannot reach ${url} (h@sh)`), url)).toBe(
      'cannot reach postgres://app:***@db/qingshou (***)',
    );
  });
});
