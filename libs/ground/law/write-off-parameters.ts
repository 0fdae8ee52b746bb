const measures = (number: string) => ({
  code: `Write-off Measures ${number} (2017)`,
  zh: `呆账核销管理办法（2017）第${number}条`,
});
// Annex 1 of the Measures, which sets the tests of small loans, has not been read: these values are the house's own until counsel sets them.
const house = { code: 'house rule S2', zh: '内部规定' };

/** Amounts, terms and the switch of write-offs, each with its unit (last word) and where it comes from. */
export const writeOffParameters = {
  smallLoanLimitFen: { default: 5_000_000, article: house },
  smallPursuedYears: { default: 2, article: house },
  /** 0: nobody of counsel has set the tests of Annex 1, and every screen says so; from 1 on: the two values above are his. */
  annexOneSet: { default: 0, article: house },
  directorLimitFen: { default: 10_000_000_000, article: measures('13') },
  afterCheckDays: { default: 30, article: measures('23') },
  liabilityYears: { default: 2, article: measures('19') },
  closureYears: { default: 2, article: measures('16') },
} as const;
