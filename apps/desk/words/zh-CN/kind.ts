/** Kinds that the forms let one choose from. */
export const measureNature = { natural: '个人（含个体工商户、农户）', organisation: '单位' };
export const partyNature = {
  person: '自然人',
  soleTrader: '个体工商户',
  farmHousehold: '农户',
  company: '企业',
  organ: '机关',
  publicInstitution: '公益性事业单位',
  villageCommittee: '村民委员会',
  collective: '农村集体经济组织',
};
export const partyKindPlain = { person: '个人', organisation: '单位' };
export const mediumLevel = { national: '全国性', provincial: '省级', other: '其他' };
export const pressMedium = { national: '全国性', provincial: '省级', local: '地方' };
export const pledgeKind = { mortgage: '抵押', pledge: '质押' };
export const publicationKind = { organisation: '单位公告', press: '报刊公告催收' };
export const publicationState = {
  proposed: '审批中',
  approved: '已批准，待刊出',
  refused: '未批准',
  published: '已刊出',
};
export const mediationOutcome = { agreed: '达成协议', failed: '未成' };
export const dutyPost = { first: '第一责任人', direct: '直接责任人', lifelong: '终身责任人' };
export const handoverPaper = {
  loanFile: '贷款档案',
  ledgerStatement: '还款与欠款明细',
  demandsAndProofs: '催收文书与送达证明',
  contactLog: '联系记录',
  openTasks: '未办结的任务',
};
