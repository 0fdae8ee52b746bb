import type { Article } from '../../ground/law/law.js';

export const readinessRefusals = ['STILL_MISSING', 'ITEM_UNKNOWN'] as const;

/** What a handoff book is made of. */
export const items = [
  'loanContract',
  'payoutProof',
  'identity',
  'creditorPapers',
  'ledgerStatement',
  'interestCalculation',
  'demandProof',
  'limitationSafe',
  'serviceAddress',
  'acceleration',
  'guaranteeContracts',
  'guaranteeDemand',
  'securityContracts',
  'securityRegistry',
] as const;
export type Item = (typeof items)[number];

/** What the list is judged by. */
export interface BookFacts {
  hasEntries: boolean;
  demands: number;
  served: number;
  /** A debt of the case is not due yet: it must be called first. */
  undue: boolean;
  guarantors: boolean;
  secured: boolean;
  addressKnown: boolean;
  limitationSafe: boolean;
  guaranteesSafe: boolean;
}

interface Rule {
  article: Article;
  /** Whether the book is incomplete without it. */
  mandatory(facts: BookFacts): boolean;
  /** Whether the house's own rows show it; an item without this is supplied by hand, with its proof. */
  found?(facts: BookFacts): boolean;
}

const burden: Article = { code: 'Civil Procedure Law 67 (2023)', zh: '民事诉讼法（2023）第67条' };
const filing: Article = { code: 'Civil Procedure Law 122, 124 (2023)', zh: '民事诉讼法（2023）第122、124条' };
const party: Article = { code: 'Civil Procedure Law 51, 62 (2023)', zh: '民事诉讼法（2023）第51、62条' };
const service: Article = { code: 'CPL Interpretation 136, 137 (2022)', zh: '民事诉讼法解释（2022）第136、137条' };
const limitation: Article = { code: 'Civil Code 188, 195', zh: '民法典第188、195条' };
const guarantee: Article = { code: 'Civil Code 685, 693', zh: '民法典第685、693条' };
const security: Article = { code: 'Civil Code 400, 402, 427', zh: '民法典第400、402、427条' };
const calling: Article = { code: 'Civil Code 528, 578', zh: '民法典第528、578条' };

const always = (): boolean => true;

/** The list: an item, what it rests on, when it is needed, and where the house finds it itself. */
export const readinessList: Record<Item, Rule> = {
  loanContract: { article: burden, mandatory: always },
  payoutProof: { article: burden, mandatory: always },
  identity: { article: filing, mandatory: always },
  creditorPapers: { article: party, mandatory: always },
  ledgerStatement: { article: burden, mandatory: always, found: (facts) => facts.hasEntries },
  interestCalculation: { article: filing, mandatory: always },
  // That demands come before a suit is custom and no condition of it (CPL 122): those that were made are shown.
  demandProof: {
    article: burden,
    mandatory: (facts) => facts.demands > 0,
    found: (facts) => facts.demands > 0 && facts.served > 0,
  },
  limitationSafe: { article: limitation, mandatory: always, found: (facts) => facts.limitationSafe },
  serviceAddress: { article: service, mandatory: always, found: (facts) => facts.addressKnown },
  acceleration: { article: calling, mandatory: (facts) => facts.undue },
  guaranteeContracts: { article: guarantee, mandatory: (facts) => facts.guarantors },
  guaranteeDemand: {
    article: guarantee,
    mandatory: (facts) => facts.guarantors,
    found: (facts) => facts.guarantors && facts.guaranteesSafe,
  },
  securityContracts: { article: security, mandatory: (facts) => facts.secured },
  securityRegistry: { article: security, mandatory: (facts) => facts.secured },
};

export type ItemState = 'supplied' | 'computed' | 'missing' | 'notNeeded';

/** An item a person supplied; `afterHandoff`: how many handoffs there had been by then. */
export interface Supplied {
  item: string;
  afterHandoff: number;
}

export interface ReadinessLine {
  item: Item;
  mandatory: boolean;
  state: ItemState;
  article: Article;
}

/** The list of a case, item by item. It bars no request: the haste of an expedited suit is a reason, not a fault. */
export const readinessOf = (facts: BookFacts, supplied: readonly Supplied[]): ReadinessLine[] =>
  items.map((item) => {
    const { article, mandatory, found } = readinessList[item];
    const needed = mandatory(facts);
    const state: ItemState = supplied.some((one) => one.item === item)
      ? 'supplied'
      : found?.(facts)
        ? 'computed'
        : needed
          ? 'missing'
          : 'notNeeded';
    return { item, mandatory: needed, state, article };
  });

/** What legal named as missing and nobody has supplied since: an item of the list by its code, anything else by its name. */
export const stillMissing = (
  returned: { number: number; missing: readonly string[] } | undefined,
  supplied: readonly Supplied[],
): string[] =>
  (returned?.missing ?? []).filter(
    (name) => !supplied.some((one) => one.item === name && one.afterHandoff >= (returned?.number ?? 0)),
  );

/** The same as a refusal may keep it: items of the list by their codes; how many others there are, whose words may name somebody. */
export const counted = (missing: readonly string[]): { items: Item[]; others: number } => {
  const known = items.filter((item) => missing.includes(item));
  return { items: known, others: missing.length - known.length };
};

/** Whether an item can be supplied: one of the list, or what the last return names. */
export const isKnownItem = (item: string, returned: readonly string[]): boolean =>
  (items as readonly string[]).includes(item) || returned.includes(item);
