import type { Day } from '../calendar/calendar.js';
import { courtParameters } from './court-parameters.js';
import { writeOffParameters } from './write-off-parameters.js';

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

const contactRules: Article = {
  code: 'GB/T 45251-2025, CBA Guideline 2026',
  zh: 'GB/T 45251-2025，个人消费类贷款催收工作指引（2026）',
};

/** Every parameter the product knows, with its unit (last word) and where it comes from. */
export const parameters = {
  noticeTermDays: { default: 30, article: { code: 'Civil Code 195', zh: '民法典第195条' } },
  announcementTermDays: { default: 30, article: { code: 'Civil Code 195', zh: '民法典第195条' } },
  urgingTermDays: { default: 60, article: { code: 'Civil Code 195', zh: '民法典第195条' } },
  reminderDays: { default: 15, article: { code: 'house rule S1', zh: '内部规定' } },
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
  // GB/T 45251-2025 and the CBA's self-discipline of 2026, the stricter of the two: hours of the day, contacts and tries a day.
  contactQuietFrom: { default: 22, article: contactRules },
  contactQuietUntil: { default: 8, article: contactRules },
  contactAnsweredPerDay: { default: 3, article: contactRules },
  contactTriesPerDay: { default: 6, article: contactRules },
  undoSeconds: { default: 10, article: { code: 'house rule S1', zh: '内部规定' } },
  holdLongestDays: { default: 90, article: { code: 'house rule S1', zh: '内部规定' } },
  disputeAnswerWorkdays: { default: 30, article: { code: 'house rule S1', zh: '内部规定' } },
  hardshipLongestDays: { default: 180, article: { code: 'house rule S1', zh: '内部规定' } },
  claimFilingDays: {
    default: 30,
    article: { code: 'Enterprise Bankruptcy Law 45 (2006)', zh: '企业破产法（2006）第45条' },
  },
  planLongestMonths: { default: 60, article: { code: 'house rule S2', zh: '内部规定' } },
  promiseSilenceDays: { default: 14, article: { code: 'house rule S1', zh: '内部规定' } },
  ...courtParameters,
  ...writeOffParameters,
} as const satisfies Record<string, { default: number; article: Article }>;

export const lawRefusals = ['FROM_TOO_EARLY', 'TRIAL_UNFINISHED'] as const;
export const lawEvents = ['ParameterProposed', 'ParameterSet', 'ParameterGivenUp'] as const;

/** A change is proposed by one admin and holds, from its day on, once another has approved it. */
export type ChangeState = 'proposed' | 'inForce' | 'givenUp';

export type ParameterKey = keyof typeof parameters;

/** The law in force for one organisation on one day. */
export interface Law {
  version: string;
  value: Readonly<Record<ParameterKey, number>>;
  /** The next day on which another value begins; undefined while none is known. */
  changesOn?: Day | undefined;
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
  const changesOn = stored
    .filter((row) => row.from > terms.today && (row.unitId === null || row.unitId === terms.unitId))
    .map((row) => row.from)
    .sort()[0];
  return { version: last ?? 'start', value, changesOn };
}

/** Articles cited by more than one measure. */
export const articles = {
  demand: { code: 'Civil Code 195', zh: '民法典第195条' },
  service: { code: 'Limitation Rules 8 (2020)', zh: '诉讼时效规定（2020）第8条' },
  press: { code: 'Limitation Rules 8 (2020), PIPL 25, 55', zh: '诉讼时效规定（2020）第8条，个人信息保护法第25、55条' },
  publishing: { code: 'PIPL 25; Civil Code 1024, 1032', zh: '个人信息保护法第25条，民法典第1024、1032条' },
  interview: { code: 'CBA Guideline 2026', zh: '个人消费类贷款催收工作指引（2026）' },
  suit: { code: 'Civil Procedure Law 122 (2023)', zh: '民事诉讼法（2023）第122条' },
  writeOff: { code: 'Write-off Measures 4, 14 (2017)', zh: '呆账核销管理办法（2017）第4、14条' },
  allocation: { code: 'Civil Code 561', zh: '民法典第561条' },
  limitation: { code: 'Civil Code 188, 195', zh: '民法典第188、195条' },
  guarantee: { code: 'Civil Code 692, 693', zh: '民法典第692、693条' },
  counting: { code: 'Civil Code 201, 203', zh: '民法典第201、203条' },
} as const satisfies Record<string, Article>;
