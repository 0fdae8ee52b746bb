/** Words of write-offs and of the ends of a claim: refusals, events, papers, tasks. */
export const writeOffRefusal = {
  EVIDENCE_MISSING: '核销依据的证据不齐；请补齐所列证据，外部证据确实无法取得的，补追收证明、清收报告和法律意见书',
  NOT_SMALL: '本金超过小额贷款的限额，不能按小额核销；请改选其他依据',
  PURSUED_TOO_SHORT: '追收的时间还不够长；请到期后再办，或补上更早的追收证明',
  FILE_INCOMPLETE: '核销资料不齐；请补齐所列各项后再提请',
  FILE_UNDER_REVIEW: '核销请求正在审批，资料不能再改；请等审批结束，或请审批人退回补正',
  SIGNERS_SAME: '经办人、部门负责人、单位负责人须是三个人；请改选',
  WRONG_PROOF: '这种材料不能证明这一项；请换成所列种类的材料',
  OPINIONS_NOT_APART: '五个部门的意见须由五个人分别出具，且不能是发起人、经办人或审批人；请退回，由他人出具意见',
  ABOVE_AUTHORITY: '金额超过主任的核销权限；请报理事会或其授权的人决定',
  NOT_WRITTEN_OFF: '这个案件没有核销过；无须事后检查',
  AFTER_CHECKED: '这一项事后检查已经登记；无须再登记',
  ENDING_EVIDENCE_MISSING: '终结案件的证据不齐；请补齐所列证据',
  NOT_BEFORE: '规定的年限还没有满；请到所示日期后再办',
  ENDING_NOT_PROPOSED: '还没有登记受让人或终结的依据；请从债权转让或终结追索办理',
  ASSIGNEE_UNFIT: '受让人就是债权人或这笔债务的义务人，不是转让；请改登还款，或另选受让人',
};

export const writeOffEvent = {
  WriteOffFileKept: '整理核销资料',
  WriteOffEvidenceKept: '登记核销证据',
  AfterChecked: '核销后检查',
  EndingProposed: '提请终结债权',
  ClaimAssigned: '债权转让出账',
  ClaimClosed: '终结追索，账销案存注销',
  CreditorChanged: '债权人变更',
};

export const writeOffProof = { certificate: '官方证明', report: '报告', opinion: '法律意见书' };
export const writeOffTask = { afterCheck: '核销后检查', liability: '认定核销责任' };
export const writeOffDeadline = { afterCheck: '核销后检查', liability: '责任认定' };
export const writeOffEntry = { assignment: '债权转让', closure: '终结追索' };
export const writeOffRight = {
  'writeoff.prepare': '整理核销资料',
  'writeoff.check': '核销后检查',
  'ending.ask': '提请转让或终结',
};

export const writeOffGround = {
  missingWithoutAssets: '下落不明，无财产可偿',
  sameBorrowerRuling: '同一借款人的其他债权已裁定终结',
  otherLenderRuling: '同一借款人已由其他债权人取得终结裁定',
};

/** Why a case ends although something is owed. */
export const ending = {
  assigned: '债权转让',
  bankruptcyClosedTwoYears: '破产终结已满两年',
  nothingOwedByJudgment: '判决无须偿还',
  planPerformed: '重整或和解计划已履行',
  forgivenAndPerformed: '减免或还款协议已履行',
  limitationLost: '丧失胜诉权，补救两年未果',
};

/** What must be shown, for a write-off or for an end. */
export const gate = {
  closingRuling: '终结执行或终结本次执行裁定',
  bankruptcyRuling: '终结破产程序裁定',
  deathCertificate: '死亡证明',
  noEstate: '无遗产证明或继承人放弃声明',
  missingProof: '下落不明的证明',
  noAssets: '无可执行财产的证明',
  otherRuling: '同一借款人其他债权的裁定',
  noStrongerSecurity: '担保不优于该债权的说明',
  pursuitProof: '追收证明',
  collectionReport: '清收报告',
  legalOpinion: '法律意见书',
  assignmentAgreement: '转让协议',
  pricePaid: '转让价款到账',
  debtorNotified: '通知债务人',
  judgment: '判决书',
  plan: '重整计划或和解协议',
  agreement: '减免或还款协议',
  performed: '已履行的证明',
  limitationLost: '丧失胜诉权的裁判或法律意见',
  remedyFailed: '补救未果的报告',
};

export const writeOffTest = {
  measures: '按办法认定',
  counsel: '按法律顾问确认的标准认定',
  house: '附1的标准尚未经法律顾问确认，暂按内部标准认定',
};

export const afterSeat = { finance: '财务', internalControl: '内控', liability: '责任认定' };
export const finding = { ok: '无异常', faulty: '有问题' };
