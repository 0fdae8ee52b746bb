import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { faultLines, readSettings, settingNames } from './settings.js';

const database = 'postgres://app:hush@db:5432/qingshou';

describe('settings', () => {
  it('an empty environment is enough on one machine', () => {
    const { settings } = readSettings({}, { for: 'local' });
    expect(settings).toEqual({
      ...{ host: '127.0.0.1', port: 4400, portGiven: false, workerPort: 0 },
      ...{ dataDir: '.local', namespace: 'default' },
    });
  });

  it('the API needs the database and nothing else', () => {
    expect(readSettings({}, { for: 'api' }).faults?.map((fault) => fault.name)).toEqual(['DATABASE_URL']);
    const { settings } = readSettings({ DATABASE_URL: database }, { for: 'api' });
    expect(settings).toEqual({ host: '127.0.0.1', port: 4400, mode: 'real', databaseUrl: database });
  });

  it('the worker also needs Temporal', () => {
    const { faults } = readSettings({}, { for: 'worker' });
    expect(faults?.map((fault) => fault.name).sort()).toEqual(['DATABASE_URL', 'TEMPORAL_ADDRESS']);
    const env = {
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
        .concat('WORKER_PORT', 'POST_URL', 'TEMPORAL_TASK_TIMEOUT_S')
        .sort(),
    );
  });

  it('secrets are never repeated', () => {
    const env = { DATABASE_URL: 'postgre://app:hush@db/q', POST_SECRET: 'hush', POST_URL: 'nowhere/hush' };
    const { faults } = readSettings(env, { for: 'local' });
    expect(faultLines(faults ?? []).join('\n')).not.toContain('hush');
    expect(faults).toHaveLength(2);
  });

  it('a fault of one process does not stop another', () => {
    expect(
      readSettings({ DATABASE_URL: database, TEMPORAL_ADDRESS: 'nowhere' }, { for: 'api' }).faults,
    ).toBeUndefined();
  });

  it('an owner of the tables without the app role is half a setting', () => {
    const { faults } = readSettings({ DATABASE_OWNER_URL: database }, { for: 'local' });
    expect(faults?.map((fault) => fault.name)).toEqual(['DATABASE_URL']);
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
