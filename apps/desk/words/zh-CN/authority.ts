/** Words of who decides what: requests between filing and decision, opinions, deputies. */
export const events = {
  RequestFiled: '提请审批',
  RequestRaised: '审批转上一级',
  RequestApproved: '审批：同意',
  RequestRefused: '审批：不同意',
  RequestReturned: '审批：退回补正',
  RequestCompleted: '已补正，重新提请',
  RequestTransferred: '审批转交他人',
  VoiceAsked: '加签，征求意见',
  VoiceGiven: '意见已出具',
  RequestStale: '请求失效，案件已变',
};

export const refusals = {
  SAME_HAND: '您已经手这件请求，不能再由您决定或出具意见；请由另一位有权的人办理',
  RESPONSIBLE_HAND: '您是本案的责任人，不能审批；请由与本案无关、有权的人决定',
  ALREADY_DECIDED: '这件请求已经有了决定；请看卡片上的结果',
  REQUEST_STALE: '发起之后案件变了，这件请求已失效；如仍需要，请按新情况重新发起',
  REQUEST_RETURNED: '这件请求已退回，等发起人补正；请在补正之后再办',
  REQUEST_NOT_RETURNED: '这件请求没有退回，无须补正；请等它的决定',
  NOT_YOURS_TO_COMPLETE: '补正由发起人办理；请通知发起人，系统提请的由本案经办人补正',
  ABOVE_LIMIT: '金额超过您的审批限额；请等上一级决定',
  NOT_YOUR_LEVEL: '现在轮到另一级审批；请等那一级决定',
  ASSIGNED_TO_OTHER: '这件请求已转交同级的另一位；请由他决定，或等上一级',
  NOT_ENTITLED: '此人不能办理这件请求；请选同级、有权、与本案无关的人',
  REQUEST_OPEN: '已有一件请求在等决定，或退回待补正；请先等它有结果',
  VOICES_MISSING: '意见还没有出齐，不能批准；请等各部门的意见，或先退回',
  VOICE_AGAINST: '有一份不同意的意见，不能批准；可以不同意，或退回补正后重新征求意见',
  VOICE_TWICE: '这一席已有意见，或您已在本轮发表过意见；每席一份，每人一份',
  NOT_YOUR_SEAT: '这份意见不由您出具；请由该部门或被加签的人出具',
  DEPUTY_SELF: '不能由自己代理自己；请另选一位',
  DEPUTY_NOT_YOURS: '代理由本人或管理员指定；请联系本人或管理员',
  DEPUTY_DAYS: '代理的日期不对；请从今天或以后开始，止期不早于起期，不超过一年',
};

export const rights = {
  'request.see': '查看审批',
  'request.complete': '补正退回的请求',
  'voice.give': '出具意见',
  'deputy.appoint': '指定代理人',
};

export const tasks = { requestRefused: '审批未批准，另作打算', requestReturned: '审批退回，补正后再报' };

export const requestStates = {
  open: '等待决定',
  returned: '退回补正',
  approved: '已批准',
  refused: '未批准',
  stale: '已失效',
};

export const asks = {
  pressDemand: '提请公告催收',
  plan: '提请还款计划',
  hold: '提请登记案件事实',
  waiver: '提请减免',
  inKind: '提请以物抵债',
  reversal: '提请冲正',
  parameter: '提请修改参数',
  authority: '提请修改授权',
  roleGrant: '提请授予岗位',
  expeditedSuit: '提请紧急起诉',
  assignment: '提请债权转让结案',
  closure: '提请核销后销案',
};

/** Matters of the authority table. */
export const matter = {
  announcement: '最后催告',
  pressDemand: '公告催收',
  urging: '进入催办',
  litigation: '起诉',
  expeditedSuit: '紧急起诉',
  plan: '还款计划',
  hold: '案件事实（暂缓等）',
  waiver: '减免',
  inKind: '以物抵债',
  writtenOff: '核销',
  ended: '撤案',
  assignment: '债权转让',
  closure: '核销后销案',
  reversal: '冲正',
  parameter: '参数',
  authority: '授权',
  roleGrant: '岗位授予',
};

/** Departments whose opinion is asked. */
export const department = {
  disposal: '资产处置',
  credit: '信贷',
  finance: '财务',
  legal: '法律合规',
  internalControl: '内控',
};
