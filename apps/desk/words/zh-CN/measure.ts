import { bygone } from '../../../../libs/ground/law/bygone.js';
import type { Measure } from '../../../../libs/ground/law/guard.js';
import { lawful } from '../../../../libs/ground/law/measure.js';

/** Measures are named where they are judged: one text for the guard's answer and for the desk. */
export const measure = Object.fromEntries(
  [...Object.entries(lawful), ...Object.entries(bygone)].map(([name, { zh }]) => [name, zh]),
) as Record<Measure, string>;

export const mind = {
  withinHours: '只在允许的时段',
  sayWhoYouAre: '表明身份',
  keepProof: '留存送达证明',
  branchOrMediation: '只在网点或调解组织',
  homeByConsent: '到住处须本人同意',
  contactOnly: '只问联系方式或请代为转达',
  sayNothingOfDebt: '不透露债务',
  stopWhenRefused: '对方拒绝即停止',
  borrowerConsents: '先取得借款人同意',
  leastData: '只写最少的信息',
  onlyTheThing: '只以担保物为限',
  upToEstate: '以所得遗产为限',
  freeWill: '本人自愿',
  signedAgreement: '须签字写明同意',
  onlySavesRight: '只为保全权利',
  livingCosts: '保留本人和家人的生活费',
  onlyCrime: '只限涉嫌犯罪',
  warnOnly: '只作提示',
  officialPage: '只链接官方页面，不另做名单',
};

export const measureTitle = {
  borrower: '借款人',
  coObligor: '共同借款人',
  guarantorStanding: '仍负责任的保证人',
  guarantorLapsed: '保证期间已过的保证人',
  guarantorVoid: '保证无效的保证人',
  guarantorUnknown: '责任待核的保证人',
  pledgor: '抵押人、出质人',
  actualUser: '未签字的实际用款人',
  actualUserWithTitle: '已负责任的实际用款人',
  heir: '继承人',
  thirdPerson: '第三人',
  employer: '所在单位',
  superior: '上级或主管单位',
  village: '村、镇',
  public: '公众',
};

export const measureChannel = {
  call: '电话',
  message: '短信、消息',
  letter: '信函',
  visit: '走访',
  interview: '约谈',
  thirdPersonCall: '联系第三人',
  press: '报刊',
  posting: '张贴、广播电视',
  groupChat: '微信群',
  court: '法院',
  authority: '主管机关',
  paper: '书面',
};

export const direction = { outgoing: '去', incoming: '来' };

export const contactOutcome = {
  talked: '已交谈',
  promised: '承诺还款',
  disputes: '有异议',
  unable: '确无能力',
  noAnswer: '未接通',
  invalidNumber: '号码无效',
  messageLeft: '已留言',
  refused: '拒绝',
  newContact: '得到新的联系方式',
};

export const meetingPlace = {
  branch: '网点',
  mediation: '调解组织',
  homeByConsent: '本人同意的住处',
  home: '住处（未经同意）',
  workplace: '工作单位',
  publicPlace: '公共场所',
};
