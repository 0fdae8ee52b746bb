import { createHash } from 'node:crypto';

/** The id that a name has in a namespace, the same on every machine and at every try (RFC 9562, version 5). */
export function uuid5(terms: { namespace: string; name: string }): string {
  const hash = createHash('sha1')
    .update(Buffer.from(terms.namespace.replaceAll('-', ''), 'hex'))
    .update(terms.name, 'utf8')
    .digest();
  const bytes = hash.subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50; // Version 5.
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80; // The variant of the RFC.
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
