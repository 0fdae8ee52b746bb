import { Problem } from './problem.js';

let csrf = '';

/** The session's token goes with every order; it is kept in memory only. */
export function keepCsrf(token: string): void {
  csrf = token;
}

const TRIES = 4;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The one fetch of the desk: signs orders, tries again while the server is busy, turns refusals into `Problem`. */
export async function deskFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  if (request.method !== 'GET' && csrf) request.headers.set('X-CSRF', csrf);
  for (let attempt = 1; ; attempt++) {
    const answer = await sent(request.clone());
    if (answer.ok) return answer;
    const problem = await problemIn(answer);
    // Both codes say that nothing was decided yet: asking again with the same key is what they ask for.
    const again = problem.code === 'BUSY' || problem.code === 'KEY_RUNNING';
    if (!again || attempt === TRIES) throw problem;
    await wait(Math.min(Number(answer.headers.get('Retry-After') ?? '1'), 3) * 1000);
  }
}

async function sent(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    throw new Problem({ code: 'NETWORK', status: 0 });
  }
}

async function problemIn(answer: Response): Promise<Problem> {
  const told = await plainBody(answer);
  const code = typeof told['code'] === 'string' ? told['code'] : answer.status === 401 ? 'NOT_SIGNED_IN' : 'FAULT';
  const figures = isRecord(told['detail']) ? told['detail'] : {};
  const errors = Array.isArray(told['errors']) ? (told['errors'] as Problem['errors']) : [];
  return new Problem({ code, status: answer.status, figures, errors });
}

async function plainBody(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await answer.json();
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A fresh Idempotency-Key. `randomUUID` exists only in secure contexts, and a branch may use plain http inside. */
export function freshKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
