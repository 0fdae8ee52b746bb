import { randomUUID } from 'node:crypto';
import type { World } from '../../servers/world.js';
import type { Door } from './table.js';

export interface Answer {
  status: number;
  code: string | undefined;
  headers: Headers;
  text: string;
  body: unknown;
}

export interface Call {
  method: string;
  path: string;
  /** Sent as it is when it is text or bytes, else as JSON. */
  body?: unknown;
  headers?: Record<string, string | undefined>;
}

/** Every answer of a test run, by code: at the end none of them may be a fault of the server. */
export const answers = new Map<string, number>();
const bad: string[] = [];
export const badAnswers = (): string[] => bad;

/** Somebody who knocks at doors as he likes: with any body, any header, or none. */
export class Caller {
  private constructor(
    readonly world: World,
    readonly login: string,
    readonly session: { cookie: string; csrf: string },
  ) {}

  get csrf(): string {
    return this.session.csrf;
  }

  static async enter(world: World, login: string): Promise<Caller> {
    const { cards } = (await (await fetch(`${world.apiUrl}/api/v1/cards`)).json()) as {
      cards: { staffId: string; login: string }[];
    };
    const staffId = cards.find((one) => one.login === login)?.staffId ?? '';
    const response = await fetch(`${world.apiUrl}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ staffId }),
    });
    const { csrf } = (await response.json()) as { csrf: string };
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new Caller(world, login, { cookie, csrf });
  }

  /** With cookie, CSRF token and a new key, unless told otherwise. */
  async call(wanted: Call): Promise<Answer> {
    const own: Record<string, string | undefined> = { cookie: this.session.cookie, 'content-type': 'application/json' };
    if (wanted.method !== 'GET') Object.assign(own, { 'x-csrf': this.csrf, 'idempotency-key': randomUUID() });
    return knock(this.world, { ...wanted, headers: { ...own, ...wanted.headers } });
  }

  async at(door: Door, terms: { id?: string; body?: unknown; headers?: Call['headers'] } = {}): Promise<Answer> {
    const path = door.path.replace('{id}', terms.id ?? randomUUID());
    return this.call({ method: door.method, path, body: terms.body, headers: terms.headers });
  }
}

/** One request; its answer is judged by what holds for all of them. */
export async function knock(world: World, call: Call): Promise<Answer> {
  const headers = Object.fromEntries(Object.entries(call.headers ?? {}).filter(([, value]) => value !== undefined));
  const raw = typeof call.body === 'string' || call.body instanceof Uint8Array;
  const body =
    call.body === undefined || call.method === 'GET' ? undefined : raw ? call.body : JSON.stringify(call.body);
  const response = await fetch(`${world.apiUrl}${call.path}`, {
    method: call.method,
    headers: headers as Record<string, string>,
    ...(body === undefined ? {} : { body: body as string }),
  });
  const text = await response.text();
  return judged(call, { response, text });
}

function judged(call: Call, { response, text }: { response: Response; text: string }): Answer {
  const { status, headers } = response;
  const json = /json/.test(headers.get('content-type') ?? '');
  const body = json && text !== '' ? (JSON.parse(text) as unknown) : text;
  const code = response.ok ? undefined : (body as { code?: string }).code;
  const where = `${call.method} ${call.path.slice(0, 120)}: ${status} ${text.slice(0, 200)}`;
  answers.set(`${status} ${code ?? ''}`.trim(), (answers.get(`${status} ${code ?? ''}`.trim()) ?? 0) + 1);
  if (status >= 500) bad.push(where);
  if (status >= 400) {
    const { type, title, status: told } = body as Record<string, unknown>;
    const whole = typeof type === 'string' && typeof title === 'string' && typeof code === 'string' && told === status;
    if (headers.get('content-type')?.startsWith('application/problem+json') !== true || !whole)
      bad.push(`no problem+json: ${where}`);
    if ([409, 429, 503].includes(status) && !headers.get('retry-after')) bad.push(`no Retry-After: ${where}`);
    if (/\bat .*\.[jt]s:\d+|node_modules|SELECT |INSERT /.test(text)) bad.push(`tells of its inside: ${where}`);
  }
  return { status, code, headers, text, body };
}
