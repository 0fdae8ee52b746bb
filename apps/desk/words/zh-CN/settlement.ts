/** Words of facts, plans, promises and answers to a demand. */
export const events = {
  FactProposed: '申请登记案件事实，等待审批',
  FactRecorded: '案件事实生效',
  FactRefused: '申请未获批准，不生效',
  FactEnded: '案件事实解除，恢复办理',
  PlanProposed: '提交还款计划，等待审批',
  PlanBegun: '还款计划生效，暂停催收',
  PlanRefused: '还款计划未获批准',
  PlanCancelled: '还款计划取消，恢复办理',
  InstalmentKept: '当期还款按约付清',
  PlanKept: '还款计划履行完毕',
  PlanBroken: '还款计划违约，恢复办理',
  PromiseRecorded: '登记还款承诺',
  PromiseKept: '承诺已兑现',
  PromiseBroken: '承诺未兑现',
  PromiseWithdrawn: '承诺撤回',
  AnswerRecorded: '登记债务人答复',
  AnswerChosen: '法务选定重签的处理方式',
};

export const refusals = {
  PLAN_UNSIGNED: '还款计划没有债务人签字的协议，不能提交；请先签好协议，登记签收单或合同编号',
  PLAN_DAYS_MIXED: '分期日期没有先后次序，或早于签订日；请按日期先后重新填写',
  PLAN_SUM_WRONG: '各期之和与计划总额不一致；请核对每期金额，一分不差',
  PLAN_TOO_LONG: '计划的期数或期限超过上限；请缩短期限或减少期数',
  PLAN_ABOVE_OWED: '计划总额大于签订时的欠款；请按欠款核对总额',
  PLAN_OPEN: '这一案件已有还款计划在审批或履行中；请先了结那一份',
  PLAN_NOT_IN_FORCE: '这份还款计划不在履行中；请看计划的最新状态',
  FACT_IN_FORCE: '同一人的同一事实已登记并有效，或正在审批；无须重复登记',
  FACT_TOO_LONG: '期限超过这一事实的最长期限；请填在最长期限之内，到期可再申请',
  FACT_UNPROVEN: '这一事实须有证明才能登记；请补上证明材料的编号',
  FACT_PARTY_UNKNOWN: '此人不是本案债务的义务人；请从义务人中选择',
  FACT_NOT_IN_FORCE: '这一事实现在没有效力；请看最新的状态',
  FACT_ENDING_UNKNOWN: '这一事实不能以此原因解除；请选择与之相符的原因',
  PROMISE_OPEN: '已有一项承诺还没有到期；请等到期，或先撤回',
  PROMISE_ABOVE_OWED: '承诺金额大于欠款；请核对金额',
  PROMISE_OVER: '这项承诺已经有了结果；无须撤回',
  ANSWER_NOT_OPEN: '这项答复不等待法务选择，或已选定；请看最新的结果',
};

export const tasks = {
  factEnded: '事实期满解除，安排下一步',
  answerDispute: '答复债务人的异议',
  fileClaim: '申报债权，或通知保证人',
  findHeirs: '查明继承人与遗产',
  planBroken: '还款计划违约，安排下一步',
  promiseBroken: '承诺未兑现，跟进',
  drawUpPlan: '拟订还款计划并签协议',
  offerInKind: '洽谈以物抵债',
  chooseResign: '选定重签的处理方式',
  carryOutChoice: '按法务所选办理重签',
};

export const deadlines = {
  factTerm: '事实有效期',
  disputeAnswer: '异议答复期',
  claimFiling: '债权申报期',
  instalment: '当期还款日',
  promise: '承诺还款日',
};

export const rights = {
  'fact.record': '登记案件事实',
  'plan.propose': '提交还款计划',
  'plan.cancel': '取消还款计划',
  'answer.record': '登记答复与承诺',
  'answer.choose': '选定重签的处理方式',
};

export const figures = {
  signedOn: '签订日',
  totalFen: '计划总额',
  instalments: '期数',
  parts: '最多期数',
  n: '第几期',
  paidFen: '已还',
  fromDay: '起始日',
  untilDay: '截止日',
  onDay: '承诺日',
  saidOn: '答复日',
  choice: '选定',
};

export const factKind = {
  hold: '暂缓催收',
  dispute: '债务人有异议',
  planInForce: '还款计划履行中',
  planBroken: '还款计划违约',
  missing: '下落不明',
  dead: '死亡',
  bankrupt: '破产程序',
  hardship: '生活困难',
};

export const factEnding = {
  termOver: '期满',
  answered: '已答复',
  lifted: '解除暂缓',
  found: '已找到',
  heirsKnown: '继承人已查明',
  closed: '破产程序终结',
  recovered: '困难消除',
  planOver: '计划了结',
  mistaken: '登记有误',
};

export const factState = { proposed: '审批中', inForce: '有效', ended: '已解除', refused: '未批准' };

export const planState = {
  proposed: '审批中',
  inForce: '履行中',
  kept: '履行完毕',
  broken: '违约',
  cancelled: '已取消',
  refused: '未批准',
};

export const instalmentState = { open: '未到期', kept: '已付清', broken: '未付清' };

export const promiseState = { open: '待兑现', kept: '已兑现', broken: '未兑现', withdrawn: '已撤回' };

export const answerKind = {
  pays: '承诺付款',
  plan: '请求分期',
  inKind: '愿以物抵债',
  resign: '愿重签手续',
  disputes: '有异议',
};

export const choice = { confirmation: '债务确认书', newContract: '另签新合同（借新还旧）', nothing: '不办理' };

/** What a choice does to the debt and to a guarantor (X7). */
export const debtEffect = {
  renewed: '债务人同意履行，诉讼时效重新计算；已过时效的，抗辩随之放弃',
  replaced: '新贷偿还旧贷，旧债消灭，分类不因此上调',
  unchanged: '债务不变，时效继续计算',
};
export const guarantorEffect = {
  stays: '责任不变，保证期间不因此延长',
  free: '已免责，签字也不恢复',
  freedUnlessSigns: '免责，除非知情并签订新的保证合同',
  toCheck: '责任未定，先由法务核查',
};
