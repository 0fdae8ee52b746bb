import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import type { TemporalSettings } from '../settings.js';
import { StartFault, wordsOf } from './fault.js';
import { projectRoot } from './place.js';

const LEAST_POSTGRES = 150_000;

/** Is the shared database there, new enough and open to us? `name` is the variable that told of it. */
export async function checkPostgres(url: string, name: 'DATABASE_URL' | 'DATABASE_OWNER_URL'): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  let version: { server_version_num: string } | undefined;
  try {
    await client.connect();
    version = (await client.query<{ server_version_num: string }>('SHOW server_version_num')).rows[0];
  } catch (fault) {
    throw new StartFault(
      `无法连接 ${name} 所指的 PostgreSQL：${withoutSecrets(fault, url)} (The PostgreSQL of ${name} cannot be reached.)`,
      `请检查 ${name} 的地址、用户、密码和数据库名。(Check the address, user, password and database in ${name}.)`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  const number = Number(version?.server_version_num ?? 0);
  if (number >= LEAST_POSTGRES) return `${Math.floor(number / 10_000)}.${number % 10_000}`;
  throw new StartFault(
    `${name} 所指的 PostgreSQL 版本过低。(The PostgreSQL of ${name} is too old.)`,
    '需要 15 或更高版本。(It must be 15 or later.)',
  );
}

/** Is the shared Temporal there, with our namespace? */
export async function checkTemporal(settings: TemporalSettings): Promise<void> {
  const { Connection } = await import('@temporalio/client');
  const { address, namespace, tls } = settings;
  const read = (file?: string): Buffer | undefined => (file ? readFileSync(resolve(projectRoot(), file)) : undefined);
  try {
    const [crt, key, ca] = [read(tls?.cert), read(tls?.key), read(tls?.ca)];
    const connection = await Connection.connect({
      address,
      connectTimeout: 5000,
      ...(tls && {
        tls: {
          ...(crt && key ? { clientCertPair: { crt, key } } : {}),
          ...(ca ? { serverRootCACertificate: ca } : {}),
          ...(tls.serverName ? { serverNameOverride: tls.serverName } : {}),
        },
      }),
    });
    try {
      await connection.workflowService.describeNamespace({ namespace });
    } finally {
      await connection.close();
    }
  } catch (fault) {
    const missing = /Namespace .* is not found|NOT_FOUND/i.test(wordsOf(fault));
    if (missing)
      throw new StartFault(
        `Temporal 上没有命名空间 ${namespace}。(Temporal at ${address} has no namespace ${namespace}.)`,
        `请建立它，保留期 7 天，或改 TEMPORAL_NAMESPACE。(Create it with 7 days of retention, or change TEMPORAL_NAMESPACE.)`,
      );
    throw new StartFault(
      `无法连接 Temporal ${address}：${wordsOf(fault)} (Temporal cannot be reached.)`,
      '请检查 TEMPORAL_ADDRESS 和 TEMPORAL_TLS_*。(Check TEMPORAL_ADDRESS and TEMPORAL_TLS_*.)',
    );
  }
}

/** Errors of a driver may quote the address with its password. */
export function withoutSecrets(fault: unknown, url: string): string {
  const password = URL.canParse(url) ? new URL(url).password : '';
  const words = wordsOf(fault) || (fault as { code?: string }).code || '?';
  return password === '' ? words : words.replaceAll(password, '***').replaceAll(decodeURIComponent(password), '***');
}
