import type { Law } from '../../ground/law/law.js';
import type { Fen } from '../../ground/fen/fen.js';
import { bar, firstLevel, type Level, type Request, type VoiceFacts } from '../../people/approval/approval.js';
import type { Actor } from '../../people/staff/staff.js';

/** A decision as its order was kept: by whom, on what amount. */
export interface PastDecision {
  request: Request;
  approved: boolean;
  /** In fen, on the day of the decision. */
  amount: Fen;
  /** Who decided, with the seats that he held for others that day; undefined once he is gone. */
  actor: Actor | undefined;
  voices: readonly VoiceFacts[];
}

/** What one law makes of a decision. */
export interface Judgement {
  lawVersion: string;
  limitFen: number;
  /** The lowest level that it allows to decide that amount. */
  level: Level;
  /** What would have barred the decision under it. */
  refused: string | null;
}

/**
 * Judges a past decision under a law: of its day, when it must come out as it did, or of today. The amount and the opinions
 * are those of that day; who answered for the case was judged then and is not judged again.
 */
export function judgedUnder(law: Law, past: PastDecision): Judgement {
  const { request, approved, amount, actor, voices } = past;
  const terms = { amount, stage: request.stage, law, responsible: [], insiders: [], voices };
  const wanted = approved ? ('approve' as const) : ('refuse' as const);
  const barred = actor && bar({ ...request, state: 'open' }, { ...terms, actor, wanted });
  return {
    ...{ lawVersion: law.version, limitFen: law.value.supervisorLimitFen },
    level: firstLevel({ authority: request, amount, law }),
    refused: actor ? (barred?.refused ?? null) : 'NO_RIGHT',
  };
}
