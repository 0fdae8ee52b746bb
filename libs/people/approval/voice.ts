import { refuse, type Refusal } from '../../ground/command/command.js';
import { departments, roles, seatsOf, sees, type Actor, type Seat } from '../staff/staff.js';
import { closedFor, type Request, type VoiceFacts } from './approval.js';

export const voiceRefusals = ['VOICES_MISSING', 'VOICE_AGAINST', 'VOICE_TWICE', 'NOT_YOUR_SEAT'] as const;

const STAFF = 'staff:';

/** The seat of a person who was asked by name (加签). */
export const seatOfPerson = (staffId: string): string => `${STAFF}${staffId}`;

/** Who is asked by name in a seat; undefined for a department's or a role's. */
export const personOfSeat = (seat: string): string | undefined =>
  seat.startsWith(STAFF) ? seat.slice(STAFF.length) : undefined;

/** A department's seat is held by its members, a role's by who has it, a person's by himself. */
export function fills(holder: Seat, seat: string): boolean {
  const person = personOfSeat(seat);
  if (person !== undefined) return holder.staffId === person;
  return holder.departments.some((one) => one === seat) || holder.roles.some((one) => one === seat);
}

/** Whether a word names a seat that the table may ask for. */
export const isSeat = (seat: string): boolean =>
  departments.some((one) => one === seat) || roles.some((one) => one === seat);

export interface Speaking {
  actor: Actor;
  seat: string;
  stage: string;
  /** Who handles the case: he made the paper that is judged. Null for a request about something else. */
  handlerId: string | null;
  insiders: readonly string[];
  voices: readonly VoiceFacts[];
  unitPath?: string | undefined;
}

/**
 * Whose seat a person speaks from, or why he may not. Each opinion comes from another person, none of them asker, handler or
 * decider (W6, X10). Refuses `NOT_YOUR_SEAT`, `VOICE_TWICE`, `SAME_HAND`, `RESPONSIBLE_HAND`.
 */
export function speaks(request: Request, terms: Speaking): { spokenFor: string | null } | Refusal {
  const { actor, seat, stage, handlerId, insiders, voices, unitPath } = terms;
  const closed = closedFor(request, stage);
  if (closed) return closed;
  // What was sent may be any text, and a refusal is kept in the clear: it tells which seats there are.
  if (!request.voices.includes(seat)) return refuse('NOT_YOUR_SEAT', { seats: [...request.voices] });
  const hands = [request.askedBy, request.completedBy, handlerId, request.assignedTo];
  if (hands.includes(actor.id)) return refuse('SAME_HAND');
  if (insiders.includes(actor.id)) return refuse('RESPONSIBLE_HAND');
  const holders = seatsOf(actor).filter(
    (holder) => fills(holder, seat) && (unitPath === undefined || sees(holder, unitPath)),
  );
  if (holders.length === 0) return refuse('NOT_YOUR_SEAT', { seat });
  const holder = holders.find((one) => !hands.includes(one.staffId) && !insiders.includes(one.staffId));
  if (!holder) return refuse('SAME_HAND');
  if (voices.some((voice) => voice.seat === seat || voice.staffId === actor.id)) return refuse('VOICE_TWICE', { seat });
  return { spokenFor: holder.staffId === actor.id ? null : holder.staffId };
}

/** Whether a person may be asked by name (加签): he sees the request and is no other hand of it. */
export function consultable(
  request: Request,
  person: Actor,
  terms: Omit<Speaking, 'actor' | 'seat'> & { decider: string },
): Refusal | undefined {
  const seat = seatOfPerson(person.id);
  if (request.voices.includes(seat)) return refuse('VOICE_TWICE', { seat });
  if (person.id === terms.decider) return refuse('SAME_HAND');
  const asked = { ...request, voices: [...request.voices, seat] };
  const found = speaks(asked, { ...terms, actor: { ...person, standsFor: [] }, seat });
  return 'refused' in found ? (found.refused === 'NOT_YOUR_SEAT' ? refuse('NOT_ENTITLED') : found) : undefined;
}
