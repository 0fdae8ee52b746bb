import { z } from 'zod';
import { aText } from '../../ground/command/command.input.js';
import { fieldNames } from './column.js';

// Eight megabytes and a little: a file just above the limit is told so by its own refusal.
const MOST_CHARACTERS = 11_200_000;

const base64 = z
  .string()
  .max(MOST_CHARACTERS)
  // Not one pattern for the whole text: the engine would keep a way back for each of eleven million characters.
  .refine((text) => text.length % 4 === 0 && !/[^A-Za-z0-9+/=]/.test(text) && !/=[^=]/.test(text), {
    message: 'not base64',
  });

/** Which column of the file holds which field, by its header. */
const mappingSchema = z.partialRecord(z.enum(fieldNames), aText(500));

export const uploadLedgerSchema = z.strictObject({
  fileName: aText(200),
  contentBase64: base64,
  mapping: mappingSchema.optional(),
});
export type UploadLedger = z.infer<typeof uploadLedgerSchema>;

export const remapSchema = z.strictObject({ mapping: mappingSchema });
export type Remap = z.infer<typeof remapSchema>;

export const confirmImportSchema = z.strictObject({ skipFaulty: z.boolean() });
export type ConfirmImport = z.infer<typeof confirmImportSchema>;
