import { readFileSync } from 'node:fs';
import type { TLSConfig } from '@temporalio/client';
import type { TemporalTls } from '../variables.js';

/** Connection options for a cluster that wants certificates; the files are read once, at the start. */
export function tlsOf(tls: TemporalTls | undefined): TLSConfig | false {
  if (!tls) return false;
  const file = (path: string | undefined): Buffer | undefined => (path ? readFileSync(path) : undefined);
  const [crt, key, ca] = [file(tls.cert), file(tls.key), file(tls.ca)];
  return {
    ...(tls.serverName ? { serverNameOverride: tls.serverName } : {}),
    ...(ca ? { serverRootCACertificate: ca } : {}),
    ...(crt && key ? { clientCertPair: { crt, key } } : {}),
  };
}
