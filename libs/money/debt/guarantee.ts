import { addMonths, later, type Day } from '../../ground/calendar/calendar.js';
import type { Article } from '../../ground/law/law.js';
import { NONE, plus, type Fen } from '../../ground/fen/fen.js';

/** How a guarantee was written; `unclear`: the contract does not say, or not in words that decide it. */
export type SaidMode = 'general' | 'joint' | 'unclear';
/** 一般保证 / 连带责任保证. */
export type Mode = 'general' | 'joint';

/** The Civil Code's first day: before it, silence about the mode meant a joint guarantee (Guarantee Law 19). */
export const CIVIL_CODE_FROM = '2021-01-01' as Day;

export const guaranteeArticles = {
  mode: { code: 'Civil Code 686; Guarantee Interp. 25 (2020)', zh: '民法典第686条、担保制度解释（2020）第25条' },
  modeBefore2021: { code: 'Guarantee Law 19 (1995)', zh: '担保法（1995）第19条、时间效力规定（2020）第1条' },
  agreed: { code: 'Civil Code 692', zh: '民法典第692条' },
  unclear: { code: 'Civil Code 692; Guarantee Interp. 32 (2020)', zh: '民法典第692条、担保制度解释（2020）第32条' },
  organ: { code: 'Civil Code 683; Guarantee Interp. 5 (2020)', zh: '民法典第683条、担保制度解释（2020）第5条' },
  institution: { code: 'Civil Code 683; Guarantee Interp. 6 (2020)', zh: '民法典第683条、担保制度解释（2020）第6条' },
  collective: { code: 'Guarantee Interp. 5 (2020)', zh: '担保制度解释（2020）第5条' },
  newForOld: { code: 'Guarantee Interp. 16 (2020)', zh: '担保制度解释（2020）第16条' },
  change: { code: 'Civil Code 695', zh: '民法典第695条' },
} as const satisfies Record<string, Article>;

export interface GuaranteeFacts {
  id: string;
  partyId: string;
  mode: SaidMode;
  /** The words of the contract that decide the mode, as far as they were typed in. */
  wording: string | null;
  /** The words about the period, when they are no day and no number of months. */
  periodText: string | null;
  periodMonths: number | null;
  periodEndsOn: Day | null;
  signedOn: Day | null;
  /** Largest amount the guarantor answers for, where one was agreed. */
  cap: Fen | null;
  releasedOn: Day | null;
  releasedBecause: ReleasedBecause | null;
  /** Changes of the debt that this guarantor agreed to in writing. */
  consents: readonly string[];
}

export const releases = ['newForOld', 'newForOldUnknown', 'byCreditor'] as const;
/** `newForOldUnknown`: he signed the new contract without knowing that it repaid an old loan. */
export type ReleasedBecause = (typeof releases)[number];

/** An extension or increase that creditor and debtor agreed on. */
export interface ChangeFacts {
  id: string;
  agreedOn: Day;
  newDueOn: Day;
  increased: Fen | null;
}

const JOINT_WORDS = /连带|无条件|不履行(?!能力)|未履行|未偿还|未归还|未清偿/;
const GENERAL_WORDS = /一般保证|不能履行|无力|无法(履行|偿还)|不能(偿还|清偿)|先(行)?(起诉|执行)/;

/** What the words of a contract make of a guarantee: "cannot repay" is general, "does not repay" is joint (Guarantee Interp. 25). */
export function modeOfWording(wording: string | null): Mode | undefined {
  if (!wording) return undefined;
  if (GENERAL_WORDS.test(wording)) return JOINT_WORDS.test(wording.replace(GENERAL_WORDS, '')) ? undefined : 'general';
  return JOINT_WORDS.test(wording) ? 'joint' : undefined;
}

/**
 * The mode that the law makes of a guarantee (G1, G2). What is said or worded decides; silence is a general guarantee since
 * 2021-01-01 and was a joint one before (CC 686). Undefined: nothing decides it, because the day of signing is not known.
 */
export function modeOf(facts: Pick<GuaranteeFacts, 'mode' | 'wording' | 'signedOn'>): Mode | undefined {
  if (facts.mode !== 'unclear') return facts.mode;
  const worded = modeOfWording(facts.wording);
  if (worded) return worded;
  if (!facts.signedOn) return undefined;
  return facts.signedOn < CIVIL_CODE_FROM ? 'joint' : 'general';
}

/** The due day that counts for one guarantor: an extension he did not agree to in writing does not move it (G4, CC 695). */
export const dueFor = (
  facts: { dueOn: Day; changes: readonly ChangeFacts[] },
  guarantee: Pick<GuaranteeFacts, 'consents'>,
): Day =>
  facts.changes
    .filter((change) => guarantee.consents.includes(change.id))
    .reduce((due, change) => later(due, change.newDueOn), facts.dueOn);

export interface Period {
  /** The due day; it is not counted itself (CC 201). */
  from: Day;
  /** Its last day before a holiday rolls it on (CC 203). */
  lastDay: Day;
  kind: 'agreed' | 'legal';
  article: Article;
}

/** Six months where nothing valid was agreed (CC 692). */
const LEGAL_MONTHS = 6;

/**
 * The period of a guarantee (保证期间, G3): as agreed; six months from the due day when nothing was agreed, the words are
 * unclear ("until paid off"), or what was agreed ends no later than the debt falls due. It never stops, breaks or grows (G4).
 */
export function periodOf(
  guarantee: Pick<GuaranteeFacts, 'periodText' | 'periodMonths' | 'periodEndsOn'>,
  dueOn: Day,
): Period {
  const { periodText, periodMonths, periodEndsOn } = guarantee;
  const agreed = periodMonths ? addMonths(dueOn, periodMonths) : periodEndsOn;
  if (agreed && agreed > dueOn)
    return { from: dueOn, lastDay: agreed, kind: 'agreed', article: guaranteeArticles.agreed };
  const article = periodText ? guaranteeArticles.unclear : guaranteeArticles.agreed;
  return { from: dueOn, lastDay: addMonths(dueOn, LEGAL_MONTHS), kind: 'legal', article };
}

/**
 * Whom the law lets guarantee nothing (G12): organs, village and residents' committees with what the village owns together,
 * and in principle institutions for the public's good. The narrow exceptions are for counsel.
 */
export function voidBy(nature: string): Article | undefined {
  if (nature === 'organ') return guaranteeArticles.organ;
  if (nature === 'villageCommittee' || nature === 'collective') return guaranteeArticles.collective;
  return nature === 'publicInstitution' ? guaranteeArticles.institution : undefined;
}

/**
 * What a guarantor answers for at most (G14): the debt without the increases he did not agree to in writing, and no more than
 * his cap. In fen.
 */
export function coveredFen(
  facts: { owed: Fen; changes: readonly ChangeFacts[] },
  guarantee: Pick<GuaranteeFacts, 'consents' | 'cap'>,
): Fen {
  const beyond = plus(
    NONE,
    ...facts.changes.filter((one) => !guarantee.consents.includes(one.id)).map((one) => one.increased ?? NONE),
  );
  const covered = facts.owed > beyond ? ((facts.owed - beyond) as Fen) : NONE;
  return guarantee.cap !== null && guarantee.cap < covered ? guarantee.cap : covered;
}

/**
 * Whether somebody who signs for the new loan that repays an old one is bound by it (G11): he guaranteed the old one too, or
 * knew what the money was for.
 */
export const boundByNewForOld = (guarantor: { guaranteedOld: boolean; knew: boolean }): boolean =>
  guarantor.guaranteedOld || guarantor.knew;
