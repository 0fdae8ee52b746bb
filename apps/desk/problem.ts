/** A refusal or fault as the desk shows it: the code chooses the words, the figures stand beside them. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly figures: Record<string, unknown>;
  readonly errors: { path: string; problem: string; cure: string }[];

  constructor(told: { code: string; status: number; figures?: Record<string, unknown>; errors?: Problem['errors'] }) {
    super(told.code);
    this.code = told.code;
    this.status = told.status;
    this.figures = told.figures ?? {};
    this.errors = told.errors ?? [];
  }

  /** Whether the order may still take effect although no answer came: then the same key must be used again. */
  get unsure(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'BUSY' || this.code === 'KEY_RUNNING';
  }
}

export const problemOf = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem({ code: 'FAULT', status: 500 });
