import type { Article } from './law.js';
import { basis } from './basis.js';

/** 个体工商户 and farm households are natural persons (X3); see `natureOf`. */
export const natures = ['natural', 'organisation'] as const;
export type Nature = (typeof natures)[number];

/** In what capacity somebody would be met by a measure: what he owes by, or that he owes nothing. */
export const titles = [
  'borrower',
  'coObligor',
  'guarantorStanding',
  'guarantorLapsed',
  'guarantorVoid',
  'guarantorUnknown',
  'pledgor',
  'actualUser',
  'actualUserWithTitle',
  'heir',
  'thirdPerson',
  'employer',
  'superior',
  'village',
  'public',
] as const;
export type Title = (typeof titles)[number];

/** Who owes: by contract, accession, judgment or inheritance, or with the thing he pledged; a guarantor while he stands (X2). */
export const entitled = [
  ...(['borrower', 'coObligor', 'guarantorStanding', 'pledgor', 'actualUserWithTitle', 'heir'] as const),
] as const satisfies readonly Title[];

export const channels = [
  ...(['call', 'message', 'letter', 'visit', 'interview', 'thirdPersonCall'] as const),
  ...(['press', 'posting', 'groupChat'] as const),
  ...(['court', 'authority', 'paper'] as const),
] as const;
export type Channel = (typeof channels)[number];

/** Where everybody can read it. */
export const publicChannels: readonly Channel[] = ['press', 'posting', 'groupChat'];

/** What a person who was allowed a measure must keep in mind; each has words at the desk. */
export const minds = [
  'withinHours',
  'sayWhoYouAre',
  'keepProof',
  'branchOrMediation',
  'homeByConsent',
  'contactOnly',
  'sayNothingOfDebt',
  'stopWhenRefused',
  'borrowerConsents',
  'leastData',
  'onlyTheThing',
  'upToEstate',
  'freeWill',
  'signedAgreement',
  'onlySavesRight',
  'livingCosts',
  'onlyCrime',
  'warnOnly',
  'officialPage',
] as const;
export type Mind = (typeof minds)[number];

/** A measure of today's law: whom it reaches, by which ways, and what to mind. */
export interface Lawful {
  zh: string;
  article: Article;
  /** What it touches: the addressee himself, everybody, a court or an authority, or only our own papers. */
  reaches: 'addressee' | 'public' | 'court' | 'authority' | 'nobody';
  by: readonly [Channel, ...Channel[]];
  to: readonly Title[];
  only?: Nature;
  /** Enters a natural person's day: hours, counts and silence hold for it. */
  disturbs?: true;
  /** Never silenced by a hold, dispute or plan (X4). */
  savesRight?: true;
  mind: readonly Mind[];
}

const spoken = (zh: string, by: Channel, mind: readonly Mind[]): Lawful => ({
  ...{ zh, article: basis.contact, reaches: 'addressee', by: [by], to: entitled, disturbs: true },
  mind: ['withinHours', 'sayWhoYouAre', ...mind],
});
const written = (zh: string, article: Article, own: Partial<Lawful> = {}): Lawful => ({
  ...{ zh, article, reaches: 'addressee', by: ['letter', 'paper'], to: entitled, mind: ['keepProof'] },
  ...own,
});
// Neither the court nor our own papers reach the one about whom was asked: these are open whoever he is.
const atCourt = (zh: string, article: Article, own: Partial<Lawful> = {}): Lawful => ({
  ...{ zh, article, reaches: 'court', by: ['court'], to: titles, savesRight: true, mind: [] },
  ...own,
});
const onPaper = (zh: string, article: Article): Lawful => ({
  ...{ zh, article, reaches: 'nobody', by: ['paper'], to: titles, savesRight: true, mind: [] },
});

