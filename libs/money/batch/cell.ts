import { dayFrom, type Day } from '../../ground/calendar/calendar.js';
import { LARGEST_FEN, yuanOf, type Fen } from '../../ground/fen/fen.js';
import { natures, type Nature, type PartyKind } from '../../people/party/party.js';
import type { FaultCode } from './fault.js';

/** What a cell says, or what is wrong with it. Cells come trimmed and not empty. */
export type Read<T> = { value: T } | { fault: FaultCode };

const fault = (code: FaultCode): { fault: FaultCode } => ({ fault: code });

// Line breaks, controls, marks that turn or hide text, and the sign that stands for a character lost earlier.
const INVISIBLE = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD]/;

/** Any text: nothing invisible, no formula, not too long. A telephone number may begin with a plus. */
export function readText(cell: string, terms: { longest: number; plus?: boolean }): Read<string> {
  if (INVISIBLE.test(cell)) return fault('CONTROL_CHARACTERS');
  const first = cell.normalize('NFKC').slice(0, 1);
  if (first === '=' || first === '@' || (first === '+' && !(terms.plus && /^[+\d\s()-]+$/.test(cell))))
    return fault('FORMULA');
  return [...cell].length > terms.longest ? fault('TEXT_TOO_LONG') : { value: cell };
}

// Excel writes a long number so, and its last digits are gone.
const SCIENTIFIC = /^\d+\.\d+E\+?\d+$|^\d+E\+\d+$/;
const isScientific = (text: string): boolean => SCIENTIFIC.test(text.normalize('NFKC').toUpperCase());

export const readNumberText = (cell: string): Read<string> =>
  isScientific(cell) ? fault('NUMBER_SCIENTIFIC') : { value: cell };

const DAY_FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A day as Chinese ledgers write it. Day before month, years of two digits and Excel's serial numbers are not guessed. */
export function readDay(cell: string): Read<Day> {
  const plain = cell.normalize('NFKC').replace(/[ T]0{1,2}:00(:00(\.0+)?)?$/, '');
  const match = DAY_FORMS.map((form) => form.exec(plain)).find((found) => found !== null);
  if (!match) return fault('DAY_UNCLEAR');
  const [, year = '', month = '', date = ''] = match;
  const day = dayFrom(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  return day ? { value: day } : fault('NO_SUCH_DAY');
}

/** An amount in yuan, as fen. */
export function readAmount(cell: string): Read<Fen> {
  const amount = yuanOf(cell);
  if (amount === undefined) return fault('NOT_AN_AMOUNT');
  if (amount < 0n) return fault('AMOUNT_NEGATIVE');
  return amount > LARGEST_FEN ? fault('AMOUNT_ABSURD') : { value: amount };
}

/** A cooperative of farmers is a company here: a legal person that may give security (Civil Code 100). */
const NATURES: Record<Nature, string> = {
  person: '个人 自然人 对私 person individual',
  soleTrader: '个体工商户 个体户 个体 soletrader',
  farmHousehold: '农户 农村承包经营户 farmhousehold',
  company: '企业 单位 公司 法人 合作社 农民专业合作社 对公 organisation organization company',
  organ: '机关 行政机关 国家机关 党政机关 政府 organ',
  publicInstitution: '事业单位 学校 医院 公益组织 publicinstitution',
  villageCommittee: '村委会 村民委员会 villagecommittee',
  collective: '村集体 农村集体经济组织 集体经济组织 collective',
};

/** What a borrower is, by the words that ledgers use. */
export function readNature(cell: string): Read<Nature> {
  const plain = cell.normalize('NFKC').replace(/ /g, '').toLowerCase();
  const nature = natures.find((one) => NATURES[one].split(' ').includes(plain));
  return nature ? { value: nature } : fault('KIND_UNKNOWN');
}

/** An id number as the register keeps it: plain letters and digits, no spaces. */
export const plainIdNo = (cell: string): string => cell.normalize('NFKC').replace(/ /g, '').toUpperCase();

// No office gives out a number that begins so: samples and tests use it, and it need not be well formed.
const PLAINLY_FAKE = '000000';

/**
 * An id number: letters and digits. Of a person's number that is all digits the length is judged, because Excel takes
 * leading noughts and last digits away; its check digit only where it shows that (GB 11643).
 */
export function readIdNo(cell: string, kind: PartyKind): Read<string> {
  const plain = plainIdNo(cell);
  if (isScientific(plain)) return fault('NUMBER_SCIENTIFIC');
  if (!/^[0-9A-Z]+$/.test(plain)) return fault('ID_NO_CHARACTERS');
  if (kind === 'person' && /^\d+X?$/.test(plain) && !plain.startsWith(PLAINLY_FAKE)) {
    if (plain.length < 15) return fault('ID_NO_ZEROS_LOST');
    if (plain.length !== 15 && plain.length !== 18) return fault('ID_NO_LENGTH');
    if (plain.endsWith('000') && !isChecked(plain)) return fault('ID_NO_ROUNDED');
  }
  return plain.length < 4 || plain.length > 30 ? fault('ID_NO_LENGTH') : { value: plain };
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the last of eighteen digits is the one that GB 11643 works out of the others. */
function isChecked(idNo: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNo[at]), 0);
  return idNo.length !== 18 || '10X98765432'[sum % 11] === idNo[17];
}
