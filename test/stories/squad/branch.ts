import {
  addMonths,
  calendarOf,
  rolledForward,
  type Day,
  type Holiday,
} from '../../../libs/ground/calendar/calendar.js';
import type { Desk, RequestView } from '../../world/desk.js';
import type { Person } from '../../world/person.js';
import type { CaseView } from '../../world/town.js';

/** A loan as the branch's ledger has it; amounts in yuan. */
export interface Loan {
  owed: number;
  interest?: number;
  /** Months since it fell due. */
  overdue?: number;
}

export interface Opened {
  caseId: string;
  debtId: string;
  dueOn: Day;
}

export interface DebtShown {
  owedFen: number;
  entries: { id: string; kind: string; amountFen: number; channel: string | null; payerName: string | null }[];
  recourse: { partyId: string; name: string; amountFen: number }[];
  guarantees: { id: string; partyId: string; releasedOn: Day | null; releasedBecause: string | null }[];
  renewedInto: string | null;
  renewedFrom: string | null;
}

export interface CourtShown {
  tracks: {
    id: string;
    kind: string;
    state: string;
    facts: { id: string; kind: string; onDay: Day; untilDay: Day | null; reference: string | null }[];
    freezes: { id: string; asset: string; until: Day; lifted: boolean }[];
    next: string[];
  }[];
  watches: { for: string; on: Day; savesRight: boolean }[];
}

export interface DutyShown {
  post: string;
  name: string;
  fromDay: Day;
  untilDay: Day | null;
}

/** Fen of so many yuan. */
export const fenOf = (yuan: number): number => yuan * 100;

const paper = (kind: string, reference: string) => ({ kind, reference });
export const contract = paper('contract', '合同原件');
export const courtPaper = paper('courtPaper', '示例法院文书');

/** A branch with its clearance squad: loans of its own, and what the squad does at the doors. */
export class Branch {
  private serial = 0;

  constructor(readonly desk: Desk) {}

  private get town() {
    return this.desk.town;
  }

  /** New loans in the ledger, each of another borrower. */
  async loans(loans: readonly Loan[]): Promise<{ debtId: string; dueOn: Day }[]> {
    const today = await this.desk.today();
    const rows = loans.map(({ owed, interest = 0, overdue = 3 }) => {
      const n = String(++this.serial).padStart(6, '0');
      const dueOn = addMonths(today, -overdue);
      const drawnOn = addMonths(dueOn, -12);
      return {
        dueOn,
        line: `支借${n},示例户${n},000001${n.padStart(12, '0')},${drawnOn},${dueOn},${owed},${owed},${interest}`,
      };
    });
    const csv = ['合同号,借款人,证件号,发放日,到期日,金额,本金余额,欠息', ...rows.map((row) => row.line)].join('\n');
    const file = { fileName: 'branch.csv', contentBase64: Buffer.from(csv).toString('base64') };
    const { id, faults } = await this.town.collector.must<{ id: string; faults: unknown[] }>('/imports', file);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const confirmed = await this.town.collector.must<{ debtIds: string[] }>(`/imports/${id}/confirmation`, {
      skipFaulty: false,
    });
    return rows.map(({ dueOn }, at) => ({ debtId: confirmed.debtIds[at] ?? '', dueOn }));
  }

  /** A case on a new loan; its first notice goes out at once, unless it goes another way. */
  async opened(loan: Loan, own: { noticeNow?: boolean; debtId?: string } = {}): Promise<Opened> {
    const { noticeNow = true } = own;
    const [made] = own.debtId ? [{ debtId: own.debtId, dueOn: await this.desk.today() }] : await this.loans([loan]);
    if (!made) throw new Error('no loan was made');
    const { caseId } = await this.town.collector.must<{ caseId: string }>('/cases', {
      debtIds: [made.debtId],
      noticeNow,
    });
    await this.desk.living.quiet();
    return { caseId, ...made };
  }

  async view(caseId: string): Promise<CaseView> {
    return this.town.collector.see<CaseView>(`/cases/${caseId}`);
  }

  async debt(debtId: string): Promise<DebtShown> {
    return this.town.collector.see<DebtShown>(`/debts/${debtId}`);
  }

  async court(caseId: string): Promise<CourtShown> {
    return this.town.legal.see<CourtShown>(`/cases/${caseId}/court`);
  }

  async duties(caseId: string): Promise<DutyShown[]> {
    return (await this.town.supervisor.see<{ duties: DutyShown[] }>(`/cases/${caseId}/duties`)).duties;
  }

