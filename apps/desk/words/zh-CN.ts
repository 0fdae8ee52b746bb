import * as code from './zh-CN/code.js';
import * as event from './zh-CN/event.js';
import * as refusal from './zh-CN/refusal.js';
import * as step from './zh-CN/step.js';
import { uiCase } from './zh-CN/ui-case.js';
import { uiWork } from './zh-CN/ui-work.js';

const nav = {
  tasks: '任务',
  cases: '案件',
  approvals: '审批',
  approvalsLong: '审批箱',
  open: '新建',
  openLong: '新建案件',
  import: '导入',
  importLong: '导入台账',
};

export default { nav, ...code, ...event, ...refusal, ...step, ui: { ...uiCase, ...uiWork } };
