import type { Next } from '../libs/steps/escalation/turn.js';

/** Own database only, made single by the command id: the one local activity of a turn. */
export interface Turns {
  turn(caseId: string): Promise<Next>;
}

/** Reach the outside world, once. A retry could put a second letter into the post: they are never retried. */
export interface Letters {
  postLetter(actId: string): Promise<'sent' | 'not wanted'>;
  /** Asks the other side by key about a letter whose end is unknown; sends nothing. */
  askPost(actId: string): Promise<'sent' | 'uncertain'>;
}
