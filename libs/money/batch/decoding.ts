import { createHash } from 'node:crypto';
import { refuse, type Refusal } from '../../ground/command/command.js';
import { LARGEST_BYTES } from './batch.js';

// First bytes of what people take for a table, or what is renamed to .csv.
const OTHER_KINDS: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]], // Also xlsx, docx, ods.
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

export const fileHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The text of an uploaded file: UTF-8 with or without mark, UTF-16 with mark, else GB18030, of which GBK is a part.
 * Line ends become one kind, so that lines can be counted. Refuses `FILE_TOO_LARGE`; `FILE_UNREADABLE` for a file that is
 * not what its name says. No byte is ever replaced by a question mark.
 */
export function decoded(bytes: Uint8Array): { text: string } | Refusal {
  if (bytes.length > LARGEST_BYTES) return refuse('FILE_TOO_LARGE', { bytes: bytes.length, most: LARGEST_BYTES });
  if (bytes.length === 0) return refuse('FILE_UNREADABLE', { because: 'empty' });
  const other = OTHER_KINDS.find(([, first]) => first.every((byte, at) => bytes[at] === byte));
  if (other) return refuse('FILE_UNREADABLE', { because: other[0] });
  const text = decodedText(bytes);
  if (text === undefined) return refuse('FILE_UNREADABLE', { because: 'characters' });
  if (text.includes('\u0000')) return refuse('FILE_UNREADABLE', { because: 'binary' });
  if (text.trim() === '') return refuse('FILE_UNREADABLE', { because: 'empty' });
  // What banking programs write as .xls or .csv is often a page.
  if (/^\s*</.test(text)) return refuse('FILE_UNREADABLE', { because: 'html' });
  return { text: text.replace(/\r\n?/g, '\n') };
}

function decodedText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodedAs(bytes, 'utf-16be');
  // UTF-8 before GB18030: Chinese in UTF-8 nearly always makes valid nonsense in GB18030, never the other way round.
  return decodedAs(bytes, 'utf-8') ?? (bytes.includes(0) ? undefined : decodedAs(bytes, 'gb18030'));
}

function decodedAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
