export type PartyKind = 'person' | 'organisation';

/** What a party is. 个体工商户 and 农户 answer with what they own, and are persons to everyone who calls on them (X3). */
export const natures = [
  'person',
  'soleTrader', // 个体工商户 (Civil Code 54)
  'farmHousehold', // 农户, 农村承包经营户 (Civil Code 55)
  'company',
  'organ', // 机关
  'publicInstitution', // 公益性事业单位: schools, hospitals
  'villageCommittee', // 村民委员会
  'collective', // 农村集体经济组织
] as const;
export type Nature = (typeof natures)[number];

export const partyEvents = ['PartyRegistered'] as const;

export interface PartyFacts {
  /** Derived from `nature` where that is told. */
  kind: PartyKind;
  nature?: Nature | undefined;
  name: string;
  idNo?: string | undefined;
  phone?: string | undefined;
  address?: string | undefined;
  /** A bank account: of a payer, or where what was paid too much goes back to. */
  account?: string | undefined;
}

/** A natural person before the law: contact limits and third-person rules protect him (X3; Civil Code 54–56). */
export const isNatural = (nature: Nature): boolean =>
  nature === 'person' || nature === 'soleTrader' || nature === 'farmHousehold';

/** What a party is, where only its kind was told: a person, or a company. */
export const natureOf = ({ kind, nature }: Pick<PartyFacts, 'kind' | 'nature'>): Nature =>
  nature ?? (kind === 'person' ? 'person' : 'company');

export const kindOf = (nature: Nature): PartyKind => (isNatural(nature) ? 'person' : 'organisation');

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
