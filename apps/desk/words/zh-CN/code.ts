import { rights as requestRights, tasks as requestTasks } from './authority.js';
import { courtTask } from './court.js';
import { recoveryAccount, recoveryEntry, recoveryRight } from './recovery.js';
import { rights, tasks } from './settlement.js';
import { matterSentence } from './ui-rule.js';
import { writeOffEntry, writeOffProof, writeOffRight, writeOffTask } from './write-off.js';

/** Codes of the trade as people read them. */
export const right = {
  ...writeOffRight,
  ...recoveryRight,
  ...rights,
  ...requestRights,
  'case.read': '查看案件',
  'case.open': '立案',
  'case.resume': '恢复暂停的案件',
  'notice.serve': '发出文书',
  'delivery.record': '登记送达',
  'interview.record': '登记约谈',
  'request.ask': '提请审批',
  'request.decide': '审批',
  'handoff.offer': '移交法务',
  'handoff.decide': '收件或退回',
  'suit.record': '登记起诉与判决',
  'filing.read': '查看待立案清单',
  'readiness.record': '补入移交材料',
  'measure.ask': '询问能否采取措施',
  'contact.record': '登记联系与扣款授权',
  'payment.post': '登记还款与费用',
  'payment.reverse': '冲正',
  'ledger.import': '导入台账',
  'debt.amend': '登记义务人、担保和展期',
  'debt.renew': '登记借新还旧',
  'limit.record': '登记时效、保证期间行为',
  'task.finish': '办结任务',
  'people.manage': '管理人员与单位',
  'parameter.set': '设置参数',
  'clock.move': '拨动演示时钟',
  'record.read': '查看审计记录',
};

export const result = {
  signed: '本人签收',
  postReceipt: '邮政回执',
  refused: '拒收（有记录）',
  returned: '退回，未送达',
};

export const resultMeans = {
  signed: '视为送达，期限自该日起算',
  postReceipt: '视为送达，期限自回执上的日期起算',
  refused: '当面拒收并有记录，视为送达，期限自该日起算',
  returned: '没有送达，期限不起算；可再投一次，两次退回转人工核查',
};

export const proof = {
  ...writeOffProof,
  signature: '签收单',
  postReceipt: '邮政回执',
  photo: '照片',
  record: '送达记录',
  envelope: '退回的信封',
  contract: '签署的合同',
  courtPaper: '法院文书',
  bankSlip: '银行回单',
  press: '报纸版面',
};

export const place = { branch: '网点', mediation: '调解组织', homeByConsent: '本人同意的住处', phone: '电话' };

export const outcome = { promised: '承诺还款', disputes: '有异议', unable: '确无能力', absent: '未到' };

export const account = {
  ...recoveryAccount,
  principal: '本金',
  interest: '利息',
  penalty: '罚息',
  cost: '费用',
  opening: '期初',
  income: '收入',
  cash: '收款',
  surplus: '多付',
  loss: '核销损失',
  memo: '账销案存',
  recovered: '核销后收回',
  renewed: '借新还旧',
};

export const channel = {
  cash: '柜面现金',
  transfer: '转账',
  deduction: '约定扣划',
  court: '法院执行款',
  other: '其他',
};

export const entry = {
  ...writeOffEntry,
  ...recoveryEntry,
  opening: '期初余额',
  charge: '计收',
  payment: '还款',
  recovery: '核销后收回',
  writeOff: '核销',
  reversal: '冲正',
  renewal: '借新还旧',
};

export const obligor = {
  borrower: '借款人',
  coObligor: '共同债务人',
  guarantor: '保证人',
  pledgor: '抵押（质押）人',
  actualUser: '实际用款人',
};

export const partyKind = { person: '自然人 · 借款人', organisation: '单位 · 借款人' };

export const caseKind = { loan: '贷款' };

export const task = {
  ...writeOffTask,
  ...tasks,
  ...courtTask,
  ...requestTasks,
  returnedTwice: '两次退回，核查下落',
  serviceMissing: '发出已久，催补送达证明',
  letterUncertain: '核查文书是否送出',
  parked: '案件暂停，核查数据',
  handoffOverdue: '移交逾期未收件',
  handoffReturned: '补齐移交材料',
  suitNotFiled: '尚未立案，跟进法院',
  enforce: '判决生效，申请执行',
  contactBreach: '核查不合规的联系',
  assetLook: '财产复查',
  limitationEnds: '诉讼时效将届满，取得中断证据',
  guaranteeEnds: '保证期间将届满，依法主张',
  legalCheck: '法务核查保证责任或时效',
};

