import { expect } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { projectRoot } from '../../apps/local/place.js';

export const SCREENS = join(projectRoot(), 'test/out/screens');

/** A request that the server refuses, as the person himself would send it past the screen. */
export interface Asked {
  path: string;
  body?: unknown;
  code: string;
}

interface Hop {
  by: string;
  until?: string;
}

// A request made of a Request object shows its body to nobody but the page itself.
const TELL_HOPS = `const sent = globalThis.fetch;
globalThis.fetch = async (asked, ...more) => {
  if (asked instanceof Request && asked.url.endsWith('/clock/moves')) await tellHop(await asked.clone().json());
  return sent(asked, ...more);
};`;

const PATIENCE_MS = 20_000;
let taken = 0;

/** Somebody at the desk: a browser of his own, in which all that goes wrong unasked is noted. */
export class Seat {
  private readonly notes: string[] = [];
  private readonly expected = new Set<string>();
  /** What the demo clock was asked, and what it answered, hop by hop. */
  readonly hops: { asked: Hop | undefined; today: string; until: string; arrived: boolean }[] = [];
  private readonly asked: Hop[] = [];

  private constructor(
    readonly login: string,
    readonly page: Page,
    private readonly url: string,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
    this.listen();
  }

  /** A fresh browser before the sign-in page. */
  static async before(browser: Browser, terms: { url: string; login: string }): Promise<Seat> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const seat = new Seat(terms.login, await context.newPage(), terms.url);
    await context.exposeFunction('tellHop', (hop: Hop) => void seat.asked.push(hop));
    await context.addInitScript(TELL_HOPS);
    await seat.page.goto(terms.url);
    await seat.card().waitFor();
    return seat;
  }

  /** By role card. */
  async enter(): Promise<void> {
    await this.card().click();
    await this.at('sign-out').waitFor();
  }

  /** Back to the cards. */
  async leave(): Promise<void> {
    await this.press('sign-out');
    await this.card().waitFor();
  }

  card(): Locator {
    return this.page.getByTestId(`role-card-${this.login}`);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.page.getByTestId('sign-out').waitFor();
  }

  at(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  async press(testId: string): Promise<void> {
    await this.at(testId).click();
  }

  async write(testId: string, text: string): Promise<void> {
    await this.at(testId).fill(text);
  }

  async shot(name: string): Promise<void> {
    mkdirSync(SCREENS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENS, `${name}.png`), animations: 'disabled' });
  }

  /** A numbered station of the line. */
  async station(name: string): Promise<void> {
    taken += 1;
    await this.shot(`${String(taken).padStart(2, '0')}-${this.login}-${name}`);
  }

  /** The notice on the screen: why not, with its code in grey, and more than the code. */
  async sees(code: string): Promise<void> {
    const notice = this.page.locator(`[data-testid="refusal"][data-code="${code}"]`);
    await notice.waitFor();
    const said = await notice.innerText();
    expect(said).toContain(code);
    expect(said.replace(code, '')).toMatch(/[\u4e00-\u9fff]{4}/);
  }

  /** From here on the server may answer this door with this code: it is asked to refuse. */
  expects(code: string): void {
    this.expected.add(code);
  }

  /** Sends the same order past the screen, with this person's session: the server itself refuses it. */
  async refused({ path, body = {}, code }: Asked): Promise<void> {
    const status = code === 'NO_RIGHT' ? 403 : 422; // The door itself, or a rule behind it.
    this.expects(code);
    const answer = await this.page.evaluate(send, { path, body });
    expect({ path, ...answer }).toEqual({ path, status, code });
  }

  /** Presses a step that is not his to take: told on the screen, and refused by the server when sent all the same. */
  async barred(step: string, asked: Asked): Promise<void> {
    await this.press(step);
    await this.sees(asked.code);
    await this.refused(asked);
  }

  /** What the API tells this person. */
  async reads<T>(path: string): Promise<T> {
    return (await (await this.page.request.get(`${this.url}/api/v1${path}`)).json()) as T;
  }

  /** All that went wrong without being asked for. */
  complaints(): string[] {
    return this.notes;
  }

  private listen(): void {
    const { page, notes } = this;
    page.on('pageerror', (fault) => notes.push(`${this.login}: ${fault.message}`));
    page.on('console', (line) => {
      // Of a refused request the console knows only its address; `response` below knows its code and judges it.
      if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
        notes.push(`${this.login}: ${line.text()}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      if (why !== 'net::ERR_ABORTED') notes.push(`${this.login}: ${why} ${request.url()}`);
    });
    page.on('response', (response) => {
      const request = response.request();
      if (request.url().endsWith('/clock/moves') && response.ok())
        void response.json().then((hop: { today: string; until: string; arrived: boolean }) => {
          this.hops.push({ asked: this.asked.at(-1), ...hop });
        });
      if (response.status() >= 400)
        void response.json().then(({ code }: { code?: string }) => {
          if (!this.expected.has(code ?? '')) notes.push(`${this.login}: ${code} ${request.method()} ${request.url()}`);
        });
    });
  }
}

/** Runs in the browser. */
async function send({ path, body }: { path: string; body: unknown }): Promise<{ status: number; code: string }> {
  const { session } = (await (await fetch('/api/v1/session')).json()) as { session: { csrf: string } };
  const response = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-csrf': session.csrf,
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const { code } = (await response.json()) as { code: string };
  return { status: response.status, code };
}
