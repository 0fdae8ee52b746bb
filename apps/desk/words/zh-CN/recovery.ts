/** Words of recoveries: waivers, things in kind, mixed agreements, reversals by a second person. */
export const recoveryKind = { waiver: '减免', inKind: '以物抵债', mixed: '多种方式一并清偿' };

export const recoveryState = {
  proposed: '待审批',
  draft: '待确认',
  partly: '部分已确认',
  recognised: '已入账',
  cancelled: '已作废',
};

export const recoveryPart = { waiver: '减免', cash: '现金', inKind: '实物', setOff: '抵销' };

export const thing = {
  land: '土地使用权',
  house: '房屋、厂房',
  equity: '股权',
  movable: '动产',
  right: '其他财产权利',
};

export const recoveryEvent = {
  WaiverPosted: '减免入账',
  InKindPosted: '抵债物入账',
  SetOffPosted: '抵销入账',
  WaiverProposed: '提请减免',
  InKindAgreed: '签订以物抵债协议，待审批',
  MixedRecoveryAgreed: '签订多种方式清偿协议',
  RecoveryApproved: '清收方案获批',
  RecoveryPartConfirmed: '财务确认一项',
  RecoveryRecognised: '全部确认，一并入账',
  RecoveryCancelled: '清收方案作废',
  TitleGivenBack: '抵债物退回',
};

export const recoveryRefusal = {
  ABOVE_OWED: '金额超过所欠；请按现在的欠款重新填写',
  DOCKET_NEEDED: '法院执行款要写明案号，其他渠道不写；请核对渠道和案号',
  BEFORE_DUE: '协议签于债务到期之前，只能变价受偿，不能直接取得；请在到期后重新签订协议',
  CASH_ONLY: '工资只能以货币支付，不能以物抵偿；请安排现金',
  CONDITION_UNMET: '约定的还款还没有到账，减免不能生效；请等足额到账后再确认',
  NO_CASE: '这笔债务没有在办的案件，无处报批；请先立案',
  NOT_APPROVED: '还没有批准，不能确认；请等审批结果',
  PARTS_OPEN: '还有没确认的部分，不能入账；请逐项确认，最后一项确认后一并入账',
  PART_CONFIRMED: '这一项已经确认过；无须再办',
  RECOVERY_OVER: '已经入账或作废；如记错，请走冲正',
  TITLE_NEEDED: '取得权属之前旧债不消灭；请登记权属凭证',
};

export const recoveryEntry = { waiver: '减免', inKind: '以物抵债', setOff: '抵销' };
export const recoveryAccount = { waived: '减免损失', asset: '抵债资产', setOff: '抵销款', difference: '抵债差额' };
export const recoveryRight = { 'recovery.propose': '提请减免、以物抵债', 'recovery.confirm': '确认减免、抵债与清偿' };
export const recoveryFigure = { paidFen: '已付', neededFen: '应付', open: '未确认项', dueOn: '到期日', part: '科目' };