export const levelName = { 0: '主管', 1: '联社主任' };

/** Why a letter was not sent. */
export const because = {
  nothingOwed: '已无欠款',
  stageLeft: '案件已离开该阶段',
  alreadyServed: '已经送达',
  caseParked: '案件暂停待查',
};

export const actState = {
  wanted: '待送出',
  claimed: '正在送出',
  done: '已送出',
  dropped: '未送',
  withdrawn: '已撤回',
  uncertain: '是否送出不明',
};

export const handoffState = { offered: '待收件', open: '待收件', accepted: '已收件', returned: '已退回补件' };

/** The request in one sentence, by the stage asked for. */
export const sentence = {
  ...matterSentence,
  intake: '{{who}} 请求把 {{debtor}} 退回立案，欠款 {{amount}} 元。',
  notice: '{{who}} 请求把 {{debtor}} 退回通知，欠款 {{amount}} 元。',
  announcement: '{{who}} 请求向 {{debtor}} 发出最后催告，收回 {{amount}} 元。',
  urging: '{{who}} 请求对 {{debtor}} 进入催办，收回 {{amount}} 元。',
  litigation: '{{who}} 请求起诉 {{debtor}}，收回 {{amount}} 元。',
  writtenOff: '{{who}} 请求核销 {{debtor}} 的欠款 {{amount}} 元，账销案存。',
  settled: '{{who}} 请求结清 {{debtor}} 的案件。',
  ended: '{{who}} 请求撤销 {{debtor}} 的案件，立案有误；欠款 {{amount}} 元不受影响。',
};

/** Columns of a ledger. */
export const field = {
  contractNo: '借款合同编号',
  borrowerName: '借款人',
  borrowerIdNo: '证件号',
  borrowerKind: '自然人 / 单位',
  phone: '电话',
  address: '住址',
  drawnOn: '放款日',
  dueOn: '到期日',
  lentFen: '贷款金额（元）',
  principalFen: '本金余额（元）',
  interestFen: '利息（元）',
  penaltyFen: '罚息（元）',
  costFen: '费用（元）',
  coObligorName: '共同债务人',
  coObligorIdNo: '共同债务人证件号',
};

/** Faults of a row in a few words; the server says the cure beside it, in Chinese. */
export const rowFault = {
  COLUMN_MISSING: '文件里没有找到这一项对应的列',
  ROW_UNEVEN: '这一行的格数与表头不同',
  QUOTES_BROKEN: '这一行的双引号不成对，分不清各格',
  VALUE_MISSING: '这一项必须填写',
  TEXT_TOO_LONG: '内容太长',
  CONTROL_CHARACTERS: '含有换行、制表符或看不见的字符',
  FORMULA: '以 = + @ 开头，像是公式',
  NUMBER_SCIENTIFIC: '号码变成了科学记数（如 4.2E+17），后几位已丢失',
  DAY_UNCLEAR: '看不懂这个日期',
  NO_SUCH_DAY: '日历上没有这一天',
  DAY_IN_FUTURE: '日期在今天之后，贷款还没有发放',
  DUE_BEFORE_DRAWN: '到期日早于发放日',
  NOT_AN_AMOUNT: '不是金额',
  UNIT_NOT_YUAN: '这一列的单位是万元',
  AMOUNT_NEGATIVE: '金额不能是负数',
  AMOUNT_ABSURD: '金额超过一千亿元，不合常理',
  LENT_NOTHING: '贷款金额不能是零',
  ABOVE_LENT: '本金余额大于贷款金额',
  ID_NO_CHARACTERS: '证件号只能有数字和字母',
  ID_NO_LENGTH: '证件号位数不对',
  ID_NO_ZEROS_LOST: '证件号位数太少，像是丢了开头的零或没有填全',
  ID_NO_ROUNDED: '证件号末尾变成了 000，且校验位不对，像是被 Excel 改过',
  ID_NO_OF_ANOTHER: '同一证件号已登记为另一个姓名',
  CO_OBLIGOR_IS_BORROWER: '共同借款人与借款人是同一证件号',
  KIND_UNKNOWN: '借款人类型看不懂',
  DUPLICATE_IN_FILE: '同一合同号在文件里已经出现过',
  DUPLICATE_DEBT: '这一合同号已在台账中',
};
