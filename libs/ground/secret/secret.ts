/** The keys of an installation as its settings tell them: base64url of 32 bytes each. The first seals, all of them open. */
export interface KeyRing {
  keys: readonly { id: string; key: string }[];
  /** Never rotated with the others: an index is only found again under the key it was made with. */
  indexKey: string;
}

/** What may be found by a blind index. A field's name is part of it: a phone never equals an id number of the same digits. */
export type IndexedField = 'party.name' | 'party.idNo' | 'party.phone';

/** The parts of a sealed text, all base64url but the key's id. */
export interface SealedParts {
  keyId: string;
  iv: string;
  text: string;
  tag: string;
}

const VERSION = 'v1';
const SHAPE = /^v1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{22})$/;

/** `v1.<key id>.<iv>.<text>.<tag>`: AES-256-GCM with an iv of 12 bytes and a tag of 16. */
export const sealedForm = ({ keyId, iv, text, tag }: SealedParts): string => [VERSION, keyId, iv, text, tag].join('.');

/** The parts of a sealed text; undefined for anything else. */
export function sealedParts(sealed: string): SealedParts | undefined {
  const [, keyId, iv, text, tag] = SHAPE.exec(sealed) ?? [];
  return keyId === undefined || iv === undefined || text === undefined || tag === undefined
    ? undefined
    : { keyId, iv, text, tag };
}

/** What the tag also vouches for: a sealed text moved to another column or under another key's id does not open. */
export const sealedFor = (field: string, keyId: string): string => [VERSION, keyId, field].join('\n');

/**
 * One writing of a value for its index: full-width signs as narrow ones, no blanks, capitals; of a phone its digits
 * without the country's prefix. Empty if nothing is left: then there is no index.
 */
export function normalised(field: IndexedField, text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  return field === 'party.phone' ? plain.replace(/^(\+|00)86/, '').replace(/\D/g, '') : plain;
}

/**
 * What stays in the clear of what could tell of people, and why. Everything else that names somebody is sealed; the scan
 * of the whole database (test/check/clear.ts) lets only these pass.
 */
export const inTheClear: Readonly<Record<string, string>> = {
  'debt.contract_no': 'found by its beginning, printed on every paper; a number of the creditor’s own',
  'party.initials': 'pinyin initials of the name, so that a list can be searched and sorted',
  'party.name_index': 'keyed hash: equal for equal names, tells none',
  'party.id_index': 'keyed hash: one party per id number',
  'party.phone_index': 'keyed hash',
  'contact.number_index': 'the same of a number that was called',
  'contact_cleared.number_index': 'the same',
  'staff.name': 'the organisation’s own people, who act in their office',
  'staff.login': 'as the name',
  'unit.name': 'the organisation’s own offices',
  'installation.name': 'the organisation itself',
  'parameter.reason': 'words of an admin about a rule, never about a person',
  'batch.columns': 'headings of a file',
  'batch.mapping': 'headings of a file',
  'handoff.court': 'a public office',
  'court_track.court': 'a public office',
  'court_track.docket_no': 'a number of the court’s',
  'publication.medium': 'a newspaper',
  'mediation.body': 'a public committee',
  'ledger_entry.docket_no': 'a number of the court’s',
  'recovery_part.docket_no': 'the same',
};
