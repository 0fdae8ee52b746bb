import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Law } from '../../ground/law/law.js';
import { departments, type Department } from '../../people/staff/staff.js';

export const opinionRefusals = ['OPINIONS_NOT_APART', 'ABOVE_AUTHORITY'] as const;

/** What a department said of a write-off, and who said it (W6). */
export interface Opinion {
  department: Department;
  by: string;
}

/** Who had a hand in a write-off and may not speak for a department. */
export interface Hands {
  makerId: string;
  handlerIds: readonly string[];
  deciderId: string;
}

/**
 * Five departments by five people, none of them maker, handler or decider (X10, W6). Refuses `OPINIONS_NOT_APART` with the
 * departments that are missing or spoken for by a wrong hand.
 */
export function opinionsApart(opinions: readonly Opinion[], hands: Hands): Refusal | undefined {
  const missing = departments.filter((one) => opinions.filter(({ department }) => department === one).length !== 1);
  const barred = new Set([hands.makerId, hands.deciderId, ...hands.handlerIds]);
  const wrong = opinions
    .filter(({ by }) => barred.has(by) || opinions.filter((other) => other.by === by).length > 1)
    .map(({ department }) => department);
  return missing.length > 0 || wrong.length > 0 ? refuse('OPINIONS_NOT_APART', { missing, wrong }) : undefined;
}

/**
 * Powers are handed down in grades (W6): supervisors have none, the director has his up to the limit. Refuses
 * `ABOVE_AUTHORITY` above it: the board or whom it has deputed decides, outside this house.
 */
export const aboveAuthority = (amount: Fen, law: Law): Refusal | undefined =>
  amount > BigInt(law.value.directorLimitFen)
    ? refuse('ABOVE_AUTHORITY', { limitFen: law.value.directorLimitFen, amountFen: amount.toString() })
    : undefined;
