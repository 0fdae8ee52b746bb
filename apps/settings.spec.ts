import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { faultLines, readSettings } from './settings.js';
import { settingNames } from './variables.js';

const database = 'postgres://app:hush@db:5432/qingshou';
const key = (sign: string): string => Buffer.alloc(32, sign).toString('base64url');
const sealed = { SECRET_KEYS: `k2:${key('b')}, k1:${key('a')}`, SECRET_INDEX_KEY: key('i') };
const keys = {
  keys: [
    { id: 'k2', key: key('b') },
    { id: 'k1', key: key('a') },
  ],
  indexKey: key('i'),
};

describe('settings', () => {
  it('an empty environment is enough on one machine', () => {
    const { settings } = readSettings({}, { for: 'local' });
    expect(settings).toEqual({
      ...{ host: '127.0.0.1', port: 4400, portGiven: false, workerPort: 0 },
      ...{ dataDir: '.local', namespace: 'default' },
    });
  });

  it('the API needs the database with its keys and nothing else', () => {
    const needed = ['DATABASE_URL', 'SECRET_KEYS', 'SECRET_INDEX_KEY'];
    expect(readSettings({}, { for: 'api' }).faults?.map((fault) => fault.name)).toEqual(needed);
    const { settings } = readSettings({ DATABASE_URL: database, ...sealed }, { for: 'api' });
    expect(settings).toEqual({ host: '127.0.0.1', port: 4400, mode: 'real', databaseUrl: database, keys });
  });

  it('the worker also needs Temporal', () => {
    const { faults } = readSettings({}, { for: 'worker' });
    expect(faults?.map((fault) => fault.name).sort()).toEqual([
      ...['DATABASE_URL', 'SECRET_INDEX_KEY', 'SECRET_KEYS', 'TEMPORAL_ADDRESS'],
    ]);
    const env = {
      ...sealed,
      DATABASE_URL: database,
      TEMPORAL_ADDRESS: 't:7233',
      TEMPORAL_TLS_CERT: 'c.pem',
      TEMPORAL_TLS_KEY: 'k.pem',
    };
    expect(readSettings(env, { for: 'worker' }).settings?.temporal).toEqual({
      address: 't:7233',
      namespace: 'default',
      tls: { cert: 'c.pem', key: 'k.pem' },
    });
  });

  it('every fault is told at once, by the name of its variable', () => {
    const env = {
      ...{ PORT: '99999', HOST: 'a b', MODE: 'trial', DATABASE_URL: 'mysql://x', DATABASE_OWNER_URL: 'nonsense' },
      ...{
        TEMPORAL_ADDRESS: 'nowhere',
        TEMPORAL_TLS_KEY: 'k.pem',
        WORKER_PORT: '-1',
        POST_URL: 'ftp://x',
        POST_SECRET: 's',
        TEMPORAL_TASK_TIMEOUT_S: 'soon',
      },
    };
    const names = readSettings(env, { for: 'local' }).faults?.map((fault) => fault.name);
    expect(names?.sort()).toEqual(
      ['PORT', 'HOST', 'MODE', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_TLS_CERT']
        .concat('WORKER_PORT', 'POST_URL', 'TEMPORAL_TASK_TIMEOUT_S', 'SECRET_KEYS', 'SECRET_INDEX_KEY')
        .sort(),
    );
  });

  it('secrets are never repeated', () => {
    const env = { DATABASE_URL: 'postgre://app:hush@db/q', POST_SECRET: 'hush', POST_URL: 'nowhere/hush' };
    const wrong = { SECRET_KEYS: `k1:hush`, SECRET_INDEX_KEY: 'hush' };
    const { faults } = readSettings({ ...env, ...wrong }, { for: 'local' });
    expect(faultLines(faults ?? []).join('\n')).not.toContain('hush');
    expect(faults).toHaveLength(4);
  });

  it('a fault of one process does not stop another', () => {
    expect(
      readSettings({ DATABASE_URL: database, TEMPORAL_ADDRESS: 'nowhere', ...sealed }, { for: 'api' }).faults,
    ).toBeUndefined();
  });

  it('an owner of the tables without the app role is half a setting', () => {
    const { faults } = readSettings({ DATABASE_OWNER_URL: database }, { for: 'local' });
    expect(faults?.map((fault) => fault.name)).toEqual(['DATABASE_URL']);
  });

  it('a shared database is opened with keys that are told; one of this machine has its own', () => {
    expect(readSettings({}, { for: 'local' }).settings?.keys).toBeUndefined();
    const shared = { DATABASE_URL: database };
    expect(readSettings(shared, { for: 'local' }).faults?.map((fault) => fault.name)).toEqual(Object.keys(sealed));
    expect(readSettings({ ...shared, ...sealed }, { for: 'local' }).settings?.keys).toEqual(keys);
  });

  it('keys come whole, each id once, and the index key with them', () => {
    const faults = (env: Record<string, string>) =>
      readSettings({ ...env }, { for: 'local' }).faults?.map((fault) => fault.name);
    expect(faults({ SECRET_KEYS: sealed.SECRET_KEYS })).toEqual(['SECRET_INDEX_KEY']);
    expect(faults({ SECRET_INDEX_KEY: key('i') })).toEqual(['SECRET_KEYS']);
    for (const spoiled of [`k1:${key('a')},`, `k1:${key('a')},k1:${key('b')}`, key('a'), `k 1:${key('a')}`, 'k1:short'])
      expect(faults({ ...sealed, SECRET_KEYS: spoiled })).toEqual(['SECRET_KEYS']);
  });

  it('a migration needs the owner of the tables, and is real unless told', () => {
    expect(readSettings({}, { for: 'migrate' }).faults?.map((fault) => fault.name)).toEqual(['DATABASE_OWNER_URL']);
    const { settings } = readSettings({ DATABASE_OWNER_URL: database }, { for: 'migrate' });
    expect(settings).toEqual({ mode: 'real', databaseOwnerUrl: database });
  });

  it('.env.example names each setting, once, and sets none', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const named = lines.filter((line) => /^[A-Z]/.test(line));
    expect(named.sort()).toEqual(settingNames.map((name) => `${name}=`).sort());
  });
});
