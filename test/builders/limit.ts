import type { ActFacts, ActKind } from '../../libs/cases/limit/limit.js';
import { limitation, type Limitation, type LimitationFacts } from '../../libs/cases/limit/limitation.js';
import { guaranteeClock, type GuaranteeClock, type GuarantorFacts } from '../../libs/cases/limit/standing.js';
import type { GuaranteeFacts } from '../../libs/money/debt/guarantee.js';
import { day, on } from './day.js';

/** A proven act on a day; to or by the debtor unless told. */
export const anAct = (kind: ActKind, onDay: string, own: Partial<ActFacts> = {}): ActFacts => ({
  ...{ id: `${kind}-${onDay}`, kind, on: day(onDay), partyId: null, about: null },
  ...own,
});

/** A loan due on 2024-03-01, nobody beside the borrower, nothing happened; say only what the test is about. */
export const aClaim = (own: Partial<LimitationFacts> = {}): LimitationFacts => ({
  ...{ due: { on: day('2024-03-01') }, changes: [], joint: [], acts: [], pledged: false },
  ...own,
});

export const claimOn = (today: string, own: Partial<LimitationFacts> = {}): Limitation =>
  limitation(aClaim(own), on(today));

/** A joint guarantee of 李四, signed with the loan of 2023-03-01 for six months after its due day, unless told. */
export const aGuarantee = (own: Partial<GuaranteeFacts> = {}): GuaranteeFacts => ({
  ...{ id: 'guarantee-1', partyId: 'li', mode: 'joint', wording: null, periodText: null, periodMonths: 6 },
  ...{ periodEndsOn: null, signedOn: day('2023-03-01'), cap: null, releasedOn: null, releasedBecause: null },
  consents: [],
  ...own,
});

/** The clock of a guarantor of a loan due on 2024-03-01. */
export const guarantorOn = (
  today: string,
  own: Partial<Omit<GuarantorFacts, 'guarantee'>> & { guarantee?: Partial<GuaranteeFacts> } = {},
): GuaranteeClock => {
  const { guarantee, ...rest } = own;
  const facts = { nature: 'person', dueOn: day('2024-03-01'), changes: [], acts: [], joint: [], ...rest };
  return guaranteeClock({ ...facts, guarantee: aGuarantee(guarantee) }, on(today));
};