  /** Money comes in today, over the counter unless told otherwise. */
  async pays<T = { kind: string; leftFen: number; recourseFen: number | null }>(
    debtId: string,
    amountFen: number,
    own: Record<string, unknown> = {},
  ): Promise<T> {
    const order = {
      amountFen,
      valueDay: await this.desk.today(),
      channel: 'transfer',
      payer: { name: '本人' },
      ...own,
    };
    const paid = await this.town.finance.must<T>(`/debts/${debtId}/payments`, order);
    await this.desk.living.quiet();
    return paid;
  }

  /** Meeting the debtor now. */
  async meets(who: Person, caseId: string, own: Record<string, unknown> = {}) {
    return who.post<{ reachedToday: number }>(`/cases/${caseId}/contacts`, {
      ...{ channel: 'visit', direction: 'outgoing', answered: true, outcome: 'talked', place: 'homeByConsent' },
      ...own,
    });
  }

  async open(caseId: string): Promise<RequestView> {
    const found = await this.desk.openRequest(caseId);
    if (!found) throw new Error('no request is open');
    return found;
  }

  /** Asked for by the collector. */
  async asked(caseId: string, to = 'litigation'): Promise<string> {
    const { collector } = this.town;
    const path = `/cases/${caseId}/requests`;
    return (await collector.must<{ approvalId: string }>(path, { to, reason: '多次催收未还' })).approvalId;
  }

  async decides(who: Person, approvalId: string, decision = 'approve') {
    const answer = await who.post(`/approvals/${approvalId}/decision`, { decision, reason: '经研究决定' });
    await this.desk.living.quiet();
    return answer;
  }

  /** Asked for, approved, taken over by legal and filed; answers its track. */
  async sued(caseId: string, claimedFen: number, defendants: string[] = []): Promise<string> {
    await this.desk.approve(await this.asked(caseId), this.town.supervisor);
    return this.filed(caseId, claimedFen, defendants);
  }

  /** Legal takes the papers over and files the suit. */
  async filed(caseId: string, claimedFen: number, defendants: string[] = []): Promise<string> {
    const { legal } = this.town;
    await legal.must(`/cases/${caseId}/handoff/decision`, { decision: 'accept', missing: [] });
    await legal.must(`/cases/${caseId}/suit`, {
      ...{ court: '示例县人民法院', docketNo: docketOf(caseId), filedOn: await this.desk.today(), claimedFen },
      ...{ proof: courtPaper, defendants },
    });
    await this.desk.living.quiet();
    const track = (await this.court(caseId)).tracks.find((one) => one.kind === 'suit');
    return track?.id ?? '';
  }

  /** A fact of a track, of today. */
  async tells(trackId: string, kind: string, own: Record<string, unknown> = {}): Promise<{ factId: string }> {
    const fact = { kind, onDay: await this.desk.today(), proof: courtPaper, ...own };
    return this.town.legal.must<{ factId: string }>(`/tracks/${trackId}/facts`, fact);
  }

  /** Accepted by the court, judged after a month, in effect after the days of appeal, and under enforcement. */
  async judged(caseId: string, trackId: string, judgedFen: number): Promise<void> {
    await this.tells(trackId, 'accepted', { detail: 'summary' });
    await this.tells(trackId, 'copyServed');
    await this.desk.lived(30);
    const judgedOn = await this.desk.today();
    await this.town.legal.must(`/cases/${caseId}/judgment`, { judgedOn, judgedFen });
    await this.tells(trackId, 'judgmentServed', { detail: 'debtor' });
    await this.desk.lived(20);
    await this.tells(trackId, 'effective');
    await this.tells(trackId, 'enforcementApplied');
    await this.tells(trackId, 'enforcementAccepted');
    await this.desk.living.quiet();
  }

  /** The last day of a term that ends on that day: on a day of rest it rolls on (Civil Code 203). */
  async lastDay(day: Day): Promise<Day> {
    const sql = 'SELECT day::text AS day, kind, provisional FROM holiday';
    return rolledForward(day, calendarOf((await this.desk.living.owner.query<Holiday>(sql)).rows));
  }

  /** Letters that were ever wanted in a case, sent or not. */
  async letters(caseId: string): Promise<number> {
    const sql = 'SELECT count(*)::int AS n FROM outside_act WHERE subject_id = $1';
    return (await this.desk.living.owner.query<{ n: number }>(sql, [caseId])).rows[0]?.n ?? 0;
  }

  /** All money that came in, in fen. */
  async cash(): Promise<bigint> {
    const sql = `SELECT coalesce(sum(amount_fen), 0)::text AS fen FROM ledger_entry WHERE kind IN ('payment', 'recovery')`;
    return BigInt((await this.desk.living.owner.query<{ fen: string }>(sql)).rows[0]?.fen ?? '0');
  }
}

export const docketOf = (caseId: string): string => `（示例）民初${caseId.slice(0, 8)}号`;
