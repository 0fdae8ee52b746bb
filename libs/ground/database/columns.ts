import type { ValueTransformer } from 'typeorm';
import { storedFen, type Fen } from '../fen/fen.js';

/** bigint columns come back as text: fen are read as bigint and written as text. */
export const fenColumn: ValueTransformer = {
  from: (value: string | null): Fen | null => (value === null ? null : storedFen(value)),
  to: (value: Fen | null | undefined): string | null | undefined =>
    value === undefined || value === null ? value : value.toString(),
};

/** Stands in an entity until a data source puts its keys in (data-source.ts); without keys nothing passes. */
const keyless = (): ValueTransformer => {
  const refuse = (value: unknown): null | undefined => {
    if (value === null || value === undefined) return value;
    throw new Error('a sealed column and no keys');
  };
  return { from: refuse, to: refuse };
};

/**
 * A text that tells of people: `@Column('text', { transformer: sealedText })`. Sealed at rest, clear in the room's hands;
 * SQL sees the sealed text alone, so neither search nor sort by it.
 */
export const sealedText: ValueTransformer = keyless();

/** The same for lists and objects, kept as one sealed text of their JSON. */
export const sealedJson: ValueTransformer = keyless();
