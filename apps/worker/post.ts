import { mkdir, open, readFile } from 'node:fs/promises';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Asked } from '../../libs/ground/outside/outside.js';
import type { Envelope } from '../../libs/steps/notice/sending.service.js';
import type { PostSettings } from '../variables.js';

/** Whoever takes our letters: an e-post service, or the tray from which a clerk prints them. */
export interface Post {
  /** Hands a letter over under its key. Resolves when the other side has it; any fault leaves the end unknown. */
  send(envelope: Envelope): Promise<void>;
  /** Whether the other side knows the key. */
  ask(key: string): Promise<Asked>;
}

const ANSWER_MS = 20_000;

/** A service reached over HTTP: `PUT /letters/<key>` hands over, `GET /letters/<key>` asks. Signed with the shared secret. */
export class PostService implements Post {
  constructor(private readonly settings: PostSettings) {}

  async send(envelope: Envelope): Promise<void> {
    const response = await this.call('PUT', envelope.key, JSON.stringify(envelope));
    if (!response.ok) throw new Error(`the post answered ${response.status}`);
  }

  async ask(key: string): Promise<Asked> {
    try {
      const response = await this.call('GET', key);
      if (response.ok) return 'done';
      return response.status === 404 ? 'unknown' : 'silent';
    } catch {
      return 'silent';
    }
  }

  private call(method: 'GET' | 'PUT', key: string, body = ''): Promise<Response> {
    const at = new Date().toISOString();
    const signature = createHmac('sha256', this.settings.secret)
      .update(`${method}\n${key}\n${at}\n${body}`)
      .digest('hex');
    const headers = { 'content-type': 'application/json', 'x-key': key, 'x-at': at, 'x-signature': signature };
    return fetch(`${this.settings.url.replace(/\/$/, '')}/letters/${key}`, {
      method,
      headers,
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(method === 'PUT' ? { body } : {}),
    });
  }
}

/** A folder of letters to print, one file a key: made whole or not at all, and never twice. */
export class OutTray implements Post {
  constructor(private readonly folder: string) {}

  async send(envelope: Envelope): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.path(envelope.key), 'wx', 0o600);
    try {
      await file.writeFile(`${envelope.addressee}\n${envelope.address ?? ''}\n\n${envelope.text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async ask(key: string): Promise<Asked> {
    try {
      return (await readFile(this.path(key), 'utf8')).length > 0 ? 'done' : 'unknown';
    } catch (fault) {
      return (fault as { code?: string }).code === 'ENOENT' ? 'unknown' : 'silent';
    }
  }

  private path(key: string): string {
    return join(this.folder, `${key}.txt`);
  }
}
