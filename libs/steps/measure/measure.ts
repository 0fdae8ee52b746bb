import { bygone } from '../../ground/law/bygone.js';
import { measures, type Act, type Allowed, type Forbidden, type Measure } from '../../ground/law/guard.js';
import { lawful, type Lawful, type LawfulMeasure, type Mind, type Title } from '../../ground/law/measure.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { ContactChannel } from '../../people/contact/contact.js';

export const measureRefusals = ['STANDING_ORDER_RUNS', 'STANDING_ORDER_OVER'] as const;

/** People outside the file: who stands in it has the title that his papers and the clocks give him, never one that is told. */
export const outsiders = ['thirdPerson', 'employer', 'superior', 'village', 'public', 'actualUser'] as const;
export type Outsider = (typeof outsiders)[number];

/** Which measure a contact is. */
export const measureOf: Record<ContactChannel, LawfulMeasure> = {
  call: 'call',
  message: 'message',
  letter: 'writtenDemand',
  visit: 'visit',
  interview: 'interview',
  thirdPersonCall: 'askForContact',
};

/** The contact that a measure is, if it enters somebody's day. */
export function contactOf(measure: Measure): ContactChannel | undefined {
  const terms = (lawful as Partial<Record<Measure, Lawful>>)[measure];
  return terms?.disturbs ? (terms.by[0] as ContactChannel) : undefined;
}

/** What an obligor's papers and the clock of his guarantee say. */
export interface ObligorStanding {
  role: string;
  /** Of an actual user: by accession, judgment, admission, or none (X1). */
  title: string | null;
  /** Of a guarantor; undefined while nobody can tell (X2). */
  liability: string | undefined;
}

/** By what title one entry of the register binds. */
export function titleOf(one: ObligorStanding): Title {
  switch (one.role) {
    case 'borrower':
      return 'borrower';
    case 'coObligor':
      return 'coObligor';
    case 'pledgor':
      return 'pledgor';
    case 'guarantor':
      return guarantorTitle(one.liability);
    case 'actualUser':
      return one.title && one.title !== 'none' ? 'actualUserWithTitle' : 'actualUser';
    default:
      return 'thirdPerson';
  }
}

function guarantorTitle(liability: string | undefined): Title {
  switch (liability) {
    case 'standing':
      return 'guarantorStanding';
    case 'lapsed':
    case 'released':
      return 'guarantorLapsed';
    case 'void':
      return 'guarantorVoid';
    default:
      return 'guarantorUnknown';
  }
}

const STRONGEST: readonly Title[] = [
  'borrower',
  'coObligor',
  'actualUserWithTitle',
  'guarantorStanding',
  'pledgor',
  'guarantorUnknown',
  'guarantorLapsed',
  'guarantorVoid',
  'actualUser',
];

/** One person may stand in several debts and roles: the strongest title is the one by which he may be met. */
export function strongest(entries: readonly ObligorStanding[]): Title | undefined {
  const held = entries.map(titleOf);
  return STRONGEST.find((title) => held.includes(title));
}

/** What the desk is told of a refused measure: code, article, and the lawful next step. */
export const unlawful = (measure: Measure, judged: Forbidden): Refusal =>
  refuse('MEASURE_UNLAWFUL', { measure, code: judged.refused, ...toldOf(judged) });

/** The same for a contact, under the guard's own code, which has its own cure. */
export const uncontactable = (judged: Forbidden): Refusal => refuse(judged.refused, toldOf(judged));

const toldOf = (judged: Forbidden): NonNullable<Refusal['detail']> => ({
  ...judged.detail,
  article: judged.article.code,
  articleZh: judged.article.zh,
  instead: judged.instead.measure,
  insteadZh: judged.instead.zh,
});

export interface CatalogueEntry {
  measure: Measure;
  lawful: boolean;
  zh: string;
  /** What holds today, of a measure that old papers ask for. */
  today: string | null;
  article: string;
  articleZh: string;
  instead: LawfulMeasure | null;
  mind: Mind[];
}

/** All measures with their articles and alternatives, for the desk. */
export const catalogue = (): CatalogueEntry[] =>
  measures.map((measure) => {
    if (measure in bygone) {
      const one = bygone[measure as keyof typeof bygone];
      const [instead] = one.instead;
      return {
        ...{ measure, lawful: 'warnsOnly' in one, zh: one.zh, today: one.today, instead, mind: [] },
        ...{ article: one.article.code, articleZh: one.article.zh },
      };
    }
    const one = lawful[measure as LawfulMeasure];
    return {
      ...{ measure, lawful: true, zh: one.zh, today: null, instead: null, mind: [...one.mind] },
      ...{ article: one.article.code, articleZh: one.article.zh },
    };
  });

/** What a person is told who was allowed. */
export const allowedFor = (judged: Allowed): { article: string; articleZh: string; mind: Mind[] } => ({
  article: judged.article.code,
  articleZh: judged.article.zh,
  mind: [...judged.mind],
});

export type Silence = Act['silenced'];
