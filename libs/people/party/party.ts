export type PartyKind = 'person' | 'organisation';

export const partyEvents = ['PartyRegistered'] as const;

export interface PartyFacts {
  kind: PartyKind;
  name: string;
  idNo?: string | undefined;
  phone?: string | undefined;
  address?: string | undefined;
}

/** Shows the ends of a number and hides the middle: enough to tell two people apart, not enough to use. */
export function masked(text: string | null): string | null {
  if (!text) return null;
  const ends = text.length > 10 ? 4 : 2;
  return text.length <= 2 * ends
    ? '*'.repeat(text.length)
    : `${text.slice(0, ends)}${'*'.repeat(text.length - 2 * ends)}${text.slice(-ends)}`;
}

/** An address down to its town; the rest is for the envelope only. */
export const maskedAddress = (text: string | null): string | null => (text ? `${text.slice(0, 6)} ****` : null);
