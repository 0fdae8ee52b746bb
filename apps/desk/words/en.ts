import * as code from './en/code.js';
import * as event from './en/event.js';
import * as refusal from './en/refusal.js';
import * as step from './en/step.js';
import { uiCase } from './en/ui-case.js';
import { uiWork } from './en/ui-work.js';
import type zhCN from './zh-CN.js';

/** The same shape as the Chinese words; what is missing there does not compile. */
type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

const nav = {
  tasks: 'Tasks',
  cases: 'Cases',
  approvals: 'Decide',
  approvalsLong: 'Approvals',
  open: 'New',
  openLong: 'New case',
  import: 'Import',
  importLong: 'Import a ledger',
};

const en: Shape<typeof zhCN> = { nav, ...code, ...event, ...refusal, ...step, ui: { ...uiCase, ...uiWork } };

export default en;
