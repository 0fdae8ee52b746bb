import { describe, expect, it } from '@jest/globals';
import { aLaw } from '../../../test/builders/law.js';
import { calm, isForbidden, judge, measures } from '../../ground/law/guard.js';
import { catalogue, contactOf, strongest, titleOf, uncontactable, unlawful, type ObligorStanding } from './measure.js';
import { askMeasureSchema, giveStandingOrderSchema, recordContactSchema } from './measure.input.js';

const entry = (role: string, own: Partial<ObligorStanding> = {}): ObligorStanding => ({
  ...{ role, title: null, liability: undefined },
  ...own,
});

describe('the title by which somebody may be met', () => {
  it('of a guarantor is what the clock of his guarantee says; unknown while nobody can tell (X2)', () => {
    const of = (liability: string | undefined) => titleOf(entry('guarantor', { liability }));
    expect(['standing', 'lapsed', 'released', 'void', 'unknown', undefined].map(of)).toEqual([
      ...['guarantorStanding', 'guarantorLapsed', 'guarantorLapsed', 'guarantorVoid'],
      ...['guarantorUnknown', 'guarantorUnknown'],
    ]);
  });

  it('of an actual user is none by the use alone (X1)', () => {
    const of = (title: string | null) => titleOf(entry('actualUser', { title }));
    expect(['none', null, 'accession', 'judgment', 'admission'].map(of)).toEqual([
      ...['actualUser', 'actualUser', 'actualUserWithTitle', 'actualUserWithTitle', 'actualUserWithTitle'],
    ]);
  });

  it('is the strongest of those he has; a stranger has none', () => {
    expect(strongest([entry('guarantor'), entry('pledgor')])).toBe('pledgor');
    expect(strongest([entry('actualUser', { title: 'none' }), entry('borrower')])).toBe('borrower');
    expect(strongest([])).toBeUndefined();
  });
});

describe('what the desk is told', () => {
  const found = judge(calm('salaryDeductionByUnit', { nature: 'organisation', title: 'employer' }), aLaw());

  it('of a refused measure is its code, article and lawful alternative', () => {
    if (!isForbidden(found)) throw new Error('allowed');
    expect(unlawful('salaryDeductionByUnit', found)).toEqual({
      refused: 'MEASURE_UNLAWFUL',
      detail: {
        measure: 'salaryDeductionByUnit',
        code: 'OLD_RULE',
        article: 'Wage Payment Rules 15 (1994)',
        articleZh: '工资支付暂行规定（1994）第15条',
        instead: 'enforceByCourt',
        insteadZh: '申请法院执行，由法院裁定并通知单位协助扣留收入',
      },
    });
  });

  it('of a refused contact is the code itself, with its figures', () => {
    const late = judge(calm('call', { nature: 'natural', title: 'borrower' }, { hour: 22 }), aLaw());
    if (!isForbidden(late)) throw new Error('allowed');
    expect(uncontactable(late)).toMatchObject({ refused: 'QUIET_HOURS', detail: { from: 22, until: 8 } });
  });

  it('is the whole catalogue: what is of yesterday with today’s rule and the lawful way', () => {
    const all = catalogue();
    expect(all.map((one) => one.measure)).toEqual(measures);
    for (const one of all) expect([one.measure, one.today === null]).toEqual([one.measure, one.instead === null]);
    expect(all.find((one) => one.measure === 'fourTimesCeiling')).toMatchObject({ lawful: true });
    expect(all.find((one) => one.measure === 'policePressure')).toMatchObject({ lawful: false });
  });
});

describe('a measure that enters a day', () => {
  it('is a contact; a letter, a suit or a check is none', () => {
    expect((['call', 'message', 'visit', 'interview', 'askForContact'] as const).map(contactOf)).toEqual([
      ...['call', 'message', 'visit', 'interview', 'thirdPersonCall'],
    ]);
    expect((['writtenDemand', 'suit', 'legalCheck', 'policePressure'] as const).map(contactOf)).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});

describe('what a person may send', () => {
  const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
    schema.safeParse(value).success;

  it('never claims a title for somebody in the file: only what he is who stands outside it', () => {
    expect(takes(askMeasureSchema, { measure: 'call', title: 'employer' })).toBe(true);
    for (const title of ['borrower', 'guarantorStanding', 'heir', 'actualUserWithTitle'])
      expect(takes(askMeasureSchema, { measure: 'call', title })).toBe(false);
  });

  it('has the number of a third person, and a third person who was called', () => {
    const contact = { channel: 'thirdPersonCall', direction: 'outgoing', answered: false, outcome: 'noAnswer' };
    expect(takes(recordContactSchema, { ...contact, number: '13900000000' })).toBe(true);
    expect(takes(recordContactSchema, contact)).toBe(false);
    expect(takes(askMeasureSchema, { measure: 'askForContact', title: 'thirdPerson' })).toBe(false);
    expect(takes(recordContactSchema, { ...contact, number: '13900000000', direction: 'incoming' })).toBe(false);
  });

  it('has a standing order with a day of the month and its proof', () => {
    const given = {
      partyId: '0b5e0000-0000-4000-8000-000000000001',
      ...{ amountFen: 150_000, dayOfMonth: 15, evidence: { kind: 'signature', reference: '授权书1' } },
    };
    expect(takes(giveStandingOrderSchema, given)).toBe(true);
    for (const own of [{ dayOfMonth: 0 }, { dayOfMonth: 32 }, { amountFen: 0 }, { evidence: undefined }])
      expect(takes(giveStandingOrderSchema, { ...given, ...own })).toBe(false);
  });
});
