import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeySettings } from '../variables.js';
import { StartFault } from './fault.js';
import { readJson, writeJson } from './place.js';
import { noteFile } from './postgres.js';

const KEY_BYTES = 32;

export const keyFile = (dataFolder: string): string => join(dataFolder, 'keys.json');

/**
 * The keys of the database that this machine keeps itself: made at its first start, in a file for our eyes only, apart
 * from the database so that a copy of one alone opens nothing. Data whose keys are gone get no new ones.
 */
export function keysOf(dataFolder: string): KeySettings {
  const known = readJson<KeySettings>(keyFile(dataFolder));
  if (known) return known;
  if (existsSync(noteFile(dataFolder)))
    throw new StartFault(
      `已有数据，但密钥文件 ${keyFile(dataFolder)} 不在。(There is data, and its keys ${keyFile(dataFolder)} are gone.)`,
      '请从备份放回该文件；或放弃演示数据：npm run demo:reset。(Put the file back from your backup, or give up demo data with npm run demo:reset.)',
    );
  const key = (): string => randomBytes(KEY_BYTES).toString('base64url');
  const keys = { keys: [{ id: 'k1', key: key() }], indexKey: key() };
  writeJson(keyFile(dataFolder), keys);
  return keys;
}

/** The same as the doors are told it. */
export const asVariables = ({ keys, indexKey }: KeySettings): { SECRET_KEYS: string; SECRET_INDEX_KEY: string } => ({
  SECRET_KEYS: keys.map(({ id, key }) => `${id}:${key}`).join(','),
  SECRET_INDEX_KEY: indexKey,
});
