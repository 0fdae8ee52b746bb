import { asks, requestStates } from './authority.js';
import { courtDeadline } from './court.js';
import { deadlines } from './settlement.js';
import { matterThen } from './ui-rule.js';
import { ending, writeOffDeadline, writeOffGround } from './write-off.js';

export const stage = {
  intake: '立案',
  notice: '通知',
  announcement: '公告',
  urging: '催办',
  litigation: '诉讼',
  writtenOff: '核销',
  settled: '结清',
  ended: '撤案',
};

export const stageLong = { ...stage, announcement: '公告 · 最后催告', writtenOff: '核销' };

/** What a stage that is still ahead brings, under its name in the band. */
export const stageHint = {
  intake: '核对债务与当事人',
  notice: '催收通知书，送达起算',
  announcement: '最后催告函，须有回证',
  urging: '约谈，如实记录',
  litigation: '须批准，法务收件',
  writtenOff: '账销案存，债权仍在',
  settled: '本息罚费付清',
  ended: '立案有误',
};

export const role = {
  collector: '客户经理',
  supervisor: '主管',
  director: '联社主任',
  legal: '法务',
  finance: '财务',
  auditor: '审计',
  admin: '管理员',
};

/** What each role does here, on its card. */
export const roleDoes = {
  collector: '发通知、登记送达与约谈、提请升级',
  supervisor: '审批升级，恢复暂停的案件',
  director: '审批起诉与核销，大额事项',
  legal: '收件或退回，登记起诉与判决',
  finance: '登记还款与费用，冲正',
  auditor: '查看全部记录，不改动',
  admin: '人员、单位与参数',
};

export const act = {
  serveNotice: '发出催收通知书',
  recordDelivery: '登记送达结果',
  sendAgain: '再次投送',
  recordInterview: '登记约谈',
  ask: '提请审批',
  decideHandoff: '收件或退回',
  offerHandoff: '重新移交法务',
  fileSuit: '登记法院立案',
  recordJudgment: '登记判决',
  resume: '恢复案件',
  postPayment: '登记还款',
};

export const ask = {
  ...asks,
  intake: '提请回到立案',
  notice: '提请回到通知',
  announcement: '提请最后催告',
  urging: '提请进入催办',
  litigation: '提请起诉',
  writtenOff: '提请核销',
  settled: '提请结清',
  ended: '提请撤案（立案有误）',
};

export const why = {
  serveNotice: '案件已立，债务已到期未还。先依法书面催收，并留下送达的证明。',
  recordDelivery: '{{letter}} 已于 {{issuedOn}} 发出，还没有送达的证明。没有证明，期限不起算。',
  sendAgain: '{{letter}} 退回、撤回或下落不明，可以再投一次。',
  recordInterview: '约谈通知已发出。谈成什么、谈不成什么，都要如实记下。',
  decideHandoff: '案件于 {{offeredOn}} 移交，须在 {{endsOn}} 前收件或退回。',
  offerHandoff: '法务退回补件：{{missing}}。补齐后重新移交。',
  fileSuit: '法务已收件。法院立案后在此登记案号与请求金额。',
  recordJudgment: '{{court}} {{docketNo}} 已立案，等待判决。',
  resume: '案件暂停：{{parked}}。核查属实后恢复，期限照旧计算。',
  postPayment: '欠款 {{owed}} 元。收到一笔，登记一笔。',
  ask: '由现有事实提请，决定权在审批人。',
};

export const whyAsk = {
  announcement: '通知的还款期已满而未付清。',
  urging: '最后催告期已满而未付清。',
  litigation: '催收未果，或继续等待会使权利受损。',
  writtenOff: '已尽追收之责，确认难以收回。',
  ended: '立案有误，债务不应在此追收。',
};

