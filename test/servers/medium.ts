import type { DatabaseUrls, Passwords } from '../../apps/local/database.js';
import { freshDatabase } from './database.js';

/**
 * A new database in the PostgreSQL that all medium tests of a run share (medium.begin.mjs starts it): migrated, with both roles.
 * It dies with the server; nobody needs to drop it.
 */
export async function mediumDatabase(
  options: { mode?: 'demo' | 'real'; migrated?: boolean } = {},
): Promise<DatabaseUrls> {
  const told = process.env.MEDIUM_POSTGRES;
  if (told === undefined) throw new Error('no PostgreSQL of medium tests: run them by `npm run test:medium`');
  const { url, passwords } = JSON.parse(told) as { url: string; passwords: Passwords };
  const superUrl = (database = 'postgres'): string => {
    const at = new URL(url);
    at.pathname = `/${database}`;
    return at.href;
  };
  return freshDatabase({ superUrl, passwords }, options);
}
