import type { KeyRing } from '../../libs/ground/secret/secret.js';

const key = (sign: string): string => Buffer.alloc(32, sign).toString('base64url');

/** Keys of tests: fixed, so that every process of a test opens what another sealed. */
export const testKeys: KeyRing = { keys: [{ id: 't1', key: key('t') }], indexKey: key('i') };

/** The same as settings. */
export const testKeySettings = {
  SECRET_KEYS: testKeys.keys.map(({ id, key: own }) => `${id}:${own}`).join(','),
  SECRET_INDEX_KEY: testKeys.indexKey,
};