export const causes = {
  serveNotice: '生成编号文书，10 秒内可撤销，之后送出；送达之日起算还款期。',
  recordDelivery: '签收、回执、拒收均为送达，自该日起算期限；退回可再投一次，两次退回转人工核查。',
  sendAgain: '同一份文书再投一次，10 秒内可撤销；文号与期限天数不变。',
  recordInterview: '记入时间线；不改变阶段，也不中断期限的计算。',
  decideHandoff: '收件后由法务起诉；退回则由客户经理补件，责任仍在移交人。',
  offerHandoff: '法务重新起算两个工作日的收件期。',
  fileSuit: '案号、法院与请求金额记入案件，等待判决。',
  recordJudgment: '上诉期自判决之日起算；之后可查财产、提请核销。',
  resume: '系统从原来的期限继续，不补走也不跳过步骤。',
  postPayment: '立即入账，下一期限重新计算；付清即结清。',
  ask: '审批人决定后才会改变阶段；发起人不能自己批准。',
};

export const tells = {
  serveNotice: '借款人本人',
  recordDelivery: '无人；记入案件',
  sendAgain: '借款人本人',
  recordInterview: '主管',
  decideHandoff: '移交的客户经理',
  offerHandoff: '法务',
  fileSuit: '客户经理、主管',
  recordJudgment: '客户经理、主管、财务',
  resume: '经办的客户经理',
  postPayment: '经办的客户经理',
  ask: '{{who}}',
};

/** 批准后：what approval sets in motion, by the stage asked for. */
export const then = {
  ...matterThen,
  intake: '回到立案。',
  notice: '回到通知。',
  announcement: '发出最后催告函，送达后起算最后的还款期。',
  urging: '进入催办，发出约谈通知，催办期开始。',
  litigation: '移交法务，须在两个工作日内收件或退回。起诉逐件审批，不可批量。',
  writtenOff: '账面核销，账销案存：债权仍在，收回照样入账，案件不结束。',
  settled: '结清。',
  ended: '撤案。债务释放，可以重新立案；全部记录保留。',
};

/** 超时：what happens when a level does not decide. */
export const timeout = {
  supervisor: '{{day}} 24:00 前未决定，转联社主任并告知发起人。',
  director: '继续等待联社主任，并每日提醒。',
  never: '不会自动批准，也不会自动退回。',
};

export const deadline = {
  ...writeOffDeadline,
  ...deadlines,
  ...courtDeadline,
  noticeTerm: '通知还款期',
  announcementTerm: '最后催告期',
  urgingTerm: '催办期',
  service: '送达证明',
  handoff: '法务收件',
  suit: '法院立案',
  appeal: '上诉期',
  assetLook: '财产复查',
  limitation: '诉讼时效',
  guarantee: '保证期间',
  request: '审批',
  nextDay: '次日办理',
};

export const ground = {
  ...writeOffGround,
  ...ending,
  enforcementWithoutResult: '执行无果，终结执行',
  deathWithoutEstate: '死亡，无遗产可偿',
  bankruptcyClosed: '破产终结，无可受偿',
  smallLongPursued: '小额，长期追收无果',
};

export const requestState = { ...requestStates };

/** A check that failed says what is so. */
export const checkNot = {
  owes: '已没有欠款',
  served: '还没有送达本人的证明',
  termOver: '期限还没有满',
  judged: '还没有判决',
  grounded: '没有写明核销依据',
  papers: '移交材料不齐（不影响审批）',
  otherHand: '发起人不能自己审批',
};

/** Where the case stands once the request is approved, beside the stage. */
export const afterwards = {
  announcement: '发出最后催告函',
  urging: '发出约谈通知',
  litigation: '待法务收件',
  writtenOff: '账销案存',
  ended: '债务释放，可重新立案',
};

export const check = {
  owes: '仍有欠款',
  served: '文书已送达本人',
  termOver: '期限已满',
  judged: '已有判决',
  grounded: '写明了核销依据',
  papers: '移交材料齐备',
  otherHand: '发起与审批不是同一人',
};
