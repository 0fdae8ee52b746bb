const civil = (number: string) => ({
  code: `Civil Procedure Law ${number} (2023)`,
  zh: `民事诉讼法（2023）第${number}条`,
});
const interpretation = (number: string) => ({
  code: `CPL Interpretation ${number} (2022)`,
  zh: `民事诉讼法解释（2022）第${number}条`,
});
const zhongben = { code: 'Fa [2016] 373, 9', zh: '关于严格规范终结本次执行程序的规定（法〔2016〕373号）第9条' };

/** Terms of court procedure, each with its unit (last word) and article. The years of the numbering are 2023 and 2022. */
export const courtParameters = {
  courtRegisterDays: { default: 7, article: civil('126') },
  courtFeeDays: { default: 7, article: { code: 'Fee Measures 22 (2006)', zh: '诉讼费用交纳办法（2006）第22条' } },
  courtCopyDays: { default: 5, article: civil('128') },
  defenceDays: { default: 15, article: civil('128') },
  publicationDays: { default: 30, article: civil('95') },
  trialOrdinaryMonths: { default: 6, article: civil('152') },
  trialSummaryMonths: { default: 3, article: civil('164') },
  trialSmallMonths: { default: 2, article: civil('168') },
  trialSecondMonths: { default: 3, article: civil('183') },
  trialSecondRulingDays: { default: 30, article: civil('183') },
  appealRulingDays: { default: 10, article: civil('171') },
  retrialMonths: { default: 6, article: civil('216') },
  enforcementMonths: { default: 24, article: civil('250') },
  slowCourtMonths: { default: 6, article: civil('237') },
  preSuitDays: { default: 30, article: civil('104') },
  preservationRulingDays: { default: 5, article: civil('103') },
  freezeDepositMonths: { default: 12, article: interpretation('485') },
  freezeMovableMonths: { default: 24, article: interpretation('485') },
  freezeRealMonths: { default: 36, article: interpretation('485') },
  freezeRenewDays: {
    default: 7,
    article: { code: 'Preservation Rules 18 (2020)', zh: '财产保全规定（2020）第18条' },
  },
  orderAcceptDays: { default: 5, article: civil('226') },
  orderIssueDays: { default: 15, article: civil('227') },
  orderServeDays: { default: 30, article: interpretation('430') },
  orderObjectDays: { default: 15, article: civil('227') },
  orderSuitDays: { default: 7, article: interpretation('438') },
  realisationDays: { default: 30, article: civil('187') },
  realisationObjectDays: { default: 15, article: interpretation('372') },
  zhongbenRecheckMonths: { default: 6, article: zhongben },
  zhongbenRecheckYears: { default: 5, article: zhongben },
  confirmationDays: { default: 30, article: civil('205') },
} as const satisfies Record<string, { default: number; article: { code: string; zh: string } }>;
