import type { ValueTransformer } from 'typeorm';
import { storedFen, type Fen } from '../fen/fen.js';

/** bigint columns come back as text: fen are read as bigint and written as text. */
export const fenColumn: ValueTransformer = {
  from: (value: string | null): Fen | null => (value === null ? null : storedFen(value)),
  to: (value: Fen | null | undefined): string | null | undefined =>
    value === undefined || value === null ? value : value.toString(),
};
