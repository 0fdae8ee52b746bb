/** Money as whole fen (分). A balance is a sum of these; nothing here rounds, because nothing here divides. */
export type Fen = bigint & { readonly unit: 'fen' };

export const NONE = 0n as Fen;

/** The largest single amount a person may enter: 100 billion yuan. Above it is a slip of the hand. */
export const LARGEST_FEN = 10_000_000_000_000n as Fen;

/** Fen from a database or JSON value: whole fen only. NaN and fractions give undefined. */
export function fenOf(value: bigint | number | string): Fen | undefined {
  if (typeof value === 'bigint') return value as Fen;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? (BigInt(value) as Fen) : undefined;
  return /^-?\d{1,18}$/.test(value) ? (BigInt(value) as Fen) : undefined;
}

/** Fen from a column that the schema guarantees to be a whole number; a missing sum is none. */
export const storedFen = (value: string | number | bigint | null | undefined): Fen => BigInt(value ?? 0) as Fen;

export const plus = (...amounts: readonly Fen[]): Fen => amounts.reduce<bigint>((sum, a) => sum + a, 0n) as Fen;
export const minus = (from: Fen, take: Fen): Fen => (from - take) as Fen;
export const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);

/** For JSON: fen fit a JavaScript number up to 90 trillion yuan. */
export const plainFen = (amount: Fen): number => Number(amount);

/**
 * Reads yuan as people write them (`1,234.5`, `¥ 80 952`, full-width digits) into fen; undefined when it is no amount.
 * A comma or a space parts thousands and nothing else: `1,5` is a slip of the hand, not fifteen yuan.
 */
export function yuanOf(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').replace(/[¥元]/g, '').trim();
  const match = /^(-?)(\d{1,13}|\d{1,3}(?:[,\s]\d{3}){1,3})(?:\.(\d{1,2})0*)?$/.exec(plain);
  if (!match) return undefined;
  const [, sign, yuan = '0', cents = ''] = match;
  const amount = BigInt(yuan.replace(/[,\s]/g, '')) * 100n + BigInt(cents.padEnd(2, '0'));
  return (sign ? -amount : amount) as Fen;
}

/** `1234567.80`, always two places: for letters, tables and exports. */
export function yuanText(amount: Fen): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** 大写: the amount in words as contracts and receipts write it, `壹仟贰佰叁拾肆元伍角陆分`. */
export function capitals(amount: Fen): string {
  if (amount < 0n) return `负${capitals(-amount as Fen)}`;
  const yuan = amount / 100n;
  const jiao = Number((amount / 10n) % 10n);
  const cent = Number(amount % 10n);
  const whole = yuan > 0n ? `${wholeCapitals(yuan)}元` : '';
  if (jiao === 0 && cent === 0) return `${whole || '零元'}整`;
  const gap = jiao === 0 && whole ? '零' : '';
  return `${whole}${gap}${jiao ? `${DIGITS[jiao]}角` : ''}${cent ? `${DIGITS[cent]}分` : '整'}`;
}

function wholeCapitals(yuan: bigint): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0n; rest /= 10_000n) groups.push(Number(rest % 10_000n));
  let text = '';
  let gap = false;
  for (let at = groups.length - 1; at >= 0; at--) {
    const group = groups[at] ?? 0;
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    if (gap || (text && group < 1000)) text += '零';
    text += groupCapitals(group) + (GROUPS[at] ?? '');
    gap = false;
  }
  return text;
}

function groupCapitals(group: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    gap = false;
  }
  return text;
}
