import { pinyin } from 'pinyin-pro';
import { isNatural, type Nature } from './party.js';

const LONGEST = 40;

/**
 * Pinyin initials of a name (张三 → ZS), capitals: what a list is searched and sorted by, in the clear. A surname of two
 * readings is read as a surname only in people's names (单 is S in 单雄信). Figures stay, all other signs go.
 */
export function initialsOf(name: string, nature: Nature): string {
  const surname = isNatural(nature) ? 'head' : 'off';
  const first = pinyin(name.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array', surname });
  return first
    .join('')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, LONGEST);
}

/** The beginning of initials that a search by letters means; null if it holds anything but letters. */
export const soughtInitials = (q: string): string | null =>
  /^[a-z]{1,40}$/i.test(q.trim()) ? q.trim().toUpperCase() : null;
