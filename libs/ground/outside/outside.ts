/** The step room that ordered an act: its chapter of the story carries it out. */
export type Chapter = 'notice' | 'announcement' | 'urging';

export type ActState = 'wanted' | 'claimed' | 'done' | 'dropped' | 'uncertain';

/** What a story needs of an act: ids and names, nothing about a person. */
export interface WantedAct {
  id: string;
  chapter: Chapter;
  kind: 'postLetter';
  /** `carryOut`: not begun yet. `ask`: begun, end unknown; the other side is asked by key, nothing is sent again. */
  do: 'carryOut' | 'ask';
}

export const outsideRefusals = ['ACT_GONE'] as const;
export const outsideEvents = ['LetterSent', 'LetterDropped', 'LetterWithdrawn', 'LetterUncertain'] as const;

/** An act runs 30 s at most; a claim older than this has lost its hand. */
export const CLAIM_LIMIT_S = 45;

/** What the other side says about a key it may or may not know. */
export type Asked = 'done' | 'unknown' | 'silent';

/** An act whose end is unknown is asked for; what the other side does not know goes to a person, never out again. */
export function afterAsking(asked: Asked): { state: 'done' | 'uncertain' } | 'ask again' {
  switch (asked) {
    case 'done':
      return { state: 'done' };
    case 'unknown':
      return { state: 'uncertain' };
    case 'silent':
      return 'ask again';
  }
}
