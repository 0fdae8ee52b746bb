import type { Article } from './law.js';
import { basis } from './basis.js';
import type { LawfulMeasure } from './measure.js';

/** A measure that old papers ask for, by name: what holds today, by which article, and what is lawful instead. */
export interface Bygone {
  zh: string;
  /** What holds today. */
  today: string;
  article: Article;
  /** Tried in this order: the first that is lawful for the same addressee is offered; the legal check always is. */
  instead: readonly [LawfulMeasure, ...LawfulMeasure[]];
  /** Not unlawful for a licensed lender, but worth a warning. */
  warnsOnly?: true;
}

const lenders = {
  limitationTwoYears: {
    zh: '按两年计算诉讼时效',
    today: '诉讼时效为三年；只有2017年10月1日前已满两年的仍为届满',
    article: basis.limitation,
    instead: ['limitationThreeYears'],
  },
  resignPapers: {
    zh: '瑕疵或过期借据一律「换签」',
    today: '只有债务人签字同意偿还才恢复主债务；怎样补办由法务决定',
    article: basis.confirm,
    instead: ['confirmDebt', 'legalCheck'],
  },
  resignLapsedGuarantee: {
    zh: '让保证期间已过的保证人在通知上重新签字',
    today: '保证期间届满后签收通知不恢复保证责任，只有新的保证合同才产生责任；借新还旧的旧保证人免责',
    article: basis.guaranteeLapsed,
    instead: ['legalCheck'],
  },
  presumeJointGuarantee: {
    zh: '约定不明一律按连带责任、两年期间追保证人',
    today: '2021年起约定不明的为一般保证，期间六个月；逐个保证人核算',
    article: basis.guaranteeMode,
    instead: ['computeGuarantee'],
  },
  demandFromTownGuarantor: {
    zh: '向作保的乡镇、村委会或机关追偿',
    today: '机关法人和村民委员会提供的保证无效',
    article: basis.guaranteeVoid,
    instead: ['legalCheck'],
  },
  announceNamesLocally: {
    zh: '在电视、单位或村里公布欠款人姓名',
    today: '未经单独同意不得公开自然人的信息；只有符合条件的报刊公告或法院名单',
    article: basis.naming,
    instead: ['nameOrganisation', 'suitWithPublication'],
  },
  blackListByTown: {
    zh: '由乡镇自行公布「失信人员名单」',
    today: '失信名单只能由法院依法公布，本社只链接官方页面',
    article: basis.naming,
    instead: ['courtList'],
  },
  unitHeadUrges: {
    zh: '由单位负责人催促职工还款',
    today: '单位不是义务人，向其透露欠款属于联系第三人；单位自己是义务人的，催它本身',
    article: basis.thirdPerson,
    instead: ['inviteInterview', 'enforceByCourt'],
  },
  salaryDeductionByUnit: {
    zh: '发函要求单位按月扣工资',
    today: '单位只能代扣法定项目；须有法院裁定和协助执行通知，或本人自愿授权',
    article: basis.wageDeduction,
    instead: ['standingOrder', 'enforceByCourt'],
  },
  policePressure: {
    zh: '请公安出面催收，或以拘留相逼',
    today: '公安只办理犯罪；司法拘留只由法院决定，最长十五日',
    article: basis.detention,
    instead: ['enforceByCourt'],
  },
  publicationSixtyDays: {
    zh: '公告送达按六十日计算',
    today: '公告送达为三十日（涉外六十日）',
    article: basis.publication,
    instead: ['suitWithPublication'],
  },
  fourTimesCeiling: {
    zh: '以银行利率四倍为银行贷款的上限',
    today: '该上限不适用于持牌放贷机构；实务以年利率24%为限，只作提示',
    article: basis.rateCeiling,
    instead: ['legalCheck'],
    warnsOnly: true,
  },
} as const satisfies Record<string, Bygone>;

