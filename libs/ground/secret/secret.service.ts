import { Injectable } from '@nestjs/common';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { normalised, sealedFor, sealedForm, sealedParts, type IndexedField, type KeyRing } from './secret.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;

/** A text that does not open: no key of its id, or not as it was sealed. It says which field, and never what stands in it. */
export class NotOpened extends Error {
  constructor(field: string, why: string) {
    super(`${field}: ${why}`);
    this.name = 'NotOpened';
  }
}

/** Seals what tells of people, opens it, and makes it findable (Personal Information Protection Law 51: encryption). */
@Injectable()
export class SecretService {
  private readonly keys: ReadonlyMap<string, KeyObject>;
  private readonly newest: string;
  private readonly indexKey: KeyObject;

  /** Throws on a ring without keys, with a key of another length, or with one id twice. */
  constructor(ring: KeyRing) {
    const [newest] = ring.keys;
    if (!newest) throw new Error('a ring without keys');
    this.keys = new Map(ring.keys.map(({ id, key }) => [id, keyOf(key)]));
    if (this.keys.size < ring.keys.length) throw new Error('two keys with one id');
    this.newest = newest.id;
    this.indexKey = keyOf(ring.indexKey);
  }

  /** Seals under the newest key, for this field alone (`table.column`). Two seals of one text differ. */
  seal(text: string, field: string): string {
    const keyId = this.newest;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(keyId, field), iv).setAAD(Buffer.from(sealedFor(field, keyId)));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const [ivText, sealedText, tag] = [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
    return sealedForm({ keyId, iv: ivText ?? '', text: sealedText ?? '', tag: tag ?? '' });
  }

  /** Opens what was sealed for this field. Throws `NotOpened`: tampered, of another field, or of a key it has not. */
  open(sealed: string, field: string): string {
    const parts = sealedParts(sealed);
    if (!parts) throw new NotOpened(field, 'not a sealed text');
    const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
    const decipher = createDecipheriv(CIPHER, this.key(parts.keyId, field), bytes(parts.iv))
      .setAAD(Buffer.from(sealedFor(field, parts.keyId)))
      .setAuthTag(bytes(parts.tag));
    try {
      return Buffer.concat([decipher.update(bytes(parts.text)), decipher.final()]).toString('utf8');
    } catch {
      throw new NotOpened(field, 'not as it was sealed');
    }
  }

  /** The same text under the newest key; as it is if it has that key already. For the rotation of keys. */
  reseal(sealed: string, field: string): string {
    if (sealedParts(sealed)?.keyId === this.newest) return sealed;
    return this.seal(this.open(sealed, field), field);
  }

  /** The blind index of a value: equal for equal values of one field, null where there is nothing to find. */
  index(field: IndexedField, text: string | null | undefined): string | null {
    const plain = normalised(field, text ?? '');
    if (plain === '') return null;
    return createHmac('sha256', this.indexKey).update(`${field}\n${plain}`).digest('base64url');
  }

  /** A keyed hash, 64 hex signs, of what was ordered: a plain one could be undone with a list of names. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.indexKey).update(`order\n${text}`).digest('hex');
  }

  private key(id: string, field: string): KeyObject {
    const key = this.keys.get(id);
    if (!key) throw new NotOpened(field, `no key ${id}`);
    return key;
  }
}

function keyOf(text: string): KeyObject {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== KEY_BYTES) throw new Error(`a key has ${KEY_BYTES} bytes`);
  return createSecretKey(bytes);
}
