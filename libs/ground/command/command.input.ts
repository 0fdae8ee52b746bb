import { z } from 'zod';
import { dayFrom, type Day } from '../calendar/calendar.js';
import { LARGEST_FEN } from '../fen/fen.js';

/** What every room's input is made of. Limits are ours to set: nobody else sets them. */
export const anId = z.uuid();

export const aDay = z
  .string()
  .max(10)
  .refine((text) => dayFrom(text) !== undefined, { message: 'no such day' })
  .transform((text) => text as Day);

// NUL and lone surrogates cannot be stored as text by PostgreSQL, and nobody types them.
const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

export const aText = (longest: number): z.ZodString =>
  z.string().trim().min(1).max(longest).refine(storable, { message: 'has characters that cannot be kept' });

/** Words of a question: also none. */
export const aQuery = (longest: number): z.ZodString =>
  z.string().trim().max(longest).refine(storable, { message: 'has characters that nothing kept can have' });

export const aReason = aText(500);
export const anAmountFen = z.int().min(1).max(Number(LARGEST_FEN));
