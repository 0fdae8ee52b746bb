import { department, matter } from './zh-CN/authority.js';
import * as code from './zh-CN/code.js';
import { courtDetail, courtFact, courtTrack, readinessItem, readinessState } from './zh-CN/court.js';
import * as event from './zh-CN/event.js';
import {
  clockPhase,
  clockState,
  guaranteeMode,
  limitAct,
  pledgeKind,
  pressLack,
  released,
  saving,
  userTitle,
} from './zh-CN/limit.js';
import * as form from './zh-CN/form.js';
import * as kind from './zh-CN/kind.js';
import * as measure from './zh-CN/measure.js';
import { recoveryKind, recoveryPart, recoveryState, thing } from './zh-CN/recovery.js';
import * as refusal from './zh-CN/refusal.js';
import {
  answerKind,
  choice,
  debtEffect,
  factEnding,
  factKind,
  factState,
  guarantorEffect,
  instalmentState,
  planState,
  promiseState,
} from './zh-CN/settlement.js';
import * as step from './zh-CN/step.js';
import { uiCase } from './zh-CN/ui-case.js';
import { lapse, uiLawful } from './zh-CN/ui-lawful.js';
import * as rule from './zh-CN/ui-rule.js';
import { uiWork } from './zh-CN/ui-work.js';
import { afterSeat, ending, finding, gate, writeOffTest } from './zh-CN/write-off.js';

const nav = {
  settings: '设置',
  filing: '立案',
  filingLong: '立案清单',
  tasks: '任务',
  cases: '案件',
  approvals: '审批',
  approvalsLong: '审批箱',
  open: '新建',
  openLong: '新建案件',
  import: '导入',
  importLong: '导入台账',
};

export default {
  nav,
  ...{ department, matter },
  ...code,
  ...{ courtDetail, courtFact, courtTrack, readinessItem, readinessState },
  ...event,
  ...{ clockPhase, clockState, guaranteeMode, limitAct, pledgeKind, pressLack, released, saving, userTitle },
  ...form,
  ...kind,
  ...measure,
  ...{ recoveryKind, recoveryPart, recoveryState, thing },
  ...refusal,
  ...step,
  ...{ afterSeat, ending, finding, gate, writeOffTest },
  ...{
    answerKind,
    choice,
    debtEffect,
    factEnding,
    factKind,
    factState,
    guarantorEffect,
    instalmentState,
    planState,
    promiseState,
  },
  lapse,
  listRow: rule.listRow,
  parameter: rule.parameter,
  seat: rule.seat,
  trialMove: rule.trialMove,
  ui: { ...uiCase, ...uiLawful, ...rule.uiRule, ...uiWork },
};
