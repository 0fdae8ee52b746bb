import { department, matter } from './en/authority.js';
import * as code from './en/code.js';
import { courtDetail, courtFact, courtTrack, readinessItem, readinessState } from './en/court.js';
import * as event from './en/event.js';
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
} from './en/limit.js';
import * as form from './en/form.js';
import * as kind from './en/kind.js';
import * as measure from './en/measure.js';
import { recoveryKind, recoveryPart, recoveryState, thing } from './en/recovery.js';
import * as refusal from './en/refusal.js';
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
} from './en/settlement.js';
import * as step from './en/step.js';
import { uiCase } from './en/ui-case.js';
import { lapse, uiLawful } from './en/ui-lawful.js';
import * as rule from './en/ui-rule.js';
import { uiWork } from './en/ui-work.js';
import type zhCN from './zh-CN.js';
import { afterSeat, ending, finding, gate, writeOffTest } from './en/write-off.js';

/** The same shape as the Chinese words; what is missing there does not compile. */
type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

const nav = {
  settings: 'Settings',
  filing: 'Filing',
  filingLong: 'Suits to file',
  tasks: 'Tasks',
  cases: 'Cases',
  approvals: 'Decide',
  approvalsLong: 'Approvals',
  open: 'New',
  openLong: 'New case',
  import: 'Import',
  importLong: 'Import a ledger',
};

const en: Shape<typeof zhCN> = {
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

export default en;
