import { describe, expect, it } from '@jest/globals';
import { company, judged, person, told } from '../../../test/builders/guard.js';
import { oldRows, type BygoneMeasure } from './bygone.js';

const [borrower, employer] = [person('borrower'), person('employer')];

describe('what old papers ask for', () => {
  it('has the seventeen rows, each with its measures by name', () => {
    expect(oldRows).toHaveLength(17);
    const rows: readonly BygoneMeasure[] = oldRows.flat();
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('1: a limitation of two years is three years today', () => {
    expect(told('limitationTwoYears', borrower)).toEqual(['OLD_RULE', '民法典第188条', 'limitationThreeYears']);
  });

  it('2: re-signing faulty papers revives the main debt only by an agreement to pay, and never a lapsed guarantee', () => {
    expect(told('resignPapers', borrower)[2]).toBe('confirmDebt');
    expect(told('resignLapsedGuarantee', person('guarantorLapsed'))).toEqual([
      'OLD_RULE',
      '担保制度解释（2020）第34条',
      'legalCheck',
    ]);
  });

  it('3: no guarantor is taken for jointly liable: mode and period are computed for each', () => {
    expect(told('presumeJointGuarantee', person('guarantorUnknown'))).toEqual([
      'OLD_RULE',
      '民法典第686、692条',
      'computeGuarantee',
    ]);
  });

  it('4: a town or village that guaranteed is not asked', () => {
    expect(told('demandFromTownGuarantor', company('guarantorVoid'))).toEqual([
      'OLD_RULE',
      '担保制度解释（2020）第5、6条',
      'legalCheck',
    ]);
  });

  it("5: no names on television, at the unit or in the village, and no town's own list; an organisation may be named", () => {
    expect(told('announceNamesLocally', borrower)[2]).toBe('suitWithPublication');
    expect(told('announceNamesLocally', company('borrower'))[2]).toBe('nameOrganisation');
    expect(told('blackListByTown', borrower)[2]).toBe('courtList');
  });

  it('6: no unit head urges and no unit deducts; the court may withhold, the debtor may order his own bank', () => {
    expect(told('unitHeadUrges', employer)[2]).toBe('enforceByCourt');
    expect(told('unitHeadUrges', borrower)[2]).toBe('inviteInterview');
    expect(told('salaryDeductionByUnit', employer)).toEqual([
      'OLD_RULE',
      '工资支付暂行规定（1994）第15条',
      'enforceByCourt',
    ]);
    expect(told('salaryDeductionByUnit', borrower)[2]).toBe('standingOrder');
  });

  it('7: nobody is arrested for a debt: the court compels, the police only pursue crimes', () => {
    expect(told('policePressure', borrower)[2]).toBe('enforceByCourt');
    expect(judged('reportCrime', borrower)).toMatchObject({ allowed: true, mind: ['onlyCrime'] });
  });

  it('8: a publication takes thirty days, not sixty', () => {
    expect(told('publicationSixtyDays', borrower)).toEqual([
      'OLD_RULE',
      '民事诉讼法（2023）第95条',
      'suitWithPublication',
    ]);
  });

  it("9: a builder's priority lasts eighteen months, not six", () => {
    expect(told('priorityToSixMonths', company('borrower'))[2]).toBe('priorityEighteenMonths');
  });

  it('10: silence on a settlement is agreement only by contract', () => {
    expect(told('silenceMeansAgreed', company('borrower'))[2]).toBe('reviewByContract');
  });

  it('11: the wage deposit is no fixed two per cent', () => {
    expect(told('fixedTwoPercentDeposit', company('borrower'))[2]).toBe('differentiatedDeposit');
  });

  it('12: four times the bank rate is no ceiling for a licensed lender: a warning, no refusal', () => {
    expect(judged('fourTimesCeiling', borrower)).toMatchObject({ allowed: true, mind: ['warnOnly'] });
  });

  it('13: wages are paid in money, and the emergency fund pays a part', () => {
    expect(told('wagesInKind', company('borrower'))[2]).toBe('wagesInCash');
    expect(told('fundPaysAll', company('borrower'))[2]).toBe('fundPaysPart');
  });

  it('14: a wage black list has a legal test and an authority, no ladder of punishments', () => {
    expect(told('blackListByLadder', company('borrower'))[2]).toBe('wageListByAuthority');
  });

  it('15: paying when paid binds no small firm', () => {
    expect(told('payWhenPaid', company('borrower'))[2]).toBe('payOnAgreedDay');
  });

  it('16: wage records are kept three years', () => {
    expect(told('wageRecordsTwoYears', company('borrower'))[2]).toBe('wageRecordsThreeYears');
  });

  it('17: a clearance certificate before permits has no legal basis', () => {
    expect(told('clearanceCertificate', company('borrower'))[2]).toBe('legalCheck');
  });
});