const arrears = {
  priorityToSixMonths: {
    zh: '建设工程价款优先受偿权只算六个月',
    today: '合理期限最长十八个月，自应付款之日起算',
    article: basis.constructionPriority,
    instead: ['priorityEighteenMonths'],
  },
  silenceMeansAgreed: {
    zh: '结算报送后40日、42日不答复即视为认可',
    today: '合同有约定才算；没有约定的按金额审核20至60日',
    article: basis.settlementReview,
    instead: ['reviewByContract'],
  },
  fixedTwoPercentDeposit: {
    zh: '工资保证金一律按2%缴存',
    today: '按1%至3%差异化缴存，由各地规定',
    article: basis.wageDeposit,
    instead: ['differentiatedDeposit'],
  },
  wagesInKind: {
    zh: '以实物或房产抵工资',
    today: '工资只能以货币支付',
    article: basis.wagesInCash,
    instead: ['wagesInCash'],
  },
  fundPaysAll: {
    zh: '应急周转金垫付全部欠薪',
    today: '只垫付部分工资或基本生活费，并向用人单位追偿',
    article: basis.emergencyFund,
    instead: ['fundPaysPart'],
  },
  blackListByLadder: {
    zh: '按处罚次数逐级列入欠薪「黑名单」',
    today: '须符合法定条件且责令后仍不支付，由人社部门决定，期限三年，履行后六个月可申请移出',
    article: basis.wageList,
    instead: ['wageListByAuthority'],
  },
  payWhenPaid: {
    zh: '以收到上家付款或审计结果为付款条件',
    today: '对中小企业的「背靠背」条款和审计条件无效，法律另有规定的除外',
    article: basis.smePayment,
    instead: ['payOnAgreedDay'],
  },
  wageRecordsTwoYears: {
    zh: '工资台账只保存两年',
    today: '农民工工资支付台账至少保存三年',
    article: basis.wageRecords,
    instead: ['wageRecordsThreeYears'],
  },
  clearanceCertificate: {
    zh: '办证前须取得清欠证明',
    today: '没有找到法律依据；行政许可的条件须由法律法规设定',
    article: basis.permits,
    instead: ['legalCheck'],
  },
} as const satisfies Record<string, Bygone>;

/** Not in the old papers' list, but in this house's rules X1–X11. */
const conduct = {
  demandFromActualUser: {
    zh: '向没有签字的实际用款人催收',
    today: '实际用款人未经债务加入、判决或承认不负责任，催收还会向他人泄露借款人的债务',
    article: basis.accession,
    instead: ['inviteAccession', 'legalCheck'],
  },
  resignWithoutLegal: {
    zh: '不经法务就「补签手续」',
    today: '补签是一项请求，由法务选择确认债务、另订合同或不办，并写明对每个保证人的影响',
    article: basis.newForOld,
    instead: ['legalCheck'],
  },
  demandOnlyFromGeneralGuarantor: {
    zh: '对一般保证人只催不诉，等期间过去',
    today: '一般保证须在保证期间内起诉债务人，催收不能保全',
    article: basis.generalGuarantee,
    instead: ['expeditedSuit'],
  },
  tellWrittenOff: {
    zh: '告知债务人贷款「已核销」',
    today: '核销只是账务处理，债权仍在，函件不得写「已核销」',
    article: basis.writeOffKept,
    instead: ['writtenDemand', 'legalCheck'],
  },
  oneHandOpinions: {
    zh: '核销意见由一人代签',
    today: '五份意见出自五个人，都不是经办人、客户经理或决定人',
    article: basis.collectiveReview,
    instead: ['fiveOpinions'],
  },
  reportToSuperior: {
    zh: '把欠款情况通报其上级或主管单位',
    today: '向上级通报属于向第三人泄露；公职人员失信由法院通报',
    article: basis.personalData,
    instead: ['courtList'],
  },
  threaten: {
    zh: '威胁、跟踪或反复骚扰',
    today: '违法，可处拘留或罚款',
    article: basis.harassment,
    instead: ['writtenDemand', 'enforceByCourt'],
  },
} as const satisfies Record<string, Bygone>;

export const bygone = { ...lenders, ...arrears, ...conduct } as const;
export type BygoneMeasure = keyof typeof bygone;

/** The rows of what old papers say against today's law, in their order; a story or a spec walks through them. */
export const oldRows = [
  ['limitationTwoYears'],
  ['resignPapers', 'resignLapsedGuarantee'],
  ['presumeJointGuarantee'],
  ['demandFromTownGuarantor'],
  ['announceNamesLocally', 'blackListByTown'],
  ['unitHeadUrges', 'salaryDeductionByUnit'],
  ['policePressure'],
  ['publicationSixtyDays'],
  ['priorityToSixMonths'],
  ['silenceMeansAgreed'],
  ['fixedTwoPercentDeposit'],
  ['fourTimesCeiling'],
  ['wagesInKind', 'fundPaysAll'],
  ['blackListByLadder'],
  ['payWhenPaid'],
  ['wageRecordsTwoYears'],
  ['clearanceCertificate'],
] as const satisfies readonly (readonly [BygoneMeasure, ...BygoneMeasure[]])[];
