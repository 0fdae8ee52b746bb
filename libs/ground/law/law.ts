import type { Day } from '../calendar/calendar.js';

/** Where a rule stands, with the year of the numbering: `Civil Code 188 (2021)`. A measure without one does not compile. */
export interface Article {
  code: string;
  zh: string;
}

export interface Parameter {
  key: ParameterKey;
  /** The root unit that set its own value; null holds for all. */
  unitId: string | null;
  from: Day;
  value: number;
}

/** Every parameter the product knows, with its unit (last word) and where it comes from. */
export const parameters = {
  noticeTermDays: { default: 30, article: { code: 'Civil Code 195', zh: '民法典第195条' } },
  announcementTermDays: { default: 30, article: { code: 'Civil Code 195', zh: '民法典第195条' } },
  urgingTermDays: { default: 60, article: { code: 'Civil Code 195', zh: '民法典第195条' } },
  serviceLookDays: { default: 15, article: { code: 'house rule S1', zh: '内部规定' } },
  requestWorkdays: { default: 3, article: { code: 'house rule S1', zh: '内部规定' } },
  handoffWorkdays: { default: 2, article: { code: 'house rule S1', zh: '内部规定' } },
  appealDays: { default: 15, article: { code: 'Civil Procedure Law 171 (2023)', zh: '民事诉讼法（2023）第171条' } },
  assetLookDays: {
    default: 180,
    article: { code: 'Write-off Measures 14 (2017)', zh: '呆账核销管理办法（2017）第14条' },
  },
  supervisorLimitFen: { default: 50_000_000, article: { code: 'house rule S1', zh: '内部规定' } },
  suitLookDays: { default: 30, article: { code: 'house rule S1', zh: '内部规定' } },
  undoSeconds: { default: 10, article: { code: 'house rule S1', zh: '内部规定' } },
} as const satisfies Record<string, { default: number; article: Article }>;

export const lawRefusals = ['FROM_TOO_EARLY'] as const;
export const lawEvents = ['ParameterSet'] as const;

export type ParameterKey = keyof typeof parameters;

/** The law in force for one organisation on one day. */
export interface Law {
  version: string;
  value: Readonly<Record<ParameterKey, number>>;
}

/** Values with dates of effect: the unit's own before the general one, the latest that has begun. */
export function lawOn(stored: readonly Parameter[], terms: { unitId: string | null; today: Day }): Law {
  const value = Object.fromEntries(
    Object.entries(parameters).map(([key, { default: start }]) => [key, start]),
  ) as Record<ParameterKey, number>;
  const inForce = stored
    .filter((row) => row.from <= terms.today && (row.unitId === null || row.unitId === terms.unitId))
    .sort((a, b) => Number(a.unitId !== null) - Number(b.unitId !== null) || (a.from < b.from ? -1 : 1));
  for (const row of inForce) value[row.key] = row.value;
  const last = inForce
    .map((row) => row.from)
    .sort()
    .at(-1);
  return { version: last ?? 'start', value };
}

/** Articles cited by more than one measure. */
export const articles = {
  demand: { code: 'Civil Code 195', zh: '民法典第195条' },
  service: { code: 'Limitation Rules 8 (2020)', zh: '诉讼时效规定（2020）第8条' },
  interview: { code: 'CBA Guideline 2026', zh: '个人消费类贷款催收工作指引（2026）' },
  suit: { code: 'Civil Procedure Law 122 (2023)', zh: '民事诉讼法（2023）第122条' },
  writeOff: { code: 'Write-off Measures 4, 14 (2017)', zh: '呆账核销管理办法（2017）第4、14条' },
  allocation: { code: 'Civil Code 561', zh: '民法典第561条' },
  counting: { code: 'Civil Code 201, 203', zh: '民法典第201、203条' },
} as const satisfies Record<string, Article>;
