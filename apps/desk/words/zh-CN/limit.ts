/** Words of obligors, guarantees and the clocks after which a right is lost. */
export const limitEvent = {
  ObligorAdded: '登记义务人',
  TitleRecorded: '登记实际用款人的还款依据',
  GuaranteeRecorded: '登记保证',
  PledgeRecorded: '登记抵押、质押',
  DebtExtended: '登记展期',
  GuaranteeReleased: '保证人免责',
  DebtRenewed: '借新还旧',
  ClaimRenewed: '债权转入新合同',
  LimitActRecorded: '登记时效或保证期间行为',
};

export const limitRefusal = {
  OBLIGOR_KNOWN: '此人在这笔债务中已经登记；请核对后再填',
  NO_ACTUAL_USER: '此人不是登记的实际用款人；请先登记为实际用款人',
  DUE_NOT_LATER: '新的到期日没有晚于原到期日或签订日；请核对协议上的日期',
  NOT_ITS_GUARANTEE: '有的保证不属于这笔债务，或重复；请重新选择',
  CONTRACT_KNOWN: '这个合同编号已经登记；请核对新合同的编号',
  RENEWAL_IN_MEMO: '债务已经核销，不能借新还旧；请按收回登记',
  PROOF_MISSING: '没有能证明这件事的材料，什么也没有改变；请补上所列材料之一',
  PRESS_WITHOUT_EFFECT:
    '这样的公告不能中断时效；只有债务人下落不明、登在国家级或住所地省级媒体、写明主张权利的才算，否则请起诉并由法院公告送达',
  ACT_NOT_FOUND: '所指的前一行为不在这笔债务中；请重新选择',
  GUARANTEE_NOT_STANDING: '保证人的责任没有成立、已经消灭或还不能向他主张，不能向他催收；请交法务核查',
  USER_WITHOUT_TITLE: '实际用款人没有签字加入、判决或承认，不是债务人；请先取得依据，不得向他催收',
  PLEDGOR_OWES_NOTHING: '抵押（质押）人只以担保物负责，不欠款；请申请实现担保物权',
  NO_OBLIGOR: '此人不在这笔债务中；不得向他催收，请核对义务人',
};

export const limitAct = {
  demandSigned: '催收文书签收',
  letterArrived: '信件、数据电文到达',
  pressDemand: '报刊公告催收',
  deduction: '依约扣收',
  partPayment: '部分还款',
  promiseToPay: '同意还款',
  agreement: '还款协议',
  securityGiven: '提供担保',
  suit: '提交起诉状',
  arbitration: '申请仲裁',
  paymentOrder: '申请支付令',
  bankruptcyClaim: '申报破产债权',
  preservation: '申请诉前保全',
  enforcement: '申请强制执行',
  joinedAsParty: '追加当事人',
  setOff: '诉讼中主张抵销',
  mediationAsked: '申请调解',
  policeReport: '报案、控告',
  assignmentNotice: '债权转让通知到达',
  acknowledgedAfterExpiry: '时效届满后签字同意偿还',
  complaintServed: '起诉状副本送达',
  suitWithdrawn: '撤回起诉',
  proceedingEnded: '程序终结',
  obstacleBegan: '障碍发生',
  obstacleEnded: '障碍消除',
  acceleration: '宣布提前到期',
  guarantorDemand: '向保证人主张',
  guarantorTold: '债务人破产已通知保证人',
  debtorBankrupt: '法院受理债务人破产',
  enforcementUnsatisfied: '终本、终结裁定送达',
  defenceGone: '先诉抗辩权消灭',
};

export const clockState = {
  notBegun: '尚未起算',
  running: '进行中',
  interrupted: '程序进行中，时效中断',
  expired: '已届满',
  revived: '届满后同意偿还，重新起算',
  standing: '责任存续',
  lapsed: '责任消灭',
  void: '保证无效',
  released: '已免责',
  unknown: '待法务判断',
  suitFirst: '须先诉债务人',
};

export const clockPhase = { period: '保证期间', waiting: '已主张，等待起算', limitation: '保证债务时效' };

export const saving = { suitAgainstDebtor: '对债务人起诉或申请仲裁', demandOnGuarantor: '向保证人主张并取得证据' };

export const guaranteeMode = { general: '一般保证', joint: '连带责任保证', unclear: '约定不明' };

export const userTitle = { none: '无依据', accession: '签字加入', judgment: '判决', admission: '承认' };

export const released = {
  newForOld: '借新还旧，原保证人免责',
  newForOldUnknown: '不知道借新还旧，不承担责任',
  byCreditor: '债权人免除',
};

/** Figures that events of this piece carry. */
export const limitFact = {
  limitAct: '行为',
  newDueOn: '新到期日',
  agreedOn: '约定日',
  increasedFen: '增加金额',
  guaranteeMode: '保证方式',
  userTitle: '还款依据',
  titleOn: '依据日',
  obligor: '身份',
  pledgeKind: '担保',
  valueFen: '价值',
  released: '原因',
};

/** Figures of its refusals. */
export const limitFigure = {
  needed: '可用证明',
  lacking: '缺',
  clockState: '状态',
};

export const pledgeKind = {
  mortgage: '抵押',
  pledge: '质押',
};

export const pressLack = {
  medium: '国家级或住所地省级媒体',
  missingDebtor: '债务人下落不明',
  claim: '主张权利的内容',
};