/** What may be done, to whom, by which article. */
export const lawful = {
  call: spoken('电话联系义务人本人', 'call', []),
  message: spoken('短信或消息联系义务人本人', 'message', []),
  visit: spoken('上门走访（住处须本人同意）', 'visit', ['homeByConsent']),
  interview: spoken('在网点或调解组织约谈本人', 'interview', ['branchOrMediation']),
  writtenDemand: written('向义务人本人发书面催收函', basis.demand),
  savingDemand: written('为保全时效或保证期间而发的催收函', basis.demand, {
    savesRight: true,
    mind: ['keepProof', 'onlySavesRight'],
  }),
  inviteInterview: written('书面邀请本人到网点或调解组织约谈', basis.contact, { mind: ['branchOrMediation'] }),
  confirmDebt: written('请债务人书面确认债务并写明「同意偿还」', basis.confirm, {
    to: ['borrower', 'coObligor', 'actualUserWithTitle', 'heir'],
    mind: ['signedAgreement', 'freeWill'],
  }),
  standingOrder: written('本人自愿授权的定期扣款（可随时撤回）', basis.debit, { mind: ['freeWill'] }),
  debitAccount: written('依合同约定从本人账户扣收', basis.debit, { savesRight: true }),
  mediation: written('申请调解组织调解', basis.mediation, { savesRight: true, mind: ['freeWill'] }),
  inviteAccession: written('邀请实际用款人签署债务加入', basis.accession, {
    to: ['actualUser'],
    mind: ['borrowerConsents', 'freeWill', 'signedAgreement'],
  }),
  askForContact: {
    ...{ zh: '债务人失联时向第三人只问联系方式', article: basis.thirdPerson, reaches: 'addressee', disturbs: true },
    ...{ by: ['thirdPersonCall'], to: ['thirdPerson'] },
    mind: ['withinHours', 'contactOnly', 'sayNothingOfDebt', 'stopWhenRefused'],
  },
  pressDemand: {
    ...{ zh: '对下落不明的债务人在报刊公告催收', article: basis.press, reaches: 'public', savesRight: true },
    ...{ by: ['press'], to: entitled, mind: ['leastData', 'keepProof'] },
  },
  nameOrganisation: {
    ...{ zh: '公开列明单位债务人的名称和金额', article: basis.organisation, reaches: 'public', only: 'organisation' },
    ...{ by: ['press', 'posting'], to: entitled, mind: ['leastData'] },
  },
  suit: atCourt('向法院起诉', basis.suit),
  expeditedSuit: atCourt('保证期间届满前加急起诉', basis.generalGuarantee),
  suitWithPublication: atCourt('起诉并由法院公告送达（30日）', basis.publication),
  paymentOrder: atCourt('申请支付令', basis.paymentOrder),
  enforceByCourt: atCourt('申请法院执行，由法院裁定并通知单位协助扣留收入', basis.withholding, {
    mind: ['livingCosts'],
  }),
  courtList: atCourt('申请法院纳入失信名单或限制消费，只链接官方页面', basis.courtList, { mind: ['officialPage'] }),
  reportCrime: {
    ...atCourt('涉嫌犯罪的向公安机关报案', basis.crime),
    by: ['authority'],
    reaches: 'authority',
    mind: ['onlyCrime'],
  },
  wageListByAuthority: {
    ...atCourt('报人社部门依法定条件列入失信名单', basis.wageList),
    by: ['authority'],
    reaches: 'authority',
  },
  legalCheck: onPaper('交法务核查责任与证据', basis.guaranteePeriod),
  limitationThreeYears: onPaper('按三年计算诉讼时效', basis.limitation),
  computeGuarantee: onPaper('逐个保证人核算保证方式与期间', basis.guaranteePeriod),
  priorityEighteenMonths: onPaper('按十八个月计算工程价款优先受偿权', basis.constructionPriority),
  reviewByContract: onPaper('按合同约定的审核期限办理结算', basis.settlementReview),
  differentiatedDeposit: onPaper('按当地差异化比例核定工资保证金', basis.wageDeposit),
  wagesInCash: onPaper('工资以货币支付', basis.wagesInCash),
  fundPaysPart: onPaper('应急周转金先行垫付部分工资', basis.emergencyFund),
  payOnAgreedDay: onPaper('按法定或约定的期限付款', basis.smePayment),
  wageRecordsThreeYears: onPaper('工资支付台账保存三年', basis.wageRecords),
  fiveOpinions: onPaper('由五个部门的五个人分别出具核销意见', basis.collectiveReview),
} as const satisfies Record<string, Lawful>;
export type LawfulMeasure = keyof typeof lawful;
