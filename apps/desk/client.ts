import { deskFetch } from './client-fetch.js';
import type * as imports from './shapes-import.js';
import type * as s from './shapes.js';

interface Call {
  path?: { id: string };
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
}

const op =
  <Answer>(method: string, url: string) =>
  async (call: Call = {}): Promise<{ data: Answer }> => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query ?? {}))
      if (value !== undefined) query.set(name, String(value));
    const search = query.size > 0 ? `?${query.toString()}` : '';
    const answer = await deskFetch(`/api/v1${url.replace('{id}', call.path?.id ?? '')}${search}`, {
      method,
      headers: {
        Accept: 'application/json',
        ...(call.body ? { 'Content-Type': 'application/json' } : {}),
        ...call.headers,
      },
      ...(call.body ? { body: JSON.stringify(call.body) } : {}),
    });
    const text = await answer.text();
    return { data: (text ? JSON.parse(text) : {}) as Answer };
  };

export const installation = op<s.Installation>('GET', '/installation');
export const roleCards = op<{ cards: s.RoleCard[] }>('GET', '/cards');
export const signIn = op<s.Session>('POST', '/session');
export const session = op<s.Session>('GET', '/session');
export const signOut = op<object>('POST', '/session/end');
export const staffList = op<{ staff: s.StaffRow[] }>('GET', '/staff');
export const cases = op<s.CaseList>('GET', '/cases');
export const caseById = op<s.CaseView>('GET', '/cases/{id}');
export const timeline = op<s.TimelineView>('GET', '/cases/{id}/timeline');
export const openCase = op<{ caseId: string; number: string }>('POST', '/cases');
export const serveNotice = op<{ noticeId: string; letterNumber: string; actId: string; notBeforeAt: string }>(
  'POST',
  '/cases/{id}/notices',
);
export const sendNoticeAgain = op<{ noticeId: string; letterNumber: string; actId: string; notBeforeAt: string }>(
  'POST',
  '/notices/{id}/sendings',
);
export const recordDelivery = op<{ servedOn?: string | null; termEndsOn?: string | null; attempt: number }>(
  'POST',
  '/notices/{id}/deliveries',
);
export const withdrawAct = op<object>('POST', '/outside-acts/{id}/withdrawal');
export const askFor = op<{ approvalId: string; level: number }>('POST', '/cases/{id}/requests');
export const recordInterview = op<object>('POST', '/cases/{id}/interviews');
export const decideHandoff = op<object>('POST', '/cases/{id}/handoff/decision');
export const offerHandoff = op<object>('POST', '/cases/{id}/handoff');
export const fileSuit = op<object>('POST', '/cases/{id}/suit');
export const recordJudgment = op<object>('POST', '/cases/{id}/judgment');
export const resumeCase = op<object>('POST', '/cases/{id}/resume');
export const tasks = op<{ tasks: s.Task[] }>('GET', '/tasks');
export const finishTask = op<object>('POST', '/tasks/{id}/done');
export const approvals = op<{ approvals: s.ApprovalRow[] }>('GET', '/approvals');
export const approvalById = op<s.ApprovalView>('GET', '/approvals/{id}');
export const decide = op<{ state: string; stage: s.Stage }>('POST', '/approvals/{id}/decision');
export const debts = op<{ debts: s.DebtRow[]; next?: string | null }>('GET', '/debts');
export const debtById = op<s.DebtView>('GET', '/debts/{id}');
export const postPayment = op<s.Posted>('POST', '/debts/{id}/payments');
export const postCharge = op<s.Posted>('POST', '/debts/{id}/charges');
export const reverseEntry = op<s.Posted>('POST', '/entries/{id}/reversal');
export const uploadLedger = op<imports.Batch>('POST', '/imports');
export const importById = op<imports.Batch>('GET', '/imports/{id}');
export const remap = op<imports.Batch>('POST', '/imports/{id}/mapping');
export const confirmImport = op<{ imported: number; debtIds?: string[] }>('POST', '/imports/{id}/confirmation');
export const startBulk = op<{ bulkId: string; rows: number }>('POST', '/bulk-starts');
export const bulkStart = op<imports.BulkStart>('GET', '/bulk-starts/{id}');
export const clock = op<imports.ClockView>('GET', '/clock');
export const moveClock = op<{ today: string; until?: string; arrived?: boolean }>('POST', '/clock/moves');
