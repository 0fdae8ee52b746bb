import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { articles, type Article } from '../../ground/law/law.js';
import type { Day } from '../../ground/calendar/calendar.js';
import type { Role } from '../../people/staff/staff.js';
import type { TaskKind } from '../../cases/case/case.js';
import type { Liability } from '../../cases/limit/standing.js';

export const answerRefusals = ['ANSWER_NOT_OPEN'] as const;

/** What a debtor can say to a demand: pays by a day, by instalments, with a thing, brings old papers anew, disputes. */
export const answerKinds = ['pays', 'plan', 'inKind', 'resign', 'disputes'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** What an answer leaves for somebody to do; a promise and a dispute are facts that speak for themselves. */
export const answerTasks: Record<AnswerKind, { kind: TaskKind; role: Role } | null> = {
  pays: null,
  plan: { kind: 'drawUpPlan', role: 'collector' },
  inKind: { kind: 'offerInKind', role: 'collector' },
  resign: { kind: 'chooseResign', role: 'legal' }, // Only a request: legal chooses what it becomes (X7).
  disputes: null,
};

export const choices = ['confirmation', 'newContract', 'nothing'] as const;
/** What legal can make of papers signed anew: a confirmation of the debt, a new contract, nothing. */
export type Choice = (typeof choices)[number];

/**
 * `renewed`: the debtor agrees to pay, a fresh limitation begins, also after it had run out (L13, L17).
 * `replaced`: a new loan pays the old one. `unchanged`: the clock runs on.
 */
export type DebtEffect = 'renewed' | 'replaced' | 'unchanged';

/**
 * `stays`: liable as before, his period moves for nothing (G4). `free`: freed already, and no signature on a notice brings
 * him back (G9). `freedUnlessSigns`: free unless he signs the new contract, knowing that it pays the old one (G11).
 * `toCheck`: legal looks first at where he stands.
 */
export type GuarantorEffect = 'stays' | 'free' | 'freedUnlessSigns' | 'toCheck';

interface ChoiceTerms {
  debt: DebtEffect;
  guarantor: Record<Liability, GuarantorEffect>;
  article: Article;
}

const newForOld: Article = { code: 'Guarantee Interp. 16 (2020)', zh: '担保制度解释（2020）第16条' };
const afterExpiry: Article = {
  code: 'Civil Code 192; Limitation Rules 19 (2020); Guarantee Interp. 34 (2020)',
  zh: '民法典第192条，诉讼时效规定（2020）第19条，担保制度解释（2020）第34条',
};

/** What each choice does to the debt and to every guarantor (L17, G9, G11). */
export const choiceTerms: Record<Choice, ChoiceTerms> = {
  confirmation: {
    debt: 'renewed',
    guarantor: { standing: 'stays', lapsed: 'free', void: 'free', released: 'free', unknown: 'toCheck' },
    article: afterExpiry,
  },
  newContract: {
    debt: 'replaced',
    guarantor: {
      standing: 'freedUnlessSigns',
      lapsed: 'free',
      void: 'free',
      released: 'free',
      unknown: 'freedUnlessSigns',
    },
    article: newForOld,
  },
  nothing: {
    debt: 'unchanged',
    guarantor: { standing: 'stays', lapsed: 'free', void: 'free', released: 'free', unknown: 'toCheck' },
    article: articles.demand,
  },
};

export interface Option {
  choice: Choice;
  debt: DebtEffect;
  guarantors: { partyId: string; standing: Liability; effect: GuarantorEffect }[];
  articleZh: string;
}

/** The three ways, each with what it does, for legal to choose from. */
export const optionsFor = (guarantors: readonly { partyId: string; standing: Liability }[]): Option[] =>
  choices.map((choice) => {
    const { debt, guarantor, article } = choiceTerms[choice];
    return {
      choice,
      debt,
      guarantors: guarantors.map((one) => ({ ...one, effect: guarantor[one.standing] })),
      articleZh: article.zh,
    };
  });

export interface AnswerFacts {
  id: string;
  kind: AnswerKind;
  recordedBy: string;
  choice: Choice | null;
}

/** An answer was given on a day that has come, and not before the case was opened. */
export function answerable(saidOn: Day, facts: { openedOn: Day }, on: Pick<On, 'today'>): Refusal | undefined {
  if (saidOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  return saidOn < facts.openedOn ? refuse('DAY_TOO_EARLY', { from: facts.openedOn }) : undefined;
}

/** Legal chooses once, on papers that another hand brought. */
export function choosable(answer: AnswerFacts, by: string): Refusal | undefined {
  if (answer.kind !== 'resign' || answer.choice) return refuse('ANSWER_NOT_OPEN', { choice: answer.choice });
  return answer.recordedBy === by ? refuse('SAME_HAND') : undefined;
}
