import { randomUUID } from 'node:crypto';

export interface Reply<T = Record<string, unknown>> {
  status: number;
  code: string | undefined;
  body: T;
  retryAfter?: string;
}

const PATIENCE_MS = 60_000;

/** Somebody at the API: signed in by role card, with an Idempotency-Key per act, or one that is given. */
export class Person {
  private constructor(
    readonly id: string,
    readonly login: string,
    private readonly door: { apiUrl: string; cookie: string; csrf: string },
  ) {}

  static async enter(apiUrl: string, login: string): Promise<Person> {
    const { cards } = (await (await fetch(`${apiUrl}/api/v1/cards`)).json()) as {
      cards: { staffId: string; login: string }[];
    };
    const card = cards.find((one) => one.login === login);
    if (!card) throw new Error(`nobody is called ${login}`);
    const response = await fetch(`${apiUrl}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ staffId: card.staffId }),
    });
    const { csrf } = (await response.json()) as { csrf: string };
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new Person(card.staffId, login, { apiUrl, cookie, csrf });
  }

  async get<T = Record<string, unknown>>(path: string): Promise<Reply<T>> {
    return reply(await fetch(`${this.door.apiUrl}/api/v1${path}`, { headers: { cookie: this.door.cookie } }));
  }

  async post<T = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    key: string = randomUUID(),
  ): Promise<Reply<T>> {
    const headers = {
      'content-type': 'application/json',
      cookie: this.door.cookie,
      'x-csrf': this.door.csrf,
      'idempotency-key': key,
    };
    return reply(
      await fetch(`${this.door.apiUrl}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  /** The same order under its key until it is answered: what a careful caller does when a server dies under him. */
  async insist<T = Record<string, unknown>>(path: string, body: unknown, key: string): Promise<Reply<T>> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const answer = await this.post<T>(path, body, key);
        if (answer.status !== 409 && answer.status !== 503 && answer.status < 500) return answer;
        if (Date.now() > until) return answer;
      } catch (fault) {
        if (Date.now() > until) throw fault;
      }
      await new Promise((later) => setTimeout(later, 200));
    }
  }

  /** The body of an act that must succeed. */
  async must<T = Record<string, unknown>>(path: string, body: unknown = {}, key?: string): Promise<T> {
    const answer = await this.post<T>(path, body, key);
    if (answer.status !== 200)
      throw new Error(`${this.login} POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async see<T = Record<string, unknown>>(path: string): Promise<T> {
    const answer = await this.get<T>(path);
    if (answer.status !== 200)
      throw new Error(`${this.login} GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

async function reply<T>(response: Response): Promise<Reply<T>> {
  const text = await response.text();
  const body = (text ? JSON.parse(text) : {}) as T & { code?: string };
  const retryAfter = response.headers.get('retry-after');
  const code = response.ok ? undefined : body.code;
  return { status: response.status, code, body, ...(retryAfter ? { retryAfter } : {}) };
}
